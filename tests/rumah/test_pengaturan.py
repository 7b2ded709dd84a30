"""Every setting an office may give stands in docs/pengaturan.md, and nothing else does."""

import re

from tests.rumah.proyek import AKAR, modul

NAMA = re.compile(r"[\"'](TERTIB_[A-Z_]+|PORT)[\"']")


def _terbaca() -> set[str]:
    return {nama for p in modul() for nama in NAMA.findall(p.read_text())}


def _tertulis() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (AKAR / "docs" / "pengaturan.md").read_text(), re.MULTILINE))


def test_every_setting_is_documented() -> None:
    assert "TERTIB_RAHASIA" in _terbaca()
    assert not _terbaca() - _tertulis(), "belum ada di docs/pengaturan.md"


def test_no_documented_setting_is_gone() -> None:
    assert not _tertulis() - _terbaca(), "tidak dibaca lagi oleh kode"
