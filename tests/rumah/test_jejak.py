"""The project carries no trace of the machine it was made on."""

import re

import pytest

from tests.rumah.proyek import AKAR, sebut, terlacak

# Put together from pieces, so that this file does not find itself.
JEJAK = {
    "alamat mesin": re.compile(r"(?<![\w.<}$/])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/\w+|Us" + r"ers/\w+)/"),
    "gudang paket": re.compile(
        "|".join(
            [
                "files.python" + "hosted",
                r"registry\.npm" + "js",
                "pypi" + r"\.org/simple",
                "--(?:extra-)?index-" + "url",
            ]
        )
    ),
    "kunci pribadi": re.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE " + "KEY-----"),
}
BINER = {".png", ".jpg", ".jpeg", ".xz", ".ttf", ".woff2", ".pdf", ".ico", ".gz", ".sqlite3"}


@pytest.mark.parametrize("jejak", JEJAK)
def test_no_trace(jejak: str) -> None:
    kena = [
        f"{sebut(p)}: {cocok.group()}"
        for p in terlacak()
        if p.suffix not in BINER
        for cocok in JEJAK[jejak].finditer(p.read_text(errors="replace"))
    ]
    assert not kena, kena


def test_what_is_made_here_is_not_tracked() -> None:
    buatan = [
        sebut(p)
        for p in terlacak()
        if p.relative_to(AKAR).parts[0] in {"var", "build", ".venv"} or p.suffix in {".mo", ".pyc"}
    ]
    assert not buatan, buatan


def test_every_lock_line_has_a_hash() -> None:
    for kunci in ("requirements.lock", "requirements-uji.lock"):
        teks = (AKAR / kunci).read_text()
        paket = re.findall(r"^[a-zA-Z0-9._-]+==[^\n]*", teks, re.MULTILINE)
        assert len(paket) > 40
        assert all(baris.rstrip().endswith("\\") for baris in paket), f"{kunci}: ada paket tanpa hash"


def test_the_test_lock_contains_the_other() -> None:
    """Otherwise `make test` would try something other than what `make run` installs."""
    bawaan, uji = (_versi(kunci) for kunci in ("requirements.lock", "requirements-uji.lock"))
    beda = {nama: versi for nama, versi in bawaan.items() if uji.get(nama) != versi}
    assert not beda, beda


def _versi(kunci: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-zA-Z0-9._-]+)==(\S+)", (AKAR / kunci).read_text(), re.MULTILINE))
