"""An official takes a case, or gives it back. Taking is a courtesy among colleagues; deciding is what counts."""

from datetime import datetime

from django.utils.translation import gettext as _

from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import alasan_tidak_boleh
from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.permohonan.models import Kunjungan, Permohonan


class SudahDiambil(Galat):
    """A colleague has the case in hand."""


def ambil(permohonan: Permohonan, *, pelaku: Pelaku, kini: datetime) -> Kunjungan:
    """Take the open visit by compare-and-set: of two who take it, one has it. Raises TidakBoleh, SudahDiambil."""
    if alasan := alasan_tidak_boleh(permohonan, pelaku):
        raise TidakBoleh(alasan)
    terbuka = Kunjungan.objects.filter(permohonan=permohonan, langkah=permohonan.langkah, selesai=None)
    terbuka.filter(petugas=None).update(petugas=pelaku.pengguna, diambil=kini)
    kunjungan: Kunjungan | None = terbuka.select_related("petugas").first()
    if kunjungan is None:
        raise TidakBoleh(_("Permohonan ini sudah berpindah langkah. Muat ulang halaman."))
    if kunjungan.petugas != pelaku.pengguna:
        raise SudahDiambil(_("Sudah diambil %(nama)s.") % {"nama": kunjungan.petugas})
    return kunjungan


def lepas(permohonan: Permohonan, *, pelaku: Pelaku, kini: datetime) -> None:
    """Give a case one has taken back to the colleagues; the first clock keeps running."""
    Kunjungan.objects.filter(permohonan=permohonan, selesai=None, petugas=pelaku.pengguna).update(
        petugas=None, diambil=None
    )
