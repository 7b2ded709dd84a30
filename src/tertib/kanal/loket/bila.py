"""When a question or a paper is asked for, as a table the browser can follow without asking us."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import product

from tertib.kependudukan.perubahan.jenis import Fakta, JenisPerubahan

Bila = tuple[Mapping[str, str], ...]
"""Any one of these sets of answers; () always."""

_TERBANYAK = 20_000


@lru_cache(maxsize=32)
def bila(jenis: JenisPerubahan) -> Mapping[str, Bila]:
    """For each question and paper of a kind, the choices that lead to it; keys as `Pertanyaan.kunci`, "syarat:…".

    Worked out by trying every combination of choices. What depends on anything else (a date, a text) is always shown;
    what the answers really ask for, the server decides when the form comes.
    """
    pilihan = {p.kunci: ("", *dict(p.pilihan)) for h in jenis.halaman for p in h.pertanyaan if p.jenis == "pilihan"}
    banyak = 1
    for nilai in pilihan.values():
        banyak *= len(nilai)
    if banyak > _TERBANYAK:
        return {}
    semua = [dict(zip(pilihan, isi, strict=True)) for isi in product(*pilihan.values())]
    return {kunci: _ringkas(berlaku, semua, pilihan) for kunci, berlaku in _butir(jenis).items()}


def _butir(jenis: JenisPerubahan) -> dict[str, Callable[[Fakta], bool]]:
    tanya = {p.kunci: (lambda f, h=h, p=p: h.jika(f) and p.jika(f)) for h in jenis.halaman for p in h.pertanyaan}
    return {**tanya, **{f"syarat:{s.kunci}": s.berlaku for s in jenis.syarat}}


def _ringkas(
    berlaku: Callable[[Fakta], bool], semua: list[dict[str, str]], pilihan: Mapping[str, tuple[str, ...]]
) -> Bila:
    benar = [f for f in semua if berlaku(f)]
    if len(benar) in (0, len(semua)):
        return ()
    kena = [k for k in pilihan if any(berlaku({**f, k: v}) != berlaku(f) for f in semua for v in pilihan[k])]
    return tuple(dict(t) for t in dict.fromkeys(tuple((k, f[k]) for k in kena) for f in benar))
