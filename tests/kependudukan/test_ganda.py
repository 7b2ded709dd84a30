"""Doubles: one person written differently is found, a twin is told apart, father and son are two."""

import datetime as dt
from dataclasses import replace

import pytest

from tertib.inti.lingkup import di_kantor
from tertib.kependudukan import services
from tertib.kependudukan.ganda import ganda
from tertib.kependudukan.rules.ganda import MENCURIGAKAN, bandingkan, mirip_tanggal
from tertib.kependudukan.rules.jenis import Keluarga, Orang
from tertib.wilayah.models import Kantor
from tests.kependudukan.conftest import ARGA, BAGUS, SAAT, SITI

TANPA_NIK = replace(SITI, nik="")


@pytest.fixture
def tercatat(kantor: Kantor, inti: Keluarga) -> Keluarga:
    services.impor(keluarga=[inti], kantor=kantor, kini=SAAT)
    return inti


def calon(orang: Orang) -> list[str]:
    return [c.penduduk.nama for c in ganda(orang)]


@pytest.mark.parametrize(
    "beda",
    [
        {},
        {"nama": "SITY RACHMAWATY"},
        {"nama": "RAHMAWATI SITI"},
        {"nama": "SITI RAHMAWATI NUR"},
        {"nama": "SITI"},
        {"tanggal_lahir": dt.date(1994, 6, 16)},
        {"tanggal_lahir": dt.date(1994, 6, 5), "nama": "SITI RACHMAWATI"},
        {"ibu": "CHALIMAH", "nama": "SITI RACHMAWATI"},
        {"ibu": "", "ayah": "", "tempat_lahir": ""},
        {"ibu": "SUMARNI"},
        {"jenis_kelamin": "1"},
    ],
    ids=str,
)
def test_the_same_person_written_differently_is_found(tercatat: Keluarga, beda: dict[str, object]) -> None:
    assert calon(replace(TANPA_NIK, **beda)) == ["SITI RAHMAWATI"]  # type: ignore[arg-type]


def test_day_and_month_exchanged(tercatat: Keluarga) -> None:
    lahir = replace(ARGA, nik="", tanggal_lahir=dt.date(2021, 1, 9))
    assert calon(lahir) == ["ARGA PRANOTO"]


def test_a_twin_is_asked_about_and_called_one(tercatat: Keluarga) -> None:
    (kembar,) = ganda(replace(ARGA, nik="", nama="ARGI PRANOTO"))
    assert kembar.kembar
    (sama,) = ganda(replace(ARGA, nik="", nama="Arga  Pranoto"))
    assert not sama.kembar
    assert sama.skor > kembar.skor


def test_father_and_son_of_one_name_are_two(tercatat: Keluarga) -> None:
    anak = replace(ARGA, nik="", nama=BAGUS.nama, tanggal_lahir=dt.date(2024, 2, 3))
    assert calon(anak) == []
    skor, _sebab = bandingkan(anak, BAGUS)
    assert skor < MENCURIGAKAN


def test_a_sibling_is_another(tercatat: Keluarga) -> None:
    assert (
        calon(replace(ARGA, nik="", nama="KIRANA PRANOTO", tanggal_lahir=dt.date(2026, 11, 2), jenis_kelamin="2")) == []
    )


def test_who_has_a_nik_is_no_double_of_themselves(tercatat: Keluarga) -> None:
    assert calon(SITI) == []


def test_why(tercatat: Keluarga) -> None:
    (satu,) = ganda(replace(TANPA_NIK, nama="Sitti Rachmawatie", tanggal_lahir=dt.date(1994, 1, 15)))
    assert {s.medan: s.kata for s in satu.sebab} == {
        "nama": "sama",
        "tanggal_lahir": "mirip",
        "ibu": "sama",
        "ayah": "sama",
        "tempat_lahir": "sama",
    }
    assert (satu.sebab[1].kiri, satu.sebab[1].kanan) == ("15-01-1994", "15-06-1994")


def test_another_office_is_not_asked(tercatat: Keluarga) -> None:
    with di_kantor("13.05"):
        assert calon(TANPA_NIK) == []


@pytest.mark.parametrize(
    ("satu", "lain", "nilai"),
    [
        ("1994-06-15", "1994-06-15", 1.0),
        ("1994-06-05", "1994-05-06", 0.85),
        ("1994-06-15", "1994-06-16", 0.75),
        ("1994-06-15", "1995-06-15", 0.75),
        ("1994-06-15", "2004-06-15", 0.0),
        ("1994-06-15", "1994-11-03", 0.5),
    ],
)
def test_dates(satu: str, lain: str, nilai: float) -> None:
    assert mirip_tanggal(satu, lain) == mirip_tanggal(lain, satu) == nilai
