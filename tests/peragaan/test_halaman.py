"""Pages of the demonstration: be anybody, read every message; neither exists outside it."""

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from tertib.inti.lingkup import di_kantor
from tertib.kanal.models import Pesan
from tertib.pengguna.models import Jabatan
from tests.meja.dunia import KINI, Dunia, bangun


@pytest.fixture
def dunia(db: None) -> Dunia:
    return bangun()


@pytest.mark.parametrize("alamat", ["/coba/", "/kotak-pesan/"])
def test_outside_the_demonstration_they_do_not_exist(db: None, settings: Settings, alamat: str) -> None:
    settings.PERAGAAN = False
    assert Client().get(alamat).status_code == 404


def test_nobody_signs_in_by_click_outside_the_demonstration(dunia: Dunia, settings: Settings) -> None:
    settings.PERAGAAN = False
    klien = Client()
    assert klien.post("/coba/", {"penugasan": dunia.penugasan[Jabatan.OPERATOR].pk}).status_code == 404
    assert klien.get("/meja/").headers["Location"].startswith("/masuk/")


def test_every_role_of_the_sop_is_one_click_away(dunia: Dunia) -> None:
    halaman = Client().get("/coba/").content.decode()
    for peran in ("Operator", "Verifikator/ Sub Koord", "Validator/ Kabid", "Kepala Dinas"):
        assert f"<b>{peran}</b>" in halaman


@pytest.mark.parametrize(("jabatan", "tujuan"), [(Jabatan.OPERATOR, "/meja/"), (Jabatan.KADIS, "/meja/tandatangan/")])
def test_click_signs_in(dunia: Dunia, jabatan: str, tujuan: str) -> None:
    klien = Client()
    assert klien.post("/coba/", {"penugasan": dunia.penugasan[jabatan].pk}).headers["Location"] == tujuan
    assert dunia.penugasan[jabatan].pengguna.nama in klien.get(tujuan).content.decode()


@pytest.mark.parametrize("pk", ["", "x", "999999"])
def test_unknown_person(dunia: Dunia, pk: str) -> None:
    assert Client().post("/coba/", {"penugasan": pk}).status_code == 404


def _pesan(dunia: Dunia, antrean: int, tujuan: str, isi: str, lewat: str = "whatsapp") -> None:
    p = dunia.ajukan(KINI)
    with di_kantor(dunia.kantor.kode):
        Pesan.objects.create(
            kantor=dunia.kantor, permohonan=p, antrean=antrean, lewat=lewat, tujuan=tujuan, judul="", isi=isi,
            dibuat=KINI + dt.timedelta(minutes=antrean),
        )  # fmt: skip


def test_messages_newest_first_with_links(dunia: Dunia) -> None:
    _pesan(dunia, 1, "62800001", "Pertama")
    _pesan(dunia, 2, "siti@contoh.example", "Kedua http://localhost:8000/p/abc/ <b>x</b>", "surel")
    halaman = Client().get("/kotak-pesan/").content.decode()
    assert 0 < halaman.index("Kedua") < halaman.index("Pertama")
    assert 'href="http://localhost:8000/p/abc/"' in halaman
    assert "<b>x</b>" not in halaman


def test_one_receiver_at_a_time(dunia: Dunia) -> None:
    _pesan(dunia, 1, "62800001", "Pertama")
    _pesan(dunia, 2, "62800002", "Kedua")
    semua = Client().get("/kotak-pesan/")
    kunci = next(p.kunci for p in semua.context["penerima"] if p.tujuan == "62800001")
    satu = Client().get("/kotak-pesan/", {"penerima": kunci}).content.decode()
    assert "Pertama" in satu
    assert "Kedua" not in satu


def test_a_case_number_stays_in_one_piece_and_links_stay_whole(dunia: Dunia) -> None:
    p = dunia.ajukan(KINI)
    with di_kantor(dunia.kantor.kode):
        Pesan.objects.create(
            kantor=dunia.kantor, permohonan=p, antrean=1, lewat="surel", tujuan="siti@contoh.example", judul="",
            isi=f"Nomor {p.nomor} & http://localhost:8000/x/{p.nomor}/", dibuat=KINI,
        )  # fmt: skip
    halaman = Client().get("/kotak-pesan/").content.decode()
    assert f'Nomor <span class="nomor">{p.nomor}</span> &amp; ' in halaman
    assert f'href="http://localhost:8000/x/{p.nomor}/"' in halaman


def test_twenty_five_messages_a_page(dunia: Dunia) -> None:
    p = dunia.ajukan(KINI)
    with di_kantor(dunia.kantor.kode):
        Pesan.objects.bulk_create(
            Pesan(
                kantor=dunia.kantor, permohonan=p, antrean=n, lewat="whatsapp", tujuan=f"6280000{n % 2}", judul="",
                isi=f"Pesan ke-{n}.", dibuat=KINI + dt.timedelta(minutes=n),
            )
            for n in range(60)
        )  # fmt: skip
    pertama, terakhir = (Client().get("/kotak-pesan/", {"halaman": h}).content.decode() for h in (1, 3))
    assert (pertama.count("<article"), terakhir.count("<article")) == (25, 10)
    assert "Pesan ke-59." in pertama
    assert "Pesan ke-0." in terakhir
    kunci = Client().get("/kotak-pesan/").context["penerima"][0].kunci
    kedua = Client().get("/kotak-pesan/", {"penerima": kunci, "halaman": 2}).content.decode()
    assert kedua.count("<article") == 5
    assert f"?penerima={kunci}&amp;halaman=1" in kedua
