"""Arrows between symbols: orthogonal paths on a grid of tracks, found by A*.

Two arrows may cross but never run over one another, and none runs through a symbol. The caller gives the tracks (the
x and y along which arrows may run) and, per arrow, how much it costs to leave or enter a symbol by each side.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise

from tertib.sop.bagan_bentuk import ARAH, Arah, Bentuk, Titik
from tertib.sop.bagan_titik import dekat, jauh, luruskan, urut

BELOK = 14.0
SILANG = 22.0
JARAK = 3.0

Simpul = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Panah:
    """One arrow to be drawn: between which symbols, its label; a return is dashed, our own reading wears a star."""

    dari: str
    ke: str
    teks: str = ""
    pulang: bool = False
    tafsir: bool = False


@dataclass(frozen=True, slots=True)
class Jalur:
    """A routed arrow: `titik` from the border of the first symbol to the border of the second."""

    panah: Panah
    titik: tuple[Titik, ...]


@dataclass(frozen=True, slots=True)
class Selera:
    """The cost of each side to leave by and to enter by; a side that is not named is not used."""

    keluar: Mapping[Arah, float]
    masuk: Mapping[Arah, float]


@dataclass(frozen=True, slots=True)
class _Pelabuhan:
    titik: Titik
    simpul: Simpul
    arah: Arah
    biaya: float


@dataclass(slots=True)
class Kisi:
    """The grid: tracks, symbols, and what earlier arrows already occupy."""

    xs: Sequence[float]
    ys: Sequence[float]
    bentuk: Mapping[str, Bentuk]
    geser: tuple[float, ...] = (0.0,)
    _tutup: set[Simpul] = field(default_factory=set)
    _pakai: dict[Simpul, str] = field(default_factory=dict)
    _tepi_terpakai: set[Titik] = field(default_factory=set)

    def __post_init__(self) -> None:
        geseran = {b.x + g for b in self.bentuk.values() for g in self.geser}
        self.xs = urut([*self.xs, *geseran])
        self.ys = urut([*self.ys, *(b.y for b in self.bentuk.values())])
        for i, x in enumerate(self.xs):
            for j, y in enumerate(self.ys):
                if any(b.memuat((x, y), JARAK) for b in self.bentuk.values()):
                    self._tutup.add((i, j))

    def tarik(self, panah: Panah, selera: Selera) -> Jalur:
        """Route one arrow and occupy its path. If no free path is left, one over others is taken."""
        tujuan = self.bentuk[panah.ke]
        dari = list(self._pelabuhan(self.bentuk[panah.dari], selera.keluar))
        ke = list(self._pelabuhan(tujuan, selera.masuk))
        hasil = self._cari(dari, ke, tujuan, sesak=False) or self._cari(dari, ke, tujuan, sesak=True)
        if hasil is None:
            lurus = self.bentuk[panah.dari], self.bentuk[panah.ke]
            return Jalur(panah, tuple((b.x, b.y) for b in lurus))
        awal, simpul, akhir = hasil
        self._duduki(awal, simpul, akhir)
        return Jalur(panah, luruskan([awal.titik, *(self._titik(s) for s in simpul), akhir.titik]))

    def _titik(self, simpul: Simpul) -> Titik:
        return self.xs[simpul[0]], self.ys[simpul[1]]

    def _duga(self, simpul: Simpul, b: Bentuk) -> float:
        """What the rest of the way to `b` costs at the least: the distance to the box around it."""
        x, y = self._titik(simpul)
        return max(0.0, abs(x - b.x) - b.w / 2) + max(0.0, abs(y - b.y) - b.h / 2)

    def _pelabuhan(self, bentuk: Bentuk, biaya: Mapping[Arah, float]) -> Iterator[_Pelabuhan]:
        for arah, harga in biaya.items():
            for geser in self.geser if arah[1] else (0.0,):
                titik = bentuk.tepi(arah, geser)
                simpul = self._di_luar(bentuk, titik, arah)
                if simpul is not None and titik not in self._tepi_terpakai:
                    yield _Pelabuhan(titik, simpul, arah, harga + (2 * abs(geser) + 4 if geser else 0))

    def _di_luar(self, bentuk: Bentuk, titik: Titik, arah: Arah) -> Simpul | None:
        """The first free crossing of tracks straight out from `titik`."""
        i, j = dekat(self.xs, titik[0]), dekat(self.ys, titik[1])
        while bentuk.memuat(self._titik((i, j)), JARAK):
            i, j = i + arah[0], j + arah[1]
            if not self._ada((i, j)):
                return None
        return None if (i, j) in self._tutup else (i, j)

    def _ada(self, simpul: Simpul) -> bool:
        return 0 <= simpul[0] < len(self.xs) and 0 <= simpul[1] < len(self.ys)

    def _cari(
        self, dari: Iterable[_Pelabuhan], ke: Sequence[_Pelabuhan], tujuan: Bentuk, *, sesak: bool
    ) -> tuple[_Pelabuhan, list[Simpul], _Pelabuhan] | None:
        """A* from the ports `dari` to the ports `ke`; `sesak` lets the path run over others at a price."""
        nomor = count()
        antre: list[tuple[float, int, float, Arah, _Langkah, _Pelabuhan | None]] = []
        for p in dari:
            g = p.biaya + jauh(p.titik, self._titik(p.simpul))
            heapq.heappush(antre, (g, next(nomor), g, p.arah, _Langkah(p.simpul, None, p), None))
        selesai: set[tuple[Simpul, Arah]] = set()
        while antre:
            _, _, g, arah, langkah, akhir = heapq.heappop(antre)
            if akhir is not None:
                return langkah.asal(), langkah.urut(), akhir
            if (langkah.simpul, arah) in selesai:
                continue
            selesai.add((langkah.simpul, arah))
            for p, harga in self._sampai(langkah.simpul, arah, ke, sesak):
                heapq.heappush(antre, (g + harga, next(nomor), g + harga, arah, langkah, p))
            for lanjut, baru, harga in self._sebelah(langkah.simpul, arah, sesak):
                if (lanjut, baru) not in selesai:
                    duga = g + harga + self._duga(lanjut, tujuan)
                    heapq.heappush(antre, (duga, next(nomor), g + harga, baru, _Langkah(lanjut, langkah, None), None))
        return None

    def _sebelah(self, simpul: Simpul, arah: Arah, sesak: bool) -> Iterator[tuple[Simpul, Arah, float]]:
        """The next crossings from `simpul`, with what each costs."""
        for baru in ARAH:
            lanjut = (simpul[0] + baru[0], simpul[1] + baru[1])
            if self._ada(lanjut) and lanjut not in self._tutup:
                harga = self._harga(simpul, arah, baru, sesak)
                if harga is not None:
                    yield lanjut, baru, harga + jauh(self._titik(simpul), self._titik(lanjut))

    def _sampai(
        self, simpul: Simpul, arah: Arah, ke: Sequence[_Pelabuhan], sesak: bool
    ) -> Iterator[tuple[_Pelabuhan, float]]:
        """The ports that can be entered from `simpul`, with what each costs."""
        for p in ke:
            if p.simpul == simpul:
                harga = self._harga(simpul, arah, (-p.arah[0], -p.arah[1]), sesak)
                if harga is not None:
                    yield p, harga + p.biaya + jauh(p.titik, self._titik(simpul))

    def _harga(self, simpul: Simpul, lama: Arah, baru: Arah, sesak: bool) -> float | None:
        """The cost of passing `simpul` from direction `lama` into `baru`; None if it may not be."""
        if baru == (-lama[0], -lama[1]):
            return None
        pakai = self._pakai.get(simpul, "")
        if baru == lama:
            if not pakai:
                return 0.0
            melintang = pakai == ("V" if baru[0] else "H")
            return SILANG if melintang else (200.0 if sesak else None)
        if pakai:
            return 300.0 if sesak else None
        return BELOK

    def _duduki(self, awal: _Pelabuhan, simpul: list[Simpul], akhir: _Pelabuhan) -> None:
        self._tepi_terpakai |= {awal.titik, akhir.titik}
        arah = [awal.arah]
        arah += [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(simpul)]
        arah.append((-akhir.arah[0], -akhir.arah[1]))
        for s, masuk, keluar in zip(simpul, arah, arah[1:], strict=False):
            lurus = "H" if masuk[0] else "V"
            self._pakai[s] = "X" if masuk != keluar or s in self._pakai else lurus


@dataclass(frozen=True, slots=True)
class _Langkah:
    simpul: Simpul
    lama: "_Langkah | None"
    pelabuhan: _Pelabuhan | None

    def urut(self) -> list[Simpul]:
        jejak: list[Simpul] = []
        kini: _Langkah | None = self
        while kini is not None:
            jejak.append(kini.simpul)
            kini = kini.lama
        return jejak[::-1]

    def asal(self) -> _Pelabuhan:
        kini = self
        while kini.lama is not None:
            kini = kini.lama
        assert kini.pelabuhan is not None
        return kini.pelabuhan
