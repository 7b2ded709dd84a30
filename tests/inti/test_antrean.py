"""The queue: leases, growing pauses, giving up, and workers that die."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from tertib.inti import antrean
from tertib.inti.antrean import BATAS, PINJAMAN, Tetap, Tunda
from tertib.inti.models import Antrean

KINI = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _tambah(banyak: int = 1, siap: datetime = KINI) -> list[Antrean]:
    return [antrean.tambah("uji", kantor="16.06", isi={"ke": n}, kini=KINI, siap=siap) for n in range(banyak)]


def _pinjam(kini: datetime = KINI, **lain: int) -> list[int]:
    return [a.isi["ke"] for a in antrean.pinjam(peminjam="satu", kini=kini, **lain)]


def _kerjakan(entri: Antrean, penangan: Callable[[Antrean, datetime], None], kini: datetime = KINI) -> bool:
    return antrean.kerjakan(entri, {"uji": penangan}, kini=kini)


def test_an_entry_exists_only_with_the_change_that_causes_it() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _tambah()
        raise ZeroDivisionError
    assert not Antrean.objects.exists()


def test_oldest_first_not_before_its_time_and_leased_once() -> None:
    _tambah(3)
    _tambah(1, siap=KINI + timedelta(minutes=1))
    assert _pinjam(banyak=2) == [0, 1]
    assert _pinjam(banyak=2) == [2]
    assert _pinjam() == []
    assert _pinjam(kini=KINI + timedelta(seconds=60)) == [0], "the one that became ready; the leases still run"


def test_the_lease_of_a_dead_worker_runs_out() -> None:
    _tambah()
    assert _pinjam() == [0]
    assert _pinjam(kini=KINI + PINJAMAN) == []
    assert _pinjam(kini=KINI + PINJAMAN + timedelta(seconds=1)) == [0]
    assert Antrean.objects.get().percobaan == 2


def test_done_is_done() -> None:
    _tambah()
    (entri,) = antrean.pinjam(peminjam="satu", kini=KINI)
    assert _kerjakan(entri, lambda *_: None) is True
    assert _pinjam(kini=KINI + timedelta(days=9)) == []
    assert Antrean.objects.get().selesai == KINI


def test_failures_pause_longer_and_longer_and_end_in_giving_up(caplog: pytest.LogCaptureFixture) -> None:
    _tambah()
    kini, jeda = KINI, []

    def gagal(*_: object) -> None:
        raise ConnectionError("1606010101010001 menolak")

    for _ in range(BATAS):
        (entri,) = antrean.pinjam(peminjam="satu", kini=kini)
        assert _kerjakan(entri, gagal, kini) is False
        siap = Antrean.objects.get().siap
        jeda.append((siap - kini).total_seconds())
        kini = siap
    assert all(0.7 * min(3600, 2.0**n) <= j <= 1.3 * min(3600, 2.0**n) for n, j in enumerate(jeda, 1))
    entri = Antrean.objects.get()
    assert (entri.menyerah is not None, entri.selesai, entri.galat) == (True, None, "ConnectionError")
    assert antrean.pinjam(peminjam="satu", kini=kini + timedelta(days=9)) == []
    assert "1606010101010001" not in caplog.text, "an exception's own words may hold personal data"


def test_what_cannot_be_mended_is_set_aside_at_once() -> None:
    _tambah()
    (entri,) = antrean.pinjam(peminjam="satu", kini=KINI)

    def gagal(*_: object) -> None:
        raise Tetap

    _kerjakan(entri, gagal)
    assert Antrean.objects.get().menyerah == KINI


def test_one_poisoned_entry_does_not_stop_the_others() -> None:
    _tambah(3)
    selesai: list[int] = []

    def tangani(entri: Antrean, _kini: datetime) -> None:
        if entri.isi["ke"] == 1:
            raise ValueError
        selesai.append(entri.isi["ke"])

    for entri in antrean.pinjam(peminjam="satu", kini=KINI):
        _kerjakan(entri, tangani)
    assert selesai == [0, 2]


def test_an_unknown_kind_waits_for_a_newer_worker() -> None:
    _tambah()
    (entri,) = antrean.pinjam(peminjam="satu", kini=KINI)
    assert antrean.kerjakan(entri, {}, kini=KINI) is False
    assert Antrean.objects.get().menyerah is None


def test_an_entry_that_kills_its_worker_every_time_is_set_aside() -> None:
    """Nobody lives to write down the failure (out of memory); the lease alone tells."""
    _tambah(1)
    kini = KINI
    for _ in range(BATAS):
        assert _pinjam(kini=kini) == [0]
        kini += PINJAMAN + timedelta(seconds=1)
    assert _pinjam(kini=kini) == []
    assert (Antrean.objects.get().menyerah, Antrean.objects.get().galat) == (kini, "PekerjaMati")


@pytest.mark.django_db(transaction=True)
def test_workers_that_lease_at_once_never_share_and_never_wait() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL saja: SQLite has one writer")
    _tambah(40)

    def pinjam(nama: str) -> list[int]:
        try:
            return [a.pk for _ in range(3) for a in antrean.pinjam(peminjam=nama, kini=KINI, banyak=4)]
        finally:
            connection.close()

    with transaction.atomic():
        ditahan = list(Antrean.objects.select_for_update().order_by("id")[:4].values_list("pk", flat=True))
        with ThreadPoolExecutor(3) as kolam:
            hasil = list(kolam.map(pinjam, "abc", timeout=20))
    semua = [pk for satu in hasil for pk in satu]
    assert len(semua) == len(set(semua)) == 36
    assert not set(semua) & set(ditahan), "rows another worker is taking are stepped over"


def test_put_off_is_not_failed() -> None:
    """However often: it comes back when it said, and never counts towards giving up."""

    def tunda(_entri: Antrean, kini: datetime) -> None:
        raise Tunda(kini + timedelta(minutes=1))

    _tambah()
    for menit in range(BATAS + 3):
        (entri,) = antrean.pinjam(peminjam="satu", kini=KINI + timedelta(minutes=menit))
        assert _kerjakan(entri, tunda, kini=KINI + timedelta(minutes=menit)) is False
    satu = Antrean.objects.get()
    assert (satu.percobaan, satu.menyerah, satu.galat) == (0, None, "")


def test_kinds_have_lanes() -> None:
    _tambah()
    antrean.tambah("lain", kantor="16.06", isi={"ke": 9}, kini=KINI)
    assert [a.jenis for a in antrean.pinjam(peminjam="satu", kini=KINI, hanya={"lain"})] == ["lain"]
    assert [a.jenis for a in antrean.pinjam(peminjam="satu", kini=KINI, kecuali={"lain"})] == ["uji"]
