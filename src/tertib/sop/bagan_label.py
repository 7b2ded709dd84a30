"""Where the words of an arrow stand: near its start, clear of symbols and of other words, off other arrows if it can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tertib.sop.bagan_bentuk import Bentuk, Titik
from tertib.sop.bagan_jalur import Jalur
from tertib.sop.bagan_teks import bungkus, lebar_teks, teks_unsur

Kotak = tuple[float, float, float, float]
"""Left, top, right, bottom."""

RAPAT = 1.1


@dataclass(frozen=True, slots=True)
class Label:
    """The words of one arrow, in lines, inside `kotak`."""

    baris: tuple[str, ...]
    kotak: Kotak
    ukuran: float

    def svg(self, **atribut: object) -> str:
        kiri, atas, kanan, _ = self.kotak
        return "".join(
            teks_unsur(
                b,
                (kiri + kanan) / 2,
                atas + self.ukuran * (0.85 + i * RAPAT),
                text_anchor="middle",
                **atribut,
            )
            for i, b in enumerate(self.baris)
        )


def letakkan(
    jalur: Sequence[Jalur], bentuk: Iterable[Bentuk], batas: Kotak, ukuran: float, larangan: Sequence[Kotak] = ()
) -> list[Label]:
    """One label for every arrow that has words; labels keep inside `batas` and out of `larangan`."""
    kotak_bentuk = [_kotak(b) for b in bentuk]
    ruas = [(j, r) for j in jalur for r in _ruas(j)]
    label: list[Label] = []
    for j in jalur:
        if not j.panah.teks:
            continue
        tetap = [*kotak_bentuk, *larangan, *(la.kotak for la in label)]
        calon = [c for c in _calon(j, ukuran) if _di_dalam(c[1].kotak, batas)]
        if not calon:
            continue
        label.append(min(calon, key=lambda c: c[0] + _biaya(c[1].kotak, tetap, ruas, j))[1])
    return label


def _calon(j: Jalur, ukuran: float) -> Iterator[tuple[float, Label]]:
    """Every place beside the path with the cost of its distance from the start."""
    for penuh in (400.0, 34.0, 22.0):
        baris = bungkus(j.panah.teks, penuh, ukuran)
        w = max(lebar_teks(b, ukuran) for b in baris)
        h = ukuran * RAPAT * len(baris)
        jauh = 0.0
        for (ax, ay), (bx, by) in _ruas(j):
            panjang = abs(ax - bx) + abs(ay - by)
            for k in range(1, 9):
                x, y = ax + (bx - ax) * k / 9, ay + (by - ay) * k / 9
                for kiri, atas in _sisi(x, y, w, h, tegak=ax == bx):
                    biaya = (jauh + panjang * k / 9) * 0.5 + 4 * len(baris)
                    yield biaya, Label(baris, (kiri, atas, kiri + w, atas + h), ukuran)
            jauh += panjang


def _sisi(x: float, y: float, w: float, h: float, *, tegak: bool) -> list[Titik]:
    if tegak:
        return [(x + 2.5, y - h / 2), (x - 2.5 - w, y - h / 2)]
    return [(x - w / 2, y - h - 1.0), (x - w / 2, y + 1.5)]


def _biaya(kotak: Kotak, tetap: Sequence[Kotak], ruas: Sequence[tuple[Jalur, tuple[Titik, Titik]]], j: Jalur) -> float:
    tumpang = sum(1000.0 for k in tetap if _bertemu(kotak, k))
    return tumpang + sum((80.0 if pemilik is j else 90.0) for pemilik, r in ruas if _bertemu(kotak, _kotak_ruas(r)))


def _ruas(j: Jalur) -> list[tuple[Titik, Titik]]:
    return list(zip(j.titik, j.titik[1:], strict=False))


def _kotak(b: Bentuk) -> Kotak:
    return b.x - b.w / 2, b.y - b.h / 2, b.x + b.w / 2, b.y + b.h / 2


def _kotak_ruas(ruas: tuple[Titik, Titik]) -> Kotak:
    (ax, ay), (bx, by) = ruas
    return min(ax, bx) - 0.5, min(ay, by) - 0.5, max(ax, bx) + 0.5, max(ay, by) + 0.5


def _bertemu(a: Kotak, b: Kotak) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _di_dalam(a: Kotak, b: Kotak) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]
