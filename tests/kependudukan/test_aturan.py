"""Rule units: each complete and of its own, and the printed list current."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.utils import translation

from tertib.kependudukan.perubahan.aturan import semua_aturan
from tertib.kependudukan.rules.temuan import Aturan

AKAR = Path(__file__).resolve().parents[2]
SEMUA = [a for k in semua_aturan() for a in k.aturan]


def test_the_list_is_current() -> None:
    """Otherwise: .venv/bin/python alat/aturan.py"""
    spec = importlib.util.spec_from_file_location("alat_aturan", AKAR / "alat" / "aturan.py")
    assert spec and spec.loader
    skrip = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(skrip)
    with translation.override("id"):
        assert (AKAR / "docs" / "aturan.md").read_text() == skrip.naskah()


def test_codes_are_unique() -> None:
    kode = [a.kode for a in SEMUA]
    assert len(kode) > 90
    assert sorted(kode) == sorted(set(kode))


@pytest.mark.parametrize("aturan", SEMUA, ids=lambda a: a.kode)
def test_a_rule_is_complete(aturan: Aturan) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", aturan.kode)
    for kalimat in (str(aturan.warga), str(aturan.petugas)):
        assert kalimat.strip()
        assert set(re.findall(r"\{(\w*)\}", kalimat)) <= {"siapa", "rincian"}
        assert kalimat.format(siapa="", rincian="").rstrip()[-1] in ".:“” " or "{rincian}" in kalimat
    assert aturan.berat in ("tolak", "peringatan", "catatan")
