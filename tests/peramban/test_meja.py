"""The desk in a browser: without a mouse, without scripts, two people at one case, a narrow screen."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.peramban import petugas
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung


def test_satu_putusan_dengan_papan_tombol_saja(orang: Callable[..., Laman], panggung: Panggung) -> None:
    perkara = panggung.perkara("periksa")
    operator = orang()
    operator.masuk_sebagai("Operator")
    for _ in range(60):
        operator.page.keyboard.press("j")
        if operator.page.evaluate("document.activeElement.textContent") == perkara["nomor"]:
            break
    operator.ketuk("Enter")
    operator.berjudul(re.compile(perkara["nomor"]))
    kotak = operator.page.locator("[name=sesuai]")
    while not kotak.last.is_checked():
        operator.page.keyboard.press("Tab")
        if operator.page.evaluate("document.activeElement.name") == "sesuai":
            operator.page.keyboard.press("Space")
    operator.page.keyboard.press("l")
    expect(operator.page.locator("button[value=lengkap]")).to_be_focused()
    operator.ketuk("Enter")
    operator.memuat(f"{perkara['nomor']}: lengkap")
    assert panggung.tempat(perkara["nomor"])["langkah"] == "validasi"


def test_huruf_dapat_dimatikan(orang: Callable[..., Laman]) -> None:
    operator = orang()
    operator.masuk_sebagai("Operator")
    sakelar = operator.page.get_by_role("button", name=re.compile("Tombol huruf"))
    sakelar.click()
    operator.page.locator("h1").first.click()
    operator.page.keyboard.press("j")
    expect(operator.page.locator("[data-daftar] a:focus")).to_have_count(0)
    sakelar.click()
    operator.page.keyboard.press("j")
    expect(operator.page.locator("[data-daftar] a:focus")).to_have_count(1)


def test_orang_kedua_diberi_tahu_siapa_yang_memutus(orang: Callable[..., Laman], panggung: Panggung) -> None:
    nomor = panggung.perkara("periksa")["nomor"]
    satu, dua = orang(), orang()
    satu.masuk_sebagai("Operator", 0)
    nama = satu.page.locator(".saya b").inner_text()
    dua.masuk_sebagai("Operator", 1)
    assert dua.page.locator(".saya b").inner_text() != nama
    petugas.buka_berkas(dua, nomor)
    petugas.teruskan(satu, nomor, giliran="Verifikator/ Sub Koord")
    versi = panggung.tempat(nomor)["versi"]
    petugas.centang_semua(dua)
    dua.tekan_ini(dua.page.locator("button[value=lengkap]"), status=409)
    dua.memuat(re.compile(rf"sudah diputus {re.escape(nama)} pukul \d\d\.\d\d: lengkap"))
    assert panggung.tempat(nomor)["versi"] == versi


def test_putusan_operator_tanpa_skrip(orang: Callable[..., Laman], panggung: Panggung) -> None:
    nomor = panggung.perkara("periksa")["nomor"]
    operator = orang("tanpa-skrip")
    operator.masuk_sebagai("Operator")
    petugas.buka_berkas(operator, nomor)
    operator.tekan("Perbesar", peran="link")
    operator.tekan("Putar", peran="link")
    petugas.teruskan(operator, nomor, giliran="Verifikator/ Sub Koord")


def test_halaman_petugas_pada_layar_sempit_dan_gelap(orang: Callable[..., Laman], panggung: Panggung) -> None:
    """Every page of the desk is looked over once narrow and once dark."""
    nomor = panggung.perkara("periksa")["nomor"]
    bertanda = panggung.perkara("tandatangan")["nomor"]
    for rupa in ("ponsel", "gelap"):
        operator = orang(rupa)
        operator.masuk_sebagai("Operator")
        petugas.buka_berkas(operator, nomor)
        operator.tekan(re.compile("^Ambil"))
        operator.tekan(re.compile("^tidak lengkap"), status=422)
        operator.buka("/meja/peran/")
        operator.buka("/meja/?cari=KK-0000-00-000000")
        kadis = orang(rupa)
        kadis.masuk_sebagai("Kepala Dinas")
        petugas.tanda_tangani(kadis, bertanda, frasa="salah salah salah", status=422)
        operator.buka("/meja/b/" + nomor + "/")
        operator.tekan("Lepas")


def test_putar_dan_perbesar_tanpa_memuat_ulang(orang: Callable[..., Laman], panggung: Panggung) -> None:
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.buka_berkas(operator, panggung.perkara("periksa")["nomor"])
    alamat = operator.page.url
    operator.page.get_by_role("link", name="Putar").click()
    operator.page.get_by_role("link", name="Perbesar").click()
    lembar = operator.page.locator("[data-lembar]").first
    expect(lembar).to_have_class(re.compile("putar-90"))
    expect(lembar).to_have_class(re.compile("zoom-2"))
    assert operator.page.url == alamat
    operator.page.get_by_role("link", name="Buka berkas kedua di sampingnya").click()
    expect(operator.page.locator("[data-lembar]")).to_have_count(2)
    operator.periksa()
    gambar = "[...document.querySelectorAll('[data-lembar] img')].every(g => g.complete && g.naturalWidth > 0)"
    operator.tunggu(gambar)
