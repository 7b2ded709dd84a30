"""What every test may use: the database, on whichever engine this run is about."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from tertib.inti import lingkup


@pytest.fixture(autouse=True)
def tanpa_lingkup() -> Iterator[None]:
    """No test begins inside an office's scope, and none leaves one behind for the next."""
    token = lingkup._kantor.set("")
    yield
    lingkup._kantor.reset(token)


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
