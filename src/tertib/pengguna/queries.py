"""Who holds which position now."""

from datetime import date

from django.db.models import Q

from tertib.inti.lingkup import lintas_kantor
from tertib.pengguna.models import Pengguna, Penugasan


def masih_berlaku(penugasan: Penugasan, *, pada: date) -> bool:
    """Whether this assignment stands on a day, asked of the database and not of the object in hand."""
    berlaku = Penugasan.objects.filter(Q(sampai=None) | Q(sampai__gte=pada), pk=penugasan.pk, mulai__lte=pada)
    return bool(berlaku.filter(pengguna__is_active=True).exists())


def penugasan_berlaku(pengguna: Pengguna, *, pada: date) -> list[Penugasan]:
    """The assignments of a person in force on a day, over all offices (the choice of office is made from these)."""
    with lintas_kantor():
        return list(
            Penugasan.objects.filter(
                Q(sampai=None) | Q(sampai__gte=pada), pengguna=pengguna, pengguna__is_active=True, mulai__lte=pada
            )
            .select_related("kantor", "desa", "pengguna")
            .order_by("id")
        )
