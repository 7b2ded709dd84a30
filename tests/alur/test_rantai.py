"""The chain of events: whoever edits, deletes, reorders or inserts by SQL is found, and the first bad event named."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tertib.permohonan.models import Riwayat
from tertib.permohonan.queries import periksa_rantai
from tests.pemeran_tetap import Panggung

TABEL = Riwayat._meta.db_table


def sql(perintah: str, *nilai: Any) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah.replace("riwayat", TABEL), nilai)
        assert kursor.rowcount, "the attack must hit something"


@pytest.fixture
def rantai(panggung: Panggung) -> Panggung:
    """Seven events of two cases; the third is a return with a reason."""
    panggung.ingat("rantai", lambda: _tujuh_peristiwa(panggung))
    return panggung


def _tujuh_peristiwa(panggung: Panggung) -> None:
    satu = panggung.ajukan()
    dua = panggung.ajukan()
    satu = panggung.putus(satu, "operator", "tidak lengkap")
    dua = panggung.putus(dua, "operator")
    dua = panggung.putus(dua, "subkoord")
    dua = panggung.putus(dua, "kabid")
    panggung.putus(dua, "kadis", "ditolak")
    assert periksa_rantai("16.06") == (7, None)


@pytest.mark.parametrize(
    "kolom, nilai",
    [
        ("putusan", "lengkap"),
        ("ke", "tandatangan"),
        ("dari", "validasi"),
        ("pelaku_nama", "Orang Lain"),
        ("pelaku_id", None),
        ("peran", "Kepala Dinas"),
        ("tindakan", "tarik"),
        ("kembali", False),
        ("pada", "2026-11-21 00:00:00+00"),
        ("sidik_data", "0" * 64),
        ("alasan_sidik", "0" * 64),
        ("sidik", "0" * 64),
        ("sidik_sebelum", "0" * 64),
    ],
)
def test_every_edited_column_is_found_at_its_event(rantai: Panggung, kolom: str, nilai: object) -> None:
    sql(f"UPDATE riwayat SET {kolom} = %s WHERE urut = 3", nilai)
    baik, putus = periksa_rantai("16.06")
    assert baik == 2
    assert putus is not None
    assert (putus.urut, putus.nomor, putus.kantor) == (3, "KK-1606-26-000001", "16.06")


def test_an_event_given_to_another_case_is_found(rantai: Panggung) -> None:
    lain = Riwayat.objects.get(urut=4).permohonan_id
    sql("UPDATE riwayat SET permohonan_id = %s WHERE urut = 3", lain)
    assert periksa_rantai("16.06")[0] == 2


@pytest.mark.parametrize("urut", [1, 3, 7])
def test_a_deleted_event_is_found(rantai: Panggung, urut: int) -> None:
    sql("DELETE FROM riwayat WHERE urut = %s", urut)
    baik, putus = periksa_rantai("16.06")
    assert baik == urut - 1
    assert putus is not None
    assert ("hilang" in putus.sebab) == (urut < 7)


def test_two_events_that_changed_places_are_found(rantai: Panggung) -> None:
    for lama, baru in ((3, 99), (4, 3), (99, 4)):
        sql("UPDATE riwayat SET urut = %s WHERE urut = %s", baru, lama)
    baik, putus = periksa_rantai("16.06")
    assert (baik, putus and putus.urut) == (2, 3)


def test_an_inserted_event_is_found(rantai: Panggung) -> None:
    for urut in range(7, 3, -1):
        sql("UPDATE riwayat SET urut = %s WHERE urut = %s", urut + 1, urut)
    palsu = Riwayat.objects.get(urut=3)
    palsu.pk, palsu.urut = None, 4
    palsu.save(force_insert=True)
    baik, putus = periksa_rantai("16.06")
    assert (baik, putus and putus.urut) == (3, 4)


def test_an_appended_event_is_found_by_the_head(rantai: Panggung) -> None:
    palsu = Riwayat.objects.get(urut=7)
    palsu.pk, palsu.urut, palsu.sidik_sebelum = None, 8, palsu.sidik
    palsu.save(force_insert=True)
    assert periksa_rantai("16.06")[1] is not None


@pytest.mark.parametrize(
    "serang",
    [
        "UPDATE permohonan_kepalarantai SET urut = 6",
        "UPDATE permohonan_kepalarantai SET urut = 9",
        "UPDATE permohonan_kepalarantai SET sidik = 'x'",
        "DELETE FROM permohonan_kepalarantai",
    ],
)
def test_a_head_that_was_touched_is_found(rantai: Panggung, serang: str) -> None:
    sql(serang)
    baik, putus = periksa_rantai("16.06")
    assert baik == 7
    assert putus is not None
    assert "kepala rantai" in putus.sebab


def _alasan_lain() -> None:
    Riwayat.objects.filter(urut=3).update(alasan="Alasan yang lebih enak dibaca.")


def _alasan_dirusak() -> None:
    sql("UPDATE riwayat SET alasan = %s WHERE urut = 3", b"\x01rusak sama sekali")


@pytest.mark.parametrize("serang", [_alasan_lain, _alasan_dirusak])
def test_a_replaced_or_damaged_reason_is_found(rantai: Panggung, serang: Callable[[], None]) -> None:
    serang()
    baik, putus = periksa_rantai("16.06")
    assert (baik, putus and putus.sebab) == (2, "alasan berubah setelah dicatat")


def test_an_erased_reason_still_verifies(rantai: Panggung) -> None:
    """Retention: personal words go, the history stays provable (A33)."""
    Riwayat.objects.filter(urut=3).update(alasan="")
    assert periksa_rantai("16.06") == (7, None)


def test_an_office_without_events_is_whole(rantai: Panggung) -> None:
    assert periksa_rantai("13.05") == (0, None)
