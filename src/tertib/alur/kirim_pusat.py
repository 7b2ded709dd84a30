"""The worker's part of a KTP-el: send the record to the central service, then ask until it has decided.

No transaction is open while the service is asked; run twice, nothing happens twice.
"""

from datetime import datetime, timedelta

from tertib.alur import kartu_ktp
from tertib.dokumen.ktp import services
from tertib.dokumen.ktp.keadaan import DI_PUSAT, GAGAL, Keadaan
from tertib.dokumen.ktp.models import Ktp
from tertib.dokumen.ktp.pusat import Pengajuan, Pusat, PusatTidakMenjawab, dari_pengaturan
from tertib.inti.antrean import Tunda
from tertib.inti.models import Antrean

JEDA_TANYA = timedelta(minutes=15)


def kerjakan(entri: Antrean, kini: datetime) -> None:
    """Handler of the queue for one card. Raises Tunda until the central service has decided."""
    ktp = Ktp.objects.select_related("permohonan__kantor", "permohonan__sop").get(pk=entri.isi["ktp"])
    if ktp.dihentikan is not None:
        return
    try:
        pusat = dari_pengaturan()
        _kirim(ktp, pusat, kini)
        if ktp.kini in DI_PUSAT:
            _tanya(ktp, pusat, kini)
    except PusatTidakMenjawab:
        raise Tunda(kini + JEDA_TANYA) from None
    if ktp.kini in DI_PUSAT or ktp.kini in GAGAL:
        raise Tunda(kini + JEDA_TANYA)
    kartu_ktp.pusat_selesai(ktp.permohonan, kini=kini)


def _kirim(ktp: Ktp, pusat: Pusat, kini: datetime) -> None:
    """Send what is recorded, or failed before."""
    if ktp.kini == Keadaan.TEREKAM or ktp.kini in GAGAL:
        services.pindahkan(ktp, Keadaan.DIPROSES, kini=kini)
    if ktp.kini == Keadaan.DIPROSES:
        pusat.daftarkan(Pengajuan(ktp.pengajuan, ktp.nik, ktp.nama))
        services.pindahkan(ktp, Keadaan.DIKIRIM, kini=kini)


def _tanya(ktp: Ktp, pusat: Pusat, kini: datetime) -> None:
    jawaban = pusat.keadaan(ktp.pengajuan, sejak=ktp.dibuat, kini=kini)
    if jawaban.keadaan != ktp.kini:
        services.pindahkan(ktp, jawaban.keadaan, kini=kini, keterangan=jawaban.keterangan)
