"""Documents issued before the office kept an open log get the leaves they would have left then. Harmless to repeat."""

from typing import Final

from django.db import transaction

from tertib.dokumen.log import daun, services
from tertib.dokumen.models import Dokumen, Status
from tertib.wilayah.models import Kantor

SEHARUSNYA: Final = (
    (daun.TERBIT, (Status.TERBIT, Status.DIGANTIKAN)),
    (daun.DIGANTIKAN, (Status.DIGANTIKAN,)),
    (daun.BATAL, (Status.BATAL,)),
)
"""Which leaf a document in each of these states has, in the order of its life."""


def lengkapi(kantor: Kantor) -> int:
    """Add what is missing; the next seal gives it its place. Returns how many leaves."""
    with transaction.atomic():
        return sum(_lengkapi(kantor, peristiwa, status) for peristiwa, status in SEHARUSNYA)


def _lengkapi(kantor: Kantor, peristiwa: str, status: tuple[Status, ...]) -> int:
    tercatat = Dokumen.objects.filter(kantor=kantor, daun_log__isi__contains=f'"peristiwa":"{peristiwa}"')
    tanpa = list(
        Dokumen.objects.select_for_update()
        .filter(kantor=kantor, status__in=status)
        .exclude(pk__in=tercatat.values("pk"))
        .order_by("pk")
    )
    services.catat(peristiwa, tanpa)
    return len(tanpa)
