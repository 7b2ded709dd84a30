"""Years pass on a clock of the test's own: authorities' keys end, and what was signed once still proves it."""

import logging
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from tertib import pekerja
from tertib.alur.perpanjang_cap import PERPANJANG, SEBELUM, SETIAP, jadwalkan, perpanjang
from tertib.alur.segel import segel
from tertib.dokumen import queries
from tertib.dokumen.log import ekspor
from tertib.dokumen.models import CapArsip, Dokumen
from tertib.dokumen.tte import penyedia, pki
from tertib.dokumen.verifikasi import HasilPeriksa, periksa_tandatangan, sama_isi
from tertib.inti import jam, sandi
from tertib.inti.models import Antrean
from tertib.inti.sandi import sidik
from tertib.kanal.cek import penilaian
from tests.pemeran_tetap import KINI, Panggung

TAHUN = timedelta(days=365)
HARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def berjenjang(settings: Settings, panggung: Panggung, tmp_path: Path) -> Iterator[None]:
    """An authority of the test's own, which will be years older afterwards."""
    settings.MAP_PKI = shutil.copytree(settings.MAP_PKI, tmp_path / "pki")
    settings.TTE_TINGKAT = "B-LTA"
    with jam.jam_tetap(KINI):
        yield


@pytest.fixture
def dokumen(panggung: Panggung) -> Dokumen:
    return Dokumen.objects.get(permohonan=panggung.sampai_terbit())


def pada(panggung: Panggung, kini: datetime) -> int:
    with jam.jam_tetap(kini):
        return perpanjang(panggung.kantor, kini=kini)


def menurut_orang_luar(pdf: bytes, kini: datetime) -> HasilPeriksa:
    """By somebody without our register: only what the file itself proves."""
    return periksa_tandatangan(pdf, akar=penyedia.akar(), daftar_cabut=penyedia.daftar_cabut(), kini=kini)


def test_it_still_proves_years_after_its_first_stamp_has_ended(panggung: Panggung, dokumen: Dokumen) -> None:
    terbit = queries.isi(dokumen)
    assert pada(panggung, KINI) == 0
    berakhir = CapArsip.objects.get(dokumen=dokumen).sampai
    assert berakhir == KINI + 5 * TAHUN
    assert pada(panggung, berakhir - SEBELUM - HARI) == 0, "not before it is due"
    kini, putaran = berakhir - SEBELUM + HARI, 0
    while kini < KINI + 18 * TAHUN:
        assert pada(panggung, kini) == 1
        terakhir = CapArsip.objects.filter(dokumen=dokumen).latest("pk").sampai
        assert terakhir > kini + SEBELUM + 300 * HARI
        kini, putaran = terakhir - SEBELUM + HARI, putaran + 1
    assert putaran >= 3
    kelak, sekarang = KINI + 18 * TAHUN, queries.isi(dokumen)
    assert sekarang.startswith(terbit)
    assert sama_isi(sekarang, queries.isi_asli(dokumen))
    hasil = menurut_orang_luar(sekarang, kelak)
    assert hasil.sah, hasil.sebab
    assert hasil.waktu_terbukti == KINI, "the first stamp still says when it was signed"
    assert not menurut_orang_luar(terbit, kelak).sah, "without the stamps in between nobody could tell"
    assert menurut_orang_luar(terbit, KINI + TAHUN).sah


def test_both_files_are_the_card_and_the_log_keeps_to_what_was_issued(panggung: Panggung, dokumen: Dokumen) -> None:
    terbit = queries.isi(dokumen)
    pada(panggung, KINI)
    pada(panggung, KINI + 5 * TAHUN - HARI)
    sekarang = queries.isi(dokumen)
    assert sekarang != terbit
    assert [penilaian.menurut_berkas(pdf).keadaan for pdf in (terbit, sekarang)] == [penilaian.AKTIF] * 2
    assert penilaian.menurut_berkas(sekarang + b"\n").keadaan == penilaian.PALSU
    (berkas,) = dict(ekspor.berkas_dokumen(panggung.kantor)).values()
    assert sidik(berkas) == dokumen.sidik == sidik(sekarang[: dokumen.ukuran])


def test_many_are_done_a_few_at_a_time(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tertib.alur.perpanjang_cap.SEKALI", 2)
    for _ in range(3):
        panggung.sampai_terbit()
    Antrean.objects.all().delete()
    jadwalkan(panggung.kantor, kini=KINI, siap=KINI)
    for _ in range(2):
        pekerja.sekali(kini=KINI)
    assert CapArsip.objects.count() == 3
    (nanti,) = Antrean.objects.filter(jenis=PERPANJANG, selesai=None)
    assert nanti.siap == KINI + SETIAP
    kelak = KINI + 5 * TAHUN - HARI
    with jam.jam_tetap(kelak):
        for _ in range(3):
            pekerja.sekali(kini=kelak)
    assert CapArsip.objects.exclude(nama="").count() == 3
    assert Antrean.objects.filter(jenis=PERPANJANG, selesai=None).count() == 1


def test_the_sealing_of_the_log_keeps_it_going(panggung: Panggung, dokumen: Dokumen) -> None:
    """Were its entry ever given up, the next hour queues it again."""
    Antrean.objects.filter(jenis=PERPANJANG).update(menyerah=KINI)
    for n in (1, 2):
        segel(panggung.kantor, kini=KINI + n * HARI)
    assert Antrean.objects.filter(jenis=PERPANJANG, menyerah=None).count() == 1


def test_a_file_without_a_stamp_is_looked_at_once(panggung: Panggung, settings: Settings) -> None:
    settings.TTE_TINGKAT = "B-B"
    panggung.sampai_terbit()
    pada(panggung, KINI)
    assert CapArsip.objects.get().sampai is None
    assert pada(panggung, KINI + 9 * TAHUN) == 0
    assert CapArsip.objects.count() == 1


def test_what_cannot_be_renewed_is_said_and_hinders_nothing(
    panggung: Panggung, dokumen: Dokumen, tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """Its stamp is by an authority that is trusted no more."""
    pada(panggung, KINI)
    settings.MAP_PKI = tmp_path / "lain"
    kelak = KINI + 5 * TAHUN - HARI
    pki.siapkan_pki(settings.MAP_PKI, frasa_pki=sandi.kunci("pki").hex(), waktu=kelak - HARI)
    with caplog.at_level(logging.ERROR):
        assert pada(panggung, kelak) == 0
    assert f"dokumen {dokumen.pk} tidak dapat diperpanjang" in caplog.text
    assert CapArsip.objects.count() == 1
