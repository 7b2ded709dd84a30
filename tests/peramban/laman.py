"""A page as a person meets it: every page looked at is also looked over (axe, width, console, strangers)."""

import json
import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Download, Locator, Page, Request, Response, expect

from tests.peramban.situs import Situs

KANTOR = "Kabupaten Musi Banyuasin"
_AXE = Axe()
_PILIHAN_AXE: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_HANYA_WARNA = {**_PILIHAN_AXE, "runOnly": ["color-contrast"]}
_RAHASIA = re.compile(r"/(p|cek)/[^/]{20,}/")
_NOMOR = re.compile(r"KK-[\d-]+")
_ANGKA = re.compile(r"/\d+(?=[/.])")


class Laman:
    """One tab of one person. `sudah` remembers, over all tests, which pages axe has seen at which width and colours.

    `cela` gathers everything found wrong on the way (also console errors and requests to others); it must end empty.
    """

    def __init__(self, konteks: BrowserContext, situs: Situs, sudah: set[tuple[str, ...]], rupa: str) -> None:
        self.page: Page = konteks.new_page()
        self.situs = situs
        self._sudah = sudah
        self._rupa = rupa
        self._berskrip = rupa != "tanpa-skrip"
        self.cela: list[str] = []
        self._status_terakhir = 200
        self.page.on("console", self._konsol)
        self.page.on("pageerror", lambda galat: self.cela.append(f"skrip: {galat}"))
        self.page.on("request", self._permintaan)

    def buka(self, jalur: str, *, status: int = 200) -> None:
        """Go to a path of the site, or a whole address."""
        alamat = jalur if jalur.startswith("http") else self.situs.alamat + jalur
        # where only what follows # differs, the browser stays on the page it has
        self._tiba(self.page.goto(alamat) or self.page.reload(), status)

    def tekan(self, nama: str | re.Pattern[str], *, peran: Any = "button", status: int = 200) -> None:
        """Press the first button (or link) of this name that leads to another page."""
        self.tekan_ini(self.page.get_by_role(peran, name=nama).first, status=status)

    def tekan_ini(self, benda: Locator, *, status: int = 200) -> None:
        with self.page.expect_navigation() as pindah:
            benda.click()
        self._tiba(pindah.value, status)

    def ketuk(self, tombol: str, *, status: int = 200) -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation() as pindah:
            self.page.keyboard.press(tombol)
        self._tiba(pindah.value, status)

    def unduh(self, benda: Locator) -> bytes:
        with self.page.expect_download() as unduhan:
            benda.click()
        hasil: Download = unduhan.value
        return hasil.path().read_bytes()

    def isi(self, label: str, nilai: str) -> None:
        self.page.get_by_label(label).first.fill(nilai)

    def tunggu(self, ungkapan: str) -> None:
        """Until a JavaScript expression is true; Playwright's own waiting needs an eval that our CSP forbids."""
        for _ in range(100):
            if self.page.evaluate(ungkapan):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"tidak terjadi: {ungkapan}")

    def berjudul(self, judul: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(judul)

    def memuat(self, kalimat: str | re.Pattern[str]) -> None:
        expect(self.page.locator("main")).to_contain_text(kalimat)

    def masuk_sebagai(self, peran: str, ke: int = 0, kantor: str = KANTOR) -> None:
        """Sign in by the demonstration's page; `ke` counts among the people of the same role."""
        self.buka("/coba/")
        kotak = self.page.locator("section.kartu").filter(has=self.page.get_by_role("heading", name=kantor))
        self.tekan_ini(kotak.get_by_role("button").filter(has_text=peran).nth(ke))

    def periksa(self) -> None:
        """Look the page over: sideways scrolling, and (once for each page, width and colours) what axe finds."""
        lebar = self.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if lebar[0] > lebar[1]:
            self.cela.append(f"{self._rupa} {self.page.url}: melebar, {lebar[0]} > {lebar[1]}")
        judul = _NOMOR.sub("NOMOR", self.page.title())
        tanda = (self._rupa, _pola(self.page.url, self.situs), judul, str(self._status_terakhir))
        if self._berskrip and tanda not in self._sudah:
            self._sudah.add(tanda)
            # dark is the same page in other colours
            pilihan = _HANYA_WARNA if self._rupa == "gelap" else _PILIHAN_AXE
            temuan = _AXE.run(self.page, options=pilihan).response["violations"]
            self.cela += [f"{tanda} {_cela_axe(t)}" for t in temuan]

    def _tiba(self, balasan: Response | None, status: int) -> None:
        assert balasan is not None
        assert balasan.status == status, f"{balasan.url}: {balasan.status}, bukan {status}"
        self._status_terakhir = status
        self.page.wait_for_load_state("load")
        self.periksa()

    def _konsol(self, pesan: ConsoleMessage) -> None:
        # the browser reports a refused form (4xx) as an error of loading; the status is compared in _tiba
        if pesan.type == "error" and not re.search(r"status of 4(09|22|04|29)", pesan.text):
            self.cela.append(f"konsol: {pesan.text}")

    def _permintaan(self, permintaan: Request) -> None:
        if not permintaan.url.startswith((self.situs.alamat + "/", "data:", "blob:")):
            self.cela.append(f"pihak lain: {permintaan.url}")


def _pola(alamat: str, situs: Situs) -> str:
    jalur = alamat.removeprefix(situs.alamat).split("?")[0].split("#")[0]
    return _ANGKA.sub("/N", _NOMOR.sub("NOMOR", _RAHASIA.sub(r"/\1/TOKEN/", jalur)))


def _cela_axe(cela: dict[str, Any]) -> str:
    benda = "; ".join(f"{n['target']} {n['html'][:160]} {_sebab(n)}" for n in cela["nodes"][:4])
    return f"{cela['id']} ({cela['impact']}): {benda}"


def _sebab(simpul: dict[str, Any]) -> str:
    return json.dumps([c["message"] for c in simpul.get("any", [])][:2])
