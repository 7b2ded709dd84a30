"""Before a NIK is reserved every candidate is decided on, by a person, once for what was said about the newcomer."""

from dataclasses import replace

import pytest

from tertib.alur import pelaku
from tertib.alur.putus_ganda import BelumDiputus, BukanCalon, SudahAda, pastikan_bukan_ganda, putus_ganda
from tertib.kependudukan.models import Penduduk, PutusanGanda
from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.susun import orang_dari_baris
from tests.pemeran_tetap import KINI, Panggung


@pytest.fixture
def tercatat(panggung: Panggung) -> Penduduk:
    return Penduduk.objects.exclude(ibu="").order_by("pk").first()  # type: ignore[no-any-return]


def baru(tercatat: Penduduk) -> Orang:
    return replace(orang_dari_baris(tercatat), nik="")


def putus(panggung: Panggung, orang: Orang, calon: int, putusan: str) -> PutusanGanda:
    operator = pelaku.petugas(panggung.petugas["operator"])
    return putus_ganda("permohonan:1", orang=orang, calon=calon, putusan=putusan, pelaku=operator, kini=KINI)


def test_asked_until_somebody_has_said_another(panggung: Panggung, tercatat: Penduduk) -> None:
    orang = baru(tercatat)
    with pytest.raises(BelumDiputus, match=tercatat.nama):
        pastikan_bukan_ganda("permohonan:1", orang)
    diputus = putus(panggung, orang, tercatat.pk, PutusanGanda.ORANG_LAIN)
    assert (diputus.calon, diputus.pelaku, diputus.pada) == (tercatat, panggung.petugas["operator"].pengguna.nama, KINI)
    pastikan_bukan_ganda("permohonan:1", orang)


def test_the_same_person_gets_no_second_nik(panggung: Panggung, tercatat: Penduduk) -> None:
    orang = baru(tercatat)
    putus(panggung, orang, tercatat.pk, PutusanGanda.ORANG_SAMA)
    with pytest.raises(SudahAda, match=tercatat.nama):
        pastikan_bukan_ganda("permohonan:1", orang)
    putus(panggung, orang, tercatat.pk, PutusanGanda.ORANG_LAIN)
    pastikan_bukan_ganda("permohonan:1", orang)
    assert PutusanGanda.objects.count() == 1


def test_another_description_or_case_is_another_question(panggung: Panggung, tercatat: Penduduk) -> None:
    orang = baru(tercatat)
    putus(panggung, orang, tercatat.pk, PutusanGanda.ORANG_LAIN)
    with pytest.raises(BelumDiputus):
        pastikan_bukan_ganda("permohonan:2", orang)
    with pytest.raises(BelumDiputus):
        pastikan_bukan_ganda("permohonan:1", replace(orang, nama=f"{orang.nama} X"))


def test_nobody_but_a_candidate_and_no_other_answer(panggung: Panggung, tercatat: Penduduk) -> None:
    orang = baru(tercatat)
    lain = Penduduk.objects.exclude(ibu=tercatat.ibu).order_by("-pk").first()
    for calon, putusan in ((lain.pk, "orang-lain"), (0, "orang-lain"), (tercatat.pk, "entah")):
        with pytest.raises(BukanCalon):
            putus(panggung, orang, calon, putusan)
    assert not PutusanGanda.objects.exists()


def test_a_newcomer_nobody_resembles(panggung: Panggung, tercatat: Penduduk) -> None:
    pastikan_bukan_ganda("permohonan:1", replace(baru(tercatat), nama="XAVERIUS WOWOR", ibu="YOHANA", ayah=""))
