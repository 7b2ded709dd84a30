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
    zip(KOLOM_ANGGOTA, (58, 30, 21, 29, 20, 22, 36, 38, 15, 36, 24, 30, 25, 22, 22, 55, 55), strict=True)
)
"""Width in mm of each data column; with the 8 mm of "No" each of the two tables is 277 mm wide."""
LEBAR_NOMOR: Final = 8
BARIS_SEHALAMAN: Final = 10
TABEL_1: Final = KOLOM_ANGGOTA[:9]
TABEL_2: Final = KOLOM_ANGGOTA[9:]

_TEPI_SEL: Final = 2.2
_PT: Final = 25.4 / 72
_HURUF: Final = 7.4
_MUAT: Final = ((0, 3), (1, 6), (2, 10))
"""(style of kartu.typ, second and further lines that surely fit a draft page, which has the least room)."""


@lru_cache(maxsize=1)
def _huruf() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(Path(__file__).parent / "huruf" / "LiberationSans-Bold.ttf"), 100)


@lru_cache(maxsize=4096)
def _lebar(teks: str, ukuran: float) -> float:
    """Width in mm of `teks` at `ukuran` points, taken from the bold face, the wider one."""
    return float(_huruf().getlength(teks)) / 100 * ukuran * _PT


def jumlah_baris(teks: str, *, lebar: float, ukuran: float = _HURUF) -> int:
    """Lines that `teks` takes in a column of `lebar` mm when broken at spaces (at least 1; never fewer than Typst's)."""
    baris, terpakai, sela = 1, 0.0, _lebar(" ", ukuran)
    for kata in teks.split():
        panjang = _lebar(kata, ukuran)
        if terpakai and terpakai + sela + panjang > lebar:
            baris, terpakai = baris + 1, 0.0
        terpakai += panjang + (sela if terpakai else 0.0)
        if terpakai > lebar:
            baris, terpakai = baris + int(terpakai // lebar), terpakai % lebar
    return baris


def gaya(kartu: Kartu) -> int | None:
    """The style index of `kartu.typ` that surely fits, or None when Typst must measure."""
    lebih = _lebih_kepala(kartu) + max(
        (_lebih_halaman(kartu.anggota[awal : awal + BARIS_SEHALAMAN]) for awal in _awal(kartu)), default=0
    )
    return next((nomor for nomor, muat in _MUAT if lebih <= muat), None)


def _awal(kartu: Kartu) -> range:
    return range(0, len(kartu.anggota), BARIS_SEHALAMAN)


def _lebih_halaman(anggota: tuple[AnggotaKartu, ...]) -> int:
    return sum(_baris_sel(orang, tabel) - 1 for orang in anggota for tabel in (TABEL_1, TABEL_2))


def _baris_sel(orang: AnggotaKartu, tabel: tuple[str, ...]) -> int:
    return max(jumlah_baris(getattr(orang, kolom), lebar=LEBAR_KOLOM[kolom] - _TEPI_SEL) for kolom in tabel)


def _lebih_kepala(kartu: Kartu) -> int:
    """Further lines outside the tables; each counts double, their letters being larger."""
    ruang = (
        (kartu.kepala, 64.0),
        (kartu.kepala, 115.0),
        (kartu.alamat, 115.0),
        (kartu.desa, 80.0),
        (kartu.kecamatan, 80.0),
        (kartu.kabupaten, 80.0),
        (kartu.provinsi, 80.0),
        (kartu.penandatangan.nama, 108.0),
        *((satu, 108.0) for satu in kartu.penandatangan.jabatan),
        *((satu, 57.0) for satu in kartu.kantor),
    )
    lebih = sum(jumlah_baris(teks, lebar=lebar, ukuran=8) - 1 for teks, lebar in ruang)
    return 2 * (lebih + max(len(kartu.penandatangan.jabatan) - 2, 0) + max(len(kartu.kantor) - 3, 0))
