"""Kiosks: enrolled once by a code, switched off at once, and nothing half said is kept."""

from datetime import timedelta

import pytest

from tertib.alur import anjungan
from tertib.alur.anjungan import IsianKurang, KodeTidakBerlaku
from tertib.buku import pengambilan as buku
from tertib.buku.models import Anjungan
from tests.alur.kantor_sop import KantorSop


def _baru(kantor: KantorSop, **lain: str) -> tuple[Anjungan, str]:
    isi = {"nama": "ADM 1", "tempat": "Lobi", "pencetak": "", **lain}
    return anjungan.anjungan(kantor.penugasan("operator"), **isi, kini=kantor.waktu())


def test_a_code_enrols_one_machine(ikd: KantorSop) -> None:
    mesin, kode = _baru(ikd)
    terpasang, rahasia = anjungan.pasang(f" {kode[:5]} {kode[5:]} ", kini=ikd.waktu())
    assert terpasang == mesin and buku.anjungan_menurut_rahasia(rahasia) == mesin
    with pytest.raises(KodeTidakBerlaku):
        anjungan.pasang(kode, kini=ikd.waktu())
    mesin.refresh_from_db()
    assert rahasia not in str(vars(mesin)) and kode not in str(vars(mesin)), "only digests are kept"


def test_a_code_grows_old(ikd: KantorSop) -> None:
    _mesin, kode = _baru(ikd)
    with pytest.raises(KodeTidakBerlaku):
        anjungan.pasang(kode, kini=ikd.waktu() + timedelta(minutes=31))
    with pytest.raises(KodeTidakBerlaku):
        anjungan.pasang("", kini=ikd.waktu())


def test_switched_off_it_is_nobody_and_a_new_code_puts_the_old_machine_out(ikd: KantorSop) -> None:
    mesin, kode = _baru(ikd)
    _sama, rahasia = anjungan.pasang(kode, kini=ikd.waktu())
    anjungan.matikan(mesin, oleh=ikd.penugasan("operator"), kini=ikd.waktu())
    assert buku.anjungan_menurut_rahasia(rahasia) is None
    lagi = anjungan.kode_baru(mesin, kini=ikd.waktu())
    _sama, kedua = anjungan.pasang(lagi, kini=ikd.waktu())
    assert buku.anjungan_menurut_rahasia(rahasia) is None and buku.anjungan_menurut_rahasia(kedua) == mesin
    anjungan.kode_baru(mesin, kini=ikd.waktu())
    assert buku.anjungan_menurut_rahasia(kedua) is None


@pytest.mark.parametrize(
    ("medan", "isi"),
    [("nama", " "), ("tempat", ""), ("pencetak", "http://localhost/p"), ("pencetak", "ipp://a/b?c"), ("nama", "ADM 1")],
)
def test_what_is_missing_is_named(ikd: KantorSop, medan: str, isi: str) -> None:
    _baru(ikd)
    with pytest.raises(IsianKurang) as galat:
        _baru(ikd, **{"nama": "ADM 2", medan: isi})
    assert galat.value.medan == medan
    assert Anjungan.objects.count() == 1
