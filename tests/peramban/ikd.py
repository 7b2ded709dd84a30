"""What an owner of an IKD account does, page by page."""

import re

from playwright.sync_api import Page, expect

PIN = "739164"
"""Of every invented account, as the demonstration's page tells it."""
_NIK = re.compile(r"\b3204\d{12}\b")


def nik_rekaan(page: Page, alamat: str) -> list[str]:
    """The NIK of the invented accounts, as the demonstration tells them; the last one may not apply."""
    page.goto(f"{alamat}/coba/")
    return _NIK.findall(page.locator("main").inner_text())


def tunggu_soal(page: Page) -> None:
    """The page's script has solved the captcha and says so."""
    expect(page.get_by_role("status").last).to_have_text("Pemeriksaan selesai. Anda dapat melanjutkan.")


def jawab_soal(page: Page) -> None:
    """The question in words, for a browser without scripts."""
    kata = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
    angka = {"dua belas": 12, **{k: n for n, k in enumerate(kata, 1)}}
    label = page.locator("label[for=jawaban]").inner_text()
    dua = re.fullmatch(r"Berapa (.+) ditambah (.+)\? Tulis dengan angka\.", label)
    assert dua, label
    page.locator("#jawaban").fill(str(angka[dua[1]] + angka[dua[2]]))


def isi_pin(page: Page, tombol: str, *, nik: str = "", pin: str = PIN) -> None:
    """NIK (where asked) and PIN, the captcha by the page's script, then the button."""
    if nik:
        page.get_by_label("NIK", exact=True).fill(nik)
    page.get_by_label("PIN 6 angka").fill(pin)
    tunggu_soal(page)
    with page.expect_navigation():
        page.get_by_role("button", name=tombol).click()


def masuk(page: Page, alamat: str, nik: str = "") -> None:
    """From the sign-in page to the main menu."""
    nik = nik or nik_rekaan(page, alamat)[0]
    page.goto(f"{alamat}/ikd/bandung/masuk/")
    isi_pin(page, "Masuk", nik=nik)


def buka_formulir(page: Page, alamat: str) -> None:
    """From the main menu to the form, through the PIN."""
    page.goto(f"{alamat}/ikd/bandung/cetak-kk/")
    isi_pin(page, "Lanjutkan")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Mulai permohonan|Lanjutkan mengisi")).click()


def ajukan(page: Page, *, tombol: str = "Ajukan", keterangan: str = "") -> str:
    """Fill the form in and send it; the number of the case."""
    page.get_by_label("Berkas PDF atau tautannya hilang").check()
    page.get_by_label("Keterangan").fill(keterangan)
    page.get_by_label("Isian ini benar").check()
    tunggu_soal(page)
    with page.expect_navigation():
        page.get_by_role("button", name=tombol).click()
    return re.findall(r"KK-[\d-]+", page.locator("main").inner_text())[0]
