"""Text in a drawing: measured widths, wrapping and escaping.

An SVG does not wrap text, so lines are broken here by the advance widths of Liberation Sans (the metrics of Arial and
Helvetica). Widths are in thousandths of the font size.
"""

import unicodedata
from xml.sax.saxutils import escape, quoteattr

HURUF = "Liberation Sans, Arial, Helvetica, sans-serif"

_BIASA = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_TEBAL = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_TANDA = {
    "–": 556,
    "—": 1000,
    "“": 500,
    "”": 500,
    "‘": 278,
    "’": 278,
    "•": 350,
    "≤": 549,
    "≥": 549,
    "·": 278,
    "≠": 549,
    "…": 1000,
}


def _tabel(angka: str) -> dict[str, int]:
    return {chr(32 + i): int(a) for i, a in enumerate(angka.split())} | _TANDA


_LEBAR = {False: _tabel(_BIASA), True: _tabel(_TEBAL)}


def lebar_teks(teks: str, ukuran: float, *, tebal: bool = False) -> float:
    """The width of one line of `teks` at `ukuran`, in the unit of `ukuran`."""
    return sum(_lebar_huruf(c, tebal) for c in teks) * ukuran / 1000


def _lebar_huruf(huruf: str, tebal: bool) -> int:
    tabel = _LEBAR[tebal]
    if huruf in tabel:
        return tabel[huruf]
    dasar = unicodedata.normalize("NFD", huruf)[0]
    return tabel.get(dasar, 1000)


def bungkus(teks: str, lebar: float, ukuran: float, *, tebal: bool = False) -> tuple[str, ...]:
    """`teks` broken into lines no wider than `lebar`; a word too long for its cell is cut."""
    baris: list[str] = []
    kini = ""
    for kata in _kata(teks, lebar, ukuran, tebal):
        calon = kini + kata
        if kini and lebar_teks(calon.rstrip(), ukuran, tebal=tebal) > lebar:
            baris.append(kini.rstrip())
            calon = kata
        kini = calon
    if kini.strip():
        baris.append(kini.rstrip())
    return tuple(baris)


def _kata(teks: str, lebar: float, ukuran: float, tebal: bool) -> list[str]:
    """The unbreakable pieces of `teks`, each with the space behind it; a slash may end a line."""
    potong: list[str] = []
    for kata in teks.split():
        sisa = kata.replace("/", "/\0").split("\0")
        for bagian in (b for b in sisa if b):
            potong.extend(_belah(bagian, lebar, ukuran, tebal))
        potong[-1] += " "
    return potong


def _belah(kata: str, lebar: float, ukuran: float, tebal: bool) -> list[str]:
    bagian: list[str] = []
    while len(kata) > 1 and lebar_teks(kata, ukuran, tebal=tebal) > lebar:
        n = len(kata) - 1
        while n > 1 and lebar_teks(kata[:n], ukuran, tebal=tebal) > lebar:
            n -= 1
        bagian.append(kata[:n])
        kata = kata[n:]
    return [*bagian, kata]


def unsur(nama: str, isi: str = "", /, **atribut: object) -> str:
    """One XML element: attribute values escaped, `isi` taken as ready markup; `_` in a name stands for `-`."""
    tanda = "".join(f" {k.rstrip('_').replace('_', '-')}={quoteattr(_nilai(v))}" for k, v in atribut.items() if v != "")
    return f"<{nama}{tanda}>{isi}</{nama}>" if isi else f"<{nama}{tanda}/>"


def teks_unsur(teks: str, x: float, y: float, **atribut: object) -> str:
    """One line of text with its base line at (x, y), escaped."""
    return unsur("text", aman(teks), x=x, y=y, **atribut)


def aman(teks: str) -> str:
    """`teks` as XML character data; characters XML cannot hold are dropped."""
    return escape("".join(c for c in teks if c in "\t\n" or ord(c) >= 32))


def _nilai(nilai: object) -> str:
    if isinstance(nilai, float):
        return f"{nilai:.2f}".rstrip("0").rstrip(".")
    return "".join(c for c in str(nilai) if ord(c) >= 32)
