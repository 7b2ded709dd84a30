"""An office whose processes die: rows are committed, files lie in one folder, and victims are real processes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tertib.alur import berkas
from tertib.dokumen.tte import pki
from tertib.inti.lingkup import di_kantor
from tests.pemeran_tetap import Panggung, foto, tata_panggung

PUTARAN = int(os.environ.get("GALAT_PUTARAN", "1"))
"""How often each fault is injected alone, and again in a row with the others: once in the suite, 50 times in `make faults`."""
JADWAL = 20 * PUTARAN + 40
"""How many random schedules of two officials: 60 in the suite, 1,040 in `make faults`."""


class Korban:
    """Processes that do one act each and may be killed in it (`tests.galat.korban`)."""

    def __init__(self, lingkungan: Mapping[str, str], akar: Path) -> None:
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "tests.galat.korban"],
            env=dict(lingkungan), cwd=akar, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def mulai(self, perintah: str, *argumen: Any, kini: datetime, titik: str = "", **lingkungan: str) -> None:
        """Let a process do this; `selesai` says how it ended."""
        assert self.proses.stdin is not None
        tugas = {"perintah": perintah, "argumen": argumen, "kini": kini.isoformat(), "titik": titik}
        self.proses.stdin.write(json.dumps({**tugas, "lingkungan": lingkungan}) + "\n")
        self.proses.stdin.flush()

    def selesai(self) -> str:
        """ "mati" (killed by SIGKILL), "jadi", or the name of the refusal."""
        assert self.proses.stdout is not None
        akhir = json.loads(self.proses.stdout.readline())
        assert akhir["akhir"] in (0, -9), akhir
        return "mati" if akhir["akhir"] == -9 else str(akhir["hasil"])

    def lakukan(self, perintah: str, *argumen: Any, kini: datetime, titik: str = "", **lingkungan: str) -> str:
        self.mulai(perintah, *argumen, kini=kini, titik=titik, **lingkungan)
        return self.selesai()

    def tutup(self) -> None:
        self.proses.kill()
        self.proses.communicate()


@pytest.fixture(scope="session")
def map_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("galat")


@pytest.fixture
def folder(transactional_db: None, settings: Settings, map_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pki, "_SCRYPT_N", 2**10)
    # what the forms look like is no part of any fault, and drawing them half the cost of a case
    monkeypatch.setattr(berkas, "lembar_formulir", lambda _formulir, *, waktu: (foto("formulir"),))
    settings.MAP_DATA = map_data
    settings.MAP_PKI = map_data / "pki"
    settings.MAP_BERKAS = map_data / "berkas"
    shutil.rmtree(settings.MAP_BERKAS, ignore_errors=True)
    return map_data


@pytest.fixture
def keluarga() -> int:
    """Families enough for every round of a test; each case is another one's."""
    return 16 * PUTARAN + 4


@pytest.fixture
def panggung(folder: Path, keluarga: int) -> Iterator[Panggung]:
    with di_kantor("16.06"):
        yield tata_panggung(keluarga=keluarga)


@pytest.fixture
def lingkungan(alamat_basis_data: str, map_data: Path, akar: Path) -> dict[str, str]:
    return {
        **os.environ,
        "TERTIB_DATABASE_URL": alamat_basis_data,
        "TERTIB_DATA": str(map_data),
        "TERTIB_PERAGAAN": "1",
        "DJANGO_SETTINGS_MODULE": "tertib.settings",
        "PYTHONPATH": os.pathsep.join([str(akar / "src"), str(akar)]),
    }


@pytest.fixture(scope="session")
def hidup() -> Iterator[list[Korban]]:
    """Victims outlive a test: to start one costs more than to kill its children."""
    semua: list[Korban] = []
    yield semua
    for satu in semua:
        satu.tutup()


@pytest.fixture
def dua_korban(panggung: Panggung, hidup: list[Korban], lingkungan: dict[str, str], akar: Path) -> list[Korban]:
    """Two, so that two acts can run at once."""
    hidup += [Korban(lingkungan, akar) for _ in range(2 - len(hidup))]
    return hidup


@pytest.fixture
def korban(dua_korban: list[Korban]) -> Korban:
    return dua_korban[0]
