"""Documents: links lead somewhere, the SOP in the guide is sound, the decision records are numbered and listed."""

import re

import pytest

from tertib.sop.pemeriksa import periksa
from tertib.sop.pemuat import muat_teks
from tests.rumah.proyek import AKAR, sebut

NASKAH = sorted([*AKAR.glob("*.md"), *AKAR.glob("docs/**/*.md")])


def _gambar_belum_dibuat(tujuan: str) -> bool:
    """Screenshots come from `make gambar`; once the folder is there, each one named must be in it."""
    return tujuan.startswith("docs/gambar/") and not (AKAR / "docs" / "gambar").exists()


@pytest.mark.parametrize("naskah", NASKAH, ids=sebut)
def test_links_lead_somewhere(naskah) -> None:  # type: ignore[no-untyped-def]
    tujuan = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", naskah.read_text()) if "://" not in t]
    putus = [t for t in tujuan if t and not (naskah.parent / t).exists() and not _gambar_belum_dibuat(t)]
    assert not putus, f"{sebut(naskah)}: {putus}"


def test_the_sop_in_the_guide_is_sound() -> None:
    naskah = (AKAR / "docs" / "menambah-sop.md").read_text()
    (contoh,) = re.findall(r"^```yaml\n(.*?)^```", naskah, re.MULTILINE | re.DOTALL)
    assert periksa(muat_teks(contoh)) == ()
    rusak = contoh.replace("{ke: terbitkan, efek: [tte: kk]}", "{ke: terbitkan}")
    assert periksa(muat_teks(rusak)), "contoh yang tidak bertanda tangan harus ditolak"


def test_decision_records_are_numbered_and_listed() -> None:
    catatan = sorted(p.name for p in (AKAR / "docs" / "keputusan").glob("[0-9]*.md"))
    assert [int(n[:4]) for n in catatan] == list(range(1, len(catatan) + 1))
    daftar = (AKAR / "docs" / "keputusan" / "README.md").read_text()
    assert not [n for n in catatan if f"({n})" not in daftar]


@pytest.mark.parametrize("bagian", ["**Context.**", "**Decision.**", "**Refused.**", "**Consequences.**"])
def test_decision_records_are_complete(bagian: str) -> None:
    tanpa = [p.name for p in (AKAR / "docs" / "keputusan").glob("[0-9]*.md") if bagian not in p.read_text()]
    assert not tanpa


def test_readme_begins_with_the_two_commands() -> None:
    for nama in ("README.md", "README.id.md"):
        perintah = re.findall(r"^make (\w+)", (AKAR / nama).read_text(), re.MULTILINE)
        assert perintah[:2] == ["run", "test"], nama


def test_every_make_target_named_exists() -> None:
    sasaran = set(re.findall(r"^([a-z-]+):", (AKAR / "Makefile").read_text(), re.MULTILINE))
    for p in NASKAH:
        disebut = set(re.findall(r"(?:`|^)make ([a-z-]+)", p.read_text(), re.MULTILINE))
        assert not disebut - sasaran, f"{sebut(p)}: {disebut - sasaran}"
