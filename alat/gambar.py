"""Screenshots for the documentation: a served demonstration, looked at by Chromium, written to docs/gambar/*.png."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR / "src"), str(AKAR)]

from PIL import Image  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from tqdm import tqdm  # noqa: E402

from tests.peramban.panggung import Panggung  # noqa: E402
from tests.peramban.situs import CHROMIUM, PILIHAN_CHROMIUM, Situs, buka_situs  # noqa: E402

TUJUAN = AKAR / "docs" / "gambar"
SOP = "kk-online-musi-banyuasin"
LEBAR = {"width": 1280, "height": 860}
TINGGI = {"width": 1280, "height": 1280}
PONSEL = {"width": 360, "height": 740}
TERBESAR = 200_000


def beranda(page: Page, situs: Situs, panggung: Panggung) -> None:
    page.goto(f"{situs.alamat}/")


def mulai(page: Page, situs: Situs, panggung: Panggung) -> None:
    page.goto(f"{situs.alamat}/k/musi-banyuasin/kk/kelahiran/")


def meja(page: Page, situs: Situs, panggung: Panggung) -> None:
    _masuk(page, situs, "Operator")


def berkas(page: Page, situs: Situs, panggung: Panggung) -> None:
    nomor = panggung.perkara("periksa")["nomor"]
    _masuk(page, situs, "Operator")
    page.goto(f"{situs.alamat}/meja/b/{nomor}/")


def tandatangan(page: Page, situs: Situs, panggung: Panggung) -> None:
    nomor = panggung.perkara("tandatangan")["nomor"]
    _masuk(page, situs, "Kepala Dinas")
    page.goto(f"{situs.alamat}/meja/tandatangan/{nomor}/")


def cek(page: Page, situs: Situs, panggung: Panggung) -> None:
    page.goto(f"{situs.alamat}/cek/")
    isi = {"name": "kk.pdf", "mimeType": "application/pdf", "buffer": _kartu(page, situs, panggung)}
    page.locator("#berkas").set_input_files(isi)
    with page.expect_navigation():
        page.get_by_role("button", name="Periksa berkas").click()


LAYAR: dict[Callable[[Page, Situs, Panggung], None], dict[str, int]] = {
    beranda: LEBAR,
    mulai: LEBAR,
    meja: LEBAR,
    berkas: TINGGI,
    tandatangan: PONSEL,
    cek: PONSEL,
}


LEMBAR = {"kartu": 1, "sop": 2}
"""Pages of PDFs; the first of a SOP is its identity, the second its steps."""


def _masuk(page: Page, situs: Situs, peran: str) -> None:
    page.goto(f"{situs.alamat}/coba/")
    kantor = page.locator("section.kartu", has=page.get_by_role("heading", name="Kabupaten Musi Banyuasin"))
    with page.expect_navigation():
        kantor.get_by_role("button").filter(has_text=peran).first.click()


def _kartu(page: Page, situs: Situs, panggung: Panggung) -> bytes:
    tautan = panggung.perkara("terima")["tautan"]
    return page.request.get(f"{situs.alamat}/p/{tautan}/kartu.pdf").body()


def _layar(situs: Situs, panggung: Panggung, map_sementara: Path, bilah: "tqdm[None]") -> None:
    with sync_playwright() as bermain:
        peramban = bermain.chromium.launch(executable_path=CHROMIUM, args=PILIHAN_CHROMIUM)
        for buat, ukuran in LAYAR.items():
            page = peramban.new_page(viewport=ukuran, locale="id-ID", device_scale_factor=2 if ukuran is PONSEL else 1)
            buat(page, situs, panggung)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
            page.screenshot(path=map_sementara / f"{buat.__name__}.png")
            bilah.update()
        (map_sementara / "kartu.pdf").write_bytes(_kartu(page, situs, panggung))
        peramban.close()


def _lembar(pdf: Path, halaman: int) -> None:
    """One page of a PDF as a picture 1280 pixels wide, beside it."""
    pilihan = ["-f", str(halaman), "-scale-to-x", "1280", "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", "-singlefile", *pilihan, pdf, pdf.with_suffix("")], check=True)


def _kecilkan(asal: Path) -> None:
    """A palette is enough for screens, and keeps the repository small."""
    with Image.open(asal) as gambar:
        hasil = gambar.convert("RGB").quantize(colors=128, dither=Image.Dither.NONE)
    tujuan = TUJUAN / asal.name
    hasil.save(tujuan, optimize=True)
    if tujuan.stat().st_size > TERBESAR:
        sys.exit(f"{tujuan.name} lebih dari {TERBESAR // 1000} kB")


def main() -> None:
    """Make all pictures anew."""
    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as sementara, tqdm(total=len(LAYAR) + len(LEMBAR), unit="gambar") as bilah:
        tempat = Path(sementara)
        with buka_situs(tempat / "data") as situs:
            panggung = Panggung(situs)
            _layar(situs, panggung, tempat, bilah)
            panggung.tutup()
            tertib = [sys.executable, "-m", "tertib", "sop", "gambar", SOP, "--ke", str(tempat / "sop.pdf")]
            subprocess.run(tertib, env=situs.lingkungan, check=True)
        for nama, halaman in LEMBAR.items():
            _lembar(tempat / f"{nama}.pdf", halaman)
            bilah.update()
        for asal in sorted(tempat.glob("*.png")):
            _kecilkan(asal)


if __name__ == "__main__":
    main()
