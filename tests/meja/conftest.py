"""The world of the desk, and officials signed in at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from tertib.inti.jam import jam_tetap
from tertib.pengguna.models import Penugasan
from tests.kenangan import ingat
from tests.meja.dunia import KINI, Dunia, bangun


@pytest.fixture(autouse=True)
def jam_berhenti() -> Iterator[None]:
    with jam_tetap(KINI):
        yield


@pytest.fixture(scope="session")
def map_pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One authority for all tests of this package: keys cost more than cases."""
    return tmp_path_factory.mktemp("meja") / "pki"


@pytest.fixture
def dunia(db: None) -> Dunia:
    return ingat("dunia", bangun)


@pytest.fixture
def masuk(dunia: Dunia) -> Callable[[Penugasan], Client]:
    """A browser signed in under an assignment."""

    def buka(penugasan: Penugasan) -> Client:
        klien = Client()
        klien.force_login(penugasan.pengguna)
        return klien

    return buka
