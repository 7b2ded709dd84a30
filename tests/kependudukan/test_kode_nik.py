"""Code lists, NIK and No. KK."""

import datetime as dt

import pytest

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.nik import (
    NomorSalah,
    awalan_nik,
    awalan_nomor_kk,
    cocok_nik,
    dengan_seri,
    urai_nik,
    urai_nomor_kk,
)
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN, PEKERJAAN_89, PEKERJAAN_99


@pytest.mark.parametrize(
    ("daftar", "jumlah", "kode_", "label"),
    [
        (kode.JENIS_KELAMIN, 2, "2", "PEREMPUAN"),
        (kode.SHDK, 11, "9", "FAMILI LAIN"),
        (kode.AGAMA, 7, "7", "KEPERCAYAAN TERHADAP TUHAN YME"),
        (kode.GOLONGAN_DARAH, 13, "13", "TIDAK TAHU"),
        (kode.PENDIDIKAN, 10, "10", "STRATA III"),
        (kode.STATUS_KAWIN, 6, "3", "KAWIN BELUM TERCATAT"),
        (kode.KEWARGANEGARAAN, 2, "1", "WNI"),
        (PEKERJAAN_89, 89, "88", "WIRASWASTA"),
        (PEKERJAAN_99, 99, "99", "LAINNYA"),
    ],
)
def test_list_has_its_length_and_labels(daftar: kode.Daftar, jumlah: int, kode_: str, label: str) -> None:
    assert len(daftar.isi) == jumlah
    assert daftar.label(kode_) == label
    assert daftar.versi
    assert daftar.sumber


def test_occupation_89_depends_on_the_list() -> None:
    assert PEKERJAAN["89"].label("89") == "LAINNYA"
    assert PEKERJAAN["99"].label("89") == "ANGGOTA LEMBAGA TINGGI LAINNYA"
    assert [PEKERJAAN_99.label(k) for k in ("5", "9", "20", "48", "65", "81")] == [
        "PEGAWAI NEGERI SIPIL (PNS)",
        "PETANI/PEKEBUN",
        "BURUH TANI/PERKEBUNAN",
        "ANGGOTA DPR-RI",
        "GURU",
        "SOPIR",
    ]


def test_six_marital_codes_become_four() -> None:
    assert [kode.ringkas_status_kawin(k) for k in "123456"] == ["1", "2", "2", "3", "3", "4"]


@pytest.mark.parametrize(
    ("daftar", "kode_", "sebutan"),
    [
        (kode.PENDIDIKAN, "5", "SLTA/sederajat"),
        (kode.PENDIDIKAN, "8", "Diploma IV/strata I"),
        (kode.SHDK, "1", "Kepala keluarga"),
        (kode.KEWARGANEGARAAN, "1", "WNI"),
        (PEKERJAAN_99, "5", "Pegawai negeri sipil (PNS)"),
    ],
)
def test_screens_write_labels_in_sentence_case(daftar: kode.Daftar, kode_: str, sebutan: str) -> None:
    assert daftar.sebutan(kode_) == sebutan


def test_woman_has_forty_added_to_the_day() -> None:
    nik = dengan_seri(awalan_nik(kecamatan="16.06.01.1009", tanggal_lahir=dt.date(1994, 6, 15), jenis_kelamin="2"), 7)
    assert nik == "1606015506940007"
    uraian = urai_nik(nik)
    assert (uraian.kecamatan, uraian.jenis_kelamin, uraian.hari, uraian.bulan, uraian.tahun, uraian.seri) == (
        "16.06.01",
        "2",
        15,
        6,
        94,
        7,
    )


def test_family_number_has_the_date_of_recording_and_never_forty() -> None:
    nomor = dengan_seri(awalan_nomor_kk(kecamatan="91.71.01", tanggal=dt.date(2019, 6, 8)), 1)
    assert nomor == "9171010806190001"
    assert urai_nomor_kk(nomor).hari == 8
    with pytest.raises(NomorSalah):
        urai_nomor_kk("9171014806190001")


@pytest.mark.parametrize(
    "nik",
    [
        "1606015506940000",  # serial 0000 is never issued
        "160601550694001",
        "16060155069400011",
        "1606013206940001",  # day 32
        "1606017206940001",  # day 72 - 40 = 32
        "1606010013940001",
        "1606011513940001",  # month 13
        "160601１506940001",  # a full-width digit
        "16O6011506940001",
        "",
    ],
)
def test_impossible_nik_is_refused(nik: str) -> None:
    with pytest.raises(NomorSalah):
        urai_nik(nik)


def test_the_century_is_not_in_the_number() -> None:
    kini = dt.date(2026, 11, 20)
    assert urai_nik("1606010101250001").tanggal_mungkin(kini) == (dt.date(2025, 1, 1), dt.date(1925, 1, 1))
    assert urai_nik("1606010101940001").tanggal_mungkin(kini) == (dt.date(1994, 1, 1),)
    # 29 February 1900 did not exist, that of 2000 did
    assert urai_nik("1606012902000001").tanggal_mungkin(kini) == (dt.date(2000, 2, 29),)


def test_a_difference_is_a_warning_because_a_correction_keeps_the_nik() -> None:
    temuan = cocok_nik("1606015506940007", nama="SITI", tanggal_lahir=dt.date(1994, 6, 16), jenis_kelamin="1")
    assert {(t.kode, t.berat) for t in temuan} == {("nik-tanggal", "peringatan"), ("nik-kelamin", "peringatan")}
    assert all("SITI" in t.kalimat and "Ps 15(3)" in t.pasal for t in temuan)
    assert not cocok_nik("1606015506940007", nama="SITI", tanggal_lahir=dt.date(1994, 6, 15), jenis_kelamin="2")


@pytest.mark.parametrize("seri", [0, 10000])
def test_serial_outside_four_digits_is_an_error(seri: int) -> None:
    with pytest.raises(ValueError, match="seri"):
        dengan_seri("160601550694", seri)
