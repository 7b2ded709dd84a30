"""Checking a card: three plain states, by code and by file, without personal data."""

import io

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.tte import penyedia
from tertib.inti.lingkup import lintas_kantor
from tertib.peragaan.kantor import sertifikat_rekaan
from tests.kanal.pemohon import teks
from tests.meja.dunia import KINI, NIK_AYAH, NIK_IBU, NOMOR_KK, Dunia

ASLI, LAMA, PALSU = "KK ini asli dan berlaku", "KK ini asli, tetapi sudah diganti", "KK ini bukan terbitan kami"


def unggah(client: Client, isi: bytes) -> HttpResponse:
    return client.post("/cek/", {"berkas": SimpleUploadedFile("kk.pdf", isi)})


def gantikan(kartu: Dokumen, status: str) -> None:
    with lintas_kantor():
        Dokumen.objects.filter(pk=kartu.pk).update(status=status, diganti=KINI)


def test_a_genuine_code(client: Client, kartu: Dokumen) -> None:
    isi = teks(client.get(f"/cek/{kartu.tautan}/"))
    assert ASLI in isi and "20 November 2026" in isi and "Musi Banyuasin" in isi and "Kepala Dinas" in isi


def test_a_superseded_code(client: Client, kartu: Dokumen) -> None:
    gantikan(kartu, Status.DIGANTIKAN)
    isi = teks(client.get(f"/cek/{kartu.tautan}/"))
    assert LAMA in isi and "Mintalah KK yang terbaru" in isi and ASLI not in isi


@pytest.mark.parametrize("status", [Status.BATAL, Status.BERTANDA])
def test_only_what_is_published_counts(client: Client, kartu: Dokumen, status: str) -> None:
    gantikan(kartu, status)
    assert PALSU in teks(client.get(f"/cek/{kartu.tautan}/"))


def test_a_code_that_is_not_ours(client: Client, dunia: Dunia) -> None:
    isi = teks(client.get("/cek/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/"))
    assert PALSU in isi and "Jangan dipakai" in isi


def test_no_personal_data(client: Client, kartu: Dokumen, pdf: bytes) -> None:
    for balasan in (client.get(f"/cek/{kartu.tautan}/"), unggah(client, pdf)):
        html = balasan.content.decode().upper()
        for rahasia in (NIK_AYAH, NIK_IBU, NOMOR_KK, "PRANOTO", "RAHMAWATI", "MERDEKA", "KK-1606"):
            assert rahasia not in html
        assert ASLI.upper() in html


def test_a_genuine_file(client: Client, pdf: bytes) -> None:
    isi = teks(unggah(client, pdf))
    assert ASLI in isi and "Tanda tangan elektronik sah" in isi and "sama persis" in isi
    assert "Tidak:" not in isi


def test_a_superseded_file(client: Client, kartu: Dokumen, pdf: bytes) -> None:
    gantikan(kartu, Status.DIGANTIKAN)
    assert LAMA in teks(unggah(client, pdf))


def test_a_file_in_the_register_whose_signature_nobody_trusts(
    client: Client, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(penyedia, "akar", list)
    assert PALSU in teks(unggah(client, pdf))


def test_one_changed_byte(client: Client, pdf: bytes) -> None:
    tengah = len(pdf) // 2
    isi = teks(unggah(client, pdf[:tengah] + bytes([pdf[tengah] ^ 1]) + pdf[tengah + 1 :]))
    assert PALSU in isi and "tidak ada di buku register" in isi


def test_something_added_at_the_end(client: Client, pdf: bytes) -> None:
    isi = teks(unggah(client, pdf + b"\n% tambahan\n"))
    assert PALSU in isi


@pytest.mark.parametrize("isi", [b"", b"bukan pdf", b"%PDF-1.7\nrusak"])
def test_junk_is_not_ours(client: Client, dunia: Dunia, isi: bytes) -> None:
    sertifikat_rekaan(dunia.kantor, kini=KINI)
    balasan = unggah(client, isi)
    assert balasan.status_code == 200 and PALSU in teks(balasan)


def test_asking_without_a_file(client: Client, dunia: Dunia) -> None:
    balasan = client.post("/cek/")
    assert balasan.status_code == 422 and "Pilih PDF KK dulu" in teks(balasan)


@pytest.mark.parametrize(
    "bungkus",
    [
        "{}",
        "http://localhost:8000/cek/{}/#123",
        "  {} ",
        "http://localhost:8000/cek/{}/",
        "https://kk.example.id/cek/{}",
    ],
)
def test_a_code_or_its_whole_address_may_be_typed(client: Client, kartu: Dokumen, bungkus: str) -> None:
    balasan = client.post("/cek/", {"kode": bungkus.format(kartu.tautan)})
    assert balasan["Location"] == f"/cek/{kartu.tautan}/"


@pytest.mark.parametrize("kode", ["", "1606071408200001", "../meja/", "<script>", "//jahat.example/"])
def test_a_code_that_cannot_be_one_is_explained(client: Client, dunia: Dunia, kode: str) -> None:
    balasan = client.post("/cek/", {"kode": kode})
    assert balasan.status_code == 422 and "Tulis kode utuh" in teks(balasan)


def test_files_from_one_address_are_limited(client: Client, dunia: Dunia) -> None:
    sertifikat_rekaan(dunia.kantor, kini=KINI)
    kode = [unggah(client, b"%PDF-").status_code for _ in range(21)]
    assert kode == [200] * 20 + [429]


def test_codes_from_one_address_are_limited(client: Client, dunia: Dunia) -> None:
    kode = [client.get(f"/cek/{n:032}/").status_code for n in range(121)]
    assert kode == [200] * 120 + [429]


def foto(pdf: bytes) -> bytes:
    keluaran = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().save(keluaran, "PNG")
    return keluaran.getvalue()


def test_a_photo_of_the_card_leads_to_its_page(client: Client, kartu: Dokumen, pdf: bytes) -> None:
    assert unggah(client, foto(pdf))["Location"] == f"/cek/{kartu.tautan}/"


def test_a_photo_of_something_else_is_not_ours(client: Client, dunia: Dunia) -> None:
    sertifikat_rekaan(dunia.kantor, kini=KINI)
    kosong = io.BytesIO()
    Image.new("L", (200, 200), 255).save(kosong, "PNG")
    assert PALSU in teks(unggah(client, kosong.getvalue()))
