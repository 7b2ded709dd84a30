"""An office whose cards SIAK makes: the number keyed twice, the values ticked by keyboard, the PDF compared, the card out."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.peramban import petugas
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

Orang = Callable[..., Laman]


@pytest.fixture
def manual(panggung: Panggung) -> Iterator[Panggung]:
    panggung.pilih_siak("manual")
    yield panggung
    panggung.pilih_siak("tertanam")


def test_a_card_made_in_siak_goes_the_same_road(orang: Orang, manual: Panggung, tmp_path: Path) -> None:
    nomor = manual.perkara("periksa")["nomor"]
    operator = orang()
    operator.masuk_sebagai("Operator")
    _ketik_nomor(operator, nomor)
    petugas.teruskan(operator, nomor, giliran="Verifikator/ Sub Koord")
    for peran, giliran in (("Verifikator/ Sub Koord", "Validator/ Kabid"), ("Validator/ Kabid", "Kepala Dinas")):
        atasan = orang()
        atasan.masuk_sebagai(peran)
        petugas.teruskan(atasan, nomor, giliran=giliran)
    _kadis_membaca_di_mana(orang("ponsel"), nomor)
    _tanpa_skrip(orang("tanpa-skrip"), nomor)
    _salin(operator, nomor)
    _berbeda_lalu_benar(operator, manual, nomor, tmp_path)
    petugas.terbitkan(operator, nomor)
    periksa = orang("ponsel")
    periksa.buka("/cek/")
    periksa.page.locator("input[type=file]").set_input_files(tmp_path / "benar.pdf")
    periksa.tekan(re.compile("^Periksa"))
    periksa.memuat("asli dan berlaku")


def _ketik_nomor(operator: Laman, nomor: str) -> None:
    operator.buka("/meja/siak/")
    operator.tekan(nomor, peran="link")
    guna = operator.page.locator("input[name=guna]").first.input_value()
    nik = f"{_awalan_nik(guna)}9{nomor[-3:]}"
    for _ke in (1, 2):
        operator.page.keyboard.type(nik)
        operator.ketuk("Enter")
    operator.memuat("tidak menunggu apa pun dari SIAK")


def _awalan_nik(guna: str) -> str:
    """How a NIK for this purpose begins: the purpose names the district, the birth date and the sex."""
    _perkara, _nomor, kecamatan, lahir, kelamin, _ke = guna.split(":")
    tahun, bulan, hari = lahir.split("-")
    return f"{kecamatan.replace('.', '')}{int(hari) + (40 if kelamin == '2' else 0):02}{bulan}{tahun[2:]}"


def _kadis_membaca_di_mana(kadis: Laman, nomor: str) -> None:
    kadis.masuk_sebagai("Kepala Dinas")
    petugas.buka_tanda_tangan(kadis, nomor)
    kadis.memuat("Kantor ini menandatangani di SIAK.")


def _tanpa_skrip(operator: Laman, nomor: str) -> None:
    """On a phone without scripts one value is ticked, and taken back."""
    operator.masuk_sebagai("Operator")
    for centang in (1, 0):
        operator.buka(f"/meja/siak/{nomor}/")
        operator.page.locator("[data-nilai]").first.set_checked(bool(centang))
        operator.tekan("Simpan centang")
        assert operator.page.locator("[data-nilai]:checked").count() == centang


def _salin(operator: Laman, nomor: str) -> None:
    """The first line has the focus; Space ticks, the arrow goes on; one letter leads to the button."""
    operator.buka("/meja/siak/")
    operator.tekan(nomor, peran="link")
    kotak = operator.page.locator("[data-nilai]")
    expect(kotak.first).to_be_focused()
    for _ in range(kotak.count()):
        operator.page.keyboard.press("Space")
        operator.page.keyboard.press("ArrowDown")
    operator.page.keyboard.press("s")
    operator.ketuk("Enter")
    operator.memuat("Centang disimpan.")
    assert operator.page.locator("[data-nilai]:not(:checked)").count() == 0


def _berbeda_lalu_benar(operator: Laman, panggung: Panggung, nomor: str, tmp_path: Path) -> None:
    for nama, ubah in (("salah", {"alamat": "JALAN LAIN 9"}), ("benar", {})):
        pdf = tmp_path / f"{nama}.pdf"
        pdf.write_bytes(panggung.kartu_siak(nomor, **ubah))
        operator.page.locator("input[type=file]").set_input_files(pdf)
        operator.tekan("Unggah dan cocokkan")
        if ubah:
            operator.memuat("Berbeda dari yang disetujui")
            expect(operator.page.locator("mark")).to_have_text("JALAN LAIN 9")
    operator.memuat(f"{nomor}: dokumen dari SIAK diterima, giliran Operator.")
