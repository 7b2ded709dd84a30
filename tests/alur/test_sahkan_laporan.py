"""A reporter who files five hundred invented people (A37): quota, second attest, field check, all tied to a person."""

import datetime as dt

import pytest

from tertib.alur import sahkan_laporan
from tertib.alur.buka import buka
from tertib.alur.konteks import TidakBoleh
from tertib.alur.lapor import KANAL
from tertib.peragaan.siaga import KUOTA
from tertib.permohonan.models import Pelaporan, Permohonan
from tertib.permohonan.pelaporan import services
from tertib.permohonan.pelaporan.queries import bulan_ini, terpilih
from tests.alur.kantor_siaga import KantorSiaga
from tests.pemeran_tetap import KINI


def _laporan(siaga: KantorSiaga, kini: dt.datetime = KINI) -> Pelaporan:
    p, _token = buka(
        kantor=siaga.kantor.kantor, jenis="rentan", kanal=KANAL, bahasa="id", kini=kini, sop=siaga.kantor.terbit
    )
    return services.catat(p, pelapor=siaga.pelapor, kini=kini)


def _diajukan(siaga: KantorSiaga, **butuh: bool) -> Permohonan:
    """A report at the official's desk that waits for a look."""
    p = siaga.lapor()
    Pelaporan.objects.filter(permohonan=p).update(disahkan=None, dicek=None, perlu_dicek=False, **butuh)
    return p


def test_five_hundred_reports_pass_nobody_unseen(siaga: KantorSiaga) -> None:
    semua = [_laporan(siaga) for _ in range(500)]
    assert [x.ke for x in semua] == list(range(1, 501))
    assert sum(x.menunggu_disahkan for x in semua) == 500 - KUOTA
    assert 25 <= sum(x.menunggu_dicek for x in semua) <= 75, "about one in ten"
    assert {x.pelapor_id for x in semua} == {siaga.pelapor.pk}
    for x in semua[KUOTA:]:
        with pytest.raises(sahkan_laporan.BelumDilihat):
            sahkan_laporan.pastikan_dilihat(x.permohonan)


def test_the_quota_begins_anew_with_the_month(siaga: KantorSiaga) -> None:
    for _ in range(KUOTA + 1):
        _laporan(siaga)
    nanti = KINI + dt.timedelta(days=15)
    assert bulan_ini(siaga.pelapor, kini=nanti) == 0
    assert not _laporan(siaga, nanti).perlu_disahkan


def test_the_sample_cannot_be_steered(siaga: KantorSiaga) -> None:
    x = _laporan(siaga)
    assert x.perlu_dicek == terpilih(x.permohonan.tautan_indeks)


def test_above_the_quota_it_stands_until_somebody_vouches(siaga: KantorSiaga) -> None:
    p = _diajukan(siaga, perlu_disahkan=True)
    with pytest.raises(sahkan_laporan.BelumDilihat, match="kuota"):
        siaga.kantor.putus(p, siaga.kantor.siapa("petugas"), "lengkap")
    with pytest.raises(TidakBoleh):
        sahkan_laporan.sahkan_laporan(p, pelaku=siaga.kantor.siapa("operator"), kini=KINI)
    sahkan_laporan.sahkan_laporan(p, pelaku=siaga.kantor.siapa("kasi"), kini=KINI)
    with pytest.raises(services.SudahDilihat):
        sahkan_laporan.sahkan_laporan(p, pelaku=siaga.kantor.siapa("kabid"), kini=KINI)
    p.refresh_from_db()
    assert siaga.kantor.putus(p, siaga.kantor.siapa("petugas"), "lengkap").langkah == "verifikasi"


def test_one_in_ten_is_looked_at_where_the_person_is(siaga: KantorSiaga) -> None:
    p = _diajukan(siaga)
    Pelaporan.objects.filter(permohonan=p).update(perlu_dicek=True)
    petugas = siaga.kantor.siapa("petugas")
    with pytest.raises(sahkan_laporan.BelumDilihat, match="lapangan"):
        siaga.kantor.putus(p, petugas, "lengkap")
    with pytest.raises(sahkan_laporan.HasilKosong):
        sahkan_laporan.cek_lapangan(p, hasil=" ", pelaku=petugas, kini=KINI)
    sahkan_laporan.cek_lapangan(p, hasil="Ditemui di rumah singgah.", pelaku=petugas, kini=KINI)
    assert Pelaporan.objects.get(permohonan=p).hasil_cek == "Ditemui di rumah singgah."
    p.refresh_from_db()
    assert siaga.kantor.putus(p, petugas, "lengkap").langkah == "verifikasi"
