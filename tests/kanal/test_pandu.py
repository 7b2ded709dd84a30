"""The questionnaire through its pages: every path is walked by its links."""

import re
from html import unescape

import pytest
from django.test import Client

from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.pandu import Tujuan, jalan
from tertib.permohonan.models import Permohonan
from tests.kanal.pemohon import teks
from tests.meja.dunia import Dunia

ALAMAT = "/k/musi-banyuasin/pandu/"
JAWABAN = re.compile(r'<a class="kartu" href="(\?[^"]*)"')


def _jelajah(klien: Client, tanya: str = "") -> list[str]:
    """Every page from here down, by following every answer; the addresses of the ends."""
    balasan = klien.get(ALAMAT + tanya)
    assert balasan.status_code == 200, tanya
    lanjut = [unescape(a) for a in JAWABAN.findall(balasan.content.decode())]
    return [akhir for a in lanjut for akhir in _jelajah(klien, a)] if lanjut else [tanya]


def test_every_path_ends_at_a_page_that_leads_on(dunia: Dunia, client: Client) -> None:
    akhir = _jelajah(client)
    tujuan = {"?" + "&".join(f"{k}={v}" for k, v in langkah): t for langkah, t in jalan()}
    assert sorted(akhir) == sorted(tujuan)
    for alamat in akhir:
        _tiba(client, alamat, tujuan[alamat])
    assert Permohonan.objects.model._base_manager.count() == 0, "nothing is stored"


def _tiba(klien: Client, alamat: str, tujuan: Tujuan) -> None:
    balasan = klien.get(ALAMAT + alamat)
    if tujuan.jenis:
        mulai = f"/k/musi-banyuasin/kk/{tujuan.jenis}/"
        assert f'href="{mulai}"' in balasan.content.decode()
        assert klien.get(mulai).status_code == 200
    else:
        assert all(str(b) in teks(balasan) for b in (tujuan.datang, *tujuan.bawa))
        assert tujuan.bawa, "what to bring"


def test_back_leads_to_the_question_before(dunia: Dunia, client: Client) -> None:
    isi = client.get(f"{ALAMAT}?perlu=kartu&kartu=hilang").content.decode()
    assert 'class="kembali" href="?perlu=kartu"' in isi
    assert 'class="kembali" href="/k/musi-banyuasin/"' in client.get(ALAMAT).content.decode()


@pytest.mark.parametrize("ngawur", ["?perlu=x", "?perlu=kartu&kartu=%00", "?kartu=hilang", "?perlu=lain&perlu=kartu"])
def test_nonsense_is_asked_again(dunia: Dunia, client: Client, ngawur: str) -> None:
    balasan = client.get(ALAMAT + ngawur)
    assert balasan.status_code == 200
    assert "?" in teks(balasan)


def test_an_office_without_this_door_says_where_to_come(dunia: Dunia, client: Client) -> None:
    balasan = client.get("/k/padang-pariaman/pandu/?perlu=kartu&kartu=rusak")
    assert "Datang ke loket" in teks(balasan)
    assert "/kk/rusak/" not in balasan.content.decode()


def test_the_office_offers_every_kind_and_the_questionnaire(dunia: Dunia, client: Client) -> None:
    isi = client.get("/k/musi-banyuasin/").content.decode()
    assert ALAMAT in isi
    assert all(f"/k/musi-banyuasin/kk/{kode}/" in isi for kode in JENIS)
