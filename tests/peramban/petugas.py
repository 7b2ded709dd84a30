"""What an official does at the desk, and the head of office on a phone."""

import re

from playwright.sync_api import Locator

from tertib.peragaan.kantor import FRASA_SANDI
from tests.peramban.laman import Laman


def buka_berkas(laman: Laman, nomor: str) -> None:
    laman.buka("/meja/")
    laman.tekan(nomor, peran="link")
    laman.berjudul(re.compile(nomor))


def centang_semua(laman: Laman) -> None:
    for kotak in laman.page.locator("[name=sesuai]").all():
        kotak.check()


def bukan_ganda(laman: Laman) -> None:
    """Whoever might already be in the register is somebody else."""
    tanya = laman.page.locator("form").filter(has=laman.page.locator("[name=calon]"))
    for ke in range(tanya.count()):
        laman.tekan_ini(tanya.nth(ke).get_by_role("button", name="orang lain"))


def teruskan(laman: Laman, nomor: str, *, giliran: str) -> None:
    """Everything in order: tick the checklist and pass the case on."""
    buka_berkas(laman, nomor)
    centang_semua(laman)
    laman.tekan_ini(laman.page.locator("button[value=lengkap]"))
    laman.memuat(f"{nomor}: lengkap, giliran {giliran}.")


def kembalikan(laman: Laman, nomor: str, *, sasaran: str, catatan: str, giliran: str) -> None:
    """Send the case back with a reason about one thing."""
    buka_berkas(laman, nomor)
    laman.page.locator("#sasaran-0").select_option(label=sasaran)
    laman.page.locator("#catatan-0").fill(catatan)
    laman.tekan_ini(laman.page.get_by_role("button", name=re.compile("^tidak lengkap")))
    laman.memuat(f"{nomor}: tidak lengkap, giliran {giliran}.")


def buka_tanda_tangan(laman: Laman, nomor: str) -> None:
    laman.buka("/meja/tandatangan/")
    laman.tekan_ini(laman.page.locator("ul.tanda > li").filter(has_text=nomor).get_by_role("link"))
    laman.memuat(nomor)


def tanda_tangani(laman: Laman, nomor: str, *, frasa: str = FRASA_SANDI, status: int = 200) -> None:
    buka_tanda_tangan(laman, nomor)
    laman.tekan("Tanda tangani KK ini", peran="link")
    laman.isi("Passphrase sertifikat", frasa)
    laman.tekan("Tanda tangani 1 KK", status=status)


def terbitkan(laman: Laman, nomor: str) -> None:
    buka_berkas(laman, nomor)
    laman.tekan(re.compile("^Lakukan langkah 6"))
    laman.memuat(f"{nomor}: selesai, giliran Pemohon.")


def buka_buku(laman: Laman, buku: str, *, nomor: str = "") -> Locator:
    """The lines of a book, the newest first; only those of one case where `nomor` is given."""
    laman.buka(f"/meja/buku/{buku}/" + (f"?permohonan={nomor}" if nomor else ""))
    return laman.page.locator("tbody tr:has(td)")
