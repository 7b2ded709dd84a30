"""A CSV or XLSX file as lines of text under their column names.

The header is the first line that has NIK and NO_KK (a sheet may have a heading above it); a line with a
single cell is none (the trace below an export). Cells lose the apostrophe that keeps a spreadsheet from computing them.
"""

import csv
import datetime as dt
import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tertib.inti.galat import Galat
from tertib.kependudukan.siak.kolom import SEMUA, WAJIB

TERBESAR: Final = 200 * 1024 * 1024
"""Bytes of an unpacked file."""
_KEPALA_TERJAUH = 10
_KUNCI = {"NIK", "NO_KK"}
ANGKA: Final = "\x00angka"
"""Stands for a number cell where only a text keeps all sixteen digits."""


class BerkasTidakTerbaca(Galat):
    """Not a file of residents; the sentence says why."""


@dataclass(frozen=True, slots=True)
class BarisSiak:
    """One line: its number in the file (the header's neighbours as the spreadsheet shows them), cells by column."""

    nomor: int
    sel: dict[str, str]


def baca(isi: bytes) -> Iterator[BarisSiak]:
    """The lines of a file, whatever its form. Raises BerkasTidakTerbaca, at once or when a later line is no text."""
    semua = _baris_xlsx(isi) if isi[:2] == b"PK" else _baris_csv(isi)
    kepala: list[str] = []
    for nomor, sel in enumerate(semua, start=1):
        if kepala:
            if sum(map(bool, sel)) > 1:
                yield BarisSiak(nomor, {k: v for k, v in zip(kepala, sel, strict=False) if k in SEMUA})
        elif set(nama := [s.upper() for s in sel]) >= _KUNCI:
            kepala = nama
            if kurang := [k for k in WAJIB if k not in kepala]:
                raise BerkasTidakTerbaca(_("Kolom ini tidak ada: %(kolom)s.") % {"kolom": ", ".join(kurang)})
        elif nomor >= _KEPALA_TERJAUH:
            break
    if not kepala:
        raise BerkasTidakTerbaca(_("Baris judul dengan kolom NO_KK dan NIK tidak ditemukan."))


def _baris_csv(isi: bytes) -> Iterator[list[str]]:
    try:
        if isi[:2] == b"\x1f\x8b":
            with gzip.open(io.BytesIO(isi)) as terbuka:
                isi = _terbatas(terbuka.read(TERBESAR + 1))
        teks = isi.decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as galat:
        raise BerkasTidakTerbaca(_("Berkas ini bukan CSV (UTF-8) atau XLSX.")) from galat
    pemisah = max(";,\t|", key=teks[:2000].count)
    try:
        for sel in csv.reader(io.StringIO(teks), delimiter=pemisah):
            yield [_rapi(s) for s in sel]
    except csv.Error as galat:
        raise BerkasTidakTerbaca(_("Berkas CSV rusak: %(galat)s") % {"galat": galat}) from galat


def _terbatas(isi: bytes) -> bytes:
    if len(isi) > TERBESAR:
        raise BerkasTidakTerbaca(_("Berkas terlalu besar. Bagi menjadi beberapa berkas."))
    return isi


def _baris_xlsx(isi: bytes) -> Iterable[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            if sum(b.file_size for b in arsip.infolist()) > TERBESAR * 3:
                raise BerkasTidakTerbaca(_("Berkas terlalu besar. Bagi menjadi beberapa berkas."))
        lembar = load_workbook(io.BytesIO(isi), read_only=True, data_only=True).worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError) as galat:
        raise BerkasTidakTerbaca(_("Berkas ini bukan CSV (UTF-8) atau XLSX.")) from galat
    for baris in lembar.iter_rows(values_only=True):
        yield [_sel(nilai) for nilai in baris]


def _sel(nilai: Any) -> str:
    if isinstance(nilai, dt.datetime | dt.date):
        return f"{nilai:%Y-%m-%d}"
    if isinstance(nilai, float):
        nilai = int(nilai) if nilai.is_integer() else nilai
    if isinstance(nilai, int) and abs(nilai) >= 10**15:
        return ANGKA
    return _rapi(str(nilai)) if nilai is not None else ""


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).removeprefix("'")
