"""What every test may use: the database, on whichever engine this run is about."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from tertib.alur import berkas
from tertib.dokumen.formulir import cetak as formulir
from tertib.dokumen.tte import pki
from tertib.inti import lingkup
from tests.kenangan import kosongkan_pencarian

DAHULU = ("galat", "balapan", "peramban")
"""Folders of few and long tests. They begin, so that no process ends alone; a folder's sites serve all its files."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    tempat = {Path(__file__).parent / nama: urut for urut, nama in enumerate(DAHULU)}
    items.sort(key=lambda satu: min((tempat[f] for f in satu.path.parents if f in tempat), default=len(tempat)))


@pytest.fixture(scope="session", autouse=True)
def murah() -> Iterator[None]:
    """What protects an office or pleases its eyes, and costs a test half its time, is done cheaply.

    Passphrases are stretched briefly, sheets of forms are coarse, a signature is trimmed once, and nobody cuts the
    power. The sites of the browser journeys are processes of their own and do it all.
    """
    with pytest.MonkeyPatch.context() as m:
        m.setattr(pki, "_SCRYPT_N", 2**10)
        m.setattr(formulir, "_TITIK_PER_INCI", 20)
        m.setattr(berkas, "_gambar_tanda", cache(berkas._gambar_tanda))
        m.setattr(os, "fsync", lambda _penanda: None)
        yield


@pytest.fixture(autouse=True)
def tanpa_lingkup() -> Iterator[None]:
    """No test begins inside an office's scope, and none leaves one behind for the next."""
    token = lingkup._kantor.set("")
    yield
    lingkup._kantor.reset(token)


@pytest.fixture(autouse=True)
def pencarian_bersih(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A test that committed rows leaves none of them to be found by the next."""
    yield
    tanda = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (tanda and tanda.kwargs.get("transaction")):
        with django_db_blocker.unblock():
            kosongkan_pencarian()


@pytest.fixture
def postgres() -> bool:
    """Whether this run is on PostgreSQL."""
    return bool(connection.vendor == "postgresql")


@pytest.fixture
def alamat_basis_data(transactional_db: None) -> str:
    """Address of the test database for TERTIB_DATABASE_URL of another process; rows must be committed to be seen."""
    isi = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{isi['NAME']}"
    pemilik = f"{isi['USER']}:{quote(isi['PASSWORD'], safe='')}" if isi["PASSWORD"] else isi["USER"]
    alamat = quote(isi["HOST"], safe="") + (f":{isi['PORT']}" if isi["PORT"] else "")
    return f"postgres://{pemilik}@{alamat}/{isi['NAME']}"


@pytest.fixture(scope="session")
def akar() -> Path:
    """Root of the project."""
    return Path(settings.AKAR)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: DjangoDbBlocker) -> None:
    """tests.pengaturan already keeps concurrent processes apart; nothing to add to the names."""
