"""`alur/__init__` is the table of contents of a case's life, and every act has its test file."""

import ast
import re

import pytest

from tests.rumah.proyek import AKAR, SUMBER

ALUR = SUMBER / "alur"
BUKAN_TINDAKAN = {"__init__", "apps", "models", "urls"}


def _daftar_isi() -> list[str]:
    """Acts named at the start of the indented lines of the docstring, such as `isi, berkas     answers ...`."""
    naskah = ast.get_docstring(ast.parse((ALUR / "__init__.py").read_text())) or ""
    baris = re.findall(r"^    ([a-z_]+(?:, [a-z_]+)*) {2,}\S", naskah, re.MULTILINE)
    return [nama for b in baris for nama in b.split(", ")]


def test_the_table_of_contents_is_there() -> None:
    assert len(_daftar_isi()) >= 6
    hilang = [nama for nama in _daftar_isi() if not (ALUR / f"{nama}.py").exists()]
    assert not hilang, f"disebut di alur/__init__.py, tetapi tidak ada: {hilang}"


@pytest.mark.parametrize("tindakan", _daftar_isi())
def test_every_act_has_a_test_file(tindakan: str) -> None:
    assert (AKAR / "tests" / "alur" / f"test_{tindakan}.py").exists()


def test_every_act_is_in_the_table_of_contents() -> None:
    """An act is a file that the mover runs (`lakukan`) or that a door calls by its own name."""
    tindakan = set()
    for p in ALUR.glob("*.py"):
        nama = {s.name for s in ast.parse(p.read_text()).body if isinstance(s, ast.FunctionDef)}
        if p.stem not in BUKAN_TINDAKAN and nama & {"lakukan", p.stem}:
            tindakan.add(p.stem)
    assert not tindakan - set(_daftar_isi()), "sebutkan di docstring alur/__init__.py"
