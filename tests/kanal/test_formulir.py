"""The forms in the citizen's door: filled from what was answered, signed on screen or on paper, blank for everybody."""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tertib.alur import berkas as alur_berkas
from tertib.alur.pelaku import petugas
from tertib.dokumen.formulir.daftar import FORMULIR
from tertib.inti import penyimpanan
from tertib.inti.lingkup import lintas_kantor
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tertib.permohonan.models import Berkas
from tests.kanal.pemohon import DIRI, Pemohon, teks
from tests.meja.dunia import KINI, NIK_AYAH, NIK_IBU, Dunia, gambar

ORANG = {
    "suami_nama": "Bagus Pranoto",
    "suami_nik": "1606011203850001",
    "istri_nama": "Siti Rahmawati",
    "istri_nik": NIK_IBU,
    "tanggal_peristiwa-hari": "17",
    "tanggal_peristiwa-bulan": "5",
    "tanggal_peristiwa-tahun": "2019",
    "anak": "Kirana Pranoto, 1606-LU-02112026-0001",
    "saksi1_nama": "Hadi Wijaya",
    "saksi1_nik": "1606010101700005",
    "saksi2_nama": "Intan Permata",
    "saksi2_nik": "1606014202750006",
}
TANDA = {
    "aksi": "tanda",
    "pernyataan": "ya",
    "nama-suami": "bagus pranoto",
    "nama-istri": "SITI RAHMAWATI",
    "nama-saksi1": "Hadi Wijaya",
    "nama-saksi2": "Intan Permata",
}


@pytest.fixture
def belum_tercatat(pemohon: Pemohon) -> Pemohon:
    """A citizen whose marriage is not registered, at the papers."""
    pemohon.isi("pemohon", DIRI)
    pemohon.isi("orang_tua", {"orang_tua": "kepala"})
    pemohon.isi("perkawinan", {"perkawinan": "belum"})
    return pemohon


def kirim(pemohon: Pemohon, *bagian: dict[str, object], kode: str = "F-1.05") -> HttpResponse:
    isi = {k: v for satu in bagian for k, v in satu.items()}
    return pemohon.klien.post(f"/p/{pemohon.token}/formulir/{kode}/", isi)


def halaman_pdf(isi: bytes) -> Iterator[str]:
    for halaman in pdfium.PdfDocument(isi):
        yield " ".join(halaman.get_textpage().get_text_bounded().split())


def berkas(pemohon: Pemohon) -> dict[str, Berkas]:
    with lintas_kantor():
        return queries.berkas_berlaku(pemohon.permohonan)


def isi_berkas(pemohon: Pemohon, syarat: str) -> bytes:
    with lintas_kantor():
        return penyimpanan.baca(berkas(pemohon)[syarat].simpanan, kait=f"permohonan:{pemohon.permohonan.pk}")


def test_the_slot_offers_screen_and_paper(belum_tercatat: Pemohon) -> None:
    html = belum_tercatat.buka("berkas/").content.decode()
    assert html.count("Isi dan tanda tangani di layar") == 1
    assert f'href="/p/{belum_tercatat.token}/formulir/F-1.05/"' in html
    assert f'href="/p/{belum_tercatat.token}/formulir/F-1.05.pdf"' in html


def test_what_was_answered_is_not_asked_again(belum_tercatat: Pemohon) -> None:
    html = belum_tercatat.buka("formulir/F-1.05/").content.decode()
    assert f'value="{NIK_IBU}"' in html and 'value="Siti Rahmawati"' in html


def test_nothing_of_the_register_before_identity_is_proven(belum_tercatat: Pemohon) -> None:
    for jalan in ("formulir/F-1.05/", "formulir/F-1.05.pdf", "formulir/F-1.01.pdf", "formulir/F-1.06.pdf"):
        balasan = belum_tercatat.buka(jalan)
        isi = " ".join(halaman_pdf(balasan.content)) if jalan.endswith("pdf") else teks(balasan)
        for rahasia in ("BAGUS PRANOTO", NIK_AYAH, "JALAN MERDEKA 7"):
            assert rahasia not in isi.upper() and rahasia not in isi.replace(" ", ""), jalan


def lihat_ktp(pemohon: Pemohon, dunia: Dunia) -> None:
    with lintas_kantor():
        loket = petugas(dunia.penugasan[Jabatan.OPERATOR])
        alur_berkas.lihat_asli(pemohon.permohonan, syarat=queries.IDENTITAS, pelaku=loket, kini=KINI)


def test_the_register_fills_the_form_once_an_official_saw_the_ktp(belum_tercatat: Pemohon, dunia: Dunia) -> None:
    lihat_ktp(belum_tercatat, dunia)
    html = belum_tercatat.buka("formulir/F-1.05/").content.decode()
    assert f'value="{NIK_AYAH}"' in html and 'value="Bagus Pranoto"' in html


@pytest.mark.parametrize(
    "ganti", [{"nik": "1606014202750006"}, {"nama": "Orang Lain"}, {"nomor_kk": "1606011408200002"}]
)
def test_who_was_identified_cannot_read_the_card_of_another(
    belum_tercatat: Pemohon, dunia: Dunia, ganti: dict[str, str]
) -> None:
    lihat_ktp(belum_tercatat, dunia)
    assert belum_tercatat.isi("pemohon", {**DIRI, **ganti}).status_code == 302
    assert queries.IDENTITAS not in berkas(belum_tercatat)
    for kode in ("F-1.01", "F-1.05"):
        assert "BAGUS" not in " ".join(halaman_pdf(belum_tercatat.buka(f"formulir/{kode}.pdf").content)).upper()


def test_signed_by_four_it_lies_in_its_slot(belum_tercatat: Pemohon) -> None:
    baca = kirim(belum_tercatat, ORANG, {"aksi": "baca"})
    assert baca.status_code == 200 and "BAGUS PRANOTO" in teks(baca).upper() and "17-05-2019" in teks(baca)
    assert berkas(belum_tercatat) == {}, "reading stores nothing"
    balasan = kirim(belum_tercatat, ORANG, TANDA)
    assert balasan["Location"].endswith("/berkas/#slot-sptjm_perkawinan")
    satu = berkas(belum_tercatat)["sptjm_perkawinan"]
    assert (satu.formulir, satu.jenis, satu.lembar) == ("F-1.05", "application/pdf", 1)
    (isi,) = halaman_pdf(isi_berkas(belum_tercatat, "sptjm_perkawinan"))
    for nama in ("Bagus Pranoto", "Siti Rahmawati", "Hadi Wijaya", "Intan Permata", "Kirana Pranoto"):
        assert nama.upper() in isi.upper(), nama


def test_a_signature_may_be_drawn(belum_tercatat: Pemohon) -> None:
    coretan = {f"gambar-{k}": SimpleUploadedFile("t.png", gambar("black")) for k in ("suami", "saksi2")}
    kosong = {"nama-suami": "", "nama-saksi2": ""}
    assert kirim(belum_tercatat, ORANG, TANDA, kosong, coretan).status_code == 302


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"nama-saksi2": ""}, "ketik persis: INTAN PERMATA"),
        ({"nama-suami": "Orang Lain"}, "ketik persis: BAGUS PRANOTO"),
        ({"pernyataan": ""}, "Centang pernyataan"),
        ({"saksi1_nik": "123"}, "Tulis 16 angka"),
        ({"saksi1_nama": ""}, "Tulis nama lengkap saksi pertama"),
        ({"tanggal_peristiwa-hari": "31", "tanggal_peristiwa-bulan": "2"}, "tidak ada di kalender"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(
    belum_tercatat: Pemohon, ganti: dict[str, str], kalimat: str
) -> None:
    balasan = kirim(belum_tercatat, ORANG, TANDA, ganti)
    assert balasan.status_code == 422 and kalimat in teks(balasan)
    assert berkas(belum_tercatat) == {}
    assert ORANG["saksi2_nik"] in balasan.content.decode(), "what was typed well is not lost"


def test_an_empty_drawing_is_no_signature(belum_tercatat: Pemohon) -> None:
    putih = {"gambar-suami": SimpleUploadedFile("t.png", gambar("white")), "nama-suami": ""}
    balasan = kirim(belum_tercatat, ORANG, TANDA, putih)
    assert balasan.status_code == 422 and "Tanda tangan masih kosong" in teks(balasan)


def test_signatures_fall_with_the_answers_they_stood_under(belum_tercatat: Pemohon) -> None:
    kirim(belum_tercatat, ORANG, TANDA)
    belum_tercatat.unggah("kk_lama")
    belum_tercatat.isi("kelahiran", {"tempat_lahir": "Palembang", "akta_lahir": "1606-LU-1", "golongan_darah": ""})
    assert set(berkas(belum_tercatat)) == {"kk_lama"}, "a photo stays, a signed form does not"


def test_a_photo_of_the_paper_form_is_as_good(belum_tercatat: Pemohon) -> None:
    unduhan = belum_tercatat.buka("formulir/F-1.05.pdf")
    assert unduhan["Cache-Control"] == "no-store, private" and unduhan.content.startswith(b"%PDF-")
    assert belum_tercatat.unggah("sptjm_perkawinan").status_code == 302
    assert berkas(belum_tercatat)["sptjm_perkawinan"].formulir == ""


def test_a_form_the_case_does_not_ask_for_cannot_be_signed(pemohon: Pemohon) -> None:
    pemohon.isi("pemohon", DIRI)
    for kode in ("F-1.03", "F-1.05", "F-1.06"):
        assert kirim(pemohon, ORANG, TANDA, kode=kode).status_code == 302
    assert berkas(pemohon) == {}
    assert pemohon.buka("formulir/F-9.99/").status_code == 404


def test_the_power_of_attorney_while_officials_work(terkirim: Pemohon) -> None:
    kuasa = {
        "kuasa_nama": "Hadi Wijaya",
        "kuasa_nik": "1606010101700005",
        "kuasa_alamat": "Jalan Sudirman 3",
        "kuasa_alasan": "",
    }
    assert "F-1.07" in teks(terkirim.buka())
    tanda = {"aksi": "tanda", "pernyataan": "ya", "nama-kuasa": "hadi wijaya", "nama-pemohon": "siti rahmawati"}
    assert kirim(terkirim, kuasa, tanda, kode="F-1.07")["Location"] == f"/p/{terkirim.token}/"
    assert berkas(terkirim)[queries.SURAT_KUASA].formulir == "F-1.07"


def test_f102_is_signed_as_a_whole(terkirim: Pemohon) -> None:
    satu = berkas(terkirim)[queries.TANDA_TANGAN]
    assert satu.formulir == "F-1.02"
    (isi,) = halaman_pdf(isi_berkas(terkirim, queries.TANDA_TANGAN))
    assert "SITI RAHMAWATI" in isi and NIK_IBU in isi.replace(" ", "")


def test_blank_forms_for_everybody(dunia: Dunia) -> None:
    klien = Client()
    isi = klien.get("/k/musi-banyuasin/formulir/").content.decode()
    for kode in FORMULIR:
        assert f"/k/musi-banyuasin/formulir/{kode}.pdf" in isi
        balasan = klien.get(f"/k/musi-banyuasin/formulir/{kode}.pdf")
        assert kode in next(halaman_pdf(balasan.content)) and balasan["Content-Type"] == "application/pdf"
    assert klien.get("/k/musi-banyuasin/formulir/F-9.99.pdf").status_code == 404
