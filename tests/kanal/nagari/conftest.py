"""An office whose villages print: two village operators, and a case that has come as far as theirs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.peragaan import pemeran
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Wilayah
from tests.kanal.tatap_muka import bangun_dengan, di_desa
from tests.kenangan import ingat
from tests.meja.dunia import KINI, Dunia

DESA_LAIN = "16.06.01.1010"


@pytest.fixture(scope="session")
def map_pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nagari") / "pki"


@pytest.fixture
def dunia(db: None, settings: Any, map_pki: Path) -> Dunia:
    settings.MAP_PKI = map_pki
    return ingat("nagari", _berdesa)


def _berdesa() -> Dunia:
    dunia = bangun_dengan("kk-ceria-padang-pariaman", Jabatan.KASI)
    Wilayah.objects.get_or_create(kode=DESA_LAIN, defaults={"nama": "Kayuara", "tingkat": 4, "induk_id": "16.06.01"})
    dunia.penugasan["desa"] = di_desa(dunia, "Zulkifli Harahap")
    dunia.penugasan["desa-lain"] = di_desa(dunia, "Maria Simanjuntak", DESA_LAIN)
    dunia.sertifikat()
    return dunia


@pytest.fixture
def masuk() -> Callable[[Penugasan], Client]:
    def buka(penugasan: Penugasan) -> Client:
        klien = Client()
        klien.force_login(penugasan.pengguna)
        return klien

    return buka


@pytest.fixture
def operator(dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> Client:
    return masuk(dunia.penugasan["desa"])


@pytest.fixture
def sampai(dunia: Dunia) -> Callable[[str], Permohonan]:
    """A citizen's case moved forward to a step."""

    def maju(langkah: str) -> Permohonan:
        return ingat(f"sampai {langkah}", lambda: _maju(dunia, langkah))

    return maju


def _maju(dunia: Dunia, langkah: str) -> Permohonan:
    p = dunia.ajukan()
    with di_kantor(dunia.kantor.kode):
        while p.langkah != langkah:
            p = pemeran.gerakkan(p, kini=KINI)
    return p
