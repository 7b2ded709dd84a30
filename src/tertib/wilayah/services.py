"""Writing regions: the official list, loaded once per version."""

import csv
import lzma
from collections.abc import Callable
from importlib.resources import files
from io import StringIO

from django.db import transaction

from tertib.wilayah.models import VersiWilayah, Wilayah
from tertib.wilayah.rules import induk, tingkat

_SEKALI = 3000


def versi_data() -> str:
    """Name and version of the data set that ships with this software."""
    return (files("tertib.wilayah") / "data" / "versi.txt").read_text(encoding="utf-8").strip()


def baca_data() -> list[Wilayah]:
    """Every region of the shipped list, unsaved, parents before children."""
    teks = lzma.decompress((files("tertib.wilayah") / "data" / "wilayah.csv.xz").read_bytes()).decode()
    return [
        Wilayah(kode=kode, nama=nama, tingkat=tingkat(kode), induk_id=induk(kode) or None)
        for kode, nama in csv.reader(StringIO(teks))
    ]


def _diam(selesai: int, seluruh: int) -> None:
    """Shows no progress."""


@transaction.atomic
def muat_wilayah(progress: Callable[[int, int], None] = _diam) -> int:
    """Load the shipped list; `progress(done, total)` is called after every batch. Returns the number of rows written.

    Does nothing (0) when this version is loaded. A newer version adds and renames; codes it no longer has stay, marked
    not in force, because NIK and old cards keep them (PP 40/2019 article 30).
    """
    versi = versi_data()
    if VersiWilayah.objects.filter(versi=versi).exists():
        return 0
    semua = baca_data()
    lama = Wilayah.objects.exists()
    if lama:
        Wilayah.objects.update(berlaku=False)
    for mulai in range(0, len(semua), _SEKALI):
        potong = semua[mulai : mulai + _SEKALI]
        if lama:
            Wilayah.objects.bulk_create(
                potong, update_conflicts=True, unique_fields=["kode"], update_fields=["nama", "berlaku"]
            )
        else:
            Wilayah.objects.bulk_create(potong)
        progress(mulai + len(potong), len(semua))
    VersiWilayah.objects.update_or_create(pk=1, defaults={"versi": versi})
    return len(semua)
