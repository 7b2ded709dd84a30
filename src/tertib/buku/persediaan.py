"""The stock of blanks of the office in scope: how many lie there, what runs out, which reports wait for a second official.

The balance is the sum of the movements and stands nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertib.buku.models import BeritaAcara, GerakBlanko

BUKU: Final = "blanko"
NAMA: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {"ktp": _("Blanko KTP-el"), "kk": _("Kertas KK bernomor seri")}
)
"""The kinds of blanks by the word of the SOP (`kosakata.BLANKO`)."""


@dataclass(frozen=True, slots=True)
class Stok:
    """How many blanks of one kind lie in the office; `menipis` when fewer than the setting TERTIB_BLANKO_MENIPIS."""

    jenis: str
    nama: str | Promise
    sisa: int

    @property
    def menipis(self) -> bool:
        return self.sisa < int(settings.BLANKO_MENIPIS)


def sisa(jenis: str) -> int:
    """How many blanks of this kind are left."""
    jumlah = GerakBlanko.objects.filter(jenis=jenis).aggregate(n=Sum("jumlah"))["n"]
    return int(jumlah or 0)


def stok() -> list[Stok]:
    """The kinds the office has ever received, in the order of the list."""
    ada = dict(GerakBlanko.objects.values_list("jenis").annotate(n=Sum("jumlah")))
    return [Stok(jenis, nama, ada[jenis]) for jenis, nama in NAMA.items() if jenis in ada]


def dengan_sisa() -> QuerySet[GerakBlanko]:
    """Movements, each with `sisa`: what was left after it."""
    sampai = GerakBlanko.objects.filter(
        kantor=OuterRef("kantor"), jenis=OuterRef("jenis"), urut__lte=OuterRef("urut")
    ).values("jenis")
    jumlah = Subquery(sampai.annotate(n=Sum("jumlah")).values("n"))
    gerakan: QuerySet[GerakBlanko] = GerakBlanko.objects.annotate(sisa=jumlah)
    return gerakan


def menunggu_saksi() -> list[BeritaAcara]:
    """Reports that no second official has answered, oldest first."""
    terbuka = BeritaAcara.objects.filter(diputus=None).select_related("oleh__pengguna")
    return list(terbuka.order_by("pk"))
