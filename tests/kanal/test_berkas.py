"""Papers and signature: one slot for one requirement; a good file is never asked for twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tertib.inti.lingkup import lintas_kantor
from tertib.permohonan import queries
from tertib.permohonan.models import Berkas
from tests.kanal.pemohon import HALAMAN, Pemohon, teks
from tests.meja.dunia import Dunia, gambar


def berlaku(pemohon: Pemohon) -> dict[str, Berkas]:
    with lintas_kantor():
        return queries.berkas_berlaku(pemohon.permohonan)


def test_each_requirement_has_its_slot(pemohon: Pemohon) -> None:
    html = pemohon.buka("berkas/").content.decode()
    assert html.count('<section class="slot') == 2
    assert html.count('type="file"') == 2 and "Kutipan akta kelahiran anak" in html


def test_an_answer_may_ask_for_one_paper_more(pemohon: Pemohon) -> None:
    pemohon.isi("orang_tua", {"orang_tua": "kepala"})
    pemohon.isi("perkawinan", {"perkawinan": "belum"})
    assert "F-1.05" in teks(pemohon.buka("berkas/"))


def test_a_file_that_came_in_is_shown_and_kept(pemohon: Pemohon) -> None:
    balasan = pemohon.unggah("kk_lama", nama="kk keluarga.jpg")
    assert balasan["Location"].endswith("/berkas/#slot-kk_lama")
    isi = teks(pemohon.buka("berkas/"))
    assert "kk keluarga.jpg" in isi and "Terkirim" in isi and isi.count("Belum ada") == 1


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"GIF89a bukan foto", "bukan PDF, JPEG, atau PNG"),
        (b"", "Berkas kosong"),
        (gambar()[:300], "rusak atau terpotong"),
        (b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024), "lebih dari 10 MB"),
    ],
    ids=["gif", "kosong", "terpotong", "terlalu besar"],
)
def test_a_bad_file_is_refused_at_its_slot(pemohon: Pemohon, isi: bytes, kalimat: str) -> None:
    balasan = pemohon.unggah("kk_lama", isi)
    html = balasan.content.decode()
    assert balasan.status_code == 422 and kalimat in teks(balasan)
    assert 'href="#berkas-kk_lama"' in html and 'id="berkas-kk_lama-g"' in html
    assert berlaku(pemohon) == {}


def test_sending_nothing_says_what_to_choose(pemohon: Pemohon) -> None:
    balasan = pemohon.klien.post(f"/p/{pemohon.token}/berkas/", {"syarat": "kk_lama"})
    assert "Pilih foto atau PDF dulu" in teks(balasan)


def test_a_slot_that_is_not_asked_for_takes_nothing(pemohon: Pemohon) -> None:
    for syarat in ("tanda-tangan", "ijazah"):
        assert pemohon.unggah(syarat).status_code == 422
    assert berlaku(pemohon) == {}


def test_going_on_names_what_is_missing(pemohon: Pemohon) -> None:
    pemohon.unggah("kk_lama")
    balasan = pemohon.klien.post(f"/p/{pemohon.token}/berkas/")
    assert balasan.status_code == 422
    assert "Kutipan akta kelahiran anak belum dikirim" in teks(balasan)
    assert "KK yang sekarang belum dikirim" not in teks(balasan)


def test_a_better_photo_supersedes(pemohon: Pemohon) -> None:
    pemohon.unggah("kk_lama")
    pertama = berlaku(pemohon)["kk_lama"].pk
    pemohon.unggah("kk_lama", gambar("yellow"))
    assert berlaku(pemohon)["kk_lama"].pk != pertama
    with lintas_kantor():
        assert Berkas.objects.filter(permohonan=pemohon.permohonan.pk).count() == 2


def test_a_signature_needs_the_statement(pemohon: Pemohon) -> None:
    pemohon.lengkapi()
    assert "Centang pernyataan" in teks(pemohon.tanda_tangan(pernyataan=""))


def test_a_typed_signature_is_the_applicants_name(pemohon: Pemohon) -> None:
    pemohon.lengkapi()
    pertama = berlaku(pemohon)[queries.TANDA_TANGAN].pk
    for salah in ("", "Bagus Pranoto"):
        balasan = pemohon.tanda_tangan(nama_diketik=salah)
        assert balasan.status_code == 422 and "ketik nama lengkap Anda persis: Siti Rahmawati" in teks(balasan)
    assert berlaku(pemohon)[queries.TANDA_TANGAN].pk == pertama
    assert pemohon.tanda_tangan(nama_diketik="  SITI   rahmawati ").status_code == 302


def test_a_drawn_signature_is_enough(pemohon: Pemohon) -> None:
    pemohon.lengkapi()
    coretan = SimpleUploadedFile("tanda-tangan.png", gambar("black"))
    assert pemohon.tanda_tangan(nama_diketik="", gambar=coretan).status_code == 302


def test_changing_an_answer_takes_the_signature_away(pemohon: Pemohon) -> None:
    pemohon.lengkapi()
    halaman, isian = HALAMAN["kelahiran"][1]
    balasan = pemohon.isi(halaman, {**isian, "tempat_lahir": "Palembang"}, ke="periksa")
    assert balasan["Location"].endswith("/tanda-tangan/")
    assert queries.TANDA_TANGAN not in berlaku(pemohon)
    pemohon.isi(halaman, {**isian, "tempat_lahir": "Palembang"})
    pemohon.tanda_tangan()
    pemohon.isi(halaman, {**isian, "tempat_lahir": "Palembang"})
    assert queries.TANDA_TANGAN in berlaku(pemohon), "saving the same answer again keeps it"


def test_papers_are_closed_while_officials_decide(terkirim: Pemohon, dunia: Dunia) -> None:
    balasan = terkirim.unggah("kk_lama")
    assert balasan["Location"] == f"/p/{terkirim.token}/"
    with lintas_kantor():
        assert Berkas.objects.filter(permohonan=terkirim.permohonan.pk, diganti__isnull=False).count() == 0
