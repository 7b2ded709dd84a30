"""One office with the identity app, and the mother of its family signed up."""

import pytest

from tests.kanal.ikd.dunia import Ponsel, akun_aktif, buka_layanan
from tests.meja.conftest import masuk
from tests.meja.dunia import Dunia


@pytest.fixture
def dunia(dunia: Dunia) -> Dunia:
    buka_layanan(dunia.kantor, dunia)
    return dunia


@pytest.fixture
def ponsel(dunia: Dunia) -> Ponsel:
    """The phone of a resident with an account."""
    akun_aktif(dunia)
    return Ponsel()


__all__ = ["dunia", "masuk", "ponsel"]
