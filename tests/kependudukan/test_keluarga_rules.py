"""Invariants of a card: each has a sound card beside the broken one."""

import datetime as dt
from dataclasses import replace

import pytest

from tertib.kependudukan.rules.catatan import catatan_keluarga
from tertib.kependudukan.rules.jenis import Keluarga, dari_kanonik, ganti_nik
from tertib.kependudukan.rules.keluarga import ATURAN_KELUARGA, periksa_bersama, periksa_keluarga
from tests.kependudukan.conftest import ARGA, BAGUS, KINI, SITI, kartu

REMAJA = replace(
    BAGUS, nik="1606011203120001", tanggal_lahir=dt.date(2012, 3, 12), status_kawin="1", tanggal_kawin=None
)


def test_a_sound_card_has_no_findings(inti: Keluarga) -> None:
    assert periksa_keluarga(inti, kini=KINI) == ()


@pytest.mark.parametrize(
    ("kode", "berat", "rusak"),
    [
        ("satu-kepala", "tolak", kartu((BAGUS, "1"), (replace(SITI, status_kawin="2"), "1"))),
        ("satu-kepala", "tolak", kartu((BAGUS, "9"), (ARGA, "4"))),
        ("kepala-belum-17", "tolak", kartu((REMAJA, "1"))),
        ("pasangan-tidak-kawin", "tolak", kartu((replace(BAGUS, status_kawin="6"), "1"), (SITI, "3"))),
        ("pasangan-tidak-kawin", "tolak", kartu((BAGUS, "1"), (replace(SITI, status_kawin="4"), "3"))),
        ("pasangan-kelamin", "tolak", kartu((BAGUS, "1"), (SITI, "2"))),
        ("satu-suami", "tolak", kartu((SITI, "1"), (BAGUS, "2"), (replace(BAGUS, nik="1606011203920002"), "2"))),
        (
            "orang-tua-lebih-muda",
            "tolak",
            kartu((BAGUS, "1"), (SITI, "3"), (replace(ARGA, tanggal_lahir=dt.date(1993, 1, 1)), "4")),
        ),
        (
            "jarak-umur",
            "peringatan",
            kartu((BAGUS, "1"), (SITI, "3"), (replace(ARGA, tanggal_lahir=dt.date(2003, 1, 1)), "4")),
        ),
        ("hubungan-umur", "peringatan", kartu((SITI, "1"), (BAGUS, "4"))),
        ("meninggal", "tolak", kartu((BAGUS, "1"), (replace(ARGA, hidup=False), "4"))),
        ("belum-lahir", "tolak", kartu((BAGUS, "1"), (replace(ARGA, tanggal_lahir=dt.date(2027, 1, 1)), "4"))),
        ("umur-luar-biasa", "peringatan", kartu((replace(BAGUS, tanggal_lahir=dt.date(1892, 3, 12)), "1"))),
        ("tanggal-tanpa-kawin", "tolak", kartu((replace(BAGUS, status_kawin="1"), "1"))),
        ("kawin-muda", "peringatan", kartu((replace(BAGUS, tanggal_kawin=dt.date(2010, 1, 1)), "1"))),
        ("status-pasangan-berbeda", "peringatan", kartu((BAGUS, "1"), (replace(SITI, status_kawin="3"), "3"))),
        (
            "tanggal-kawin-berbeda",
            "peringatan",
            kartu((BAGUS, "1"), (replace(SITI, tanggal_kawin=dt.date(2019, 6, 9)), "3")),
        ),
        ("menantu-belum-kawin", "peringatan", kartu((BAGUS, "1"), (ARGA, "5"))),
        ("orang-tua-ganda", "peringatan", kartu((ARGA, "1"), (BAGUS, "7"), (replace(BAGUS, nik=""), "7"))),
        ("wna-tanpa-kitap", "peringatan", kartu((replace(BAGUS, kewarganegaraan="2"), "1"))),
        ("kode-tidak-dikenal", "tolak", kartu((replace(BAGUS, agama="8"), "1"))),
        ("kode-tidak-dikenal", "tolak", kartu((replace(BAGUS, pekerjaan="95", daftar_pekerjaan="89"), "1"))),
        ("nik-ganda", "tolak", kartu((BAGUS, "1"), (replace(ARGA, nik=BAGUS.nik), "4"))),
        ("nomor-kk", "tolak", kartu((BAGUS, "1"), nomor="1606010806190000")),
        ("nik-bentuk", "tolak", kartu((replace(BAGUS, nik="1606011203920000"), "1"))),
        ("nik-tanggal", "peringatan", kartu((replace(BAGUS, tanggal_lahir=dt.date(1992, 3, 13)), "1"))),
    ],
)
def test_each_break_is_found(kode: str, berat: str, rusak: Keluarga) -> None:
    assert (kode, berat) in {(t.kode, t.berat) for t in periksa_keluarga(rusak, kini=KINI)}


@pytest.mark.parametrize(
    ("kode", "kelompok"),
    [
        ("penghayat", kartu((replace(BAGUS, agama="7"), "1"))),
        ("tanpa-nama-ayah", kartu((SITI, "1"), (replace(ARGA, ayah="", nik_ayah=""), "4"))),
        ("kembar", kartu((BAGUS, "1"), (SITI, "3"), (ARGA, "4"), (replace(ARGA, nik="", nama="AJI PRANOTO"), "4"))),
        ("istri-lebih-dari-satu", kartu((BAGUS, "1"), (SITI, "3"), (replace(SITI, nik="", nama="DEWI"), "3"))),
        ("anggota-banyak", kartu((BAGUS, "1"), *((replace(ARGA, nik="", nama=f"ANAK {n}"), "9") for n in "ABCDEFGHIJKLM"))),
        ("nama-lama-panjang", kartu((replace(BAGUS, nama="BAGUS " * 11), "1"))),
        ("tanggal-lahir-lazim", kartu((replace(BAGUS, nik="", tanggal_lahir=dt.date(1961, 7, 1)), "1"))),
    ],
)  # fmt: skip
def test_what_is_rare_is_noted_and_not_refused(kode: str, kelompok: Keluarga) -> None:
    (temuan,) = [t for t in catatan_keluarga(kelompok, kini=KINI) if t.kode == kode]
    assert not temuan.menolak


def test_an_ordinary_card_has_nothing_to_note(inti: Keluarga) -> None:
    assert catatan_keluarga(inti, kini=KINI) == ()


def test_a_minor_may_head_a_card_when_the_reason_is_recorded() -> None:
    kecuali = replace(kartu((REMAJA, "1")), pengecualian_kepala="yatim piatu, wali di KK lain")
    (temuan,) = periksa_keluarga(kecuali, kini=KINI)
    assert (temuan.kode, temuan.berat) == ("kepala-belum-17-dicatat", "catatan")
    assert "yatim piatu" in temuan.kalimat_petugas


def test_a_married_minor_may_head_a_card() -> None:
    kawin = replace(REMAJA, status_kawin="2", tanggal_kawin=dt.date(2026, 1, 1))
    assert "kepala-belum-17" not in {t.kode for t in periksa_keluarga(kartu((kawin, "1")), kini=KINI)}


def test_two_wives_are_possible_two_husbands_are_not() -> None:
    kedua = replace(SITI, nik="1606015506940002", nama="DEWI LESTARI")
    assert periksa_keluarga(kartu((BAGUS, "1"), (SITI, "3"), (kedua, "3")), kini=KINI) == ()


def test_nobody_is_on_two_cards(inti: Keluarga) -> None:
    lain = kartu((replace(BAGUS, nik="1606011203920003"), "1"), (ARGA, "9"), nomor="1606010806190002")
    assert [t.kode for t in periksa_bersama((inti, lain), kini=KINI)] == ["dua-kartu"]
    assert periksa_bersama((inti,), kini=KINI) == ()


def test_rules_have_codes_of_their_own() -> None:
    kode = [a.kode for a, _uji in ATURAN_KELUARGA]
    assert len(set(kode)) == len(kode)


def test_canonical_form_comes_back_and_the_digest_leaves_the_version_out(inti: Keluarga) -> None:
    assert dari_kanonik(inti.kanonik()) == inti
    assert replace(inti, versi=9).sidik == inti.sidik
    assert replace(inti, rt="003").sidik != inti.sidik


def test_a_nik_is_given_once(inti: Keluarga) -> None:
    tanpa = kartu((BAGUS, "1"), (replace(ARGA, nik=""), "4"))
    assert ganti_nik(tanpa, nik={1: ARGA.nik}).anggota[1].orang == ARGA
    with pytest.raises(ValueError, match="tidak pernah berubah"):
        ganti_nik(inti, nik={0: "1606011203920009"})
