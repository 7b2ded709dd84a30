"""The card is ready and its owner has not come: the official says so, and the clock of the step stands until they do."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur import peristiwa
from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import alasan_tidak_boleh
from tertib.alur.pelaku import Pelaku
from tertib.dokumen import queries as dokumen_queries
from tertib.inti.galat import Galat
from tertib.permohonan import queries, services
from tertib.permohonan.models import Jeda, Kunjungan, Permohonan

MULAI, SELESAI = "tunggu", "datang"


class TidakAdaYangDitunggu(Galat):
    """Nothing lies ready here for an applicant, or the SOP lets the clock run on."""

    kalimat = _("Di langkah ini tidak ada KK yang menunggu pemohonnya, jadi waktu tetap berjalan.")


def bisa_ditunggu(permohonan: Permohonan) -> bool:
    """Whether the step hands over what lies ready, and the SOP stops its clock for the applicant."""
    if permohonan.akhir:
        return False
    sop = queries.sop(permohonan)
    maju = (p for p in sop.langkah[permohonan.langkah].putusan if not p.kembali)
    menyerahkan = any(e.kata == "serah" for p in maju for e in p.efek)
    siap = dokumen_queries.bertanda(permohonan) or dokumen_queries.terbit(permohonan)
    return menyerahkan and bool(siap) and queries.MENUNGGU_PEMOHON in sop.jam.berhenti


def tunggu(permohonan: Permohonan, *, pelaku: Pelaku, kini: datetime) -> None:
    """Ready, the applicant has not come. Said twice it holds once. Raises TidakBoleh, TidakAdaYangDitunggu."""
    with transaction.atomic():
        kunjungan = _kunjungan(permohonan, pelaku)
        if not bisa_ditunggu(kunjungan.permohonan):
            raise TidakAdaYangDitunggu
        if services.buka_jeda(
            kantor=kunjungan.permohonan.kantor,
            kunjungan=kunjungan,
            sebab=queries.MENUNGGU_PEMOHON,
            oleh=pelaku.pengguna,
            kini=kini,
        ):
            peristiwa.di_tempat(kunjungan.permohonan, tindakan=MULAI, pelaku=pelaku, kini=kini)


def datang(permohonan: Permohonan, *, pelaku: Pelaku, kini: datetime) -> None:
    """The applicant is here, or was: the clock runs again. Handing over says so by itself. Raises TidakBoleh."""
    with transaction.atomic():
        kunjungan = _kunjungan(permohonan, pelaku)
        if services.tutup_jeda(Jeda.objects.filter(kunjungan=kunjungan), oleh=pelaku.pengguna, kini=kini):
            peristiwa.di_tempat(kunjungan.permohonan, tindakan=SELESAI, pelaku=pelaku, kini=kini)


def _kunjungan(permohonan: Permohonan, pelaku: Pelaku) -> Kunjungan:
    """The open visit of the case, both held until the transaction ends, if it is this official's. Raises TidakBoleh."""
    terkunci = services.kunci(permohonan.pk)
    if alasan := alasan_tidak_boleh(terkunci, pelaku):
        raise TidakBoleh(alasan)
    kunjungan: Kunjungan = Kunjungan.objects.get(permohonan=terkunci, selesai=None)
    kunjungan.permohonan = terkunci
    return kunjungan
