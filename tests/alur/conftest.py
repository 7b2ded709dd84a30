"""The cast on its stage, within the office of Musi Banyuasin."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tertib.inti.lingkup import di_kantor
from tests.alur.kantor_siaga import KantorSiaga, buka_siaga
from tests.alur.kantor_siak import KantorSiak, buka_kantor_siak
from tests.alur.kantor_sop import CERIA, IKD, KEENAM, LOKET, KantorSop, buka_kantor
from tests.kenangan import ingat
from tests.pemeran_tetap import Panggung, tata_panggung
from tests.perekaman.rekaman_contoh import kantor_perekam


@pytest.fixture(scope="session")
def map_pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One authority for all tests of this package: keys cost more than cases."""
    return tmp_path_factory.mktemp("alur") / "pki"


@pytest.fixture
def folder(settings: Settings, map_pki: Path, tmp_path: Path) -> Path:
    """Files of this test alone."""
    settings.MAP_PKI = map_pki
    settings.MAP_BERKAS = tmp_path / "berkas"
    return tmp_path / "berkas"


@pytest.fixture
def panggung(db: None, folder: Path) -> Iterator[Panggung]:
    with di_kantor("16.06"):
        yield ingat("panggung", tata_panggung)


@pytest.fixture
def loket(db: None, folder: Path) -> Iterator[KantorSop]:
    """An office at whose counter people apply, and whose head signs with a pen."""
    with di_kantor("16.06"):
        yield ingat("loket", lambda: buka_kantor(LOKET))


@pytest.fixture
def ceria(db: None, folder: Path) -> Iterator[KantorSop]:
    """An office whose villages print and hand over."""
    with di_kantor("16.06"):
        yield ingat("ceria", lambda: buka_kantor(CERIA))


@pytest.fixture
def keenam(db: None, folder: Path) -> Iterator[KantorSop]:
    """An office whose SOP exists only as a file of these tests."""
    with di_kantor("16.06"):
        yield ingat("keenam", lambda: buka_kantor(KEENAM))


@pytest.fixture
def perekam(db: None, folder: Path, tmp_path: Path) -> Iterator[KantorSop]:
    """An office whose SOP records people on the way."""
    with di_kantor("16.06"):
        yield kantor_perekam(tmp_path)


@pytest.fixture
def siak(panggung: Panggung, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KantorSiak:
    """The same office, keying its work into SIAK."""
    return buka_kantor_siak(panggung, settings, tmp_path, monkeypatch)


@pytest.fixture
def ikd(db: None, folder: Path) -> Iterator[KantorSop]:
    """An office of the identity app, whose people print at a kiosk."""
    with di_kantor("16.06"):
        yield ingat("ikd", lambda: buka_kantor(IKD))


@pytest.fixture
def siaga(db: None, folder: Path, settings: Settings) -> Iterator[KantorSiaga]:
    """An office under the SOP of Kota Metro, for people without papers."""
    with di_kantor("16.06"), buka_siaga(settings) as kantor:
        yield kantor
