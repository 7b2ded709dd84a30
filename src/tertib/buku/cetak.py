"""A book, or part of it, as a PDF that looks like the paper one."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from tertib.buku.jenis import Buku
from tertib.buku.models import BarisBuku
from tertib.dokumen import cetak
from tertib.wilayah.models import Kantor

_TEMPLAT: Final = Path(__file__).parent / "templat" / "buku.typ"
_GANTI: Final = "?"
_HURUF_ASING: Final = 20
"""Kinds of unprintable characters replaced one by one (each costs a try) before all but Latin letters are given up."""


@dataclass(frozen=True, slots=True)
class Jilid:
    """The lines of one year: numbers begin anew with each."""

    tahun: int
    baris: tuple[BarisBuku, ...]


def jilid(baris: Sequence[BarisBuku]) -> list[Jilid]:
    """Lines in the book's order, by year."""
    return [Jilid(tahun, tuple(isi)) for tahun, isi in groupby(baris, key=lambda b: b.tahun)]


def sel(buku: Buku, baris: BarisBuku, kantor: Kantor) -> list[str]:
    """What the book shows of one line, column by column."""
    return [kolom.isi(baris, kantor) for kolom in buku.kolom]


def pdf(buku: Buku, baris: Sequence[BarisBuku], *, kantor: Kantor, rentang: str, jejak: str, waktu: datetime) -> bytes:
    """A4 landscape PDF/A-3a: each year begins a page, the head of the table and `jejak` stand on every page.

    A character that the fonts lack is printed as "?": a strange reason must not keep a whole book from printing.
    """
    data: dict[str, Any] = {
        "judul": f"{buku.nama} {kantor.nama}",
        "kata_kunci": [str(buku.nama).lower()],
        "kantor": [kantor.nama.upper(), f"PROVINSI {kantor.provinsi.upper()}"],
        "nama": str(buku.nama),
        "rentang": rentang,
        "jejak": jejak,
        "kolom": [str(k.judul) for k in buku.kolom],
        "lebar": [k.lebar for k in buku.kolom],
        "jilid": [
            {
                "tahun": j.tahun,
                "baris": [{"sel": sel(buku, b, kantor), "batal": bool(b.batal)} for b in j.baris],
            }
            for j in jilid(baris)
        ],
    }
    return _susun_tanpa_huruf_asing(_tampak(data), waktu)


def _susun_tanpa_huruf_asing(data: Any, waktu: datetime) -> bytes:
    for _percobaan in range(_HURUF_ASING):
        try:
            return cetak.susun(_TEMPLAT, data, waktu)
        except cetak.HurufTidakAda as galat:
            data = _petakan(data, partial(_tanpa, galat.huruf))
    return cetak.susun(_TEMPLAT, _petakan(data, _latin), waktu)


def _tanpa(huruf: str, teks: str) -> str:
    return teks.replace(huruf, _GANTI)


def _latin(teks: str) -> str:
    return teks.encode("latin-1", "replace").decode("latin-1")


def _tampak(data: Any) -> Any:
    """Without control and direction characters, which can turn a printed line around."""
    return _petakan(data, lambda teks: "".join(h for h in teks if not unicodedata.category(h).startswith("C")))


def _petakan(data: Any, ubah: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return ubah(data)
    if isinstance(data, dict):
        return {kunci: _petakan(nilai, ubah) for kunci, nilai in data.items()}
    return [_petakan(nilai, ubah) for nilai in data] if isinstance(data, list) else data
