"""Will it fit? The text sizes of the card are tried from generous to tight; this foresees the size for usual families.

Trying a size in Typst costs a whole layout (about 20 ms). Counting lines with the real widths of the letters costs one
millisecond and decides all but crowded cards, which are then measured in Typst itself.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

from tertib.dokumen.kartu import KOLOM_ANGGOTA, AnggotaKartu, Kartu

LEBAR_KOLOM: Final = dict(
    zip(KOLOM_ANGGOTA, (57, 28, 20, 28, 19, 22, 38, 39, 18, 36, 24, 30, 25, 22, 22, 55, 55), strict=True)
)
"""Width in mm of each data column; with the 8 mm of "No" each of the two tables is 277 mm wide."""
LEBAR_NOMOR: Final = 8
BARIS_SEHALAMAN: Final = 10
TABEL_1: Final = KOLOM_ANGGOTA[:9]
TABEL_2: Final = KOLOM_ANGGOTA[9:]

_TEPI_SEL: Final = 2.2
_PT: Final = 25.4 / 72
_GAYA: Final = ((7.2, 1), (7.0, 5), (6.6, 9))
"""The first styles of kartu.typ: (points, lines beyond the first that surely fit a draft, which has least room)."""


@lru_cache(maxsize=2)
def _huruf(tebal: bool) -> ImageFont.FreeTypeFont:
    berkas = "LiberationSans-Bold.ttf" if tebal else "LiberationSans-Regular.ttf"
    return ImageFont.truetype(str(Path(__file__).parent / "huruf" / berkas), 100, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _lebar(teks: str, tebal: bool) -> float:
    """Width in mm of `teks` at one point."""
    return float(_huruf(tebal).getlength(teks)) / 100 * _PT


def jumlah_baris(teks: str, *, lebar: float, ukuran: float, tebal: bool = False) -> int:
    """Lines that `teks` of `ukuran` points takes in `lebar` mm when broken at spaces; at least 1, never too few."""
    baris, terpakai, sela = 1, 0.0, _lebar(" ", tebal) * ukuran
    for kata in teks.split():
        panjang = _lebar(kata, tebal) * ukuran
        if terpakai and terpakai + sela + panjang > lebar:
            baris, terpakai = baris + 1, 0.0
        terpakai += panjang + (sela if terpakai else 0.0)
        if terpakai > lebar:
            baris, terpakai = baris + int(terpakai // lebar), terpakai % lebar
    return baris


def lebar_isi(kolom: str) -> float:
    """Room for text in mm in a data column."""
    return LEBAR_KOLOM[kolom] - _TEPI_SEL


def dapat_putus(teks: str, *, lebar: float, ukuran: float = _GAYA[0][0]) -> str:
    """`teks` in which a word wider than `lebar` mm may break, without the hyphen that would change a name."""
    return " ".join("\u200b".join(kata) if _lebar(kata, True) * ukuran > lebar else kata for kata in teks.split(" "))


def gaya(kartu: Kartu) -> int | None:
    """The style index of `kartu.typ` that surely fits, or None when Typst must measure."""
    kepala = _lebih_kepala(kartu)
    for nomor, (ukuran, muat) in enumerate(_GAYA):
        if kepala + _lebih_tabel(kartu, ukuran) <= muat:
            return nomor
    return None


def _lebih_tabel(kartu: Kartu, ukuran: float) -> int:
    """Lines beyond the first in all rows of the fullest page."""
    per_orang = [sum(_baris_sel(orang, tabel, ukuran) - 1 for tabel in (TABEL_1, TABEL_2)) for orang in kartu.anggota]
    awal = range(0, len(per_orang), BARIS_SEHALAMAN)
    return max((sum(per_orang[i : i + BARIS_SEHALAMAN]) for i in awal), default=0)


def _baris_sel(orang: AnggotaKartu, tabel: tuple[str, ...], ukuran: float) -> int:
    return max(jumlah_baris(getattr(orang, kolom), lebar=lebar_isi(kolom), ukuran=ukuran) for kolom in tabel)


def _lebih_kepala(kartu: Kartu) -> int:
    """Further lines outside the tables; those of the address count double, their letters being larger."""
    alamat = (
        (kartu.kepala, 64.0),
        (kartu.kepala, 115.0),
        (kartu.alamat, 115.0),
        (kartu.desa, 80.0),
        (kartu.kecamatan, 80.0),
        (kartu.kabupaten, 80.0),
        (kartu.provinsi, 80.0),
    )
    lebih = sum(_baris_tebal(teks, lebar) - 1 for teks, lebar in alamat)
    kantor = sum(_baris_tebal(satu, 58.5 * 8 / 7.4) for satu in kartu.kantor)  # set in 7.4 points
    orang = kartu.penandatangan
    kaki = sum(_baris_tebal(satu, 108.0) for satu in (*orang.jabatan, orang.nama))
    return 2 * (lebih + max(kantor - 3, 0)) + max(kaki - 3, 0)


def _baris_tebal(teks: str, lebar: float) -> int:
    return jumlah_baris(teks, lebar=lebar, ukuran=8, tebal=True)
