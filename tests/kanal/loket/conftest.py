"""An office with a counter, its clerk signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from tertib.pengguna.models import Jabatan, Penugasan
from tests.kanal.tatap_muka import Loket, bangun_dengan
from tests.meja.dunia import Dunia


@pytest.fixture
def dunia(db: None) -> Dunia:
    return bangun_dengan("kk-umum-loket", Jabatan.LOKET, Jabatan.KASI)


@pytest.fixture
def masuk() -> Callable[[Penugasan], Client]:
    def buka(penugasan: Penugasan) -> Client:
        klien = Client()
        klien.force_login(penugasan.pengguna)
        return klien

    return buka


@pytest.fixture
def loket(dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> Loket:
    return Loket(dunia, masuk)
