"""The citizen's door with one open office, and a phone that walks through it."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client

from tertib.inti.jam import jam_tetap
from tests.kanal.pemohon import Pemohon
from tests.kenangan import ingat
from tests.meja.dunia import KINI, Dunia, bangun


@pytest.fixture(autouse=True)
def jam_berhenti() -> Iterator[None]:
    with jam_tetap(KINI):
        yield


@pytest.fixture
def dunia(db: None) -> Dunia:
    return ingat("dunia", bangun)


@pytest.fixture
def pemohon(dunia: Dunia) -> Pemohon:
    """A citizen who has just begun to report a birth."""
    return ingat("pemohon", lambda: Pemohon.mulai(Client(), "kelahiran"))


@pytest.fixture
def terkirim(pemohon: Pemohon) -> Pemohon:
    """The same citizen after sending a complete application."""

    def kirim() -> Pemohon:
        pemohon.lengkapi()
        pemohon.kirim()
        return pemohon

    return ingat("terkirim", kirim)


@pytest.fixture
def besok() -> dt.datetime:
    return KINI + dt.timedelta(days=1)
