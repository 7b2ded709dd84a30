"""The search page and the resident's page: masked until a look is written down, and no name in an address."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan import services
from tertib.kependudukan.models import Dilihat, Penduduk, indeks_nik
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.pengguna.models import Jabatan, Penugasan
from tests.meja.dunia import DESA, KINI, NIK_AYAH, NIK_IBU, NOMOR_KK, Dunia

Masuk = Callable[[Penugasan], Client]


@pytest.fixture
def klien(dunia: Dunia, masuk: Masuk) -> Client:
    return masuk(dunia.penugasan[Jabatan.OPERATOR])


def cari(klien: Client, **isi: str) -> str:
    balasan = klien.post("/meja/penduduk/", isi, follow=True)
    return balasan.content.decode()


def ibu() -> int:
    with di_kantor("16.06"):
        return int(Penduduk.objects.get(nik_indeks=indeks_nik(NIK_IBU)).pk)


@pytest.mark.parametrize(
    "isi",
    [
        {"teks": "siti rahmawati"},
        {"teks": "Sitti Rachmawaty"},
        {"teks": "rahmawait"},
        {"teks": NIK_IBU},
        {"teks": NOMOR_KK},
        {"lahir": "1994-06-15"},
        {"teks": "siti", "desa": "soak baru"},
        {"teks": "siti", "desa": DESA},
    ],
    ids=str,
)
def test_found_and_masked(klien: Client, isi: dict[str, str]) -> None:
    halaman = cari(klien, **isi)
    assert f'href="/meja/penduduk/{ibu()}/"' in halaman
    assert "SITI RAHMAWATI" in halaman.upper()
    hasil = halaman.split("<table")[1]
    assert f"************{NIK_IBU[-4:]}" in hasil
    assert NIK_IBU not in hasil and NOMOR_KK not in hasil


def test_what_was_asked_is_in_no_address(klien: Client) -> None:
    for teks in ("siti rahmawati", NIK_IBU):
        balasan = klien.post("/meja/penduduk/", {"teks": teks})
        assert balasan.status_code == 302
        assert "siti" not in balasan.url.lower() and NIK_IBU not in balasan.url
        assert f'value="{teks}"' in klien.get(balasan.url).content.decode()


def test_a_sealed_question_is_one_officials_own(dunia: Dunia, klien: Client, masuk: Masuk) -> None:
    alamat = klien.post("/meja/penduduk/", {"teks": "siti"}).url
    lain = masuk(dunia.penugasan[Jabatan.KABID]).get(alamat).content.decode()
    assert "SITI RAHMAWATI" not in lain.upper() and 'value="siti"' not in lain
    for rusak in ("?c=x", "?c=AAAA", f"{alamat[:-3]}zzz", f"{alamat}&halaman=-1", "?c=%00"):
        assert klien.get(f"/meja/penduduk/{rusak}" if rusak[0] == "?" else rusak).status_code == 200


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Tulis nama, NIK, atau nomor KK"),
        ({"teks": "160601"}, "16 angka"),
        ({"teks": "siti", "lahir": "kemarin"}, "Tulis tanggal"),
        ({"teks": "siti", "desa": "Antah Berantah"}, "Tidak ada desa"),
    ],
)
def test_what_is_wrong_is_said(klien: Client, isi: dict[str, str], kalimat: str) -> None:
    balasan = klien.post("/meja/penduduk/", isi)
    assert balasan.status_code == 422 and kalimat in balasan.content.decode()


def test_a_full_look_is_written_down_and_ends(dunia: Dunia, klien: Client) -> None:
    alamat = f"/meja/penduduk/{ibu()}/"
    tertutup = klien.get(alamat).content.decode()
    assert NIK_IBU not in tertutup and NIK_AYAH not in tertutup and "Belum ada yang membuka" in tertutup
    assert klien.post(alamat).status_code == 302
    terbuka = klien.get(alamat).content.decode()
    assert NIK_IBU in terbuka and NIK_AYAH in terbuka and NOMOR_KK in terbuka
    assert dunia.penugasan[Jabatan.OPERATOR].pengguna.nama in terbuka.split("Siapa yang pernah melihat")[1]
    with di_kantor("16.06"):
        assert Dilihat.objects.get().penduduk_id == ibu()
    with jam_tetap(KINI + dt.timedelta(minutes=15)):
        assert NIK_IBU not in klien.get(alamat).content.decode()


def test_the_card_as_of_a_day_and_what_changed(dunia: Dunia, klien: Client) -> None:
    besok = KINI + dt.timedelta(days=1)
    with di_kantor("16.06"):
        kini = keluarga_menurut_nomor(NOMOR_KK)
        assert kini is not None
        services.terapkan(
            sebelum=(kini,), kantor=dunia.kantor, sesudah=(replace(kini, alamat="JALAN BARU NO. 9"),), sebab="KK-1606-26-9",
            kini=besok, pelaku="Ratna",
        )  # fmt: skip
    with jam_tetap(besok):
        klien.post(f"/meja/penduduk/{ibu()}/")
        sekarang = klien.get(f"/meja/penduduk/{ibu()}/").content.decode()
        assert (
            "JALAN BARU NO. 9, RT" in sekarang
            and "KK-1606-26-9" in sekarang
            and f"<del>{kini.alamat}</del>" in sekarang
        )
        dulu = klien.get(f"/meja/penduduk/{ibu()}/?pada=2026-11-20").content.decode()
        assert f"{kini.alamat}, RT" in dulu and "JALAN BARU NO. 9, RT" not in dulu
        belum = klien.get(f"/meja/penduduk/{ibu()}/?pada=2020-01-01").content.decode()
        assert "belum memuatnya" in belum
        assert "Tulis tanggal" in klien.get(f"/meja/penduduk/{ibu()}/?pada=x").content.decode()


def test_who_may_not_search(dunia: Dunia, masuk: Masuk) -> None:
    for jabatan in (Jabatan.OPERATOR_NAGARI, Jabatan.PENGELOLA):
        klien = masuk(dunia.orang_baru(f"{jabatan} Tamu", jabatan))
        for alamat in ("/meja/penduduk/", f"/meja/penduduk/{ibu()}/", "/meja/tukar/"):
            assert klien.get(alamat).status_code == 404
    assert dunia.orang_lain is not None
    tamu = masuk(dunia.orang_lain)
    assert "SITI RAHMAWATI" not in cari(tamu, teks="rahmawati siti").upper().split("</FORM>")[-1]
    for kirim in (tamu.get, tamu.post):
        assert kirim(f"/meja/penduduk/{ibu()}/").status_code == 404
