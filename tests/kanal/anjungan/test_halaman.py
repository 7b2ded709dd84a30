"""The machine's pages: who may open them, what they forget, what they show, and what never stands in an address."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from tertib.alur import anjungan
from tertib.buku import pengambilan as buku
from tertib.buku.models import Anjungan, CetakanAnjungan, KeadaanCetak, Slip
from tertib.inti.jam import jam_tetap
from tests.alur.anjungan_uji import mesin, segar, siap_cetak
from tests.alur.kantor_sop import KantorSop


class Layar:
    """A browser at the machine, and the clock on the wall."""

    def __init__(self, kantor: KantorSop) -> None:
        self.kantor, self.klien, self.kini = kantor, Client(), kantor.waktu() + timedelta(minutes=30)

    def buka(self, jalan: str = "") -> str:
        with jam_tetap(self.kini):
            balasan = self.klien.get(f"/anjungan/{jalan}", follow=True)
        assert balasan["Cache-Control"] == "no-store, private"
        return balasan.content.decode()

    def kirim(self, jalan: str, **isi: str) -> str:
        with jam_tetap(self.kini):
            balasan = self.klien.post(f"/anjungan/{jalan}", isi, follow=True)
        assert not [a for a, _s in balasan.redirect_chain if "kode" in a or "pin=" in a]
        return balasan.content.decode()

    def pasang(self, di: Anjungan) -> str:
        with jam_tetap(self.kini):
            return self.kirim("pasang/", kode=anjungan.kode_baru(di, kini=self.kini))


@pytest.fixture
def layar(ikd: KantorSop) -> Layar:
    return Layar(ikd)


@pytest.fixture
def siap(ikd: KantorSop, layar: Layar) -> tuple[Layar, Slip, str]:
    """A kiosk whose browser prints, and somebody with a code before it."""
    slip, pin = siap_cetak(ikd)
    layar.pasang(mesin(ikd))
    return layar, slip, pin


def test_only_an_enrolled_machine(layar: Layar, ikd: KantorSop) -> None:
    for jalan in ("", "pin/", "cetak/", "lembar.pdf", "bantuan/"):
        assert "belum dipasang" in layar.buka(jalan)
    assert "tidak berlaku" in layar.kirim("pasang/", kode="1234567890")
    di = mesin(ikd)
    assert "Tunjukkan kode QR" in layar.pasang(di)
    kue = layar.klien.cookies["anjungan"]
    assert kue["httponly"] and kue["samesite"] == "Strict" and kue["path"] == "/anjungan/"
    buku.matikan(di, oleh=ikd.penugasan("operator"), kini=layar.kini)
    assert "belum dipasang" in layar.buka(), "switched off: dead at the next request"


def test_from_the_code_to_the_paper(siap: tuple[Layar, Slip, str]) -> None:
    layar, slip, pin = siap
    halaman = layar.kirim("", kode=f"http://situs/ambil/{slip.token}/")
    nama = slip.permohonan.pemohon_nama
    assert f"{nama[0]}***" in halaman and f"…{slip.permohonan.nomor_kk[-4:]}" in halaman
    assert (
        nama not in halaman and slip.permohonan.nomor_kk not in halaman and slip.permohonan.pemohon_nik not in halaman
    )
    assert "PIN tidak cocok" in layar.kirim("pin/", pin="000001")
    assert "Apakah KK sudah keluar?" in layar.kirim("pin/", pin=pin)
    with jam_tetap(layar.kini):
        lembar = layar.klien.get("/anjungan/lembar.pdf")
    assert lembar.content.startswith(b"%PDF") and lembar["X-Frame-Options"] == "SAMEORIGIN"
    assert "KK Anda sudah keluar" in layar.kirim("cetak/jawab/", keluar="ya")
    assert segar(slip.permohonan).akhir == "selesai"
    assert "Tunjukkan kode QR" in layar.buka("cetak/"), "wiped"
    assert "Sudah dicetak pada" in layar.kirim("", kode=buku.kode_ketik(slip))


def test_it_did_not_come_out(siap: tuple[Layar, Slip, str]) -> None:
    layar, slip, pin = siap
    layar.kirim("", kode=buku.kode_ketik(slip).lower())
    layar.kirim("pin/", pin=pin)
    assert "Cetakan tidak keluar" in layar.kirim("cetak/jawab/", keluar="tidak")
    assert CetakanAnjungan.objects.get().keadaan == KeadaanCetak.DIKEMBALIKAN
    assert "Masukkan 6 angka PIN" in layar.buka("pin/")


def test_left_alone_the_machine_forgets(siap: tuple[Layar, Slip, str]) -> None:
    layar, slip, _pin = siap
    layar.kirim("", kode=slip.token)
    assert "60; url=/anjungan/?awal" in layar.buka("pin/")
    layar.kini += timedelta(minutes=3)
    assert "Tunjukkan kode QR" in layar.buka("pin/")


def test_guessing_codes_at_one_machine_ends(siap: tuple[Layar, Slip, str]) -> None:
    layar, _slip, _pin = siap
    jawab = [layar.kirim("", kode=f"0000-0000-{n:04d}") for n in range(31)]
    assert "Kode tidak dikenal" in jawab[29] and "Terlalu banyak kode" in jawab[30]


def test_on_a_phone_the_pin_opens_the_file_and_uses_up_nothing(siap: tuple[Layar, Slip, str]) -> None:
    layar, slip, pin = siap
    ponsel = Client()
    with jam_tetap(layar.kini):
        alamat = f"/ambil/{slip.token}/"
        assert slip.permohonan.pemohon_nama not in ponsel.get(alamat).content.decode()
        assert ponsel.post(alamat, {"pin": "000001", "ke": "1"}).status_code == 422
        assert ponsel.post(alamat, {"pin": pin, "ke": "1"}).content.startswith(b"%PDF")
        assert ponsel.post(alamat, {"pin": pin, "ke": "9"}).status_code == 404
        assert ponsel.get(f"/ambil/{buku.kode_ketik(slip)}/").status_code == 404, "the typed code is for machines only"
        jawab = [ponsel.post(alamat, {"minta": "1"}).content.decode() for _ke in range(4)]
    assert "PIN baru sedang dikirim" in jawab[2] and "tiga kali" in jawab[3]
    assert not CetakanAnjungan.objects.exists() and segar(slip.permohonan).langkah == "cetak"


def test_officials_set_up_switch_off_and_settle(siap: tuple[Layar, Slip, str], ikd: KantorSop) -> None:
    layar, slip, pin = siap
    layar.kirim("", kode=slip.token)
    layar.kirim("pin/", pin=pin)
    meja = Client()
    meja.force_login(ikd.penugasan("operator").pengguna)

    def kirim(kini: datetime, **isi: str) -> str:
        with jam_tetap(kini):
            return str(meja.post("/meja/anjungan/", isi, follow=True).content.decode())

    nanti = layar.kini + timedelta(minutes=20)
    assert "Kode pemasangan ADM 2" in kirim(nanti, tindakan="baru", nama="ADM 2", tempat="Kecamatan", pencetak="")
    assert "Alamat pencetak berbentuk" in kirim(nanti, tindakan="baru", nama="A", tempat="B", pencetak="file:///x")
    with jam_tetap(nanti):
        assert str(slip.permohonan.nomor) in meja.get("/meja/anjungan/").content.decode(), "a print nobody answered for"
    kirim(nanti, tindakan="keluar", cetakan=str(CetakanAnjungan.objects.get().pk))
    assert segar(slip.permohonan).akhir == "selesai"
    assert "tidak ada di kantor ini" in kirim(nanti, tindakan="pin", nomor="KK-0000")
    kirim(nanti, tindakan="matikan", anjungan=str(Anjungan.objects.get(nama="ADM 1").pk))
    assert "belum dipasang" in layar.buka()
