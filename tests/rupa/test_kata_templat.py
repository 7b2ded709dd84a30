"""The template words: dates and numbers as people read them, and what must never be shown whole."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import engines
from django.utils import timezone, translation

from tertib.inti.jam import jam_tetap
from tertib.rupa.ikon import IKON
from tertib.rupa.templatetags import rupa

PAGI = datetime(2026, 11, 20, 3, 33, tzinfo=UTC)


def cetak(templat: str, **isi: object) -> str:
    return str(engines["django"].from_string(templat).render(isi))


@pytest.mark.parametrize(
    ("nomor", "samar"),
    [("1606071408201234", "************1234"), ("1234", "****"), ("12345", "*2345"), ("", ""), (None, "")],
)
def test_a_number_shows_its_last_four_digits_at_most(nomor: str | None, samar: str) -> None:
    assert rupa.samar(nomor) == samar


@pytest.mark.parametrize(
    ("zona", "dibaca"),
    [("Asia/Jakarta", "10.33 WIB"), ("Asia/Makassar", "11.33 WITA"), ("Asia/Jayapura", "12.33 WIT")],
)
def test_the_clock_is_that_of_the_place(zona: str, dibaca: str) -> None:
    with timezone.override(ZoneInfo(zona)):
        assert rupa.jam_wib(PAGI) == dibaca


def test_today_is_said_as_today() -> None:
    with jam_tetap(PAGI):
        assert rupa.waktu_wib(PAGI) == "hari ini, 10.33 WIB"
        assert rupa.waktu_wib(datetime(2026, 11, 19, 16, 59, tzinfo=UTC)) == "19 November 2026, 23.59 WIB"
        assert rupa.waktu_wib(datetime(2026, 11, 19, 17, 1, tzinfo=UTC)) == "hari ini, 00.01 WIB"


@pytest.mark.parametrize(
    ("nomor", "dibaca"),
    [
        ("+6281234567890", "0812 3456 7890"),
        ("6281234567890", "0812 3456 7890"),
        ("080012345678", "0800 1234 5678"),
        ("", ""),
    ],
)
def test_a_phone_number_is_grouped(nomor: str, dibaca: str) -> None:
    assert rupa.telepon(nomor) == dibaca


@pytest.mark.parametrize(("bita", "dibaca"), [(120, "1 KB"), (640_400, "640 KB"), (1_240_000, "1,2 MB")])
def test_sizes_are_readable(bita: int, dibaca: str) -> None:
    with translation.override("id"):
        assert rupa.ukuran(bita) == dibaca


def test_a_field_ties_label_hint_error_and_input_together() -> None:
    html = cetak(
        '{% medan kunci="nik" label="NIK" petunjuk="16 angka" lebar=16 nilai=isi galat=galat %}',
        isi={"nik": '"><b>'},
        galat={"nik": "Tulis 16 angka"},
    )
    assert 'for="nik"' in html and 'id="nik"' in html
    assert 'aria-describedby="nik-p nik-g"' in html and 'aria-invalid="true"' in html
    assert 'value="&quot;&gt;&lt;b&gt;"' in html and "<b>" not in html
    assert html.index("16 angka") < html.index("Tulis 16 angka") < html.index("<input")


def test_a_secret_is_never_written_back() -> None:
    html = cetak('{% medan kunci="sandi" label="Sandi" jenis="sandi" nilai="rahasia" %}')
    assert 'type="password"' in html and "rahasia" not in html


@pytest.mark.parametrize(
    ("nilai", "bagian"),
    [("2026-11-02", ("2", "11", "2026")), ("2062-13-dua", ("dua", "13", "2062")), ("", ("", "", ""))],
)
def test_a_date_comes_back_as_it_was_typed(nilai: str, bagian: tuple[str, str, str]) -> None:
    html = cetak('{% medan kunci="lahir" label="Lahir" jenis="tanggal" nilai=n %}', n=nilai)
    for nama, isi in zip(("hari", "bulan", "tahun"), bagian, strict=True):
        potong = html[html.index(f'name="lahir-{nama}"') :]
        assert f'value="{isi}"' in potong[: potong.index(">")]


def test_every_icon_is_drawn_and_hidden_from_readers() -> None:
    for nama in IKON:
        assert 'aria-hidden="true"' in rupa.ikon(nama)
    with pytest.raises(KeyError):
        rupa.ikon("tidak-ada")
