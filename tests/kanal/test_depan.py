"""The front pages: what anyone sees before a case exists."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.permohonan.models import Permohonan
from tests.kanal.pemohon import teks
from tests.meja.dunia import Dunia

HALAMAN = ("/", "/k/musi-banyuasin/", "/k/musi-banyuasin/kk/kelahiran/", "/k/musi-banyuasin/kk/hilang/", "/cek/")
TIGA_PULUH_KB = 30_000


@pytest.mark.parametrize("alamat", HALAMAN)
def test_a_page_is_whole_and_keeps_to_our_origin(client: Client, dunia: Dunia, alamat: str) -> None:
    balasan = client.get(alamat)
    assert balasan.status_code == 200
    html = balasan.content.decode()
    assert html.count("<h1") == 1
    assert 'href="#isi"' in html and '<main id="isi"' in html
    assert " style=" not in html and "<style" not in html and not re.search(r"<script(?![^>]*\bsrc=)", html)
    dimuat = re.findall(r'<(?:script|img|link|iframe|source)[^>]*?(?:src|href)="([^"]*)"', html)
    assert dimuat and all(a.startswith(("/", "data:,")) for a in dimuat)
    csp = balasan["Content-Security-Policy"]
    assert "default-src 'none'" in csp and "unsafe-inline" not in csp
    assert balasan["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("alamat", HALAMAN)
def test_the_first_view_is_light(client: Client, dunia: Dunia, alamat: str) -> None:
    html = client.get(alamat).content
    berat = len(gzip.compress(html))
    for jalan in set(re.findall(r'(?:src|href)="/statis/([^"]+)"', html.decode())):
        berkas = finders.find(jalan)
        assert berkas, jalan
        with open(berkas, "rb") as isi:
            berat += len(gzip.compress(isi.read()))
    assert berat <= TIGA_PULUH_KB


def test_the_start_page_says_what_is_needed(client: Client, dunia: Dunia) -> None:
    isi = teks(client.get("/k/musi-banyuasin/kk/kelahiran/"))
    for perlu in ("Gratis", "30 menit", "Kutipan akta kelahiran anak", "WhatsApp", "Kepala Dinas", "Tidak perlu"):
        assert perlu in isi


def test_beginning_makes_a_case_without_number(client: Client, dunia: Dunia) -> None:
    balasan = client.post("/k/musi-banyuasin/kk/hilang/")
    with di_kantor("16.06"):
        permohonan = Permohonan.objects.get()
    assert balasan["Location"] == f"/p/{permohonan.tautan}/isi/pemohon/"
    assert permohonan.nomor is None and permohonan.jenis == "hilang"


@pytest.mark.parametrize("alamat", ["/k/tidak-ada/", "/k/musi-banyuasin/kk/terbang/", "/k/padang-pariaman/kk/hilang/"])
def test_what_is_not_offered_is_not_there(client: Client, dunia: Dunia, alamat: str) -> None:
    assert client.get(alamat).status_code == 404


def test_an_office_without_this_door_says_so(client: Client, dunia: Dunia) -> None:
    isi = teks(client.get("/k/padang-pariaman/"))
    assert "belum menerima permohonan lewat situs" in isi and "loket" in isi


def test_cases_from_one_address_are_limited(client: Client, dunia: Dunia) -> None:
    kode = [client.post("/k/musi-banyuasin/kk/hilang/").status_code for _ in range(21)]
    assert kode == [302] * 20 + [429]
    balasan = client.post("/k/musi-banyuasin/kk/hilang/", REMOTE_ADDR="10.0.0.9")
    assert balasan.status_code == 302
    ditolak = client.post("/k/musi-banyuasin/kk/hilang/")
    assert ditolak["Retry-After"] == "3600" and "Tunggu sekitar 60 menit" in teks(ditolak)


def test_a_forged_forwarded_address_changes_nothing(client: Client, dunia: Dunia) -> None:
    for n in range(20):
        client.post("/k/musi-banyuasin/kk/hilang/", HTTP_X_FORWARDED_FOR=f"10.1.1.{n}")
    assert client.post("/k/musi-banyuasin/kk/hilang/", HTTP_X_FORWARDED_FOR="10.9.9.9").status_code == 429


def test_the_language_switch_comes_back_here(client: Client, dunia: Dunia) -> None:
    html = client.get("/k/musi-banyuasin/").content.decode()
    assert 'name="next" value="/k/musi-banyuasin/"' in html and 'name="language" value="en"' in html
    balasan = client.post("/bahasa/", {"language": "en", "next": "/k/musi-banyuasin/"})
    assert balasan["Location"] == "/k/musi-banyuasin/"
    assert '<html lang="en">' in client.get("/").content.decode()
