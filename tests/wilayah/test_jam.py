"""Office hours: zones, weekends, holidays, closing time."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertib.wilayah.rules import (
    JamKantor,
    hari_buka,
    hari_libur,
    induk,
    kecamatan_nomor,
    menit_kerja,
    rantai_kode,
    sedang_buka,
    tambah_menit_kerja,
    tingkat,
)

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
JAM = JamKantor()


def _wib(hari: int, jam: int, menit: int = 0, bulan: int = 11) -> dt.datetime:
    return dt.datetime(2026, bulan, hari, jam, menit, tzinfo=WIB)


@pytest.mark.parametrize(
    ("dari", "sampai", "menit"),
    [
        (_wib(20, 10), _wib(20, 10, 30), 30),
        (_wib(20, 6), _wib(20, 8, 5), 5),
        (_wib(20, 15, 50), _wib(23, 8, 20), 30),  # Friday evening to Monday morning
        (_wib(21, 9), _wib(22, 15), 0),  # a weekend
        (_wib(20, 8), _wib(20, 23), 480),
        (_wib(20, 10), _wib(20, 9), 0),  # the clock was set back
        (_wib(24, 8, bulan=12), _wib(28, 16, bulan=12), 480),  # 24 December: joint leave, 25: Christmas, 26-27: weekend
    ],
)
def test_minutes_count_only_when_the_office_is_open(dari: dt.datetime, sampai: dt.datetime, menit: int) -> None:
    assert menit_kerja(dari, sampai, jam=JAM) == menit


@pytest.mark.parametrize(
    ("dari", "menit", "selesai"),
    [
        (_wib(20, 10), 30, _wib(20, 10, 30)),
        (_wib(20, 15, 30), 30, _wib(20, 16)),
        (_wib(20, 15, 50), 30, _wib(23, 8, 20)),
        (_wib(20, 20), 5, _wib(23, 8, 5)),
        (_wib(20, 10), 0, _wib(20, 10)),
        (_wib(20, 8), 960, _wib(23, 16)),
    ],
)
def test_a_promise_falls_into_opening_hours(dari: dt.datetime, menit: int, selesai: dt.datetime) -> None:
    assert tambah_menit_kerja(dari, menit, jam=JAM) == selesai


def test_each_office_lives_in_its_own_zone() -> None:
    jayapura = JamKantor(zona="Asia/Jayapura")
    pagi = dt.datetime(2026, 11, 20, 8, 30, tzinfo=WIT)
    assert sedang_buka(pagi, jam=jayapura)
    assert not sedang_buka(pagi, jam=JAM)
    assert tambah_menit_kerja(pagi.astimezone(dt.UTC), 10, jam=jayapura).isoformat() == "2026-11-20T08:40:00+09:00"


def test_own_closed_days_and_own_week() -> None:
    enam_hari = JamKantor(hari_kerja="123456", tutup_khusus=frozenset({dt.date(2026, 11, 20)}))
    assert not hari_buka(dt.date(2026, 11, 20), jam=enam_hari)
    assert hari_buka(dt.date(2026, 11, 21), jam=enam_hari)
    assert not hari_buka(dt.date(2026, 8, 17), jam=JAM)
    assert hari_buka(dt.date(2026, 8, 17), jam=JamKantor(ikut_libur_nasional=False))
    assert dt.date(2026, 12, 25) in hari_libur(2026)


@pytest.mark.parametrize("isi", [{"hari_kerja": ""}, {"hari_kerja": "8"}, {"buka": dt.time(16)}])
def test_an_office_that_never_opens_is_an_error(isi: dict[str, dt.time]) -> None:
    with pytest.raises(ValueError):
        JamKantor(**isi)  # type: ignore[arg-type]


def test_a_time_without_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="zona"):
        menit_kerja(dt.datetime(2026, 11, 20), _wib(20, 9), jam=JAM)
    with pytest.raises(ValueError, match="negatif"):
        tambah_menit_kerja(_wib(20, 9), -1, jam=JAM)
    with pytest.raises(ValueError, match="cukup lama"):
        tambah_menit_kerja(_wib(20, 9), 60 * 24 * 3660, jam=JAM)


_SAAT = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2027, 12, 31), timezones=st.just(dt.UTC))


@given(_SAAT, st.integers(0, 5000))
def test_adding_and_counting_agree(dari: dt.datetime, menit: int) -> None:
    selesai = tambah_menit_kerja(dari, menit, jam=JAM)
    assert menit_kerja(dari, selesai, jam=JAM) == menit


@given(_SAAT, _SAAT, _SAAT)
def test_time_is_never_counted_twice(a: dt.datetime, b: dt.datetime, c: dt.datetime) -> None:
    a, b, c = sorted(saat.replace(second=0, microsecond=0) for saat in (a, b, c))
    assert menit_kerja(a, b, jam=JAM) + menit_kerja(b, c, jam=JAM) == menit_kerja(a, c, jam=JAM)


def test_codes() -> None:
    assert rantai_kode("16.06.01.1009") == ("16", "16.06", "16.06.01", "16.06.01.1009")
    assert (induk("16.06.01"), induk("16")) == ("16.06", "")
    assert [tingkat(k) for k in rantai_kode("16.06.01.1009")] == [1, 2, 3, 4]
    assert kecamatan_nomor("1606015506940007") == "16.06.01"
