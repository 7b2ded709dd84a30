"""Who holds which position now, and by which mandate."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from tertib.inti.lingkup import lintas_kantor
from tertib.pengguna.models import Mandat, Pelapor, Pengguna, Penugasan


def bertugas(pada: date) -> QuerySet[Penugasan]:
    """The assignments (of the scope) in force on a day: begun, not over, of a person still here.

    Neither of a mandate that was ended nor of a reporter who was switched off.
    """
    berlaku: QuerySet[Penugasan] = Penugasan.objects.filter(
        Q(sampai=None) | Q(sampai__gte=pada), mulai__lte=pada, pengguna__is_active=True
    )
    diakhiri = Mandat.objects.filter(diakhiri__isnull=False, penugasan__isnull=False)
    pelapor = Pelapor.objects.filter(diakhiri__isnull=False)
    return berlaku.exclude(pk__in=diakhiri.values("penugasan")).exclude(pk__in=pelapor.values("penugasan"))


def masih_berlaku(penugasan: Penugasan, *, pada: date) -> bool:
    """Whether this assignment stands on a day, asked of the database and not of the object in hand."""
    return bertugas(pada).filter(pk=penugasan.pk).exists()


def di_luar_mandat(penugasan: Penugasan, dokumen: Collection[str]) -> set[str]:
    """Which of these kinds of documents this assignment may not sign; none for who holds the position itself.

    Whoever acts by a mandate signs what the confirmed letter names, and nothing else.
    """
    if not penugasan.mandat:
        return set()
    mandat = Mandat.objects.filter(penugasan=penugasan, dikuatkan__isnull=False, diakhiri=None).first()
    return set(dokumen) - set(mandat.dokumen if mandat else ())


def penugasan_berlaku(pengguna: Pengguna, *, pada: date) -> list[Penugasan]:
    """The assignments of a person in force on a day, over all offices (the choice of office is made from these)."""
    with lintas_kantor():
        milik = bertugas(pada).filter(pengguna=pengguna)
        return list(milik.select_related("kantor", "desa", "pengguna").order_by("id"))
