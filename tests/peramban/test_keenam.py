"""A sixth office with a SOP that exists only as a file: opened and put in force by commands, worked in the browser."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.peramban import petugas
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung
from tests.peramban.situs import Situs
from tests.peramban.test_loket import PapanKetik, gambar, ketik_kelahiran

KODE, KANTOR = "32.10", "Kabupaten Majalengka"
NASKAH = Path(__file__).resolve().parents[1] / "sop" / "sop_keenam.yaml"
PENERIMA, VERIFIKATOR, MANDAT = "Petugas Penerima", "Verifikator", "Kabid atas nama Kepala Dinas"
PETUGAS = (
    ("loket", "Tari Rahayu", "197601012005012000"),
    ("subkoord", "Gilang Permadi", "197602022005011000"),
    ("kabid", "Nia Kurniasih", "197603032005012000"),
)
CATATAN = "Nama ibu tidak sama dengan akta."
AKTA = "Kutipan akta kelahiran anak"

Orang = Callable[..., Laman]


@pytest.fixture(scope="module")
def majalengka(situs: Situs) -> Iterator[Panggung]:
    """The office opened from the command line alone: two people adopt the file."""
    _tertib(situs, "kantor", "buka", KODE, "--slug", "majalengka", "--ibu-kota", "Majalengka")
    for jabatan, nama, nip in PETUGAS:
        surel = f"{jabatan}@majalengka.contoh.test"
        _tertib(situs, "petugas", "tambah", KODE, "--jabatan", jabatan, "--nama", nama, "--nip", nip, "--email", surel)
    _tertib(situs, "kantor", "sop", KODE, str(NASKAH), "--oleh", "loket@majalengka.contoh.test")
    _tertib(situs, "kantor", "sop", KODE, str(NASKAH), "--oleh", "kabid@majalengka.contoh.test", "--aktifkan")
    panggung = Panggung(situs, KODE)
    yield panggung
    panggung.tutup()


def test_straight_through(orang: Orang, majalengka: Panggung) -> None:
    loket, verifikator, kabid = _datang(orang)
    nomor = _terima(loket, majalengka)
    _putuskan(verifikator, nomor, "cocok", giliran=PENERIMA)
    _cetak(loket, nomor)
    _tandatangani(kabid, nomor)
    _catat(loket, nomor)
    _serahkan(loket, nomor)
    assert majalengka.tempat(nomor)["akhir"] == "selesai"


def test_each_return_goes_to_its_own_place(orang: Orang, majalengka: Panggung) -> None:
    """Two steps return to two places each; from all four the case comes forward again, to its end."""
    loket, verifikator, kabid = _datang(orang)
    nomor = majalengka.perkara("verifikasi")["nomor"]
    _kembalikan(verifikator, nomor, "berkas kurang", ke="ajukan", giliran="Pemohon", tempat=majalengka)
    _perbaiki_dengan_pemohon(loket, nomor)
    _kembalikan(verifikator, nomor, "salah ketik", ke="terima-berkas", giliran=PENERIMA, tempat=majalengka)
    _periksa_lagi(loket, nomor)
    _putuskan(verifikator, nomor, "cocok", giliran=PENERIMA)
    _cetak(loket, nomor)
    _kembalikan(kabid, nomor, "salah data", ke="verifikasi", giliran=VERIFIKATOR, tempat=majalengka)
    _putuskan(verifikator, nomor, "cocok", giliran=PENERIMA)
    _cetak(loket, nomor)
    _kembalikan(kabid, nomor, "salah cetak", ke="terima-berkas", giliran=PENERIMA, tempat=majalengka)
    _periksa_lagi(loket, nomor)
    _putuskan(verifikator, nomor, "cocok", giliran=PENERIMA)
    _cetak(loket, nomor)
    _tandatangani(kabid, nomor)
    _catat(loket, nomor)
    _serahkan(loket, nomor)
    assert majalengka.tempat(nomor)["akhir"] == "selesai"
    masalah = petugas.buka_buku(loket, "permasalahan", nomor=nomor)
    expect(masalah).to_have_count(1)  # only "berkas kurang" writes there
    expect(masalah.locator("[data-label=Dibereskan]")).to_have_text(re.compile(r"^\d\d-\d\d-\d{4}$"))


def _tertib(situs: Situs, *argumen: str) -> None:
    hasil = subprocess.run(
        [sys.executable, "-m", "tertib", *argumen], env=situs.lingkungan, capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 0, hasil.stderr


def _datang(orang: Orang) -> tuple[Laman, Laman, Laman]:
    loket, verifikator, kabid = orang(), orang(), orang("ponsel")
    for laman, peran in ((loket, PENERIMA), (verifikator, VERIFIKATOR), (kabid, MANDAT)):
        laman.masuk_sebagai(peran, kantor=KANTOR)
    return loket, verifikator, kabid


def _terima(loket: Laman, majalengka: Panggung) -> str:
    loket.buka("/loket/")
    nomor = ketik_kelahiran(loket, PapanKetik(loket), majalengka.keluarga()["nik"])
    loket.memuat("TANDA BUKTI PENGAMBILAN")
    return nomor


def _putuskan(laman: Laman, nomor: str, putusan: str, *, giliran: str) -> None:
    petugas.buka_berkas(laman, nomor)
    petugas.centang_semua(laman)
    laman.tekan_ini(laman.page.locator(f"button[value='{putusan}']"))
    laman.memuat(f"{nomor}: {putusan}, giliran {giliran}.")


def _kembalikan(laman: Laman, nomor: str, putusan: str, *, ke: str, giliran: str, tempat: Panggung) -> None:
    petugas.buka_berkas(laman, nomor)
    if putusan == "berkas kurang":
        laman.page.locator("#sasaran-0").select_option(label=AKTA)
    laman.page.locator("#catatan-0").fill(CATATAN)
    laman.tekan_ini(laman.page.locator(f"button[value='{putusan}']"))
    laman.memuat(f"{nomor}: {putusan}, giliran {giliran}.")
    assert tempat.tempat(nomor)["langkah"] == ke


def _perbaiki_dengan_pemohon(loket: Laman, nomor: str) -> None:
    """The applicant stands at the counter again with the right deed."""
    loket.buka("/loket/")
    loket.tekan(nomor, peran="link")
    loket.memuat(CATATAN)
    for kunci in ("#asli-akta_kelahiran", "#tanda_tangan", "#identitas"):
        loket.page.locator(kunci).check()
    loket.tekan(re.compile("^Terima permohonan"))
    _lengkap(loket)


def _periksa_lagi(loket: Laman, nomor: str) -> None:
    loket.buka(f"/loket/b/{nomor}/")
    _lengkap(loket)


def _lengkap(loket: Laman) -> None:
    loket.memuat("Yang akan berubah")
    loket.ketuk("F9")
    loket.memuat("TANDA BUKTI PENGAMBILAN")


def _cetak(loket: Laman, nomor: str) -> None:
    petugas.buka_berkas(loket, nomor)
    loket.tekan(re.compile("^Lakukan langkah 4"))
    loket.memuat(f"{nomor}: selesai, giliran {MANDAT}.")


def _tandatangani(kabid: Laman, nomor: str) -> None:
    petugas.buka_berkas(kabid, nomor)
    kabid.tekan(re.compile("^Sudah saya tandatangani"))
    kabid.memuat(f"{nomor}: setuju, giliran {PENERIMA}.")


def _catat(loket: Laman, nomor: str) -> None:
    petugas.buka_berkas(loket, nomor)
    loket.tekan(re.compile("^Lakukan langkah 6"))
    loket.memuat(f"{nomor}: selesai, giliran {PENERIMA}.")
    expect(petugas.buka_buku(loket, "register", nomor=nomor)).to_contain_text("dengan pena")


def _serahkan(loket: Laman, nomor: str) -> None:
    loket.buka("/loket/serah/")
    loket.page.keyboard.type(nomor.lower())
    loket.ketuk("Enter")
    loket.page.get_by_label("Wajah penerima cocok dengan KTP-el").check()
    loket.page.get_by_label("Cap dinas sudah dibubuhkan pada KK").check()
    gambar(loket)
    loket.ketuk("F9")
    loket.memuat("BUKTI PENYERAHAN KARTU KELUARGA")
