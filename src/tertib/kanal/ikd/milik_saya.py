"""The cases of who signed in: those they asked for at this very door, nobody else's under the same NIK."""

from django.db.models import QuerySet

from tertib.kanal.ikd.models import AkunIkd
from tertib.kanal.ikd.pintu import PINTU
from tertib.kependudukan.models import indeks_nik
from tertib.permohonan.models import Permohonan


def semua(akun: AkunIkd) -> list[Permohonan]:
    """Those handed in, newest first."""
    return list(_milik(akun).exclude(nomor=None).order_by("-diajukan"))


def satu(akun: AkunIkd, nomor: str) -> Permohonan | None:
    """One of them by its number."""
    return _milik(akun).filter(nomor=nomor).first()


def belum_dikirim(akun: AkunIkd) -> Permohonan | None:
    """The one begun and not handed in."""
    return _milik(akun).filter(nomor=None, akhir="").order_by("-id").first()


def _milik(akun: AkunIkd) -> QuerySet[Permohonan]:
    cocok = Permohonan.objects.filter(kanal=PINTU, pemohon_nik_indeks=indeks_nik(akun.penduduk.nik))
    return cocok.select_related("kantor", "sop")
