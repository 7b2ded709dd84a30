"""Straight through: a citizen with a phone, four officials, and a card that other programs find good."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.peramban import kartu, petugas, warga
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

WHATSAPP = "0812 0000 0101"
ANAK = "KIRANA AYU LESTARI"

pytestmark = pytest.mark.kedua_basis_data


def test_kelahiran_dari_isian_sampai_kartu(orang: Callable[..., Laman], panggung: Panggung, tmp_path: Path) -> None:
    pemohon = orang("ponsel")
    nomor, tautan = _ajukan(pemohon, panggung.keluarga())
    assert re.fullmatch(r"KK-1606-\d\d-\d{6}", nomor)
    pemohon.buka(tautan)
    pemohon.berjudul("Permohonan Anda sedang dikerjakan")
    pemohon.memuat("Operator")
    _kerjakan(orang, nomor)
    pdf = _ambil(pemohon, tmp_path)
    _kartu_diperiksa_siapa_saja(orang("ponsel"), pdf)


def _ajukan(pemohon: Laman, keluarga: dict[str, str]) -> tuple[str, str]:
    warga.mulai(pemohon, "Menambah anak")
    warga.isi_pemohon(pemohon, keluarga, whatsapp=WHATSAPP)
    warga.isi_kelahiran(pemohon, nama=ANAK)
    warga.kirim_berkas(pemohon, "KK yang sekarang", warga.pdf("KK yang sekarang"))
    warga.kirim_berkas(pemohon, "Kutipan akta kelahiran anak", warga.foto("Kutipan akta kelahiran anak"))
    pemohon.tekan("Lanjutkan")
    warga.gambar_tanda_tangan(pemohon)
    pemohon.memuat(ANAK)
    return warga.kirim(pemohon)


def _kerjakan(orang: Callable[..., Laman], nomor: str) -> None:
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.teruskan(operator, nomor, giliran="Verifikator/ Sub Koord")
    subkoord = orang()
    subkoord.masuk_sebagai("Verifikator/ Sub Koord")
    petugas.teruskan(subkoord, nomor, giliran="Validator/ Kabid")
    kabid = orang()
    kabid.masuk_sebagai("Validator/ Kabid")
    petugas.teruskan(kabid, nomor, giliran="Kepala Dinas")
    kadis = orang("ponsel")
    kadis.masuk_sebagai("Kepala Dinas")
    petugas.tanda_tangani(kadis, nomor)
    kadis.memuat(f"{nomor}: ditandatangani, giliran Operator.")
    petugas.terbitkan(operator, nomor)


def _ambil(pemohon: Laman, tmp_path: Path) -> Path:
    warga.baca_pesan(pemohon, WHATSAPP, "sudah terbit")
    pesan = pemohon.page.locator("article").filter(has_text="sudah terbit").first
    pemohon.tekan_ini(pesan.get_by_role("link"))
    pemohon.berjudul("KK Anda sudah terbit")
    pdf = tmp_path / "kartu.pdf"
    pdf.write_bytes(pemohon.unduh(pemohon.page.get_by_role("link", name="Unduh KK")))
    pemohon.tekan("KK sudah saya terima")
    pemohon.berjudul("Selesai, KK sudah Anda terima")
    return pdf


def _kartu_diperiksa_siapa_saja(siapa: Laman, pdf: Path) -> None:
    assert kartu.sah_menurut_pdfsig(pdf)
    assert re.search(rf"^\s*\d+\s+{ANAK}\s+\d{{16}}\s", kartu.teks(pdf), re.MULTILINE)
    siapa.buka(kartu.isi_qr(pdf))
    siapa.berjudul("KK ini asli dan berlaku")
    assert ANAK not in siapa.page.content()
    _unggah(siapa, pdf.name, pdf.read_bytes())
    siapa.berjudul("KK ini asli dan berlaku")
    siapa.memuat("Isi berkas sama persis")
    diubah = bytearray(pdf.read_bytes())
    diubah[len(diubah) // 3] ^= 1
    _unggah(siapa, "diubah.pdf", bytes(diubah))
    siapa.berjudul("KK ini bukan terbitan kami")
    siapa.buka("/cek/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/")
    siapa.berjudul("KK ini bukan terbitan kami")


def _unggah(siapa: Laman, nama: str, isi: bytes) -> None:
    siapa.buka("/cek/")
    siapa.page.locator("#berkas").set_input_files({"name": nama, "mimeType": "application/pdf", "buffer": isi})
    siapa.tekan("Periksa berkas")
