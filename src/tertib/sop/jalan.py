"""The moves of a SOP as a graph, and walks over it that hold for every path, not for examples.

A walk follows one fact ("the KK is signed") through the product of steps and the fact's two values: a state that is
reachable is a history that can happen, and the way back to the start is the path shown to the reader.
"""

import graphlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tertib.sop.jenis import Efek, Langkah, Sop


@dataclass(frozen=True, slots=True)
class Jalan:
    """One possible move: an answer of a step, or (`lewat`) the skipping of a step whose `jika` does not hold."""

    dari: str
    ke: str
    efek: tuple[Efek, ...] = ()
    kembali: bool = False
    lewat: bool = False


class Graf:
    """Steps and ends as nodes, answers and skips as edges; targets that do not exist are left out."""

    def __init__(self, sop: Sop) -> None:
        self.sop = sop
        self.mulai = sop.mulai.kunci
        simpul = {*sop.langkah, *sop.akhir}
        self.jalan = tuple(j for lk in sop.langkah.values() for j in _jalan(lk) if j.ke in simpul)
        self.keluar: dict[str, list[Jalan]] = defaultdict(list)
        for j in self.jalan:
            self.keluar[j.dari].append(j)

    def terjangkau(self, asal: str, *, maju: bool = False, kembali: bool = False) -> set[str]:
        """What can be reached from `asal` (itself included): by all moves, only forward, or only by returns."""
        pilih = [j for j in self.jalan if not (maju and j.kembali) and not (kembali and not j.kembali)]
        return _luas([asal], [(j.dari, j.ke) for j in pilih])

    def mencapai_akhir(self) -> set[str]:
        """Every node from which some end can be reached."""
        return _luas(self.sop.akhir, [(j.ke, j.dari) for j in self.jalan])

    def lingkaran_maju(self) -> list[str]:
        """A circle of forward moves, [] if there is none: going forward must always come to an end."""
        urut: graphlib.TopologicalSorter[str] = graphlib.TopologicalSorter()
        for j in self.jalan:
            if not j.kembali:
                urut.add(j.dari, j.ke)
        try:
            urut.prepare()
        except graphlib.CycleError as galat:
            return list(galat.args[1])
        return []


class Telusur:
    """All states (node, fact yes/no) that can happen, each with the state it was first reached from."""

    def __init__(self, graf: Graf, timbul: Callable[[Efek], bool], *, gugur: bool = False) -> None:
        """`timbul`: this effect makes the fact true. `gugur`: a return makes it false again."""
        self._timbul = timbul
        self._asal: dict[tuple[str, bool], tuple[str, bool] | None] = {(graf.mulai, False): None}
        antre = deque(self._asal)
        while antre:
            keadaan = antre.popleft()
            for j in graf.keluar[keadaan[0]]:
                ada = not (gugur and j.kembali) and (keadaan[1] or any(map(timbul, j.efek)))
                if (j.ke, ada) not in self._asal:
                    self._asal[j.ke, ada] = keadaan
                    antre.append((j.ke, ada))

    def saksi(self, simpul: str, ada: bool) -> list[str] | None:
        """A path (step keys) on which the fact is `ada` on arrival at the node; None if no path does that."""
        keadaan: tuple[str, bool] | None = (simpul, ada)
        if keadaan not in self._asal:
            return None
        jejak = []
        while keadaan is not None:
            jejak.append(keadaan[0])
            keadaan = self._asal[keadaan]
        return jejak[::-1]

    def saksi_sebelum(self, jalan: Jalan, urutan: int, ada: bool) -> list[str] | None:
        """The same, just before the effect number `urutan` of a move."""
        if any(map(self._timbul, jalan.efek[:urutan])):
            return (self.saksi(jalan.dari, False) or self.saksi(jalan.dari, True)) if ada else None
        return self.saksi(jalan.dari, ada)


def _jalan(langkah: Langkah) -> Iterable[Jalan]:
    for p in langkah.putusan:
        yield Jalan(langkah.kunci, p.ke, p.efek, kembali=p.kembali)
    if langkah.jika:
        for p in langkah.putusan:
            if not p.kembali:
                yield Jalan(langkah.kunci, p.ke, lewat=True)


def _luas(asal: Iterable[str], sisi: Iterable[tuple[str, str]]) -> set[str]:
    tujuan = defaultdict(list)
    for dari, ke in sisi:
        tujuan[dari].append(ke)
    hasil: set[str] = set()
    antre = list(asal)
    while antre:
        simpul = antre.pop()
        if simpul not in hasil:
            hasil.add(simpul)
            antre += tujuan[simpul]
    return hasil
