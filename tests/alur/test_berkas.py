"""The applicant hands in papers and signs."""

from typing import Any

import pytest

from tertib.alur import berkas
from tertib.alur.isi import TerkunciSelamaDiperiksa, simpan_isian
from tertib.inti import penyimpanan
from tertib.inti.sandi import SandiRusak, sidik
from tertib.permohonan import queries, services
from tertib.permohonan.models import Berkas, Lembar, Permohonan
from tertib.permohonan.periksa_berkas import BerkasDitolak
from tests.pemeran_tetap import Panggung, foto, jejak, menit


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    return panggung.mulai()


def _serahkan(p: Permohonan, syarat: str = "ktp_el", ke: int = 1) -> Berkas:
    return berkas.serahkan_berkas(p, syarat=syarat, nama="../ktp.jpg", isi=foto(syarat, ke=ke), kini=menit(9))


def test_what_is_recorded_is_what_is_stored_and_what_came(p: Permohonan) -> None:
    satu = _serahkan(p)
    isi = penyimpanan.baca(satu.simpanan, kait=berkas.kait(p))
    assert (sidik(isi), len(isi)) == (satu.sidik, satu.ukuran)
    assert satu.sidik_asal == sidik(foto("ktp_el"))
    lembar = Lembar.objects.get(berkas=satu)
    assert penyimpanan.baca(lembar.simpanan, kait=berkas.kait(p)).startswith(b"\xff\xd8")


def test_a_better_paper_supersedes_and_keeps_the_older_one(p: Permohonan) -> None:
    satu, dua = _serahkan(p), _serahkan(p, ke=2)
    assert queries.berkas_berlaku(p) == {"ktp_el": dua}
    satu.refresh_from_db()
    assert satu.diganti == menit(9)
    assert penyimpanan.baca(satu.simpanan, kait=berkas.kait(p))


def test_a_paper_nobody_asked_for_is_refused(p: Permohonan) -> None:
    sebelum = jejak()
    with pytest.raises(berkas.SyaratTidakDikenal, match="tidak diminta"):
        _serahkan(p, syarat="paspor")
    assert jejak() == sebelum


def test_while_officials_decide_papers_stay_as_they_are(panggung: Panggung) -> None:
    p = panggung.ajukan()
    sebelum = jejak()
    with pytest.raises(TerkunciSelamaDiperiksa):
        _serahkan(p)
    assert jejak() == sebelum


def test_a_fault_at_the_last_moment_leaves_neither_row_nor_file(p: Permohonan, monkeypatch: pytest.MonkeyPatch) -> None:
    sebelum = jejak()
    monkeypatch.setattr(services, "penuhi_kekurangan", _gagal)
    with pytest.raises(RuntimeError):
        _serahkan(p)
    assert jejak() == sebelum


def test_a_new_paper_mends_its_deficiency(panggung: Panggung) -> None:
    p = panggung.ajukan()
    p = panggung.putus(p, "operator", "tidak lengkap", isi={"kekurangan": [("syarat:ktp_el", "Buram.")]})
    _serahkan(p, ke=3)
    assert queries.kurang(p) == []


def test_files_of_a_case_open_only_with_that_case(panggung: Panggung, p: Permohonan) -> None:
    satu = _serahkan(p)
    lain = panggung.mulai()
    with pytest.raises(SandiRusak):
        penyimpanan.baca(satu.simpanan, kait=berkas.kait(lain))


def test_the_form_is_signed_by_drawing_or_by_typing_the_name(p: Permohonan) -> None:
    with pytest.raises(berkas.TandaTanganKosong):
        berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik="  ", kini=menit(9))
    with pytest.raises(BerkasDitolak):
        berkas.tanda_tangani_formulir(p, gambar=b"%PDF-1.7", nama_diketik="", kini=menit(9))
    ketik = berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik="Siti Rahmawati", kini=menit(9))
    gambar = berkas.tanda_tangani_formulir(p, gambar=foto("garis"), nama_diketik="", kini=menit(10))
    assert queries.berkas_berlaku(p) == {queries.TANDA_TANGAN: gambar}
    assert ketik.sidik != gambar.sidik


KUASA = {"kuasa_nama": "HADI WIJAYA", "kuasa_nik": "1606010101700005", "kuasa_alamat": "SEKAYU"}
BERDUA = {"pemohon": berkas.Goresan(nama_diketik="Siti"), "kuasa": berkas.Goresan(gambar=foto("garis"))}


def _kuasa(p: Permohonan, **ganti: Any) -> Berkas:
    return berkas.tanda_tangani(p, **{"kode": "F-1.07", "goresan": BERDUA, "isian": KUASA, "kini": menit(9), **ganti})


def test_a_signed_form_is_a_pdf_of_ours_in_its_own_place(p: Permohonan) -> None:
    satu = _kuasa(p)
    assert (satu.syarat, satu.formulir, satu.nama_asli) == (queries.SURAT_KUASA, "F-1.07", "F-1.07.pdf")
    isi = penyimpanan.baca(satu.simpanan, kait=berkas.kait(p))
    assert isi.startswith(b"%PDF-") and sidik(isi) == satu.sidik == satu.sidik_asal
    lembar = Lembar.objects.get(berkas=satu)
    assert penyimpanan.baca(lembar.simpanan, kait=berkas.kait(p)).startswith(b"\xff\xd8")


def test_everybody_named_must_sign(p: Permohonan) -> None:
    sebelum = jejak()
    for kurang in BERDUA:
        with pytest.raises(berkas.TandaTanganKosong):
            _kuasa(p, goresan={k: v for k, v in BERDUA.items() if k != kurang})
    assert jejak() == sebelum


def test_a_form_nobody_asked_for_is_refused(p: Permohonan) -> None:
    sebelum = jejak()
    with pytest.raises(berkas.SyaratTidakDikenal):
        _kuasa(p, kode="F-1.05")
    assert jejak() == sebelum


def test_what_is_signed_was_read_as_it_now_stands(p: Permohonan) -> None:
    """Answers changed in another window after the form was shown: nobody signs unseen."""
    sama = Permohonan.objects.get(pk=p.pk)
    simpan_isian(sama, jawaban={"cerita": "Hilang di pasar."}, versi=sama.versi, kini=menit(9))
    sebelum = jejak()
    with pytest.raises(services.SudahBerubah):
        _kuasa(p)
    assert jejak() == sebelum


def test_forms_lapse_when_the_answers_they_were_filled_from_change(p: Permohonan) -> None:
    satu, foto_ktp = _kuasa(p), _serahkan(p)
    simpan_isian(p, jawaban={"cerita": "Hilang di pasar."}, versi=p.versi, kini=menit(10))
    assert queries.berkas_berlaku(p) == {"ktp_el": foto_ktp}
    satu.refresh_from_db()
    assert satu.diganti == menit(10), "kept, as superseded"


def _gagal(*_: object, **__: object) -> None:
    raise RuntimeError("gagal di ujung")
