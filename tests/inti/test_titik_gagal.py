"""Fail-points kill where they are told to, and no office runs with one set."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from tertib.inti import titik_gagal
from tertib.periksa_pengaturan import periksa

NASKAH = "from tertib.inti.titik_gagal import lewati\nfor n in range(1, 4): lewati('lain'); print(n, flush=True); lewati('a')"


@pytest.mark.parametrize(("titik", "sampai"), [("a", "1"), ("a:3", "3"), ("b", "3"), ("", "3")])
def test_it_dies_where_it_is_told_to(titik: str, sampai: str, akar: Path) -> None:
    lingkungan = {"PYTHONPATH": str(akar / "src"), titik_gagal.PENGATURAN: titik}
    hasil = subprocess.run([sys.executable, "-c", NASKAH], env=lingkungan, capture_output=True, text=True, check=False)
    assert hasil.stdout.split()[-1] == sampai, hasil.stderr
    assert hasil.returncode == (-signal.SIGKILL if titik.startswith("a") else 0)


@pytest.mark.django_db
def test_no_office_is_served_with_one_set(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PERAGAAN = False
    assert not [g for g in periksa() if titik_gagal.PENGATURAN in g]
    monkeypatch.setenv(titik_gagal.PENGATURAN, "a")
    assert [g for g in periksa() if titik_gagal.PENGATURAN in g]
