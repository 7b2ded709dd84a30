"""Counting tries: per key, per window, over all processes, and forgotten afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from tertib.inti import laju
from tertib.inti.models import Laju

KINI = datetime(2026, 11, 20, 3, tzinfo=UTC)
JAM = timedelta(hours=1)


def coba(kunci: str = "kode:10.0.0.1", kini: datetime = KINI) -> bool:
    return laju.catat(kunci, batas=2, per=JAM, kini=kini)


@pytest.mark.django_db
def test_the_limit_holds_within_the_window_and_for_its_key() -> None:
    assert [coba(), coba(), coba()] == [True, True, False]
    assert coba("kode:10.0.0.2")
    assert not coba(kini=KINI + JAM - timedelta(seconds=1))
    assert coba(kini=KINI + JAM)


@pytest.mark.django_db
def test_no_address_is_stored() -> None:
    coba()
    assert "10.0.0.1" not in Laju.objects.get().kunci


@pytest.mark.django_db
def test_old_counters_are_forgotten() -> None:
    coba("lama", KINI - JAM)
    coba("baru")
    assert laju.bersihkan(sebelum=KINI) == 1
    assert Laju.objects.count() == 1


def test_a_forwarded_address_counts_only_behind_our_proxy(settings: pytest.FixtureRequest) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 2.2.2.2")
    assert laju.alamat(request) == "10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # type: ignore[attr-defined]
    assert laju.alamat(request) == "2.2.2.2"
