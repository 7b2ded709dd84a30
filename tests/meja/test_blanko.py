"""The page of blanks: entered by one, seen by another, said on the desk when they run out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from tertib.buku import persediaan
from tertib.buku.models import BarisBuku, BeritaAcara
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tests.kanal.tatap_muka import di_desa
from tests.meja.dunia import Dunia

Masuk = Callable[[Penugasan], Client]
ALAMAT = "/meja/blanko/"


@pytest.fixture
def klien(dunia: Dunia, masuk: Masuk) -> Client:
    return masuk(dunia.penugasan[Jabatan.OPERATOR])


def _terima(klien: Client, **lain: str) -> HttpResponse:
    isi = {"jenis": "ktp", "jumlah": "1.500", "seri": "K 1–K 1500", "dari": "Ditjen Dukcapil", "surat": "470/1", **lain}
    return _kirim(klien, "terima", isi)


def _lapor(klien: Client) -> HttpResponse:
    return _kirim(klien, "rusak", {"jenis": "ktp", "jumlah": "12", "seri": "K 7", "sebab": "Terlipat di mesin"})


def _kirim(klien: Client, tindakan: str, isi: dict[str, str]) -> Any:
    return klien.post(ALAMAT, {"tindakan": tindakan, **{f"{tindakan}-{k}": v for k, v in isi.items()}})


def test_received_then_read_in_the_book_with_its_balance(klien: Client) -> None:
    assert "Belum ada blanko yang diterima" in klien.get(ALAMAT).content.decode()
    assert _terima(klien).status_code == 302
    assert ">1500</b>" in klien.get(ALAMAT).content.decode()
    for alamat in ("/meja/buku/blanko/", "/meja/buku/blanko/cetak/"):
        halaman = klien.get(alamat).content.decode()
        for isi in ("Blanko KTP-el", "diterima", "K 1–K 1500", "Ditjen Dukcapil", "1500"):
            assert isi in halaman


@pytest.mark.parametrize("bentuk", ["xlsx", "csv", "pdf"])
def test_the_book_leaves_as_a_file(klien: Client, bentuk: str) -> None:
    _terima(klien)
    _lapor(klien)
    balasan = klien.post("/meja/buku/blanko/ekspor/", {"bentuk": bentuk, "alasan": "Laporan bulanan ke provinsi."})
    assert balasan.status_code == 200
    assert "attachment" in balasan["Content-Disposition"]


def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(klien: Client) -> None:
    balasan = _terima(klien, jumlah="banyak", seri="K 9")
    halaman = balasan.content.decode()
    assert balasan.status_code == 422
    assert 'href="#terima-jumlah"' in halaman
    assert 'value="K 9"' in halaman


def test_two_people_make_a_spoiled_blank(klien: Client, dunia: Dunia, masuk: Masuk) -> None:
    _terima(klien)
    _lapor(klien)
    assert "pembuatnya tidak dapat menyaksikan sendiri" in klien.get(ALAMAT).content.decode()
    with di_kantor("16.06"):
        berita = BeritaAcara.objects.get()
    benar = {"tindakan": "benar", "berita": berita.pk}
    assert klien.post(ALAMAT, benar).status_code == 422
    kedua = masuk(dunia.penugasan[Jabatan.SUBKOORD])
    assert "1 berita acara blanko rusak menunggu saksi" in kedua.get("/meja/").content.decode()
    assert kedua.post(ALAMAT, benar).status_code == 302
    with di_kantor("16.06"):
        assert persediaan.sisa("ktp") == 1488
        assert BarisBuku.objects.filter(buku="blanko").count() == 2
    assert "menunggu saksi" not in kedua.get("/meja/").content.decode()
    assert kedua.post(ALAMAT, {**benar, "berita": "9" * 30}).status_code == 404


def test_the_desk_says_when_they_run_out(klien: Client, settings: Settings) -> None:
    _terima(klien)
    assert "menipis" not in klien.get("/meja/").content.decode()
    settings.BLANKO_MENIPIS = 1501
    assert "Blanko KTP-el menipis, tinggal 1500 lembar." in klien.get("/meja/").content.decode()


def test_a_village_and_another_office_see_nothing_of_it(klien: Client, dunia: Dunia, masuk: Masuk) -> None:
    _terima(klien)
    _lapor(klien)
    assert masuk(di_desa(dunia, "Rahmat Fauzi")).get(ALAMAT).status_code == 404
    assert dunia.orang_lain
    asing = masuk(dunia.orang_lain)
    assert "Belum ada blanko yang diterima" in asing.get(ALAMAT).content.decode()
    with di_kantor("16.06"):
        berita = BeritaAcara.objects.get()
    assert asing.post(ALAMAT, {"tindakan": "benar", "berita": berita.pk}).status_code == 404
