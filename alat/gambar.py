"""Screenshots for the documentation: a served demonstration, looked at by Chromium, written to docs/gambar/*.png.

Names of pictures as arguments make only those anew.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR / "src"), str(AKAR)]

from PIL import Image  # noqa: E402
from playwright.sync_api import FilePayload, Page, ViewportSize, sync_playwright  # noqa: E402
from tqdm import tqdm  # noqa: E402

from tests.peramban import ikd  # noqa: E402
from tests.peramban.panggung import Panggung  # noqa: E402
from tests.peramban.situs import CHROMIUM, PILIHAN_CHROMIUM, Situs, buka_situs  # noqa: E402

TUJUAN = AKAR / "docs" / "gambar"
SOP = "kk-online-musi-banyuasin"
LEBAR: ViewportSize = {"width": 1280, "height": 860}
TINGGI: ViewportSize = {"width": 1280, "height": 1280}
PONSEL: ViewportSize = {"width": 360, "height": 740}
TERBESAR = 200_000
KUNINGAN, PARIAMAN, BANDUNG = "Kabupaten Kuningan", "Kabupaten Padang Pariaman", "Kabupaten Bandung"
Dipilih = Callable[[str], bool]


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
    isi: FilePayload = {"name": "kk.pdf", "mimeType": "application/pdf", "buffer": _kartu(page, situs, panggung)}
    page.locator("#berkas").set_input_files(isi)
    with page.expect_navigation():
        page.get_by_role("button", name="Periksa berkas").click()


def loket(page: Page, situs: Situs, panggung: Panggung) -> None:
    _masuk(page, situs, "Loket", KUNINGAN)
    page.goto(f"{situs.alamat}/loket/")
    page.locator("#cari").fill(panggung.keluarga()["nik"])
    page.locator("#jenis").select_option(value="kelahiran")
    with page.expect_navigation():
        page.get_by_role("button", name="Buka", exact=True).click()
    lahir = date.today() - timedelta(days=18)  # noqa: DTZ011
    isi = {"nama_anak": "KIRANA LESTARI", "tanggal_lahir": f"{lahir:%d%m%Y}", "tempat_lahir": "KUNINGAN"}
    for kunci, nilai in (isi | {"akta_lahir": f"3208-LU-{lahir:%d%m%Y}-0000"}).items():
        page.locator(f"#{kunci}").fill(nilai)
    for kunci, nilai in {"jenis_kelamin": "2", "orang_tua": "kepala", "perkawinan": "tercatat"}.items():
        page.locator(f"#{kunci}").select_option(value=nilai)
    for kotak in page.locator(".pilih input").all()[:2]:
        kotak.check()


def tanda_bukti(page: Page, situs: Situs, panggung: Panggung) -> None:
    nomor = panggung.perkara("paraf-kasi")["nomor"]
    _masuk(page, situs, "Loket", KUNINGAN)
    page.goto(f"{situs.alamat}/loket/b/{nomor}/tanda-bukti/")


def penyerahan(page: Page, situs: Situs, panggung: Panggung) -> None:
    nomor = panggung.perkara("serahkan")["nomor"]
    _masuk(page, situs, "Loket", KUNINGAN)
    page.goto(f"{situs.alamat}/loket/serah/")
    page.locator("#slip").fill(nomor)
    with page.expect_navigation():
        page.get_by_role("button", name="Buka permohonannya").click()


def nagari(page: Page, situs: Situs, panggung: Panggung) -> None:
    nomor = panggung.perkara("cetak")["nomor"]
    _masuk(page, situs, "Operator Nagari", PARIAMAN, panggung.operator_desa(nomor))
    page.goto(f"{situs.alamat}/nagari/?buka={nomor}")


def pena(page: Page, situs: Situs, panggung: Panggung) -> None:
    panggung.perkara("tandatangan")
    _masuk(page, situs, "Kadis Dukcapil", KUNINGAN)
    page.goto(f"{situs.alamat}/meja/pena/")


def blanko(page: Page, situs: Situs, panggung: Panggung) -> None:
    _masuk(page, situs, "Loket", KUNINGAN)
    page.goto(f"{situs.alamat}/meja/blanko/")
    _isi_blanko(page, "terima", {"jumlah": "500", "seri": "A 0001–A 0500", "dari": "Biro Umum", "surat": "027/88"})
    _isi_blanko(page, "rusak", {"jumlah": "2", "seri": "A 0003–A 0004", "sebab": "Kena air hujan"})
    _masuk(page, situs, "Kasi", KUNINGAN)
    page.goto(f"{situs.alamat}/meja/blanko/")


def _isi_blanko(page: Page, tindakan: str, isi: dict[str, str]) -> None:
    page.locator(f"input[name={tindakan}-jenis][value=kk]").check()
    for medan, nilai in isi.items():
        page.locator(f"#{tindakan}-{medan}").fill(nilai)
    with page.expect_navigation():
        page.locator(f"button[value={tindakan}]").click()


def cara_kabar(page: Page, situs: Situs, panggung: Panggung) -> None:
    page.goto(f"{situs.alamat}/p/{panggung.perkara('periksa')['tautan']}/kabar/")


def aturan_kanal(page: Page, situs: Situs, panggung: Panggung) -> None:
    _masuk(page, situs, "Kepala Dinas")
    page.goto(f"{situs.alamat}/meja/pesan/atur/")


def ikd_masuk(page: Page, situs: Situs, panggung: Panggung) -> None:
    page.goto(f"{situs.alamat}/ikd/bandung/masuk/")
    page.get_by_text("Pemeriksaan selesai").wait_for()


def ikd_isi(page: Page, situs: Situs, panggung: Panggung) -> None:
    ikd.masuk(page, situs.alamat)
    ikd.buka_formulir(page, situs.alamat)
    page.get_by_text("Pemeriksaan selesai").wait_for()


def ikd_petugas(page: Page, situs: Situs, panggung: Panggung) -> None:
    nik = ikd.nik_rekaan(page, situs.alamat)[1]
    _masuk(page, situs, "Operator", BANDUNG)
    page.goto(f"{situs.alamat}/meja/ikd/")
    page.get_by_label("NIK penduduk").fill(nik)
    with page.expect_navigation():
        page.get_by_role("button", name="Cari").click()


def obrolan(page: Page, situs: Situs, panggung: Panggung) -> None:
    page.goto(f"{situs.alamat}/kotak-pesan/")
    page.locator("a[href*=penerima]").first.click()


LAYAR: dict[Callable[[Page, Situs, Panggung], None], ViewportSize] = {
    beranda: LEBAR,
    mulai: LEBAR,
    meja: LEBAR,
    berkas: TINGGI,
    tandatangan: PONSEL,
    cek: PONSEL,
    loket: LEBAR,
    tanda_bukti: TINGGI,
    penyerahan: TINGGI,
    nagari: TINGGI,
    pena: LEBAR,
    blanko: TINGGI,
    cara_kabar: PONSEL,
    aturan_kanal: TINGGI,
    obrolan: LEBAR,
    ikd_masuk: PONSEL,
    ikd_isi: PONSEL,
    ikd_petugas: LEBAR,
}
DI_KANTOR = {loket: "32.08", tanda_bukti: "32.08", penyerahan: "32.08", nagari: "13.05", pena: "32.08", blanko: "32.08"}
"""The offices other than the first, whose SOP these screens belong to."""


LEMBAR = {"kartu": 1, "sop": 2}
"""Pages of PDFs; the first of a SOP is its identity, the second its steps."""


def _masuk(page: Page, situs: Situs, peran: str, di: str = "Kabupaten Musi Banyuasin", ke: int = 0) -> None:
    page.goto(f"{situs.alamat}/coba/")
    kantor = page.locator("section.kartu", has=page.get_by_role("heading", name=di))
    with page.expect_navigation():
        kantor.get_by_role("button").filter(has_text=peran).nth(ke).click()


def _kartu(page: Page, situs: Situs, panggung: Panggung) -> bytes:
    tautan = panggung.perkara("terima")["tautan"]
    return page.request.get(f"{situs.alamat}/p/{tautan}/kartu.pdf").body()


def _layar(situs: Situs, panggung: Panggung, map_sementara: Path, dipilih: Dipilih, bilah: "tqdm[Any]") -> None:
    with sync_playwright() as bermain:
        peramban = bermain.chromium.launch(executable_path=CHROMIUM, args=PILIHAN_CHROMIUM)
        for buat, ukuran in LAYAR.items():
            if not dipilih(buat.__name__):
                continue
            page = peramban.new_page(viewport=ukuran, locale="id-ID", device_scale_factor=2 if ukuran is PONSEL else 1)
            if kode := DI_KANTOR.get(buat):
                lain = Panggung(situs, kode)
                buat(page, situs, lain)
                lain.tutup()
            else:
                buat(page, situs, panggung)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
            page.screenshot(path=map_sementara / f"{buat.__name__}.png")
            bilah.update()
        if dipilih("kartu"):
            page = peramban.new_page()
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


def main(*nama: str) -> None:
    """Make the pictures named anew; all of them when none is."""

    def dipilih(satu: str) -> bool:
        return not nama or satu in nama

    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as sementara, tqdm(total=len(LAYAR) + len(LEMBAR), unit="gambar") as bilah:
        tempat = Path(sementara)
        with buka_situs(tempat / "data") as situs:
            panggung = Panggung(situs)
            _layar(situs, panggung, tempat, dipilih, bilah)
            panggung.tutup()
            tertib = [sys.executable, "-m", "tertib", "sop", "gambar", SOP, "--ke", str(tempat / "sop.pdf")]
            subprocess.run(tertib, env=situs.lingkungan, check=True)
        for lembar, halaman in LEMBAR.items():
            if dipilih(lembar):
                _lembar(tempat / f"{lembar}.pdf", halaman)
                bilah.update()
        for asal in sorted(tempat.glob("*.png")):
            _kecilkan(asal)


if __name__ == "__main__":
    main(*sys.argv[1:])
