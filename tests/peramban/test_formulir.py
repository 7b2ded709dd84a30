"""The forms on screen: F-1.05 signed by four people on one phone, the paper instead, blank ones, and the counter's."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.peramban import warga
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

KOSONG = "/k/musi-banyuasin/formulir/"
SLOT = "Pernyataan perkawinan belum tercatat (F-1.05)"
ISIAN = {
    "suami_nama": "Bagus Pranoto",
    "suami_nik": "1606011203850001",
    "istri_nama": "Siti Rahmawati",
    "istri_nik": "1606015506940001",
    "tanggal_peristiwa-hari": "17",
    "tanggal_peristiwa-bulan": "5",
    "tanggal_peristiwa-tahun": "2019",
    "saksi1_nama": "Hadi Wijaya",
    "saksi1_nik": "1606010101700005",
    "saksi2_nama": "Intan Permata",
    "saksi2_nik": "1606014202750006",
}


def _sampai_berkas(laman: Laman, keluarga: dict[str, str]) -> None:
    warga.mulai(laman, "Menambah anak")
    for label, kunci in (("Nama lengkap Anda", "nama"), ("NIK Anda", "nik"), ("Nomor KK", "nomor_kk")):
        laman.isi(label, keluarga[kunci])
    laman.tekan("Simpan dan lanjutkan")
    pangkal = laman.page.url.split("isi/")[0]
    for halaman, jawaban in (
        ("orang_tua", "Kepala keluarga dan suami atau istrinya"),
        ("perkawinan", "Belum tercatat"),
    ):
        laman.buka(f"{pangkal}isi/{halaman}/")
        laman.page.get_by_label(jawaban).check()
        laman.tekan("Simpan dan lanjutkan")
    laman.buka(f"{pangkal}berkas/")


def _isi(laman: Laman) -> None:
    for kunci, nilai in ISIAN.items():
        laman.page.locator(f"[name={kunci}]").fill(nilai)
    laman.tekan("Lanjut: baca dan tanda tangani")


def _gambar(laman: Laman, siapa: str) -> None:
    bingkai = laman.page.locator("[data-pena]").filter(has=laman.page.locator(f"[name=gambar-{siapa}]"))
    kanvas = bingkai.locator("canvas")
    kanvas.scroll_into_view_if_needed()
    kotak = kanvas.bounding_box()
    assert kotak is not None
    tetikus, x, y = laman.page.mouse, kotak["x"] + 20, kotak["y"] + kotak["height"] / 2
    tetikus.move(x, y)
    tetikus.down()
    for n in range(12):
        tetikus.move(x + n * 14, y + (-1) ** n * 25, steps=3)
    tetikus.up()
    laman.tunggu(f"document.querySelector('[name=gambar-{siapa}]').files.length === 1")


def test_empat_orang_menandatangani_di_satu_ponsel(orang: Callable[..., Laman], panggung: Panggung) -> None:
    pemohon = orang("ponsel")
    _sampai_berkas(pemohon, panggung.keluarga())
    pemohon.tekan(re.compile("Isi dan tanda tangani di layar"), peran="link")
    pemohon.berjudul("Isi formulir F-1.05")
    pemohon.tekan("Lanjut: baca dan tanda tangani", status=422)
    _isi(pemohon)
    pemohon.berjudul("Baca dan tanda tangani F-1.05")
    pemohon.memuat("17-05-2019")
    pemohon.page.locator("[name=pernyataan]").check()
    for siapa in ("suami", "saksi1"):
        _gambar(pemohon, siapa)
    for siapa, nama in (("istri", "Siti Rahmawati"), ("saksi2", "Intan Permata")):
        pemohon.page.locator(f"[name=nama-{siapa}]").fill(nama)
    pemohon.tekan_ini(pemohon.page.locator("button[value=tanda]"))
    pemohon.memuat("Formulir F-1.05 sudah ditandatangani")
    expect(pemohon.page.locator("#slot-sptjm_perkawinan")).to_contain_text("F-1.05.pdf")


def test_mengubah_isian_sesudah_membaca_tanpa_skrip(orang: Callable[..., Laman], panggung: Panggung) -> None:
    pemohon = orang("tanpa-skrip")
    _sampai_berkas(pemohon, panggung.keluarga())
    pemohon.tekan(re.compile("Isi dan tanda tangani di layar"), peran="link")
    _isi(pemohon)
    pemohon.tekan("Ubah isian formulir")
    expect(pemohon.page.locator("[name=saksi1_nik]")).to_have_value(ISIAN["saksi1_nik"])
    pemohon.page.locator("[name=saksi1_nama]").fill("Eka Maharani")
    pemohon.tekan("Lanjut: baca dan tanda tangani")
    pemohon.page.locator("[name=pernyataan]").check()
    nama = {"suami": "Bagus Pranoto", "istri": "Siti Rahmawati", "saksi1": "Eka Maharani", "saksi2": "Intan Permata"}
    for siapa, satu in nama.items():
        pemohon.page.locator(f"[name=nama-{siapa}]").fill(satu)
    pemohon.tekan_ini(pemohon.page.locator("button[value=tanda]"))
    pemohon.memuat("Formulir F-1.05 sudah ditandatangani")


def test_formulir_kertas_difoto_dan_dikirim(orang: Callable[..., Laman], panggung: Panggung) -> None:
    pemohon = orang("ponsel")
    _sampai_berkas(pemohon, panggung.keluarga())
    pdf = pemohon.unduh(pemohon.page.get_by_role("link", name="unduh formulir F-1.05"))
    assert pdf.startswith(b"%PDF-")
    warga.kirim_berkas(pemohon, SLOT, warga.foto("F-1.05"))


def test_formulir_kosong_untuk_siapa_saja(orang: Callable[..., Laman]) -> None:
    for rupa in ("ponsel", "lebar"):
        siapa_saja = orang(rupa)
        siapa_saja.buka("/k/musi-banyuasin/")
        siapa_saja.tekan("F-1.01 – F-1.07", peran="link")
        siapa_saja.berjudul("Formulir kosong")
        expect(siapa_saja.page.get_by_role("link", name=re.compile(r"^F-1\.0\d"))).to_have_count(7)
        assert siapa_saja.page.request.get(siapa_saja.situs.alamat + KOSONG + "F-1.03.pdf").body().startswith(b"%PDF-")


def test_loket_mencetak_formulir_terisi(orang: Callable[..., Laman], panggung: Panggung) -> None:
    perkara = panggung.perkara("periksa")
    for rupa in ("lebar", "ponsel"):
        operator = orang(rupa)
        operator.masuk_sebagai("Operator")
        operator.buka(f"/loket/b/{perkara['nomor']}/")
        operator.tekan("Formulir F-1.01 sampai F-1.07", peran="link")
        operator.berjudul("Formulir")
        alamat = operator.page.get_by_role("link", name="Terisi F-1.01").get_attribute("href")
        assert operator.page.request.get(f"{operator.situs.alamat}{alamat}").body().startswith(b"%PDF-")
