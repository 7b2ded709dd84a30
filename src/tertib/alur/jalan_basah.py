"""When signing services are down: the head of office decides that cases may be signed with a pen for a while."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur import langkah, naskah
from tertib.alur.konteks import TANDATANGAN, TANDATANGAN_BASAH, TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.alur.tandatangan_basah import JalanBasahTertutup
from tertib.dokumen import queries, services
from tertib.dokumen.models import Cara, Dokumen, JalanBasah
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan import services as permohonan_services
from tertib.permohonan.models import Permohonan


class KeputusanTidakLengkap(Galat):
    """No reason, or an end that has passed already."""

    kalimat = _("Tulis alasannya dan sampai kapan; batasnya harus nanti.")


class HanyaKepalaDinas(Galat):
    """Somebody else tried to decide."""

    kalimat = _("Hanya Kepala Dinas yang dapat memutuskan tanda tangan pena.")


def putuskan(*, oleh: Penugasan, sampai: datetime, alasan: str, kini: datetime) -> JalanBasah:
    """Let the pen in until `sampai`, for every case of the office. Raises HanyaKepalaDinas, KeputusanTidakLengkap."""
    if oleh.jabatan != Jabatan.KADIS:
        raise HanyaKepalaDinas
    if not alasan.strip() or sampai <= kini:
        raise KeputusanTidakLengkap
    return services.buka_jalan_basah(oleh=oleh, mulai=kini, sampai=sampai, alasan=alasan.strip())


def akhiri(*, oleh: Penugasan, kini: datetime) -> None:
    """End it now, services being back. Raises HanyaKepalaDinas."""
    if oleh.jabatan != Jabatan.KADIS:
        raise HanyaKepalaDinas
    if jalan := queries.jalan_basah(kini):
        services.tutup_jalan_basah(jalan, kini=kini)


def cetak(permohonan: Permohonan, *, pelaku: Pelaku, versi: int, kini: datetime) -> tuple[Dokumen, ...]:
    """Print what the case issues for this signer's own pen, at the step where they sign; another's prints become void.

    For the wet path, and where the print bears the name of a predecessor. Raises TidakBoleh, JalanBasahTertutup,
    SudahDiputus, BerubahSetelahDisetujui, SedangDitandatangani.
    """
    orang = _boleh(permohonan, pelaku, kini)
    if ada := _cetakan_sendiri(permohonan, orang):
        return ada
    with penyimpanan.batal_bila_gagal() as tulis:
        bahan = naskah.siapkan(permohonan, penandatangan=orang, cara=Cara.BASAH, tulis=tulis, kini=kini)
        with transaction.atomic():
            terkunci = permohonan_services.kunci(permohonan.pk)
            langkah.pastikan_terbaru(terkunci, versi)
            langkah.pastikan_bertugas(pelaku, terkunci, kini)
            _boleh(terkunci, pelaku, kini)
            sidik_data = naskah.pastikan_disetujui(terkunci)
            services.pegang(terkunci, kini=kini)
            services.batalkan(terkunci, sebab="dicetak untuk tanda tangan pena")
            return naskah.rencanakan(terkunci, bahan, sidik_data=sidik_data, kini=kini)


def _cetakan_sendiri(permohonan: Permohonan, orang: Penugasan) -> tuple[Dokumen, ...]:
    """The prints this signer already has of the data as it stands: printing them again takes no new numbers."""
    ini = (Cara.BASAH, orang.pk, permohonan_queries.sidik_data(permohonan))
    lama = queries.direncanakan(permohonan)
    return lama if all((d.cara, d.penandatangan_id, d.sidik_data) == ini for d in lama) else ()


def _boleh(permohonan: Permohonan, pelaku: Pelaku, kini: datetime) -> Penugasan:
    if alasan := langkah.alasan_tidak_boleh(permohonan, pelaku):
        raise TidakBoleh(alasan)
    tindakan = permohonan_queries.sop(permohonan).langkah[permohonan.langkah].tindakan
    if pelaku.penugasan is None or tindakan not in (TANDATANGAN, TANDATANGAN_BASAH):
        raise TidakBoleh(_("Tidak ada yang perlu ditandatangani di langkah ini."))
    if tindakan == TANDATANGAN and queries.jalan_basah(kini) is None:
        raise JalanBasahTertutup
    return pelaku.penugasan
