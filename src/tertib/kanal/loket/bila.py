"""When a question or a paper is asked for, as a table the browser can follow without asking us."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from tertib.kependudukan.perubahan.jenis import Fakta, JenisPerubahan

Bila = tuple[Mapping[str, str], ...]
"""Any one of these sets of answers; () always."""


class _Terbaca(Mapping[str, str]):
    """Answers that remember which of them a condition looked at."""

    def __init__(self, isi: Mapping[str, str]) -> None:
        self.isi, self.dibaca = dict(isi), set[str]()

    def __getitem__(self, kunci: str) -> str:
        self.dibaca.add(kunci)
        return self.isi[kunci]

    def __iter__(self) -> Iterator[str]:
        return iter(self.isi)

    def __len__(self) -> int:
        return len(self.isi)


@lru_cache(maxsize=32)
def bila(jenis: JenisPerubahan) -> Mapping[str, Bila]:
    """For each question and paper of a kind, the choices that lead to it; keys as `Pertanyaan.kunci`, "syarat:…".

    Worked out by trying every combination of the choices a condition looks at. What depends on anything else (a date,
    a text) is always shown; what the answers really ask for, the server decides when the form comes.
    """
    pilihan = {p.kunci: ("", *dict(p.pilihan)) for h in jenis.halaman for p in h.pertanyaan if p.jenis == "pilihan"}
    return {kunci: _bila(berlaku, pilihan) for kunci, berlaku in _butir(jenis).items()}


def _butir(jenis: JenisPerubahan) -> dict[str, Callable[[Fakta], bool]]:
    tanya = {p.kunci: (lambda f, h=h, p=p: h.jika(f) and p.jika(f)) for h in jenis.halaman for p in h.pertanyaan}
    return {**tanya, **{f"syarat:{s.kunci}": s.berlaku for s in jenis.syarat}}


def _bila(berlaku: Callable[[Fakta], bool], pilihan: Mapping[str, tuple[str, ...]]) -> Bila:
    dibaca: tuple[str, ...] = ()
    while True:
        semua = [_Terbaca(dict(zip(dibaca, isi, strict=True))) for isi in product(*(pilihan[k] for k in dibaca))]
        benar = [f.isi for f in semua if berlaku(f)]
        lagi = set[str]().union(*(f.dibaca for f in semua)) - set(dibaca)
        if not lagi:
            return () if len(benar) in (0, len(semua)) else _ringkas(benar, pilihan)
        if lagi - pilihan.keys():
            return ()
        dibaca += tuple(sorted(lagi))


def _ringkas(benar: list[dict[str, str]], pilihan: Mapping[str, tuple[str, ...]]) -> Bila:
    """The same table without an answer wherever every value of it leads to the same."""
    for kunci in benar[0]:
        golongan: dict[frozenset[tuple[str, str]], list[dict[str, str]]] = {}
        for satu in benar:
            golongan.setdefault(frozenset(satu.items() - {(kunci, satu[kunci])}), []).append(satu)
        benar = [
            x for sisa, isi in golongan.items() for x in ([dict(sisa)] if len(isi) == len(pilihan[kunci]) else isi)
        ]
    return tuple(benar)
