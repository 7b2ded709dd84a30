"""Holds a raw definition against `skema.json` and says in Indonesian what does not fit."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tertib.sop.galat import Cacat
from tertib.sop.naskah import Jalur

BERKAS = Path(__file__).with_name("skema.json")

_BENTUK = {"object": "pasangan kata dan isinya", "array": "daftar", "string": "satu teks"}


@cache
def _penguji() -> Draft202012Validator:
    return Draft202012Validator(json.loads(BERKAS.read_text("utf-8")))


def cacat(mentah: Mapping[str, Any], garis: Mapping[Jalur, int]) -> list[Cacat]:
    """Every place where the definition has not the shape of a SOP, in the order of the file."""
    hasil = []
    for galat in _penguji().iter_errors(mentah):
        jalur = tuple(galat.absolute_path)
        langkah = str(jalur[1]) if len(jalur) > 1 and jalur[0] == "langkah" else ""
        for kalimat, kunci in _kalimat(galat):
            hasil.append(Cacat(kalimat, baris=_baris((*jalur, *kunci), garis), langkah=langkah))
    return sorted(hasil, key=lambda c: c.baris or 0)


def _baris(jalur: Jalur, garis: Mapping[Jalur, int]) -> int | None:
    """The line of the deepest part of the path that the file has."""
    return next((garis[jalur[:n]] for n in range(len(jalur), -1, -1) if jalur[:n] in garis), None)


def _kalimat(galat: ValidationError) -> Iterator[tuple[str, Jalur]]:
    """Sentences for one schema error, each with the key (below the error's path) it speaks of."""
    nama = next((bagian for bagian in reversed(galat.absolute_path) if isinstance(bagian, str)), "SOP")
    aturan: Any = galat.validator_value
    isi: Any = galat.instance
    if "propertyNames" in galat.absolute_schema_path:
        yield f'nama "{isi}" tidak boleh dipakai: {_ketentuan(galat)}.', (isi,)
    elif galat.validator == "additionalProperties":
        for kunci in isi.keys() - galat.schema.get("properties", {}).keys():  # type: ignore[union-attr]
            yield f'kata "{kunci}" tidak dikenal di {nama}.', (kunci,)
    elif galat.validator == "required":
        hilang = [kunci for kunci in aturan if kunci not in isi]
        if hilang and galat.message.startswith(repr(hilang[0])):
            yield f"{nama} belum lengkap: {', '.join(hilang)} harus ditulis.", ()
    elif galat.validator == "type":
        yield f'"{nama}" harus berupa {_bentuk(aturan)}.', ()
    elif galat.validator == "enum":
        yield f'"{nama}" berisi "{isi}"; yang dikenal: {", ".join(aturan)}.', ()
    elif galat.validator in ("minLength", "minItems", "minProperties"):
        yield f'"{nama}" kosong.', ()
    elif galat.validator == "uniqueItems":
        yield f'"{nama}" berisi hal yang sama dua kali.', ()
    else:
        yield f'"{nama}": {_ketentuan(galat)}.', ()


def _bentuk(jenis: str | Sequence[str]) -> str:
    return _BENTUK[jenis if isinstance(jenis, str) else jenis[0]]


def _ketentuan(galat: ValidationError) -> str:
    """The rule in words: the schema's own `$comment`, or what a slug looks like."""
    skema: Any = galat.schema
    return skema.get("$comment") or "dipakai huruf kecil, angka dan tanda hubung, paling panjang 60 huruf"
