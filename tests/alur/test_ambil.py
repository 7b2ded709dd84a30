"""An official takes a case, or gives it back."""

import pytest

from tertib.alur import ambil
from tertib.alur.langkah import TidakBoleh
from tertib.permohonan.models import Kunjungan, Permohonan, Riwayat
from tests.pemeran_tetap import Panggung, menit


def test_of_two_who_take_it_one_has_it_and_the_other_reads_who(panggung: Panggung) -> None:
    p = panggung.ajukan()
    kunjungan = ambil.ambil(p, pelaku=panggung.pelaku("operator", p), kini=menit(40))
    assert (kunjungan.petugas, kunjungan.diambil) == (panggung.petugas["operator"].pengguna, menit(40))
    with pytest.raises(ambil.SudahDiambil, match=panggung.petugas["operator"].pengguna.nama):
        ambil.ambil(p, pelaku=panggung.pelaku("rekan", p), kini=menit(41))
    assert Kunjungan.objects.get(pk=kunjungan.pk).diambil == menit(40)


def test_taking_twice_is_harmless_and_keeps_the_first_time(panggung: Panggung) -> None:
    p = panggung.ajukan()
    for m in (40, 50):
        kunjungan = ambil.ambil(p, pelaku=panggung.pelaku("operator", p), kini=menit(m))
    assert kunjungan.diambil == menit(40)


def test_only_who_may_decide_may_take(panggung: Panggung) -> None:
    p = panggung.ajukan()
    for siapa in ("subkoord", "kadis", "tamu-operator"):
        with pytest.raises(TidakBoleh):
            ambil.ambil(p, pelaku=panggung.pelaku(siapa, p), kini=menit(40))
    assert Kunjungan.objects.get(permohonan=p, selesai=None).petugas is None


def test_a_stale_page_never_takes_the_visit_the_case_has_moved_to(panggung: Panggung) -> None:
    p = panggung.ajukan()
    basi = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
    panggung.putus(p, "operator")
    with pytest.raises(TidakBoleh, match="berpindah"):
        ambil.ambil(basi, pelaku=panggung.pelaku("rekan", p), kini=menit(60))
    assert Kunjungan.objects.get(permohonan=p, selesai=None).petugas is None


def test_giving_back_frees_it_and_only_the_holder_can(panggung: Panggung) -> None:
    p = panggung.ajukan()
    ambil.ambil(p, pelaku=panggung.pelaku("operator", p), kini=menit(40))
    ambil.lepas(p, pelaku=panggung.pelaku("rekan", p), kini=menit(41))
    assert Kunjungan.objects.get(permohonan=p, selesai=None).petugas == panggung.petugas["operator"].pengguna
    ambil.lepas(p, pelaku=panggung.pelaku("operator", p), kini=menit(42))
    assert ambil.ambil(p, pelaku=panggung.pelaku("rekan", p), kini=menit(43)).diambil == menit(43)


def test_taking_is_no_move_and_a_colleague_may_still_decide(panggung: Panggung) -> None:
    p = panggung.ajukan()
    ambil.ambil(p, pelaku=panggung.pelaku("operator", p), kini=menit(40))
    assert Riwayat.objects.filter(permohonan=p).count() == 1
    p = panggung.putus(p, "rekan")
    tutup = Kunjungan.objects.get(permohonan=p, langkah="periksa")
    assert (tutup.petugas, tutup.diambil) == (panggung.petugas["rekan"].pengguna, menit(40))


def test_a_case_that_has_ended_is_taken_by_nobody(panggung: Panggung) -> None:
    p = panggung.putus(panggung.sampai_terbit(), "pemohon", "lanjut")
    with pytest.raises(TidakBoleh, match="berakhir"):
        ambil.ambil(p, pelaku=panggung.pelaku("operator", p), kini=menit(90))
