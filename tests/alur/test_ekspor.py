"""Lines leave the office only with a reason, and the log counts without gap."""

import pytest

from tertib.alur import ekspor
from tertib.buku.models import Ekspor
from tests.pemeran_tetap import KINI, Panggung, jejak

ISI = {"buku": "register", "bentuk": "csv", "saringan": {"dari": "2026-11-01"}, "jumlah": 7, "kini": KINI}


def test_written_with_who_why_and_how_many(panggung: Panggung) -> None:
    satu = ekspor.ekspor(panggung.petugas["operator"], alasan="  Laporan   bulanan Sekretaris ", **ISI)
    dua = ekspor.ekspor(panggung.petugas["kadis"], alasan="Laporan untuk Bupati", **ISI)
    assert (satu.nomor, dua.nomor, satu.tahun) == (1, 2, 2026)
    tersimpan = Ekspor.objects.get(pk=satu.pk)
    assert (tersimpan.alasan, tersimpan.jumlah, tersimpan.oleh) == (
        "Laporan bulanan Sekretaris",
        7,
        panggung.petugas["operator"],
    )


def test_each_office_counts_its_own(panggung: Panggung) -> None:
    ekspor.ekspor(panggung.petugas["operator"], alasan="Laporan bulanan", **ISI)
    assert ekspor.ekspor(panggung.petugas["tamu-operator"], alasan="Laporan bulanan", **ISI).nomor == 1


@pytest.mark.parametrize("alasan", ["", "lihat", " \n " * 20, "a         b"])
def test_refused_without_a_reason_that_says_something(panggung: Panggung, alasan: str) -> None:
    sebelum = jejak()
    with pytest.raises(ekspor.AlasanKurang):
        ekspor.ekspor(panggung.petugas["operator"], alasan=alasan, **ISI)
    assert jejak() == sebelum


def test_a_long_reason_is_cut(panggung: Panggung) -> None:
    catatan = ekspor.ekspor(panggung.petugas["operator"], alasan="panjang " * 100, **ISI)
    assert len(catatan.alasan) == ekspor.ALASAN_TERPANJANG
