"""Where the words of an arrow stand: near its start, clear of symbols and words, off other arrows if it can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tertib.sop.bagan_bentuk import Bentuk, Titik
from tertib.sop.bagan_jalur import Jalur
from tertib.sop.bagan_teks import bungkus, lebar_teks, teks_unsur, unsur

Kotak = tuple[float, float, float, float]
"""Left, top, right, bottom."""

RAPAT = 1.1
LONGGAR = 1.14
"""The system fonts of a page may run wider than the ones measured."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words of one arrow, in lines, inside `kotak`."""

    baris: tuple[str, ...]
    kotak: Kotak
    ukuran: float

    def latar(self) -> str:
        """A white ground for the words, to be drawn over the rules of the table and under the arrows."""
        kiri, atas, kanan, bawah = self.kotak
        return unsur("rect", x=kiri - 0.5, y=atas, width=kanan - kiri + 1, height=bawah - atas, fill="#fff")

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
    semua = list(bentuk)
    ruas = [r for j in jalur for r in _ruas(j)]
    label: list[Label] = []
    for j in jalur:
        if not j.panah.teks:
            continue
        tetap = [*larangan, *(la.kotak for la in label)]
        calon = [c for c in _calon(j, ukuran, batas) if _di_dalam(c[1].kotak, batas)]
        if not calon:
            continue
        label.append(min(calon, key=lambda c: c[0] + _biaya(c[1].kotak, tetap, ruas, semua))[1])
    return label


def di_samping(
    teks: str, b: Bentuk, jalur: Sequence[Jalur], bentuk: Iterable[Bentuk], batas: Kotak, ukuran: float
) -> Label:
    """Bold words beside the symbol `b`, where they hide least."""
    ruas, semua = [r for j in jalur for r in _ruas(j)], list(bentuk)
    calon: list[tuple[float, Label]] = []
    for baris in ((teks,), bungkus(teks, lebar_teks(teks, ukuran) * 0.6, ukuran, tebal=True)):
        w, h = max(lebar_teks(t, ukuran, tebal=True) for t in baris) * LONGGAR, ukuran * RAPAT * len(baris)
        jauh_x, jauh_y = (b.w + w) / 2 + 4, (b.h + h) / 2 + 3
        tempat = [(s * jauh_x, dy) for s in (1, -1) for dy in (0.0, -jauh_y / 2, jauh_y / 2)]
        tempat += [(dx * jauh_x / 4, s * jauh_y) for s in (-1, 1) for dx in range(-4, 5)]
        for dx, dy in tempat:
            kiri, atas = b.x + dx - w / 2, b.y + dy - h / 2
            calon.append((abs(dx) + abs(dy), Label(baris, (kiri, atas, kiri + w, atas + h), ukuran)))
    muat = [c for c in calon if _di_dalam(c[1].kotak, batas)] or calon
    return min(muat, key=lambda c: c[0] + _biaya(c[1].kotak, (), ruas, semua))[1]


def _calon(j: Jalur, ukuran: float, batas: Kotak) -> Iterator[tuple[float, Label]]:
    """Every place beside the path with the cost of its distance from the start."""
    teks = j.panah.teks + ("*" if j.panah.tafsir else "")
    kata = max(lebar_teks(k, ukuran) for k in teks.split()) + 0.1
    for penuh in (400.0, max(34.0, kata), kata):
        baris = bungkus(teks, penuh, ukuran)
        w = max(lebar_teks(b, ukuran) for b in baris)
        h = ukuran * RAPAT * len(baris)
        jauh = 0.0
        for (ax, ay), (bx, by) in _ruas(j):
            panjang = abs(ax - bx) + abs(ay - by)
            for d in _jarak(panjang, (h if ax == bx else w) / 2 + 1.5):
                x, y = ax + (bx - ax) * d / panjang, ay + (by - ay) * d / panjang
                for geser, (kiri, atas) in enumerate(_sisi(x, y, w, h, tegak=ax == bx)):
                    kiri = min(max(kiri, batas[0]), batas[2] - w)
                    biaya = (jauh + d) * 0.9 + 4 * len(baris) + 5 * (geser // 2)
                    yield biaya, Label(baris, (kiri, atas, kiri + w, atas + h), ukuran)
            jauh += panjang


def _jarak(panjang: float, awal: float) -> list[float]:
    """How far along a piece of the path a label may be centred: from just behind its start on, in small steps."""
    return [panjang / 2, *(awal + 5 * i for i in range(int((panjang - awal) // 5) + 1))]


def _sisi(x: float, y: float, w: float, h: float, *, tegak: bool) -> list[Titik]:
    if tegak:
        return [(x + 2.5, y - h / 2), (x - 2.5 - w, y - h / 2)]
    return [(x - w / 2, y + dy) for dy in (-h - 1.0, 1.5, -h - 7.0, 7.5)]


def _biaya(
    kotak: Kotak, tetap: Sequence[Kotak], ruas: Sequence[tuple[Titik, Titik]], bentuk: Sequence[Bentuk]
) -> float:
    tumpang = sum(_bertemu(kotak, k) for k in tetap) + sum(_menutup(kotak, b) for b in bentuk)
    return 1000.0 * tumpang + 90.0 * sum(_bertemu(kotak, _kotak_ruas(r)) for r in ruas)


def _ruas(j: Jalur) -> list[tuple[Titik, Titik]]:
    return list(zip(j.titik, j.titik[1:], strict=False))


def _menutup(kotak: Kotak, b: Bentuk) -> bool:
    """Whether `kotak` touches the symbol itself, which for a diamond is less than the box around it."""
    dx = max(kotak[0] - b.x, b.x - kotak[2], 0.0) / (b.w / 2 + 1)
    dy = max(kotak[1] - b.y, b.y - kotak[3], 0.0) / (b.h / 2 + 1)
    return dx + dy < 1 if b.jenis == "ketupat" else max(dx, dy) < 1


def _kotak_ruas(ruas: tuple[Titik, Titik]) -> Kotak:
    (ax, ay), (bx, by) = ruas
    return min(ax, bx) - 0.5, min(ay, by) - 0.5, max(ax, bx) + 0.5, max(ay, by) + 0.5


def _bertemu(a: Kotak, b: Kotak) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _di_dalam(a: Kotak, b: Kotak) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]
