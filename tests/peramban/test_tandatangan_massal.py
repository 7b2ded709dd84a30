"""Many with one passphrase: watched on a desk, without scripts on a phone, in two tabs, with the server killed."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import expect

from tertib.peragaan.kantor import FRASA_SANDI
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung
from tests.peramban.situs import Situs

BANYAK = 60
FRASA = "Passphrase sertifikat"
Orang = Callable[..., Laman]


def test_enam_puluh_dengan_satu_passphrase_dan_server_yang_mati(orang: Orang, panggung: Panggung, situs: Situs) -> None:
    nomor = [panggung.perkara("tandatangan")["nomor"] for _ in range(BANYAK)]
    kadis = orang()
    kadis.masuk_sebagai("Kepala Dinas")
    _pilih(kadis, nomor)
    kadis.tekan(f"Tanda tangani {BANYAK} KK")
    kadis.memuat("Belum satu pun Anda lihat perubahannya.")
    _isi_passphrase(kadis, "bukan itu")
    kadis.memuat("Passphrase salah")
    _isi_passphrase(kadis, FRASA_SANDI)
    _tab_kedua(kadis, nomor)
    _tunggu_beberapa(kadis)
    _matikan(situs)
    expect(kadis.page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"Berhenti, \d+ KK belum ditandatangani"), timeout=60_000
    )
    kadis.memuat("Prosesnya berhenti di tengah jalan.")
    _isi_passphrase(kadis, FRASA_SANDI)
    expect(kadis.page.get_by_role("heading", level=1)).to_have_text(f"{BANYAK} KK ditandatangani", timeout=300_000)
    kadis.periksa()
    kadis.cela[:] = [c for c in kadis.cela if "ERR_CONNECTION_" not in c]  # while the server was dead
    assert {panggung.tempat(n)["langkah"] for n in nomor} == {"terbitkan"}
    for satu in nomor:
        panggung.selesaikan(satu)


def _pilih(kadis: Laman, nomor: list[str]) -> None:
    """The cases of this test only: others may wait on the same desk."""
    kadis.buka("/meja/tandatangan/")
    for satu in nomor:
        kadis.page.get_by_role("listitem").filter(has_text=satu).get_by_role("checkbox").check()
    expect(kadis.page.get_by_text(f"{len(nomor)} dari")).to_be_visible()


def _isi_passphrase(kadis: Laman, frasa: str) -> None:
    kadis.isi(FRASA, frasa)
    with kadis.page.expect_navigation():
        kadis.page.get_by_role("button", name=re.compile("^Tanda tangani")).click()
    if frasa != FRASA_SANDI:
        expect(kadis.page.get_by_role("heading", level=1)).to_have_text(re.compile("Berhenti, "), timeout=20_000)


def _tab_kedua(kadis: Laman, nomor: list[str]) -> None:
    """Another tab of the same person tries to begin again while the first one runs."""
    tab = kadis.page.context.new_page()
    tab.goto(f"{kadis.situs.alamat}/meja/tandatangan/")
    tab.get_by_role("listitem").filter(has_text=nomor[-1]).get_by_role("checkbox").check()
    tab.get_by_role("button", name="Tanda tangani 1 KK").click()
    expect(tab.locator("main")).to_contain_text("masih berjalan")
    tab.close()


def _tunggu_beberapa(kadis: Laman) -> None:
    """Until the page, which was not touched, says that some are done."""
    expect(kadis.page.locator(".angka-besar")).to_contain_text(re.compile(r"^\s*([3-9]|\d\d)\s"), timeout=60_000)
    assert kadis.page.get_by_role("button", name="Hentikan setelah KK ini").is_visible()


def _matikan(situs: Situs) -> None:
    """Kill -9 every process that serves this very site; they are started again by their parent."""
    korban = list(_pelayan(situs.lingkungan["TERTIB_DATA"]))
    assert korban
    for pid in korban:
        os.kill(pid, signal.SIGKILL)
    time.sleep(1)


def _pelayan(map_data: str) -> Iterator[int]:
    """The granian processes that work on this data folder."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            lingkungan, perintah = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if f"TERTIB_DATA={map_data}\0".encode() in lingkungan and b"granian" in perintah:
            yield int(folder.name)


def test_tanpa_skrip_di_ponsel(orang: Orang, panggung: Panggung) -> None:
    nomor = [panggung.perkara("tandatangan")["nomor"] for _ in range(2)]
    kadis = orang("tanpa-skrip")
    kadis.masuk_sebagai("Kepala Dinas")
    kadis.buka("/meja/tandatangan/")
    for satu in nomor:
        kadis.page.get_by_role("listitem").filter(has_text=satu).get_by_role("checkbox").first.check()
    baris = kadis.page.get_by_role("listitem").filter(has_text=nomor[0])
    kadis.tekan_ini(baris.get_by_role("button", name=re.compile("^Perubahan KK")))
    kadis.memuat("KK sebelum dan sesudah")
    expect(kadis.page.locator("[name=pilih]:checked")).to_have_count(2)
    kadis.tekan("Tanda tangani yang dipilih")
    kadis.memuat("1 KK belum Anda lihat perubahannya.")
    kadis.isi(FRASA, FRASA_SANDI)
    kadis.tekan("Tanda tangani 2 KK")
    for _ in range(30):
        if "2 KK ditandatangani" in kadis.page.locator("h1").inner_text():
            break
        kadis.page.wait_for_timeout(1000)  # the page asks for itself again
    kadis.berjudul("2 KK ditandatangani")
    kadis.periksa()
    assert {panggung.tempat(n)["langkah"] for n in nomor} == {"terbitkan"}


def test_perubahan_dibuka_di_tempat_dan_terhitung_dilihat(orang: Orang, panggung: Panggung) -> None:
    nomor = panggung.perkara("tandatangan")["nomor"]
    kadis = orang("ponsel")
    kadis.masuk_sebagai("Kepala Dinas")
    kadis.buka("/meja/tandatangan/")
    baris = kadis.page.get_by_role("listitem").filter(has_text=nomor).first
    expect(baris).to_contain_text("Belum dilihat")
    baris.get_by_role("button", name=re.compile("^Perubahan KK")).click()
    expect(baris.locator(".beda")).to_contain_text("KK sebelum dan sesudah")
    kadis.periksa()
    expect(baris).not_to_contain_text("Belum dilihat")
    kadis.buka("/meja/tandatangan/")
    expect(kadis.page.get_by_role("listitem").filter(has_text=nomor).first).not_to_contain_text("Belum dilihat")


def test_mandat_dicatat_dan_dikuatkan(orang: Orang) -> None:
    pengelola, kabid = orang(), orang("ponsel")
    pengelola.masuk_sebagai("Pengelola sistem")
    pengelola.buka("/meja/mandat/")
    pengelola.page.get_by_text("Catat mandat baru").click()
    pengelola.isi("Nomor surat", "800/12/2026")
    pengelola.isi("Sampai", "2099-12-31")
    pengelola.page.get_by_label("Yang menandatangani").select_option(index=0)
    pengelola.tekan("Catat mandat")
    pengelola.memuat("Menunggu dikuatkan")
    kabid.masuk_sebagai("Validator/ Kabid")
    kabid.buka("/meja/mandat/")
    kabid.tekan("Kuatkan")
    kabid.memuat("Mandat 800/12/2026 dikuatkan.")
    kabid.tekan("Akhiri sekarang")
    kabid.memuat("Mandat 800/12/2026 diakhiri.")
