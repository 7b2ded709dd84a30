"""The office whose people print themselves, its mailbox, and a real CUPS beside it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.alur.conftest import folder, ikd, map_pki
from tests.kanal.anjungan.cups import Cups, buka_cups

__all__ = ["folder", "ikd", "map_pki"]


@pytest.fixture
def jam_berhenti() -> None:
    """These tests say the time themselves."""


@pytest.fixture(scope="module")
def _cups_semua() -> Iterator[Cups]:
    if not Path("/usr/sbin/cupsd").exists():
        pytest.fail("cupsd belum ada: sh alat/paket_debian.sh cups-daemon cups-client")
    tempat = Path(tempfile.mkdtemp(prefix="tertib-cups-"))
    tempat.chmod(0o755)
    try:
        with buka_cups(tempat) as cups:
            yield cups
    finally:
        shutil.rmtree(tempat, ignore_errors=True)


@pytest.fixture
def cups(_cups_semua: Cups) -> Iterator[Cups]:
    """The printer in order and empty-handed."""
    _cups_semua.cara("jalan")
    for satu in _cups_semua.keluar():
        satu.unlink()
    yield _cups_semua
    _cups_semua.perintah("cancel", "-a", "kk")
    _cups_semua.perintah("cupsenable", "kk")
