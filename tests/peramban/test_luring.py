"""The network is cut, and the card is still checked: by its code, by a photo of it, by an excerpt about one member."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.peramban import kartu
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

SAH, PALSU, DIUBAH = "Tanda tangan kantor sah", "Bukan pernyataan kantor yang dikenal", "Isi petikan ini diubah"


@pytest.fixture
def pdf(orang: Callable[..., Laman], panggung: Panggung, tmp_path: Path) -> Path:
    pemohon = orang()
    pemohon.buka(f"/p/{panggung.perkara('terima')['tautan']}/")
    berkas = tmp_path / "kk.pdf"
    berkas.write_bytes(pemohon.unduh(pemohon.page.get_by_role("link", name="Unduh KK")))
    return berkas


@pytest.fixture
def petikan(orang: Callable[..., Laman], pdf: Path) -> dict[str, Any]:
    pemilik = orang("ponsel")
    pemilik.buka("/cek/petikan/")
    pemilik.page.get_by_label("PDF KK dari kami").set_input_files(pdf)
    pemilik.page.get_by_label("Nomor urut anggota").fill("2")
    isi: dict[str, Any] = json.loads(pemilik.unduh(pemilik.page.get_by_role("button", name="Unduh petikan")))
    return isi


def putus(siapa: Laman) -> None:
    """Look at the page once with a network, then lose it."""
    siapa.buka("/cek/luring/")
    expect(siapa.page.get_by_text("Halaman ini sudah tersimpan")).to_be_visible(timeout=30_000)
    siapa.page.context.set_offline(True)


def dijawab(siapa: Laman, judul: str) -> None:
    expect(siapa.page.get_by_role("heading", name=judul)).to_be_visible(timeout=30_000)
    expect(siapa.page.locator("[data-hasil]:visible")).to_have_count(1)


def serahkan(siapa: Laman, isi: bytes, nama: str) -> None:
    jenis = "application/json" if nama.endswith("json") else "image/png"
    siapa.page.locator("#berkas").set_input_files({"name": nama, "mimeType": jenis, "buffer": isi})


def test_by_the_phones_own_camera(orang: Callable[..., Laman], pdf: Path) -> None:
    """The code opens its address; the kept page answers, because what it needs stands behind #."""
    siapa = orang("ponsel")
    putus(siapa)
    siapa.page.goto(kartu.isi_qr(pdf))
    dijawab(siapa, SAH)
    siapa.memuat("Kabupaten Musi Banyuasin")
    siapa.memuat("tidak ada dalam daftar kartu yang sudah diganti")


def test_by_a_photo_and_by_the_pasted_text(orang: Callable[..., Laman], pdf: Path) -> None:
    siapa = orang()
    putus(siapa)
    serahkan(siapa, kartu.halaman(pdf), "kk.png")
    dijawab(siapa, SAH)
    isi = kartu.isi_qr(pdf)
    siapa.page.locator("#teks").fill(isi[:-4] + "0000")
    siapa.page.get_by_role("button", name="Periksa").click()
    dijawab(siapa, PALSU)
    siapa.page.locator("#teks").fill(isi)
    siapa.page.get_by_role("button", name="Periksa").click()
    dijawab(siapa, SAH)


def test_by_an_excerpt_about_one_member(orang: Callable[..., Laman], petikan: dict[str, Any]) -> None:
    siapa = orang("ponsel")
    putus(siapa)
    serahkan(siapa, json.dumps(petikan).encode(), "petikan.json")
    dijawab(siapa, SAH)
    nama = petikan["bagian"][0]["isi"]["nama"]
    expect(siapa.page.locator("#fakta")).to_contain_text(nama)
    petikan["bagian"][0]["isi"]["nama"] = "ORANG LAIN"
    serahkan(siapa, json.dumps(petikan).encode(), "petikan.json")
    dijawab(siapa, DIUBAH)
    expect(siapa.page.locator("#fakta")).to_be_hidden()


def test_a_superseded_card_is_on_the_kept_list(orang: Callable[..., Laman], panggung: Panggung, tmp_path: Path) -> None:
    lama = panggung.perkara("terima")
    pemohon = orang()
    pemohon.buka(f"/p/{lama['tautan']}/")
    berkas = tmp_path / "lama.pdf"
    berkas.write_bytes(pemohon.unduh(pemohon.page.get_by_role("link", name="Unduh KK")))
    panggung.perkara("terima", jenis="hilang", nomor_kk=lama["nomor_kk"])
    siapa = orang("ponsel")
    putus(siapa)
    siapa.page.goto(kartu.isi_qr(berkas))
    dijawab(siapa, "Kartu ini tidak berlaku lagi")


def test_without_script_the_page_says_where_to_go(orang: Callable[..., Laman]) -> None:
    siapa = orang("tanpa-skrip")
    siapa.buka("/cek/luring/")
    siapa.memuat("memerlukan JavaScript")
    siapa.tekan("Cek lewat jaringan", peran="link")
    siapa.berjudul("Cek keaslian Kartu Keluarga")
