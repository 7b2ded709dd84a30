"""Reads the YAML text of a definition into plain dict, list and str, strictly, with line numbers.

Everything is a `str` as written (YAML would turn `no` into false and `0712` into 458). Refused: duplicate keys,
anchors and aliases, tags, several documents, deep nesting, large files, characters that reverse the reading direction.
"""

import re
from typing import TypeAlias

import yaml

from tertib.sop.galat import Cacat, GalatSop

BATAS_HURUF = 256 * 1024
BATAS_DALAM = 16

Mentah: TypeAlias = "str | list[Mentah] | dict[str, Mentah]"
Jalur: TypeAlias = tuple[str | int, ...]

_PEMBALIK_ARAH = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def baca(teks: str) -> tuple[dict[str, Mentah], dict[Jalur, int]]:
    """The text as nested plain values and, for each path in it, its line (from 1). Raises `GalatSop`."""
    if len(teks) > BATAS_HURUF:
        raise GalatSop(Cacat(f"Berkas SOP terlalu besar: paling banyak {BATAS_HURUF // 1024} KB."))
    if balik := _PEMBALIK_ARAH.search(teks):
        baris = teks.count("\n", 0, balik.start()) + 1
        raise GalatSop(Cacat("ada huruf tak terlihat yang membalik arah baca; hapus huruf itu.", baris=baris))
    try:
        _tolak_rumit(teks)
        simpul = yaml.CBaseLoader(teks).get_single_node()
    except yaml.MarkedYAMLError as galat:
        tempat = galat.problem_mark.line + 1 if galat.problem_mark else None
        raise GalatSop(Cacat(f"bukan YAML yang benar ({galat.problem}).", baris=tempat)) from galat
    except yaml.YAMLError as galat:
        raise GalatSop(Cacat(f"bukan YAML yang benar ({galat}).")) from galat
    if not isinstance(simpul, yaml.MappingNode):
        raise GalatSop(Cacat("Berkas SOP harus berisi pasangan kata dan isinya.", baris=1))
    garis: dict[Jalur, int] = {}
    cacat: list[Cacat] = []
    isi = _wujud(simpul, (), garis, cacat)
    if cacat:
        raise GalatSop(*cacat)
    assert isinstance(isi, dict)
    return isi, garis


def _tolak_rumit(teks: str) -> None:
    """Refuses, before any tree is built, what a SOP never needs; composing deep nesting would exhaust the stack."""
    dalam = dokumen = 0
    for kejadian in yaml.parse(teks, Loader=yaml.CBaseLoader):
        baris = _baris(kejadian)
        if isinstance(kejadian, yaml.AliasEvent) or getattr(kejadian, "anchor", None):
            raise GalatSop(
                Cacat("jangkar dan rujukan YAML (& dan *) tidak dipakai dalam SOP; tulis lengkap.", baris=baris)
            )
        if getattr(kejadian, "tag", None):
            raise GalatSop(Cacat("tanda jenis YAML (!) tidak dipakai dalam SOP.", baris=baris))
        if isinstance(kejadian, yaml.DocumentStartEvent):
            dokumen += 1
        if dokumen > 1:
            raise GalatSop(Cacat("satu berkas hanya boleh berisi satu SOP.", baris=baris))
        if isinstance(kejadian, yaml.CollectionStartEvent):
            dalam += 1
        elif isinstance(kejadian, yaml.CollectionEndEvent):
            dalam -= 1
        if dalam > BATAS_DALAM:
            raise GalatSop(Cacat("bersarang terlalu dalam.", baris=baris))


def _wujud(simpul: yaml.Node, jalur: Jalur, garis: dict[Jalur, int], cacat: list[Cacat]) -> Mentah:
    garis.setdefault(jalur, _baris(simpul))
    if isinstance(simpul, yaml.ScalarNode):
        return str(simpul.value)
    if isinstance(simpul, yaml.SequenceNode):
        return [_wujud(anak, (*jalur, i), garis, cacat) for i, anak in enumerate(simpul.value)]
    isi: dict[str, Mentah] = {}
    for kunci, nilai in simpul.value:
        baris = _baris(kunci)
        if not isinstance(kunci, yaml.ScalarNode):
            cacat.append(Cacat("nama harus berupa kata.", baris=baris))
            continue
        if kunci.value in isi:
            langkah = str(jalur[1]) if len(jalur) > 1 and jalur[0] == "langkah" else ""
            cacat.append(Cacat(f'"{kunci.value}" tertulis dua kali.', baris=baris, langkah=langkah))
            continue
        garis[(*jalur, kunci.value)] = baris
        isi[kunci.value] = _wujud(nilai, (*jalur, kunci.value), garis, cacat)
    return isi


def _baris(bagian: yaml.Event | yaml.Node) -> int:
    return int(bagian.start_mark.line) + 1 if bagian.start_mark else 1
