"""Signing services are down (seed 2): the head of office lets the pen in, a case goes that way, the decision ends."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.peramban import kartu, petugas
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

ALASAN = "Layanan tanda tangan tidak menjawab sejak pagi."
PENA = "Ditandatangani dengan pena dan dicap dinas"

Orang = Callable[..., Laman]


def test_an_electronic_case_is_signed_with_a_pen(orang: Orang, panggung: Panggung, tmp_path: Path) -> None:
    perkara = panggung.perkara("tandatangan")
    nomor = perkara["nomor"]
    kadis, operator = orang("ponsel"), orang()
    kadis.masuk_sebagai("Kepala Dinas")
    _tanpa_keputusan_tidak_ada_pena(kadis, nomor)
    _putuskan(kadis)
    pdf = _cetak_dan_tandatangani(kadis, nomor, tmp_path)
    operator.masuk_sebagai("Operator")
    petugas.terbitkan(operator, nomor)
    _tercatat_seperti_yang_lain(operator, nomor)
    _diperiksa_siapa_saja(orang("ponsel"), pdf)
    pemohon = orang("ponsel")
    _kertasnya_menunggu_di_kantor(pemohon, perkara["tautan"])
    _serahkan_kertasnya(operator, nomor)
    pemohon.buka(f"/p/{perkara['tautan']}/")
    pemohon.berjudul("Selesai, KK sudah Anda terima")
    _akhiri(kadis)
    _tanpa_keputusan_tidak_ada_pena(kadis, panggung.perkara("tandatangan")["nomor"])


def _tanpa_keputusan_tidak_ada_pena(kadis: Laman, nomor: str) -> None:
    petugas.buka_tanda_tangan(kadis, nomor)
    expect(kadis.page.get_by_text("Dengan pena, dibolehkan sampai")).to_have_count(0)


def _putuskan(kadis: Laman) -> None:
    kadis.buka("/meja/tandatangan/")
    kadis.tekan("Layanan tanda tangan terganggu?", peran="link")
    kadis.tekan("Bolehkan tanda tangan pena", status=422)
    kadis.memuat("Tulis alasannya")
    kadis.isi("Alasan", ALASAN)
    kadis.tekan("Bolehkan tanda tangan pena")
    kadis.memuat("Berlaku sampai")
    kadis.memuat(ALASAN)


def _cetak_dan_tandatangani(kadis: Laman, nomor: str, tmp_path: Path) -> Path:
    petugas.buka_tanda_tangan(kadis, nomor)
    kadis.page.get_by_text("Dengan pena, dibolehkan sampai").click()
    kadis.tekan("Cetak atas nama saya")
    petugas.buka_tanda_tangan(kadis, nomor)
    cetakan = kadis.page.get_by_role("link", name=re.compile("^Cetakan KK register"))
    balasan = kadis.page.request.get(f"{kadis.situs.alamat}{cetakan.get_attribute('href')}")
    pdf = tmp_path / "cetakan.pdf"
    pdf.write_bytes(balasan.body())
    kadis.tekan("Sudah saya tandatangani")
    kadis.memuat(f"{nomor}: lengkap, giliran Operator.")
    return pdf


def _tercatat_seperti_yang_lain(operator: Laman, nomor: str) -> None:
    """One line in the same book, its number right after the last one, marked as signed with a pen."""
    baris = petugas.buka_buku(operator, "register")
    expect(baris.nth(0)).to_contain_text(nomor)
    expect(baris.nth(0)).to_contain_text("dengan pena")
    expect(baris.nth(1)).to_contain_text("elektronik")
    urut = [int(re.sub(r"\D", "", baris.nth(n).locator("th, td").first.inner_text())) for n in (0, 1)]
    assert urut[0] == urut[1] + 1
    operator.tekan_ini(baris.nth(0).get_by_role("link", name=nomor))
    operator.berjudul(re.compile(nomor))
    operator.memuat(ALASAN)


def _diperiksa_siapa_saja(siapa: Laman, pdf: Path) -> None:
    siapa.buka(kartu.isi_qr(pdf))
    siapa.berjudul("KK ini asli dan berlaku")
    siapa.memuat(PENA)


def _kertasnya_menunggu_di_kantor(pemohon: Laman, tautan: str) -> None:
    """The file has no signature in it; what counts is the paper, and only the office says that it was handed over."""
    pemohon.buka(f"/p/{tautan}/")
    pemohon.berjudul("KK Anda sudah terbit")
    pemohon.memuat("KK ditandatangani dengan pena")
    pemohon.memuat("Ambil di kantor kami")
    expect(pemohon.page.get_by_role("link", name="Unduh KK")).to_have_count(0)
    expect(pemohon.page.get_by_role("button", name="KK sudah saya terima")).to_have_count(0)


def _serahkan_kertasnya(operator: Laman, nomor: str) -> None:
    operator.buka("/meja/")
    operator.memuat(re.compile("KK bertanda tangan pena menunggu diambil"))
    operator.tekan_ini(operator.page.locator("main .pesan").get_by_role("link", name=nomor))
    operator.berjudul("Serahkan KK")
    operator.page.get_by_label("Wajah penerima cocok dengan KTP-el").check()
    operator.page.get_by_label("Ditandatangani di kertas bukti penyerahan").check()
    operator.page.get_by_label("Cap dinas sudah dibubuhkan pada KK").check()
    operator.tekan(re.compile("^Serahkan dan cetak bukti"))
    operator.memuat("BUKTI PENYERAHAN KARTU KELUARGA")


def _akhiri(kadis: Laman) -> None:
    kadis.buka("/meja/jalan-basah/")
    kadis.tekan("Layanan pulih, akhiri sekarang")
    expect(kadis.page.get_by_role("button", name="Bolehkan tanda tangan pena")).to_have_count(1)
    kadis.buka("/meja/tandatangan/")
    kadis.memuat("Layanan tanda tangan terganggu?")
