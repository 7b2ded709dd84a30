"""The machine's screen in a browser: its camera (a film of the code) reads the QR code, keys type the PIN, paper comes."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tertib.alur import anjungan
from tertib.dokumen import qr
from tertib.inti import jam
from tertib.inti.lingkup import di_kantor
from tertib.kanal import kata
from tests.alur.anjungan_uji import mesin, siap_cetak
from tests.alur.kantor_sop import IKD, KantorSop, buka_kantor
from tests.peramban.situs import CHROMIUM, PILIHAN_CHROMIUM


def film(teks: str, ke: Path) -> None:
    """A film of ten frames, 640 x 480, in which somebody holds the code before the camera."""
    lembar = Image.new("L", (640, 480), 190)
    ke_png = ke.with_suffix(".png")
    ke_png.write_bytes(qr.png(teks))
    lembar.paste(Image.open(ke_png).convert("L").resize((360, 360)), (140, 60))
    warna = bytes([128]) * (320 * 240 * 2)
    bingkai = b"FRAME\n" + lembar.tobytes() + warna
    ke.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n" + bingkai * 10)


@pytest.fixture
def kantor(transactional_db: None, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KantorSop]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with di_kantor("16.06"):
        yield buka_kantor(IKD)


def _layar(alamat: str, film_kode: Path, lihat: Any) -> None:
    kamera = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    with sync_playwright() as p:
        peramban = p.chromium.launch(
            executable_path=CHROMIUM,
            args=[*PILIHAN_CHROMIUM, *kamera, f"--use-file-for-fake-video-capture={film_kode}"],
        )
        page = peramban.new_page(viewport={"width": 1080, "height": 1920}, locale="id-ID")
        page.set_default_timeout(20_000)
        try:
            lihat(page, alamat)
        finally:
            peramban.close()


def _potret(page: Page, nama: str) -> None:
    if tujuan := os.environ.get("UJI_POTRET"):
        page.screenshot(path=f"{tujuan}/{nama}.png")


def test_from_the_camera_to_the_paper(kantor: KantorSop, live_server: Any, tmp_path: Path) -> None:
    slip, pin = siap_cetak(kantor)
    film(kata.tautan_ambil(slip), tmp_path / "kode.y4m")
    kode = anjungan.kode_baru(mesin(kantor), kini=jam.kini())

    def lihat(page: Page, alamat: str) -> None:
        page.goto(f"{alamat}/anjungan/")
        _potret(page, "anjungan-pasang")
        page.locator("#kode").fill(kode)
        page.get_by_role("button", name="Pasang").click()
        expect(page.get_by_role("heading", name="Masukkan 6 angka PIN dari surel")).to_be_visible()
        assert "ambil" not in page.url and "kode" not in page.url
        for angka in pin:
            page.locator(f"[data-tuts='{angka}']").click()
        _potret(page, "anjungan-pin")
        page.locator(".tuts .ya").click()
        expect(page.get_by_text("Apakah KK sudah keluar?")).to_be_visible()
        _potret(page, "anjungan-cetak")
        page.get_by_role("button", name="Sudah keluar").click()
        expect(page.get_by_role("heading", name="KK Anda sudah keluar")).to_be_visible()
        _potret(page, "anjungan-keluar")

    _layar(live_server.url, tmp_path / "kode.y4m", lihat)
