"""How long the papers of a case are kept, by kind of request.

The retention schedule of Permendagri 104/2019 could not be read for this table, so every kind stands at the default of the
setting TERTIB_RETENSI_TAHUN until an office enters what its own schedule (Jadwal Retensi Arsip) says. What the rules
that could be read do say: population records are protected archives (arsip terjaga, UU 43/2009), inactive ones are
grouped by month and year, and nothing is disposed of before the schedule allows it. Nothing here erases anything.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from django.conf import settings

TETAP: Final = 0
"""Kept for ever."""

TAHUN: Final[Mapping[str, int]] = MappingProxyType({})
"""Years after filing by kind of request (a key of `kependudukan.perubahan.JENIS`), or TETAP; a kind not listed has the default."""


def tahun_simpan(jenis: str) -> int:
    """Years that the papers of this kind of request are kept after they were filed; TETAP is for ever."""
    return TAHUN.get(jenis, int(settings.RETENSI_TAHUN))


def simpan_sampai(jenis: str, *, sejak: date) -> date | None:
    """The last day the papers must be kept, counted from the end of the year they were filed in; None is for ever."""
    tahun = tahun_simpan(jenis)
    return None if tahun == TETAP else date(sejak.year + tahun, 12, 31)
