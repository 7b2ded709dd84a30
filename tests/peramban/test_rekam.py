"""A tablet in the field: the network cut between recording and sending, the browser killed in the middle, and back.

Served inside this process over the test database, because no office of the demonstration has a case waiting here.
"""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as GalatPeramban
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tertib.alur import rekam, rencana_rekam
from tertib.alur import tablet as alur_tablet
from tertib.inti import jam
from tertib.inti.lingkup import di_kantor
from tertib.kanal.lapangan.tablet import KUE
from tertib.perekaman.models import Butir, Keadaan, Rekaman, Tablet
from tertib.permohonan.models import Permohonan
from tertib.simulator.sbi import dunia
from tertib.simulator.sbi.dunia import Dunia, Gangguan, Ragam
from tertib.simulator.sbi.peladen import Peladen
from tests.alur.conftest import folder, map_pki
from tests.alur.kantor_sop import KantorSop
from tests.peramban.situs import CHROMIUM, PILIHAN_CHROMIUM
from tests.perekaman.rekaman_contoh import kantor_perekam

__all__ = ["folder", "map_pki"]
SANDI = "kunci tablet 77"
KAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
GRUP = ("jari-kiri", "jari-kanan", "jempol", "iris")


@pytest.fixture(scope="module", autouse=True)
def orm_di_sini() -> Iterator[None]:
    """The ORM is used in the thread in which the browser's loop runs; each waits for the other, so nothing races."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def alat(settings: Settings, tmp_path: Path) -> Iterator[Dunia]:
    buatan = Dunia()
    settings.SBI_KEPERCAYAAN = str(tmp_path / "alat.pem")
    Path(settings.SBI_KEPERCAYAAN).write_bytes(buatan.kunci.sertifikat.public_bytes(Encoding.PEM))
    with Peladen(buatan):
        yield buatan


@pytest.fixture
def kantor(transactional_db: None, folder: Path, tmp_path: Path, alat: Dunia) -> Iterator[KantorSop]:
    with di_kantor("16.06"):
        yield kantor_perekam(tmp_path)


@pytest.fixture
def perkara(kantor: KantorSop) -> Permohonan:
    return kantor.sampai("rekam")


class Jaringan:
    """The way to the office. Cut, no request is answered any more, while the device beside the tablet still is."""

    terputus = False


@pytest.fixture
def jaringan(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Jaringan:
    keadaan, pelayan = Jaringan(), live_server.thread.httpd.RequestHandlerClass
    urai = pelayan.parse_request

    def parse_request(self: Any) -> bool:
        self.close_connection = keadaan.terputus
        return not keadaan.terputus and urai(self)

    monkeypatch.setattr(pelayan, "parse_request", parse_request)
    return keadaan


class TabletUji:
    """A tablet with a disk of its own: opened, closed, killed, opened again."""

    def __init__(self, chromium: Browser, alamat: str, disk: Path, kue: list[dict[str, Any]]) -> None:
        self._chromium, self.alamat, self._disk, self._kue = chromium, alamat, disk, kue
        self.konteks: BrowserContext
        self.page: Page

    def buka(self) -> Page:
        self.konteks = self._chromium.browser_type.launch_persistent_context(
            str(self._disk), executable_path=CHROMIUM, args=[*PILIHAN_CHROMIUM, *KAMERA], locale="id-ID",
            viewport={"width": 800, "height": 1280}, permissions=["camera"],
        )  # fmt: skip
        self.konteks.set_default_timeout(20_000)
        self.konteks.add_cookies(self._kue)  # type: ignore[arg-type]
        self.page = self.konteks.new_page()
        self.page.goto(f"{self.alamat}/lapangan/rekam/")
        expect(self.page.locator("[data-siap=luring]")).to_be_visible()
        return self.page

    def kunci(self) -> None:
        """Set the unlock, or use it."""
        if self.page.locator("#sandi-baru").is_visible():
            for nama in ("#sandi-baru", "#sandi-ulang"):
                self.page.locator(nama).fill(SANDI)
            self.page.get_by_role("button", name="Pasang kunci").click()
        else:
            self.page.locator("#sandi").fill(SANDI)
            self.page.get_by_role("button", name="Buka", exact=True).click()
        expect(self.page.get_by_role("heading", name="Kunjungan hari ini")).to_be_visible()

    def bunuh(self) -> None:
        """The battery is empty: every process of this browser dies at once."""
        milik = [p for p in Path("/proc").glob("[0-9]*") if str(self._disk).encode() in _perintah(p)]
        for p in milik:
            with suppress(ProcessLookupError):  # a child may be gone with its parent already
                os.kill(int(p.name), signal.SIGKILL)
        with suppress(GalatPeramban):  # whoever notices the death first says so
            self.konteks.close()
        for kunci in self._disk.glob("Singleton*"):
            kunci.unlink()


def _perintah(proses: Path) -> bytes:
    try:
        return (proses / "cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def tablet(
    chromium: Browser, live_server: LiveServer, kantor: KantorSop, perkara: Permohonan, tmp_path: Path
) -> Iterator[Callable[..., TabletUji]]:
    semua: list[TabletUji] = []

    def beri(nama: str = "Tablet 1") -> TabletUji:
        oleh, kini = kantor.penugasan("perekam"), jam.kini()
        milik, token = alur_tablet.daftarkan(oleh, nama=nama, kini=kini)
        hari = kantor.kantor.setempat(kini).date().isoformat()
        rencana_rekam.rencanakan(
            oleh, nomor=str(perkara.nomor), tempat="Dusun Rekaan", tanggal=hari, mulai="09:00", sampai="10:00",
            tim="", perekam=oleh.pk, tablet=milik.pk, kini=kini,
        )  # fmt: skip
        klien = Client()
        klien.force_login(oleh.pengguna)
        rahasia = {"sessionid": klien.cookies["sessionid"].value, KUE: token}
        kue = [{"name": k, "value": v, "url": f"{live_server.url}/lapangan/rekam/"} for k, v in rahasia.items()]
        semua.append(TabletUji(chromium, live_server.url, tmp_path / nama.replace(" ", ""), kue))
        return semua[-1]

    yield beri
    for satu in semua:
        satu.konteks.close()


def potret(page: Page) -> None:
    page.get_by_role("button", name="Nyalakan kamera").click()
    page.get_by_role("button", name="Ambil foto").click()
    page.get_by_role("button", name="Pakai foto ini").click()
    expect(page.locator("[data-tanda=wajah]")).to_have_text("Ada")


def rekam_grup(page: Page, nama: str) -> None:
    page.locator(f"#{nama}").get_by_role("button", name="Rekam").click()
    expect(page.locator(f"#{nama} [data-keadaan]")).to_have_text("Ada")


def tanda_tangani(page: Page) -> None:
    page.get_by_text("Buka papan tanda tangan").click()
    kotak = page.locator("[data-kanvas] canvas").bounding_box()
    assert kotak is not None
    page.mouse.move(kotak["x"] + 20, kotak["y"] + 40)
    page.mouse.down()
    for langkah in range(12):
        page.mouse.move(kotak["x"] + 20 + 15 * langkah, kotak["y"] + 40 + 20 * (langkah % 3))
    page.mouse.up()
    tunggu(lambda: page.locator("#tanda").evaluate("masukan => masukan.files.length") == 1)
    page.get_by_role("button", name="Simpan tanda tangan").click()
    expect(page.locator("[data-tanda=tanda-tangan]")).to_have_text("Ada")


def rekam_seorang(page: Page, ke: int = 0) -> None:
    page.locator("#jadwal").get_by_role("button").nth(ke).click()
    potret(page)
    for nama in GRUP:
        rekam_grup(page, nama)
    tanda_tangani(page)
    page.get_by_role("button", name="Selesai").click()
    expect(page.get_by_role("heading", name="Kunjungan hari ini")).to_be_visible()


def tunggu(syarat: Callable[[], bool]) -> None:
    batas = time.monotonic() + 20
    while not syarat() and time.monotonic() < batas:
        time.sleep(0.1)
    assert syarat()


def test_without_a_network_and_killed_in_the_middle(
    tablet: Callable[..., TabletUji],
    perkara: Permohonan,
    jaringan: Jaringan,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Everything taken before the battery died is there afterwards; it arrives once the network is back, and once."""
    caplog.set_level(logging.DEBUG)
    milik = tablet()
    page = milik.buka()
    milik.kunci()
    expect(page.get_by_text("Dusun Rekaan")).to_be_visible()
    jaringan.terputus = True
    page.locator("#jadwal").get_by_role("button").first.click()
    potret(page)
    rekam_grup(page, "jari-kiri")
    milik.bunuh()
    page = milik.buka()
    milik.kunci()
    page.get_by_role("button", name="Lanjutkan").click()
    expect(page.locator("[data-tanda=wajah]")).to_have_text("Ada")
    expect(page.locator("#jari-kiri [data-keadaan]")).to_have_text("Ada")
    for nama in GRUP[1:]:
        rekam_grup(page, nama)
    tanda_tangani(page)
    page.get_by_role("button", name="Selesai").click()
    expect(page.locator("#jumlah")).to_contain_text("1 rekaman")
    assert not Rekaman.objects.exists()
    disk = b"".join(p.read_bytes() for p in (tmp_path / "Tablet1").rglob("*") if p.is_file())
    nama = rekam.orang(perkara)[0].nama
    assert nama.encode() not in disk and nama.encode("utf-16-le") not in disk, "the tablet's disk tells no name"
    milik.konteks.set_offline(True)
    jaringan.terputus = False
    milik.konteks.set_offline(False)
    tunggu(lambda: Rekaman.objects.filter(keadaan=Keadaan.BERLAKU).count() == 1)
    expect(page.locator("#jumlah")).to_contain_text("0 rekaman")
    expect(page.locator("#jadwal")).to_contain_text("Sudah direkam")
    assert Butir.objects.exclude(nama="").count() == 14
    tidak_terbaca([Path(settings.MAP_DATA), tmp_path], caplog.text, rekam.orang(perkara)[0].nik)


def tidak_terbaca(tempat: list[Path], catatan: str, nik: str) -> None:
    """Neither database, files, tablet nor log hold a finger, an iris, a signed block or the NIK as they are."""
    isi = [p.read_bytes() for t in tempat for p in t.rglob("*") if p.is_file()] + [catatan.encode()]
    gambar = [dunia.gambar(nama) for nama in ("Left IndexFinger", "Right Thumb", "Left", "Right")]
    rahasia = [nik.encode(), b"eyJhbGciOiAiUlMyNTYi", *(g[400:440] for g in gambar)]
    rahasia += [dunia.url(g[300:360]).encode() for g in gambar]
    assert len(isi) > 30
    assert not [r for r in rahasia if any(r in satu for satu in isi)]


def test_two_tablets_a_person_without_fingers_and_a_device_that_fails(
    tablet: Callable[..., TabletUji], kantor: KantorSop, perkara: Permohonan, alat: Dunia
) -> None:
    satu, dua = tablet(), tablet("Tablet 2")
    lain = dua.buka()
    dua.kunci()
    page = satu.buka()
    satu.kunci()
    page.locator("#jadwal").get_by_role("button").first.click()
    potret(page)
    for nama in GRUP[:3]:
        for pilihan in page.locator(f"#{nama} select").all():
            pilihan.select_option("tidak-ada")
        rekam_grup(page, nama)
    iris = page.locator("#iris")
    gagal = [
        (lambda: alat.gangguan.append(Gangguan(Ragam.TANDA_RUSAK)), "tidak bertanda tangan sah"),
        (lambda: alat.gangguan.append(Gangguan(Ragam.URUTAN)), "Urutan jawaban alat"),
        (lambda: alat.gangguan.append(Gangguan(Ragam.PUTUS)), "berhenti menjawab"),
        (lambda: alat.gangguan.append(Gangguan(Ragam.KODE, kode="101")), "tidak melihat jari atau mata"),
        (lambda: setattr(alat, "keadaan", "Busy"), "sedang dipakai"),
        (lambda: setattr(alat, "keadaan", "Not Ready"), "belum siap"),
    ]
    for buat, kalimat in gagal:
        buat()
        iris.get_by_role("button", name="Rekam").click()
        expect(iris.locator("[data-galat]")).to_contain_text(kalimat)
        expect(iris.locator("[data-keadaan]")).to_have_text("Belum")
    alat.keadaan = "Ready"
    rekam_grup(page, "iris")
    page.get_by_role("button", name="Selesai").click()
    expect(page.locator("#kabar")).to_contain_text("Belum lengkap: Tanda tangan.")
    page.locator("[data-sebab=tanda-tangan]").select_option("tidak-mampu")
    page.get_by_role("button", name="Selesai").click()
    tunggu(lambda: Rekaman.objects.filter(keadaan=Keadaan.BERLAKU).count() == 1)
    assert Butir.objects.filter(sebab_tiada="tidak-ada").count() == 10

    rekam_seorang(lain)
    tunggu(lambda: Rekaman.objects.filter(keadaan=Keadaan.DISISIHKAN, sebab="ganda").count() == 1)
    expect(lain.locator("#kabar")).to_contain_text("disisihkan")
    expect(lain.locator("#jumlah")).to_contain_text("0 rekaman")


def test_five_days_without_contact_a_hundred_records_and_a_lost_tablet(
    tablet: Callable[..., TabletUji], kantor: KantorSop, perkara: Permohonan
) -> None:
    milik = tablet()
    page = milik.buka()
    milik.kunci()
    expect(page.get_by_text("Dusun Rekaan")).to_be_visible()
    milik.konteks.set_offline(True)
    page.clock.set_fixed_time(jam.kini() + timedelta(days=5, hours=1))
    page.locator("#jadwal").get_by_role("button").first.click()
    expect(page.locator("#kabar")).to_contain_text("5 hari tidak tersambung")
    page.clock.set_fixed_time(jam.kini())
    page.evaluate(
        """async () => {
          const {simpanRekaman} = await import("/statis/lapangan/simpanan.js");
          for (let i = 0; i < 100; i += 1) await simpanRekaman({kode: crypto.randomUUID(), nomor: "X", nik: "", butir: []});
        }"""
    )
    page.locator("#jadwal").get_by_role("button").first.click()
    expect(page.locator("#kabar")).to_contain_text("100 rekaman")
    alur_tablet.kunci(Tablet.objects.get(), oleh=kantor.penugasan("perekam"), sebab="hilang", kini=jam.kini())
    milik.konteks.set_offline(False)
    expect(page.locator("#kabar")).to_contain_text("Isinya sudah dihapus")
    sisa = page.evaluate(
        """async () => {
          const {banyak, terpasang} = await import("/statis/lapangan/simpanan.js");
          return [await banyak(), await terpasang()];
        }"""
    )
    assert sisa == [0, False]
