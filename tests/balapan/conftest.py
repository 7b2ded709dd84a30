"""Several processes on one database: rows are committed, files lie in one folder, and nobody forks."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tertib.inti.lingkup import di_kantor
from tests.pemeran_tetap import Panggung, tata_panggung

Anak = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def map_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of racing processes; one authority for all tests here."""
    return tmp_path_factory.mktemp("balapan")


@pytest.fixture
def panggung(transactional_db: None, settings: Settings, map_data: Path) -> Iterator[Panggung]:
    settings.MAP_DATA = map_data
    settings.MAP_PKI = map_data / "pki"
    settings.MAP_BERKAS = map_data / "berkas"
    with di_kantor("16.06"):
        yield tata_panggung(keluarga=2)


@pytest.fixture
def anak(panggung: Panggung, map_data: Path, alamat_basis_data: str, akar: Path) -> Iterator[Anak]:
    """Starts a Python program of `tests.balapan.pemain` with arguments; whoever is left is killed by id."""
    lingkungan = {
        **os.environ,
        "TERTIB_DATABASE_URL": alamat_basis_data,
        "TERTIB_DATA": str(map_data),
        "TERTIB_PERAGAAN": "1",
        "DJANGO_SETTINGS_MODULE": "tertib.settings",
        "PYTHONPATH": os.pathsep.join([str(akar / "src"), str(akar)]),
    }
    berjalan: list[subprocess.Popen[str]] = []

    def mulai(*argumen: object) -> subprocess.Popen[str]:
        proses = subprocess.Popen(
            [sys.executable, "-m", "tests.balapan.pemain", *map(str, argumen)],
            env=lingkungan,
            cwd=akar,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        berjalan.append(proses)
        return proses

    yield mulai
    for proses in berjalan:
        proses.kill()
        proses.communicate()
