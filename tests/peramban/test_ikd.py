"""Seed 1 by telephone: sign in, services, print request, a return told by mail and mended, until the card is signed."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.peramban import ikd, petugas
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung
from tests.peramban.situs import Situs

BANDUNG = "Kabupaten Bandung"
CATATAN = "Tulis untuk keperluan apa KK dicetak."


@pytest.fixture(scope="module")
def bandung(situs: Situs) -> Iterator[Panggung]:
    panggung = Panggung(situs, "32.04")
    yield panggung
    panggung.tutup()


def _putus(laman: Laman, nomor: str, putusan: str) -> None:
    petugas.buka_berkas(laman, nomor)
    laman.tekan_ini(laman.page.get_by_role("button", name=re.compile(f"^{putusan}")))
    laman.memuat(nomor)


def _surat(laman: Laman, nomor: str, kalimat: str) -> str:
    """The newest mail about a case, once it says this."""
    for _ in range(60):
        laman.buka("/kotak-pesan/")
        isi = laman.page.locator("main").inner_text()
        if nomor in isi and kalimat in isi:
            return isi
        time.sleep(0.5)
    raise AssertionError(kalimat)


def test_dari_masuk_sampai_tanda_tangan(orang: Callable[..., Laman], bandung: Panggung) -> None:
    warga = orang("ponsel")
    nik = ikd.nik_rekaan(warga.page, warga.situs.alamat)[0]
    warga.buka("/k/bandung/")
    warga.tekan(re.compile("Masuk IKD"), peran="link")
    ikd.isi_pin(warga.page, "Masuk", nik=nik)
    warga.periksa()
    warga.tekan(re.compile("^Pelayanan"), peran="link")
    ikd.isi_pin(warga.page, "Lanjutkan")
    warga.berjudul("Pelayanan")
    warga.tekan(re.compile("cetak Kartu Keluarga"), peran="link")
    warga.memuat("Anda termasuk")
    warga.tekan("Mulai permohonan")
    nomor = ikd.ajukan(warga.page)
    warga.periksa()
    warga.berjudul("Permohonan Anda sedang dikerjakan")

    operator = orang()
    operator.masuk_sebagai("Operator", kantor=BANDUNG)
    petugas.buka_berkas(operator, nomor)
    operator.page.locator("#catatan-0").fill(CATATAN)
    operator.tekan_ini(operator.page.get_by_role("button", name=re.compile("^tidak sesuai")))
    _surat(orang(), nomor, CATATAN)
    warga.buka(f"/ikd/bandung/p/{nomor}/")
    warga.memuat(CATATAN)
    warga.tekan("Perbaiki sekarang", peran="link")
    assert ikd.ajukan(warga.page, tombol="Kirim lagi", keterangan="Untuk mendaftar sekolah") == nomor

    _putus(operator, nomor, "sesuai")
    jfm = orang()
    jfm.masuk_sebagai("Jabatan Fungsional", kantor=BANDUNG)
    _putus(jfm, nomor, "sesuai")
    kadis = orang("ponsel")
    kadis.masuk_sebagai("Kepala Dinas", kantor=BANDUNG)
    petugas.tanda_tangani(kadis, nomor)
    for _ in range(60):
        if bandung.tempat(nomor)["langkah"] == "cetak":
            break
        time.sleep(0.5)
    warga.buka(f"/ikd/bandung/p/{nomor}/")
    warga.berjudul("KK Anda sudah terbit")


def test_tanpa_skrip_dan_bukan_yang_berhak(orang: Callable[..., Laman]) -> None:
    warga = orang("tanpa-skrip")
    nik = ikd.nik_rekaan(warga.page, warga.situs.alamat)[-1]
    warga.buka("/ikd/bandung/masuk/")
    warga.isi("NIK", nik)
    warga.isi("PIN 6 angka", ikd.PIN)
    ikd.jawab_soal(warga.page)
    warga.tekan("Masuk")
    warga.buka("/ikd/bandung/cetak-kk/")
    warga.isi("PIN 6 angka", ikd.PIN)
    ikd.jawab_soal(warga.page)
    warga.tekan("Lanjutkan")
    warga.memuat("hanya kepala keluarga, suami, istri, anak")


def test_papan_ketik_saja(orang: Callable[..., Laman]) -> None:
    """NIK, PIN, Enter; a blind reader hears that the check is done, and of a wrong PIN what to do."""
    warga = orang("lebar")
    nik = ikd.nik_rekaan(warga.page, warga.situs.alamat)[1]
    warga.buka("/ikd/bandung/masuk/")
    warga.page.get_by_label("NIK", exact=True).focus()
    warga.page.keyboard.type(nik)
    warga.page.keyboard.press("Tab")
    warga.page.keyboard.type("739165")
    ikd.tunggu_soal(warga.page)
    warga.ketuk("Enter", status=422)
    expect(warga.page.get_by_role("alert")).to_contain_text("NIK atau PIN tidak cocok")
    expect(warga.page.get_by_role("alert")).to_be_focused()


def test_petugas_memberi_slip_dan_mematikan(orang: Callable[..., Laman]) -> None:
    operator = orang()
    nik = ikd.nik_rekaan(operator.page, operator.situs.alamat)[2]
    operator.masuk_sebagai("Operator", kantor=BANDUNG)
    operator.buka("/meja/ikd/")
    operator.isi("NIK penduduk", nik)
    operator.tekan("Cari")
    operator.page.get_by_label("KTP-el asli").check()
    operator.tekan("Beri slip aktivasi")
    tautan = operator.page.locator("p.salin").inner_text()
    warga = orang("ponsel")
    warga.buka(tautan)
    warga.isi("Alamat surel", "tetap@contoh.test")
    warga.isi("Nomor WhatsApp", "0800 0000 7321")
    warga.tekan("Kirim kode ke keduanya")
    warga.berjudul("Tulis kedua kode")
