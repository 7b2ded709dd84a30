"""docs/istilah.md holds every package, model and word of the SOP format, each with its English and its source."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps

from tertib.sop import kosakata
from tests.rumah.proyek import AKAR, SUMBER

BARIS = re.compile(r"^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
BUKAN_PAKET = {"definisi", "migrations", "templates", "templatetags", "static", "locale", "management", "commands"}


def _istilah() -> list[tuple[str, str, str]]:
    return BARIS.findall((AKAR / "docs" / "istilah.md").read_text())


def _paket() -> set[str]:
    """The package itself, its storeys, and the doors."""
    atas = {p.parent.name for p in SUMBER.glob("*/__init__.py")} - BUKAN_PAKET
    pintu = {p.parent.name for p in SUMBER.glob("kanal/*/__init__.py")} - BUKAN_PAKET
    return {"tertib"} | atas | pintu


def _model() -> set[str]:
    return {m.__name__ for m in apps.get_models() if m.__module__.startswith("tertib.")}


def _kata_kosakata() -> set[str]:
    """Keys of every table of words, members of every set; tuples of stems (SYARAT) are the papers' own words."""
    kata: set[str] = set()
    for nama, isi in vars(kosakata).items():
        if nama.isupper() and not nama.startswith("_") and isinstance(isi, dict | frozenset):
            kata |= set(isi)
    return kata


def _kata_skema() -> set[str]:
    return set(_sifat(json.loads((SUMBER / "sop" / "skema.json").read_text())))


def _sifat(simpul: Any) -> Iterator[str]:
    if isinstance(simpul, dict):
        yield from simpul.get("properties", {})
        for anak in simpul.values():
            yield from _sifat(anak)
    elif isinstance(simpul, list):
        for anak in simpul:
            yield from _sifat(anak)


@pytest.mark.parametrize("asal", [_paket, _model, _kata_kosakata, _kata_skema], ids=lambda f: f.__name__)
def test_every_word_is_explained(asal: Any) -> None:
    kata = asal()
    assert len(kata) > 5
    kurang = kata - {k for k, _, _ in _istilah()}
    assert not kurang, f"belum ada di docs/istilah.md: {sorted(kurang)}"


def test_every_line_has_english_and_source() -> None:
    kosong = [k for k, inggris, sumber in _istilah() if not inggris.strip() or not sumber.strip()]
    assert not kosong, kosong


def test_no_model_is_explained_that_does_not_exist() -> None:
    bagian = (AKAR / "docs" / "istilah.md").read_text().split("## Model", 1)[1].split("\n## ", 1)[0]
    tertulis = {k for k, _, _ in BARIS.findall(bagian)}
    assert not tertulis - _model() - {"Jabatan"}
