"""Finding cards on their way: of a case, of a person."""

from collections.abc import Sequence

from tertib.dokumen.ktp.keadaan import TERCETAK, Keadaan
from tertib.dokumen.ktp.models import GerakKtp, Ktp
from tertib.permohonan.models import Permohonan


def milik(permohonan: Permohonan) -> Sequence[Ktp]:
    """The cards the case asked for and did not give up, in the order they were asked for."""
    return tuple(Ktp.objects.filter(permohonan=permohonan, dihentikan=None).order_by("pk"))


def siap_cetak(permohonan: Permohonan) -> Sequence[Ktp]:
    """Those that may be printed now."""
    return tuple(k for k in milik(permohonan) if k.kini == Keadaan.SIAP)


def menyusul(permohonan: Permohonan) -> Sequence[Ktp]:
    """Those that are not printed yet: they come later than the family card."""
    return tuple(k for k in milik(permohonan) if k.kini not in TERCETAK)


def gerak(ktp: Ktp) -> Sequence[GerakKtp]:
    """Every state it has been in, oldest first."""
    return tuple(GerakKtp.objects.filter(ktp=ktp).order_by("pk"))
