"""The applicant answers and proves the number."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tertib.alur import isi
from tertib.inti.models import Antrean
from tertib.permohonan import queries
from tertib.permohonan.models import Kekurangan, KodeKonfirmasi, Permohonan
from tertib.permohonan.services import SudahBerubah
from tests.pemeran_tetap import Panggung, jejak, menit


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    return panggung.ingat("siap", panggung.siap)


def test_answers_are_added_and_replaced(p: Permohonan) -> None:
    isi.simpan_isian(p, jawaban={"cerita": "Hilang di pasar."}, versi=p.versi, kini=menit(50))
    jawaban = queries.isian(Permohonan.objects.get(pk=p.pk))
    assert (jawaban["cerita"], jawaban["kantor_polisi"]) == ("Hilang di pasar.", "Polsek Sekayu")


def test_a_page_read_at_an_older_version_is_refused_and_changes_nothing(p: Permohonan) -> None:
    sebelum = jejak()
    with pytest.raises(SudahBerubah):
        isi.simpan_isian(p, jawaban={"cerita": "x"}, versi=p.versi - 1, kini=menit(50))
    assert jejak() == sebelum


@pytest.mark.parametrize(
    "tulis",
    [
        lambda p: isi.simpan_isian(p, jawaban={"cerita": "x"}, versi=p.versi, kini=menit(50)),
        lambda p: isi.simpan_pemohon(
            p, nama="X", nik="1", nomor_kk="2", whatsapp="3", surel="", versi=p.versi, kini=menit(50)
        ),
    ],
)
def test_nothing_changes_while_officials_decide(panggung: Panggung, tulis: Callable[[Permohonan], None]) -> None:
    p = panggung.ajukan()
    sebelum = jejak()
    with pytest.raises(isi.TerkunciSelamaDiperiksa, match="diperiksa"):
        tulis(p)
    assert jejak() == sebelum


def test_another_number_must_be_proven_anew_the_same_one_need_not(p: Permohonan) -> None:
    def simpan(whatsapp: str) -> None:
        isi.simpan_pemohon(
            p,
            nama=p.pemohon_nama,
            nik=p.pemohon_nik,
            nomor_kk=p.nomor_kk,
            whatsapp=whatsapp,
            surel="",
            versi=p.versi,
            kini=menit(50),
        )

    simpan(p.whatsapp)
    assert p.whatsapp_dikonfirmasi
    simpan("6280000099999")
    assert p.whatsapp_dikonfirmasi is None


def test_a_changed_answer_mends_the_deficiency_that_pointed_at_it(panggung: Panggung) -> None:
    p = panggung.ajukan()
    kurang = [("isian:cerita", "Tulis lebih jelas."), ("syarat:ktp_el", "Buram.")]
    p = panggung.putus(p, "operator", "tidak lengkap", isi={"kekurangan": kurang})
    isi.simpan_isian(p, jawaban={"cerita": "Hilang di terminal."}, versi=p.versi, kini=menit(60))
    assert [k.sasaran for k in queries.kurang(p)] == ["syarat:ktp_el"]
    assert Kekurangan.objects.count() == 2


class TestKode:
    """Five tries, fifteen minutes, one number."""

    @pytest.fixture
    def p(self, panggung: Panggung) -> Permohonan:
        p = panggung.mulai()
        isi.simpan_pemohon(
            p, nama="A", nik="1", nomor_kk="2", whatsapp="6280000000001", surel="", versi=p.versi, kini=menit(1)
        )
        isi.kirim_kode(p, kini=menit(2))
        return p

    def kode(self, p: Permohonan) -> str:
        return str(KodeKonfirmasi.objects.filter(permohonan=p).latest("id").kode)

    def salah(self, p: Permohonan) -> str:
        return f"{(int(self.kode(p)) + 1) % 10**6:06d}"

    def test_the_right_code_proves_once(self, p: Permohonan) -> None:
        isi.konfirmasi_kode(p, kode=self.kode(p), kini=menit(3))
        assert p.whatsapp_dikonfirmasi == menit(3)
        with pytest.raises(isi.KodeSalah):
            isi.konfirmasi_kode(p, kode=self.kode(p), kini=menit(4))

    def test_five_wrong_tries_spend_the_code_also_for_the_right_answer(self, p: Permohonan) -> None:
        for _ in range(isi.PERCOBAAN_KODE):
            with pytest.raises(isi.KodeSalah):
                isi.konfirmasi_kode(p, kode=self.salah(p), kini=menit(3))
        with pytest.raises(isi.KodeSalah, match="baru"):
            isi.konfirmasi_kode(p, kode=self.kode(p), kini=menit(3))
        assert p.whatsapp_dikonfirmasi is None

    def test_an_old_code_is_worth_nothing(self, p: Permohonan) -> None:
        with pytest.raises(isi.KodeSalah):
            isi.konfirmasi_kode(p, kode=self.kode(p), kini=menit(2) + isi.UMUR_KODE)

    def test_not_again_within_a_minute_nor_more_than_six_a_day(self, p: Permohonan) -> None:
        with pytest.raises(isi.KodeTerlaluSering, match="menit"):
            isi.kirim_kode(p, kini=menit(2) + timedelta(seconds=30))
        for n in range(1, isi.KODE_PER_HARI):
            isi.kirim_kode(p, kini=menit(2 + 2 * n))
        with pytest.raises(isi.KodeTerlaluSering, match="besok"):
            isi.kirim_kode(p, kini=menit(30))
        assert Antrean.objects.filter(jenis="beritahu").count() == isi.KODE_PER_HARI

    def test_the_code_stands_neither_in_the_queue_nor_readably_in_the_database(self, p: Permohonan) -> None:
        assert self.kode(p) not in str(Antrean.objects.get().isi)

    def test_a_code_for_the_old_number_does_not_prove_the_new_one(self, p: Permohonan) -> None:
        basi = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
        isi.simpan_pemohon(
            p, nama="A", nik="1", nomor_kk="2", whatsapp="6280000000002", surel="", versi=p.versi, kini=menit(3)
        )
        for lama in (p, basi):
            with pytest.raises(isi.KodeSalah):
                isi.konfirmasi_kode(lama, kode=self.kode(p), kini=menit(4))
        assert Permohonan.objects.get(pk=p.pk).whatsapp_dikonfirmasi is None

    def test_an_address_is_proven_at_any_time_and_moves_no_version(self, panggung: Panggung) -> None:
        p = panggung.ajukan()
        versi, sidik = p.versi, queries.sidik_data(p)
        isi.simpan_surel(p, surel="siti@contoh.example", kini=menit(4))
        isi.kirim_kode(p, lewat=isi.SUREL, kini=menit(4))
        isi.konfirmasi_kode(p, lewat=isi.SUREL, kode=self.kode(p), kini=menit(5))
        assert p.surel_dikonfirmasi == menit(5) and (p.versi, queries.sidik_data(p)) == (versi, sidik)

    def test_a_code_for_the_old_address_does_not_prove_the_new_one(self, p: Permohonan) -> None:
        isi.simpan_surel(p, surel="siti@contoh.example", kini=menit(4))
        isi.kirim_kode(p, lewat=isi.SUREL, kini=menit(4))
        isi.simpan_surel(p, surel="lain@contoh.example", kini=menit(5))
        with pytest.raises(isi.KodeSalah):
            isi.konfirmasi_kode(p, lewat=isi.SUREL, kode=self.kode(p), kini=menit(5))
        assert p.surel_dikonfirmasi is None
