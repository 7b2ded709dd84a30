"""Marks: what a resident is found by. Each carries its office, so a search cannot forget whose rows it may see."""

import datetime as dt
from collections.abc import Iterable

from tertib.inti.lingkup import LingkupTidakAda, kantor_kini
from tertib.kependudukan.rules.ejaan import kata_nama

NAMA, IBU, DESA, LAHIR, TAHUN = "n", "i", "d", "l", "t"
"""Kinds of marks: a word of the name, of the mother's name, village, birth date, birth year."""


def kantor_wajib() -> str:
    """The office of the scope. Raises LingkupTidakAda when there is none, or all of them."""
    if not (kode := kantor_kini()):
        raise LingkupTidakAda("pencarian penduduk: belum ada kantor yang dipilih")
    return kode


def tanda(kantor: str, jenis: str, isi: str) -> str:
    """One mark: lower-case letters and digits only, so that no store reads anything else into it."""
    return f"{kantor}{jenis}{isi}".replace(".", "").replace("-", "").lower()


def tanda_penduduk(
    *, kantor: str, nama: str, ibu: str, tanggal_lahir: dt.date, desa: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All marks of a resident, and the words that enter the vocabulary. `desa` is "" for who is on no card."""
    kata, kata_ibu = kata_nama(nama), kata_nama(ibu)
    semua = [tanda(kantor, NAMA, k) for k in kata] + [tanda(kantor, IBU, k) for k in kata_ibu]
    semua += [tanda(kantor, LAHIR, tanggal_lahir.isoformat()), tanda(kantor, TAHUN, str(tanggal_lahir.year))]
    if desa:
        semua.append(tanda(kantor, DESA, desa))
    return tuple(dict.fromkeys(semua)), (*kata, *kata_ibu)


def salah_satu(kantor: str, jenis: str, isi: Iterable[str]) -> tuple[str, ...]:
    """A condition: the resident has at least one of these."""
    return tuple(tanda(kantor, jenis, satu) for satu in isi)
