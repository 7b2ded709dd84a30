"""Numbers without gaps: taken in the caller's transaction, so a number given and not used is given again."""

from django.db import transaction
from django.db.models import F

from tertib.inti.models import Penghitung


def ambil(deret: str) -> int:
    """The next number (from 1) of a series. Must run inside a transaction; holds the series' row until it ends."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("nomor hanya boleh diambil di dalam transaksi")
    if not Penghitung.objects.filter(deret=deret).update(terakhir=F("terakhir") + 1):
        Penghitung.objects.get_or_create(deret=deret)
        Penghitung.objects.filter(deret=deret).update(terakhir=F("terakhir") + 1)
    return Penghitung.objects.values_list("terakhir", flat=True).get(deret=deret)
