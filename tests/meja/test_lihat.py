"""One case on the desk: who sees it, what it shows, papers and drafts."""

import io
import re
from collections.abc import Callable

import pytest
from django.test import Client
from PIL import Image

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries
from tests.meja.dunia import Dunia

Masuk = Callable[[Penugasan], Client]


def _tombol(halaman: str) -> list[str]:
    return re.findall(r'name="putusan"\s+value="([^"]*)"', halaman)


def test_another_office_gets_404(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    assert dunia.orang_lain
    klien = masuk(dunia.orang_lain)
    for ujung in ("", "draf-kk-1.pdf", "berkas/1/1.jpg"):
        assert klien.get(f"/meja/b/{p.nomor}/{ujung}").status_code == 404
    for ujung in ("putus/", "ambil/", "lepas/"):
        assert klien.post(f"/meja/b/{p.nomor}/{ujung}").status_code == 404


def test_position_without_a_lane_gets_404(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    assert masuk(dunia.orang_baru("Agus", Jabatan.PEREKAM)).get(f"/meja/b/{p.nomor}/").status_code == 404


def test_case_not_handed_in_does_not_exist(dunia: Dunia, masuk: Masuk) -> None:
    assert masuk(dunia.penugasan[Jabatan.OPERATOR]).get("/meja/b/KK-1606-26-000001/").status_code == 404


def test_wrong_role_reads_only_and_learns_whose_turn_it_is(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    halaman = masuk(dunia.penugasan[Jabatan.KABID]).get(f"/meja/b/{p.nomor}/").content.decode()
    assert "Hanya untuk dibaca." in halaman
    assert "Sekarang giliran Operator." in halaman
    assert not _tombol(halaman)
    assert 'name="sesuai"' not in halaman


@pytest.mark.parametrize(
    ("sebelumnya", "jabatan", "jawaban"),
    [
        ([], Jabatan.OPERATOR, ["tidak lengkap", "lengkap"]),
        ([Jabatan.OPERATOR], Jabatan.SUBKOORD, ["tidak lengkap", "lengkap"]),
        ([Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID], Jabatan.KADIS, ["ditolak"]),
    ],
)
def test_answers_are_named_as_the_sop_names_them(
    dunia: Dunia, masuk: Masuk, sebelumnya: list[str], jabatan: str, jawaban: list[str]
) -> None:
    """The head of office goes forward by signing, on its own page."""
    p = dunia.ajukan()
    for s in sebelumnya:
        p = dunia.putus(p, s, "lengkap")
    assert _tombol(masuk(dunia.penugasan[jabatan]).get(f"/meja/b/{p.nomor}/").content.decode()) == jawaban


def test_child_is_marked_as_new_before_anything_is_drafted(dunia: Dunia, masuk: Masuk) -> None:
    halaman = masuk(dunia.penugasan[Jabatan.OPERATOR]).get(f"/meja/b/{dunia.ajukan().nomor}/").content.decode()
    assert "<ins>KIRANA PRANOTO</ins>" in halaman
    assert "<ins>dibuat saat diteruskan</ins>" in halaman
    assert "1 anggota baru atau keluar" in halaman


def test_sheet_is_our_own_jpeg_and_never_cached(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    with di_kantor(dunia.kantor.kode):
        berkas = queries.berkas_berlaku(p)["kk_lama"]
    balasan = masuk(dunia.penugasan[Jabatan.OPERATOR]).get(f"/meja/b/{p.nomor}/berkas/{berkas.pk}/1.jpg")
    assert balasan.headers["Content-Type"] == "image/jpeg"
    assert balasan.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in balasan.headers["Cache-Control"]
    assert Image.open(io.BytesIO(balasan.content)).format == "JPEG"


def test_a_citizens_own_file_is_never_handed_out(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    with di_kantor(dunia.kantor.kode):
        berkas = queries.berkas_berlaku(p)["kk_lama"]
    halaman = masuk(dunia.penugasan[Jabatan.OPERATOR]).get(f"/meja/b/{p.nomor}/").content.decode()
    assert f"/meja/b/{p.nomor}/berkas/{berkas.pk}/1.jpg" in halaman
    assert not re.search(rf"/berkas/{berkas.pk}/(?!1\.jpg)", halaman)


def test_paper_of_another_case_is_not_found(dunia: Dunia, masuk: Masuk) -> None:
    satu, dua = dunia.ajukan(), dunia.ajukan()
    with di_kantor(dunia.kantor.kode):
        berkas = queries.berkas_berlaku(dua)["kk_lama"]
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    assert klien.get(f"/meja/b/{satu.nomor}/berkas/{berkas.pk}/1.jpg").status_code == 404


def test_viewer_turns_and_shows_two_papers_by_address_alone(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    with di_kantor(dunia.kantor.kode):
        ada = queries.berkas_berlaku(p)
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    isi = {"berkas": ada["akta_kelahiran"].pk, "banding": ada["kk_lama"].pk, "putar": 90, "zoom": 2}
    halaman = klien.get(f"/meja/b/{p.nomor}/", isi).content.decode()
    assert halaman.count("zoom-2 putar-90") == 2
    assert f"berkas/{ada['akta_kelahiran'].pk}/1.jpg" in halaman
    assert f"berkas/{ada['kk_lama'].pk}/1.jpg" in halaman
    aneh = klien.get(f"/meja/b/{p.nomor}/", {"berkas": "x", "putar": "45", "zoom": "99"})
    assert "zoom-1 putar-0" in aneh.content.decode()


@pytest.mark.parametrize("apa", ["kk", "biodata"])
def test_drafts_are_pdf(dunia: Dunia, masuk: Masuk, apa: str) -> None:
    p = dunia.ajukan()
    balasan = masuk(dunia.penugasan[Jabatan.OPERATOR]).get(f"/meja/b/{p.nomor}/draf-{apa}-1.pdf")
    assert balasan.headers["Content-Type"] == "application/pdf"
    assert balasan.content.startswith(b"%PDF")
    assert "no-store" in balasan.headers["Cache-Control"]


def test_unknown_draft_is_not_found(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    assert masuk(dunia.penugasan[Jabatan.OPERATOR]).get(f"/meja/b/{p.nomor}/draf-akta-1.pdf").status_code == 404
