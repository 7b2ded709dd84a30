"""A full look at a resident is written down, lasts a while, and has a daily measure."""

from datetime import timedelta

import pytest

from tertib.alur import lihat_penduduk as alur_lihat
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.models import Dilihat, Penduduk
from tests.pemeran_tetap import KINI, Panggung


def test_who_looked_at_whom_and_when(panggung: Panggung) -> None:
    orang, operator = Penduduk.objects.order_by("pk").first(), panggung.petugas["operator"]
    alur_lihat.lihat_penduduk(operator, penduduk=orang, kini=KINI)
    dilihat = Dilihat.objects.get()
    assert (dilihat.penduduk, dilihat.nama, dilihat.jabatan, dilihat.pada) == (
        orang,
        operator.pengguna.nama,
        "Operator",
        KINI,
    )
    with di_kantor("13.05"):
        assert not Dilihat.objects.exists()


def test_a_look_lasts_a_while_and_is_ones_own(panggung: Panggung) -> None:
    orang, lain = Penduduk.objects.order_by("pk")[:2]
    operator = panggung.petugas["operator"]
    assert not alur_lihat.terbuka(operator, penduduk=orang, kini=KINI)
    alur_lihat.lihat_penduduk(operator, penduduk=orang, kini=KINI)
    assert alur_lihat.terbuka(operator, penduduk=orang, kini=KINI + alur_lihat.TERBUKA - timedelta(seconds=1))
    assert not alur_lihat.terbuka(operator, penduduk=orang, kini=KINI + alur_lihat.TERBUKA)
    assert not alur_lihat.terbuka(operator, penduduk=lain, kini=KINI)
    assert not alur_lihat.terbuka(panggung.petugas["rekan"], penduduk=orang, kini=KINI)


def test_a_days_measure(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alur_lihat, "SEHARI", 2)
    operator, orang = panggung.petugas["operator"], list(Penduduk.objects.order_by("pk")[:3])
    for satu in (orang[0], orang[0], orang[1]):  # twice the same is one
        alur_lihat.lihat_penduduk(operator, penduduk=satu, kini=KINI)
    with pytest.raises(alur_lihat.TerlaluBanyakDilihat):
        alur_lihat.lihat_penduduk(operator, penduduk=orang[2], kini=KINI)
    assert Dilihat.objects.count() == 3
    alur_lihat.lihat_penduduk(panggung.petugas["rekan"], penduduk=orang[2], kini=KINI)
    alur_lihat.lihat_penduduk(operator, penduduk=orang[2], kini=KINI + timedelta(days=1))
