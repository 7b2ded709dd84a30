"""Secrets at rest."""

import pytest
from django.db import connection
from pytest_django import Settings

from tertib.inti import sandi
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import SandiRusak


def test_opens_with_the_same_purpose_and_owner_only() -> None:
    tertutup = sandi.tutup(b"1606010101010001", guna="a", kait="permohonan:1")
    assert b"1606" not in tertutup
    assert sandi.buka(tertutup, guna="a", kait="permohonan:1") == b"1606010101010001"
    for guna, kait in (("b", "permohonan:1"), ("a", "permohonan:2"), ("a", "")):
        with pytest.raises(SandiRusak):
            sandi.buka(tertutup, guna=guna, kait=kait)


def test_equal_values_look_different_and_each_flipped_bit_is_noticed() -> None:
    satu, dua = (sandi.tutup(b"sama", guna="a") for _ in range(2))
    assert satu != dua
    for letak in range(len(satu)):
        rusak = bytearray(satu)
        rusak[letak] ^= 1
        with pytest.raises(SandiRusak):
            sandi.buka(bytes(rusak), guna="a")
    with pytest.raises(SandiRusak):
        sandi.buka(b"", guna="a")


def test_the_blind_index_finds_equals_needs_the_key_and_keeps_purposes_apart(settings: Settings) -> None:
    satu = sandi.indeks_buta("1606010101010001", guna="nik")
    assert satu == sandi.indeks_buta("1606010101010001", guna="nik")
    assert satu != sandi.indeks_buta("1606010101010001", guna="kk")
    assert sandi.indeks_buta("", guna="nik") == ""
    settings.KUNCI_UTAMA = b"lain" * 8
    assert satu != sandi.indeks_buta("1606010101010001", guna="nik")


def test_tokens_and_codes() -> None:
    assert len({sandi.token_baru() for _ in range(500)}) == 500
    assert all(len(t) == 32 for t in [sandi.token_baru()])
    assert all(len(k) == 6 and k.isdigit() for k in (sandi.kode_angka() for _ in range(50)))


@pytest.mark.django_db
def test_a_secret_field_reads_back_and_is_unreadable_in_the_table() -> None:
    from tertib.dokumen.models import Dokumen
    from tertib.kanal.models import Pesan
    from tertib.permohonan.models import KodeKonfirmasi, Permohonan, Riwayat

    for model in (Permohonan, Riwayat, KodeKonfirmasi, Dokumen, Pesan):
        assert any(isinstance(m, sandi.MedanRahasia) for m in model._meta.get_fields())
    medan = Permohonan._meta.get_field("pemohon_nik")
    tersimpan = bytes(medan.get_db_prep_value("1606010101010001", connection))
    assert b"1606010101010001" not in tersimpan
    assert medan.from_db_value(tersimpan, None, connection) == "1606010101010001"
    lain = Permohonan._meta.get_field("nomor_kk")
    with pytest.raises(SandiRusak):
        lain.from_db_value(tersimpan, None, connection)
    with lintas_kantor():
        assert Permohonan(pemohon_nik="").pemohon_nik == ""
