"""Numbers that SIAK gave: keyed twice and blind, checked by their form, kept for one purpose."""

import pytest
from pytest_django import Settings

from tertib.alur import gangguan, rancang
from tertib.alur.ketik_nomor import (
    KetikanBerbeda,
    KetikanLain,
    NomorTidakDitunggu,
    PerluOrangLain,
    pernah_diketik,
)
from tertib.alur.konteks import TidakBoleh
from tertib.alur.models import KetikanNomor
from tertib.kependudukan.models import NomorDicadangkan
from tertib.kependudukan.rules.nik import NomorSalah
from tertib.kependudukan.services import NomorTerpakai
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_siak import KantorSiak
from tests.pemeran_tetap import KINI

NIK = "1606014211260041"


@pytest.fixture
def lahir(siak: KantorSiak) -> Permohonan:
    return siak.minta("kelahiran")


def test_the_draft_waits_for_the_number_and_then_holds_it(siak: KantorSiak, lahir: Permohonan) -> None:
    with pytest.raises(rancang.MenungguNomor, match="NIK KIRANA REKAAN"):
        siak.panggung.putus(lahir, "operator")
    assert [n.untuk for n in rancang.nomor_ditunggu(lahir, kini=KINI)] == ["NIK KIRANA REKAAN"]
    assert not siak.ketik(lahir, NIK, 1)
    assert siak.ketik(lahir, "16 06 01 421126 0041", 2)
    p = siak.panggung.putus(lahir, "operator")
    rancangan = queries.rancangan(p)
    assert rancangan is not None and rancangan.sesudah[0].cari(NIK) is not None
    assert not rancang.nomor_ditunggu(p, kini=KINI)


def test_who_keyed_is_kept_and_the_number_lies_in_one_place(siak: KantorSiak, lahir: Permohonan) -> None:
    siak.ketik(lahir, NIK, 1)
    siak.ketik(lahir, NIK, 2, siapa="rekan")
    ketikan = KetikanNomor.objects.get()
    assert (ketikan.oleh, ketikan.dikuatkan_oleh) == (
        siak.panggung.petugas["operator"],
        siak.panggung.petugas["rekan"],
    )
    assert ketikan.nomor == "" and NomorDicadangkan.objects.get(guna=ketikan.guna).nomor == NIK


def test_two_different_entries_are_both_dropped(siak: KantorSiak, lahir: Permohonan) -> None:
    siak.ketik(lahir, NIK, 1)
    with pytest.raises(KetikanBerbeda) as galat:
        siak.ketik(lahir, "1606014211260014", 2)
    assert NIK not in str(galat.value)
    assert not KetikanNomor.objects.exists() and len(rancang.nomor_ditunggu(lahir, kini=KINI)) == 1
    siak.ketik(lahir, NIK, 1)
    assert siak.ketik(lahir, NIK, 2)


def test_the_same_form_sent_twice_is_no_second_entry(siak: KantorSiak, lahir: Permohonan) -> None:
    siak.ketik(lahir, NIK, 1)
    with pytest.raises(KetikanLain):
        siak.ketik(lahir, NIK, 1)
    assert pernah_diketik(lahir) and len(rancang.nomor_ditunggu(lahir, kini=KINI)) == 1


def test_an_office_may_want_another_person(siak: KantorSiak, lahir: Permohonan, settings: Settings) -> None:
    settings.SIAK_DUA_ORANG = True
    siak.ketik(lahir, NIK, 1)
    with pytest.raises(PerluOrangLain):
        siak.ketik(lahir, NIK, 2)
    assert siak.ketik(lahir, NIK, 2, siapa="rekan")


@pytest.mark.parametrize(
    ("nomor", "sebab"),
    [
        ("1606024211260041", "kecamatan"),
        ("1606010211260041", "jenis kelamin"),
        ("1606014311260041", "tanggal lahir"),
        ("160601421126004", "16 angka"),
        ("1606014211260000", "0000"),
    ],
)
def test_a_nik_must_fit_its_person(siak: KantorSiak, lahir: Permohonan, nomor: str, sebab: str) -> None:
    with pytest.raises(NomorSalah, match=sebab):
        siak.ketik(lahir, nomor, 1)
    assert not KetikanNomor.objects.exists()


def test_a_card_number_fits_its_district_and_a_day_not_to_come(siak: KantorSiak) -> None:
    p = siak.minta("keluarga-baru")
    kk = rancang.nomor_ditunggu(p, kini=KINI)[0]
    for nomor, sebab in (("1606022011260041", "kecamatan"), ("1606012111260041", "belum tiba")):
        with pytest.raises(NomorSalah, match=sebab):
            siak.ketik(p, nomor, 1, guna=kk.guna)
    siak.ketik(p, "1606011911260041", 1, guna=kk.guna)
    assert siak.ketik(p, "1606011911260041", 2, guna=kk.guna)


def test_a_number_somebody_has_is_refused(siak: KantorSiak) -> None:
    p = siak.minta("keluarga-baru")
    kk = rancang.nomor_ditunggu(p, kini=KINI)[0]
    lain = siak.panggung.nomor_kk[0]
    siak.ketik(p, lain, 1, guna=kk.guna)
    with pytest.raises(NomorTerpakai):
        siak.ketik(p, lain, 2, guna=kk.guna)


def test_only_who_drafts_and_only_what_is_waited_for(siak: KantorSiak, lahir: Permohonan) -> None:
    with pytest.raises(TidakBoleh):
        siak.ketik(lahir, NIK, 1, siapa="kabid")
    with pytest.raises(NomorTidakDitunggu):
        siak.ketik(lahir, NIK, 1, guna="nik/permohonan:0:lain")


def test_an_office_of_its_own_numbers_waits_for_none(siak: KantorSiak, lahir: Permohonan) -> None:
    siak.panggung.kantor.siak = "tertanam"
    siak.panggung.kantor.save()
    lahir = Permohonan.objects.get(pk=lahir.pk)
    assert rancang.nomor_ditunggu(lahir, kini=KINI) == ()
    assert queries.rancangan(siak.panggung.putus(lahir, "operator"))


def test_while_siak_is_away_intake_and_checking_go_on(siak: KantorSiak, lahir: Permohonan) -> None:
    """F22: only what needs a number of SIAK waits."""
    kabid = siak.panggung.petugas["kabid"]
    gangguan.mulai(oleh=kabid, catatan="SIAK tidak dapat dibuka.", kini=siak.panggung.waktu())
    assert siak.panggung.sampai_tandatangan().langkah == "tandatangan"
    with pytest.raises(rancang.MenungguNomor):
        siak.panggung.putus(lahir, "operator")
    lahir.refresh_from_db()
    assert lahir.langkah == "periksa"
