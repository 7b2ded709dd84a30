"""F23 against a real CUPS: spent when the printer says completed; jam, no paper, silence and power cuts give it back."""

import time
from datetime import datetime, timedelta

import pytest

from tertib import pekerja
from tertib.alur import pengambilan
from tertib.buku.models import Anjungan, CetakanAnjungan, KeadaanCetak, Slip
from tertib.inti import titik_gagal
from tertib.inti.models import Antrean
from tertib.kanal.anjungan import cetakan as cetakan_
from tertib.kanal.anjungan.pencetak import Pencetak
from tests.alur.anjungan_uji import mesin, segar, siap_cetak, slip_segar
from tests.alur.kantor_sop import KantorSop
from tests.kanal.anjungan.cups import Cups

DETIK = timedelta(seconds=1)


def _mulai(kantor: KantorSop, alamat: str) -> tuple[Slip, str, CetakanAnjungan]:
    slip, pin = siap_cetak(kantor)
    Antrean.objects.all().delete()
    di = mesin(kantor, pencetak=alamat)
    return slip, pin, pengambilan.cetak(slip_segar(slip), ditulis=pin, di=di, kini=kantor.waktu())


def _tunggu(cetakan: CetakanAnjungan, *, dari: int = 0, sampai: int = 40, lambat: float = 0.2) -> CetakanAnjungan:
    """Let the worker look every second of the office's clock until the print has ended."""
    for ke in range(dari, sampai):
        pekerja.sekali(kini=cetakan.mulai + ke * DETIK)
        cetakan.refresh_from_db()
        if cetakan.keadaan != KeadaanCetak.MENCETAK:
            break
        time.sleep(lambat)
    return cetakan


def test_completed_spends_it_and_ends_the_case(ikd: KantorSop, cups: Cups) -> None:
    slip, _pin, cetakan = _mulai(ikd, cups.alamat)
    assert _tunggu(cetakan).keadaan == KeadaanCetak.TERCETAK
    assert segar(slip.permohonan).akhir == "selesai"
    (keluar,) = cups.keluar()
    assert keluar.read_bytes() == cetakan_.lembar(_lengkap(cetakan)), "the signed file, bit for bit"
    assert cups.berkas_antrean() == [], "nothing left on disk"


@pytest.mark.parametrize("sebab", ["media-jam-error", "media-empty-error"])
def test_jam_and_no_paper_give_it_back(ikd: KantorSop, cups: Cups, sebab: str) -> None:
    cups.cara(sebab)
    slip, pin, cetakan = _mulai(ikd, cups.alamat)
    assert _tunggu(cetakan, sampai=19).keadaan == KeadaanCetak.MENCETAK, "a person may mend it"
    assert _tunggu(cetakan, dari=20, sampai=60).keadaan == KeadaanCetak.DIKEMBALIKAN
    assert (cetakan.sebab, cups.keluar(), cups.berkas_antrean()) == (sebab, [], [])
    assert Anjungan.objects.get().keadaan.find(sebab) >= 0
    cups.cara("jalan")
    kini = cetakan.mulai + timedelta(minutes=3)
    lagi = pengambilan.cetak(slip_segar(slip), ditulis=pin, di=cetakan.anjungan, kini=kini)
    assert _tunggu(lagi).keadaan == KeadaanCetak.TERCETAK
    assert len(cups.keluar()) == 1


def test_a_broken_or_endless_job_gives_it_back(ikd: KantorSop, cups: Cups) -> None:
    cups.cara("rusak")
    slip, pin, cetakan = _mulai(ikd, cups.alamat)
    assert _tunggu(cetakan).keadaan == KeadaanCetak.DIKEMBALIKAN
    cups.cara("diam")
    kini = cetakan.mulai + timedelta(minutes=3)
    lagi = pengambilan.cetak(slip_segar(slip), ditulis=pin, di=cetakan.anjungan, kini=kini)
    assert _tunggu(lagi, sampai=3).keadaan == KeadaanCetak.MENCETAK
    assert _tunggu(lagi, dari=121, sampai=160).keadaan == KeadaanCetak.DIKEMBALIKAN
    assert cups.keluar() == []


def test_a_stopped_printer_gives_it_back(ikd: KantorSop, cups: Cups) -> None:
    cups.perintah("cupsdisable", "kk")
    _slip, _pin, cetakan = _mulai(ikd, cups.alamat)
    _tunggu(cetakan, sampai=2)
    assert _tunggu(cetakan, dari=21, sampai=40).keadaan == KeadaanCetak.DIKEMBALIKAN
    assert cups.keluar() == []


def test_a_printer_that_was_never_reached_gives_it_back(ikd: KantorSop) -> None:
    _slip, _pin, cetakan = _mulai(ikd, "ipp://127.0.0.1:9/printers/kk")
    assert _tunggu(cetakan, sampai=18, lambat=0).keadaan == KeadaanCetak.MENCETAK
    assert _tunggu(cetakan, dari=21, sampai=40, lambat=0).keadaan == KeadaanCetak.DIKEMBALIKAN
    assert cetakan.sebab == "offline"


def test_a_printer_that_does_not_exist_gives_it_back(ikd: KantorSop, cups: Cups) -> None:
    _slip, _pin, cetakan = _mulai(ikd, cups.alamat + "-tidak-ada")
    assert _tunggu(cetakan).keadaan == KeadaanCetak.DIKEMBALIKAN


class Mati(BaseException):
    """The power is cut."""


def test_power_cut_after_the_printer_took_it(ikd: KantorSop, cups: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker dies between the printer's yes and writing it down; the next finds the job by its name."""
    slip, _pin, cetakan = _mulai(ikd, cups.alamat)

    def padam(titik: str) -> None:
        if titik == "anjungan.setelah-kirim":
            raise Mati

    with monkeypatch.context() as m:
        m.setattr(cetakan_, "lewati", padam)
        with pytest.raises(Mati):
            pekerja.sekali(kini=cetakan.mulai)
    cetakan.refresh_from_db()
    assert (cetakan.pekerjaan, cetakan.keadaan) == (None, KeadaanCetak.MENCETAK)
    assert _tunggu(cetakan, dari=61, sampai=90).keadaan == KeadaanCetak.TERCETAK
    assert len(cups.keluar()) == 1, "never two papers"
    assert segar(slip.permohonan).akhir == "selesai", "never a lost print"
    assert titik_gagal.lewati


def test_power_cut_at_the_printer_while_it_prints(ikd: KantorSop, cups: Cups) -> None:
    """CUPS itself dies with the job in its hands: nobody is told it is out, nor given it back, until CUPS says so."""
    cups.cara("diam")
    _slip, _pin, cetakan = _mulai(ikd, cups.alamat)
    _tunggu(cetakan, sampai=2)
    cups.padamkan()
    assert _tunggu(cetakan, dari=2, sampai=200, lambat=0).keadaan == KeadaanCetak.MENCETAK
    cups.cara("jalan")
    cups.nyalakan()
    assert _tunggu(cetakan, dari=220, sampai=300).keadaan in (KeadaanCetak.TERCETAK, KeadaanCetak.DIKEMBALIKAN)
    tercetak = cetakan.keadaan == KeadaanCetak.TERCETAK
    assert len(cups.keluar()) == int(tercetak)


def test_a_printer_that_forgot_the_job_decides_nothing(
    ikd: KantorSop, cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    _slip, _pin, cetakan = _mulai(ikd, cups.alamat)
    CetakanAnjungan.objects.filter(pk=cetakan.pk).update(dikirim=cetakan.mulai, pekerjaan=99_999)
    assert _tunggu(cetakan, sampai=200, lambat=0).keadaan == KeadaanCetak.MENCETAK
    assert pengambilan.kembalikan(cetakan, sebab="petugas", kini=cetakan.mulai + timedelta(minutes=9))


def test_the_state_of_an_idle_printer_is_asked(ikd: KantorSop, cups: Cups) -> None:
    di = mesin(ikd, pencetak=cups.alamat)
    cups.perintah("cupsdisable", "kk")
    kini: datetime = ikd.waktu()
    Antrean.objects.create(jenis="tengok-anjungan", kantor_id="16.06", isi={"anjungan": di.pk}, dibuat=kini, siap=kini)
    pekerja.sekali(kini=kini)
    di.refresh_from_db()
    assert di.keadaan.startswith("stopped") and di.keadaan_pada == kini
    assert Pencetak(cups.alamat).cari("tidak-ada") is None


def _lengkap(cetakan: CetakanAnjungan) -> CetakanAnjungan:
    satu: CetakanAnjungan = CetakanAnjungan.objects.select_related("slip__permohonan__kantor").get(pk=cetakan.pk)
    return satu
