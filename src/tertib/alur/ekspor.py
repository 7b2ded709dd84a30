"""An official takes lines of a book out of the office as a file; why, and how many, is written down first (A28)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.buku import services as buku_services
from tertib.buku.models import Ekspor
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan

ALASAN_TERPENDEK: Final = 10
ALASAN_TERPANJANG: Final = 300


class AlasanKurang(Galat):
    """An export without a reason that says something."""


def ekspor(
    penugasan: Penugasan,
    *,
    buku: str,
    bentuk: str,
    saringan: Mapping[str, str],
    alasan: str,
    jumlah: int,
    kini: datetime,
) -> Ekspor:
    """Record the export of `jumlah` lines of a book as `bentuk` (xlsx, csv, pdf), before the file is made. Raises AlasanKurang."""
    alasan = " ".join(alasan.split())[:ALASAN_TERPANJANG]
    if len(alasan) < ALASAN_TERPENDEK:
        raise AlasanKurang(
            _("Tulis untuk apa dan untuk siapa ekspor ini, sedikitnya %(n)s huruf.") % {"n": ALASAN_TERPENDEK}
        )
    with transaction.atomic():
        return buku_services.catat_ekspor(
            penugasan, buku=buku, bentuk=bentuk, saringan=saringan, alasan=alasan, jumlah=jumlah, kini=kini
        )
