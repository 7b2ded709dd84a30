"""The PDF: A4 landscape, every text in it, readable by poppler."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tertib.cli_sop import HURUF
from tertib.sop import bagan
from tertib.sop.jenis import Sop

HURUF_DEBIAN = Path("/usr/share/fonts/truetype/liberation2")


@pytest.fixture
def huruf() -> Path:
    folder = next((f for f in (HURUF, HURUF_DEBIAN) if any(f.glob("*.ttf"))), None)
    if folder is None:
        pytest.skip("no Liberation Sans here")
    return folder


def _poppler(perintah: str, *arg: str) -> str:
    if shutil.which(perintah) is None:
        pytest.skip("poppler-utils is missing")
    return subprocess.run([perintah, *arg], check=True, capture_output=True, text=True).stdout


def test_sheets_become_a4_landscape_pages_with_every_text(sop: Sop, huruf: Path, tmp_path: Path) -> None:
    berkas = tmp_path / "bagan.pdf"
    berkas.write_bytes(bagan.pdf(sop, huruf=huruf))
    info = _poppler("pdfinfo", str(berkas))
    assert f"Pages:           {len(bagan.halaman(sop))}\n" in info
    assert "841.89 x 595.28 pts (A4)" in info
    teks = "".join(_poppler("pdftotext", "-raw", str(berkas), "-").split())
    for langkah in sop.langkah.values():
        assert langkah.kegiatan.split()[0] in teks
        assert all(p.nama.split()[0] in teks for p in langkah.putusan if langkah.memutus)
    assert "Totalwaktu" in teks


def test_same_sop_same_bytes(sop: Sop, huruf: Path) -> None:
    assert bagan.pdf(sop, huruf=huruf) == bagan.pdf(sop, huruf=huruf)


def test_without_fonts_it_fails_rather_than_drop_the_text(sop: Sop, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="TTF"):
        bagan.pdf(sop, huruf=tmp_path)
