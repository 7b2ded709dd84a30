"""What must be keyed into SIAK: every value of the approved change, ticked off for this very draft."""

import pytest

from tertib.alur.centang_siak import centang_siak, dicentang, disalin
from tertib.alur.konteks import TidakBoleh
from tertib.alur.models import CentangSiak
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_siak import KantorSiak

BARU = {"NIK": "1606014211260041", "NAMA_LGKP": "KIRANA REKAAN", "TGL_LHR": "02-11-2026", "STAT_HBKEL": "4"}


@pytest.fixture
def p(siak: KantorSiak) -> Permohonan:
    return siak.sampai_tandatangan("kelahiran")


def test_all_values_of_who_is_new_and_only_the_number_of_the_card(p: Permohonan) -> None:
    kartu, anak = disalin(p)
    assert [b.kolom for b in kartu.baris] == ["NO_KK"]
    nilai = {b.kolom: b.nilai for b in anak.baris}
    assert nilai.items() >= BARU.items() and nilai["NO_KK"] == kartu.baris[0].nilai
    assert next(b.arti for b in anak.baris if b.kolom == "STAT_HBKEL") == "ANAK"
    assert len(nilai) == len(anak.baris) > 15


def test_who_changes_cards_is_keyed_by_what_changes(siak: KantorSiak) -> None:
    kelompok = disalin(siak.sampai_tandatangan("keluarga-baru"))
    pindah = [k for k in kelompok if k.keadaan == "berubah" and any(b.kolom == "NIK" for b in k.baris)]
    assert pindah and all({"NO_KK", "STAT_HBKEL", "STAT_KWN"} <= {b.kolom for b in k.baris} for k in pindah[-2:])
    assert not any(b.kolom == "NAMA_LGKP" for k in pindah for b in k.baris)


def test_ticks_stay_with_who_made_them_first(siak: KantorSiak, p: Permohonan) -> None:
    kunci = [b.kunci for k in disalin(p) for b in k.baris]
    waktu, siapa = siak.panggung.waktu, siak.panggung.pelaku
    centang_siak(p, kunci=[*kunci[:3], "bukan.ADA"], oleh=siapa("operator", p), kini=waktu())
    centang_siak(p, kunci=kunci[1:5], oleh=siapa("rekan", p), kini=waktu())
    assert dicentang(p) == set(kunci[1:5])
    assert CentangSiak.objects.get(kunci=kunci[1]).oleh == siak.panggung.petugas["operator"]
    with pytest.raises(TidakBoleh):
        centang_siak(p, kunci=kunci, oleh=siapa("kabid", p), kini=waktu())
