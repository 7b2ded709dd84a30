"""Functions that fit a screen, files that fit a sitting."""

import ast

from tests.rumah.proyek import modul, sebut

BARIS_BERKAS = 400
BARIS_FUNGSI = 60


def test_no_file_is_too_long() -> None:
    panjang = {sebut(p): n for p in modul() if (n := len(p.read_text().splitlines())) > BARIS_BERKAS}
    assert not panjang, f"berkas lebih dari {BARIS_BERKAS} baris; bagi menurut gagasannya: {panjang}"


def test_no_function_is_too_long() -> None:
    panjang = {}
    for p in modul():
        for simpul in ast.walk(ast.parse(p.read_text())):
            if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef):
                baris = (simpul.end_lineno or 0) - simpul.lineno + 1
                if baris > BARIS_FUNGSI:
                    panjang[f"{sebut(p)}:{simpul.name}"] = baris
    assert not panjang, f"fungsi lebih dari {BARIS_FUNGSI} baris: {panjang}"


def test_every_module_has_a_docstring() -> None:
    """A file says in its first line what it is; empty `__init__`, app configurations and urls speak for themselves."""
    diam = [
        sebut(p)
        for p in modul()
        if p.name not in {"__init__.py", "apps.py", "urls.py", "__main__.py"}
        and not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert not diam, f"tanpa docstring: {diam}"


def test_no_generic_names() -> None:
    """`utils` and the like hide a missing idea."""
    kabur = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "signals"}
    assert not [sebut(p) for p in modul() if p.stem in kabur or p.parent.name in kabur]
