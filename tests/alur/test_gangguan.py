"""A network outage is recorded by a supervisor, for the whole office, from now on."""

from datetime import timedelta

import pytest

from tertib.alur import gangguan
from tertib.inti.lingkup import di_kantor
from tertib.permohonan import queries
from tertib.permohonan.models import Jeda
from tests.pemeran_tetap import Panggung, menit


def test_the_clocks_of_the_office_stand_while_it_lasts(panggung: Panggung) -> None:
    p = panggung.ajukan()
    masuk = p.kunjungan.get(selesai=None).masuk
    oleh = panggung.petugas["kabid"]
    gangguan.mulai(oleh=oleh, catatan="  Jaringan   SIAK putus ", kini=masuk + timedelta(minutes=1))
    gangguan.mulai(oleh=oleh, catatan="Lagi", kini=masuk + timedelta(minutes=2))
    berlangsung = queries.gangguan()
    assert berlangsung is not None
    assert (berlangsung.catatan, berlangsung.dibuka_oleh) == ("Jaringan SIAK putus", oleh.pengguna)

    def sisa(lewat: int) -> int | None:
        return queries.kerja(panggung.petugas["operator"], masuk + timedelta(minutes=lewat))[0].sisa

    assert (sisa(1), sisa(60)) == (4, 4)
    gangguan.akhiri(oleh=oleh, kini=masuk + timedelta(minutes=61))
    assert queries.gangguan() is None
    assert sisa(63) == 2


def test_who_is_timed_does_not_stop_the_clock_and_nobody_without_saying_why(panggung: Panggung) -> None:
    with pytest.raises(gangguan.HanyaPengawas):
        gangguan.mulai(oleh=panggung.petugas["operator"], catatan="Putus", kini=menit(1))
    with pytest.raises(gangguan.CatatanKurang):
        gangguan.mulai(oleh=panggung.petugas["kabid"], catatan="  ", kini=menit(1))
    gangguan.mulai(oleh=panggung.petugas["kabid"], catatan="Putus", kini=menit(1))
    with pytest.raises(gangguan.HanyaPengawas):
        gangguan.akhiri(oleh=panggung.petugas["operator"], kini=menit(2))


def test_another_office_works_on(panggung: Panggung) -> None:
    gangguan.mulai(oleh=panggung.petugas["kabid"], catatan="Putus", kini=menit(1))
    with di_kantor("18.72"):
        assert queries.gangguan() is None
        assert not Jeda.objects.exists()
