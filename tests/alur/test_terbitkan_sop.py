"""An office adopts a SOP: one proposes, another puts it in force; running cases keep theirs."""

from dataclasses import replace

import pytest

from tertib.alur import terbitkan_sop
from tertib.alur.terbitkan_sop import HarusOrangLain, SopBelumLayak
from tertib.permohonan import queries
from tertib.permohonan.models import SopTerbit
from tertib.sop import pemuat
from tertib.sop.jenis import Sop
from tests.pemeran_tetap import KINI, KODE_SOP, Panggung


@pytest.fixture
def baru() -> Sop:
    """The same SOP with an hour more for the validator: another document, another hash."""
    teks = (pemuat.FOLDER / f"{KODE_SOP}.yaml").read_text()
    teks = teks.replace("versi: 1", "versi: 2", 1).replace("total: 30 menit", "total: 31 menit")
    return pemuat.muat_teks(teks.replace("waktu: 3 menit", "waktu: 4 menit"))


def _usulkan(panggung: Panggung, sop: Sop) -> SopTerbit:
    return terbitkan_sop.usulkan(kantor=panggung.kantor, sop=sop, oleh=panggung.petugas["operator"].pengguna)


def test_a_proposal_is_kept_whole_and_not_yet_in_force(panggung: Panggung, baru: Sop) -> None:
    usulan = _usulkan(panggung, baru)
    assert (usulan.sidik, usulan.kanonik, usulan.versi, usulan.aktif) == (baru.sidik, baru.kanonik, 2, False)
    assert panggung.mulai().sop.sidik != baru.sidik


def test_in_force_for_new_cases_while_running_ones_keep_theirs(panggung: Panggung, baru: Sop) -> None:
    lama = panggung.ajukan()
    usulan = _usulkan(panggung, baru)
    terbitkan_sop.aktifkan(usulan, sop=baru, oleh=panggung.petugas["kadis"].pengguna, kini=KINI)
    assert SopTerbit.objects.get(aktif=True) == usulan
    panggung.sop = usulan
    assert queries.sop(panggung.mulai()).versi == 2
    lama.refresh_from_db()
    assert queries.sop(lama).versi == 1
    assert panggung.putus(lama, "operator").langkah == "validasi"


def test_the_proposer_does_not_put_it_in_force(panggung: Panggung, baru: Sop) -> None:
    usulan = _usulkan(panggung, baru)
    with pytest.raises(HarusOrangLain):
        terbitkan_sop.aktifkan(usulan, sop=baru, oleh=panggung.petugas["operator"].pengguna, kini=KINI)
    assert not SopTerbit.objects.get(pk=usulan.pk).aktif


def test_proposing_again_is_the_same_proposal_of_the_first_proposer(panggung: Panggung, baru: Sop) -> None:
    satu = _usulkan(panggung, baru)
    dua = terbitkan_sop.usulkan(kantor=panggung.kantor, sop=baru, oleh=panggung.petugas["kadis"].pengguna)
    assert satu == dua
    assert dua.diusulkan_oleh == panggung.petugas["operator"].pengguna


def test_what_is_put_in_force_is_what_was_proposed(panggung: Panggung, baru: Sop) -> None:
    usulan = _usulkan(panggung, baru)
    with pytest.raises(SopBelumLayak, match="bukan SOP yang diusulkan"):
        terbitkan_sop.aktifkan(
            usulan, sop=replace(baru, sidik="0" * 64), oleh=panggung.petugas["kadis"].pengguna, kini=KINI
        )


def test_an_unsound_sop_is_refused_with_the_reason(panggung: Panggung) -> None:
    teks = (pemuat.FOLDER / f"{KODE_SOP}.yaml").read_text()
    cacat = pemuat.muat_teks(teks.replace("total: 30 menit", "total: 99 menit"))
    with pytest.raises(SopBelumLayak, match="99"):
        _usulkan(panggung, cacat)


def test_a_sop_with_words_nothing_executes_is_not_put_in_force(
    panggung: Panggung, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        terbitkan_sop, "EFEK", {kata: efek for kata, efek in terbitkan_sop.EFEK.items() if kata != "rekam"}
    )
    sop = pemuat.semua()["kk-siaga-metro"]
    usulan = _usulkan(panggung, sop)
    assert "rekam" in terbitkan_sop.kata_belum_ada(sop)
    with pytest.raises(SopBelumLayak, match="belum dapat dijalankan"):
        terbitkan_sop.aktifkan(usulan, sop=sop, oleh=panggung.petugas["kadis"].pengguna, kini=KINI)
