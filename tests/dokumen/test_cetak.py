import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from tertib.dokumen import qr
from tertib.dokumen.cetak import HurufTidakAda, KartuBelumLengkap, biodata_pdf, kartu_pdf
from tertib.dokumen.kartu import Kartu
from tests.dokumen.conftest import KADIS, TAUTAN, WAKTU, Jalankan, biodata, kartu, konsep, orang


def cetak(isi: Kartu) -> bytes:
    return kartu_pdf(isi, cap=None, tautan=TAUTAN, waktu=WAKTU)


def gambar(poppler: Jalankan, pdf: bytes, tmp_path: Path, dpi: int = 150) -> list[Image.Image]:
    poppler(pdf, "pdftoppm", "-r", str(dpi), "-png", "{}", str(tmp_path / "hal"))
    return [Image.open(io.BytesIO(berkas.read_bytes())) for berkas in sorted(tmp_path.glob("hal*.png"))]


def baris_kartu(teks: str, nomor: int) -> list[str]:
    return [baris for baris in teks.splitlines() if re.match(rf"\s*{nomor}(\s|$)", baris)]


@pytest.mark.parametrize("banyak", [1, 4, 10, 14])
def test_each_member_stands_in_its_row_of_both_tables(poppler: Jalankan, banyak: int) -> None:
    teks = poppler(cetak(kartu(banyak)), "pdftotext", "-layout", "{}", "-")
    for i in range(banyak):
        satu, dua = baris_kartu(teks, i + 1)
        assert orang(i).nama in satu
        assert orang(i).nik in satu
        assert orang(i).tanggal_lahir in satu
        assert orang(i).hubungan in dua
        assert orang(i).ayah in dua
        assert orang(i).ibu in dua
    halaman = 1 if banyak <= 10 else 2
    assert [len(baris_kartu(teks, n)) for n in range(1, halaman * 10 + 1)] == [2] * halaman * 10
    assert f"halaman {halaman} dari {halaman}" in teks
    assert teks.count("KARTU KELUARGA") == teks.count("No. 1606012011260000") == halaman


@pytest.mark.parametrize("banyak", [1, 10, 14])
def test_sixty_letter_names_print_complete(poppler: Jalankan, banyak: int) -> None:
    assert len(orang(0, panjang=True).nama) == 60
    pdf = cetak(kartu(banyak, panjang=True))
    assert poppler(pdf, "pdfinfo", "{}").count("Pages:") == 1
    assert re.search(rf"Pages:\s+{-(-banyak // 10)}\n", poppler(pdf, "pdfinfo", "{}"))
    teks = re.sub(r"\s+", " ", poppler(pdf, "pdftotext", "{}", "-"))
    for i in range(banyak):
        assert teks.count(orang(i, panjang=True).nama) >= 3


def test_a_word_longer_than_its_column_breaks_and_stays_in_it(poppler: Jalankan) -> None:
    kata = "MWQ" * 20
    satu = replace(orang(0), nama=kata, ayah=kata, ibu=kata, tempat_lahir=kata[:30])
    kotak = poppler(cetak(replace(kartu(1), anggota=(satu,), kepala=kata)), "pdftotext", "-bbox", "{}", "-")
    kata_kata = re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>([MWQ\u200b]+)<', kotak)
    lebar = [float(kanan) - float(kiri) for kiri, kanan, _ in kata_kata]
    assert len(kata_kata) > 8
    mm = sorted((satu / 72 * 25.4 for satu in lebar), reverse=True)
    assert mm[0] < 117  # once beside "Nama Kepala Keluarga"; all others in a cell or on the signature line
    assert mm[1] < 66
    assert sum(len(teks.replace("\u200b", "")) for *_, teks in kata_kata) == 5 * 60 + 30


def test_same_data_same_bytes() -> None:
    perintah = (
        "import sys,hashlib; from tests.dokumen.conftest import *; from tertib.dokumen.cetak import kartu_pdf;"
        "print(hashlib.sha256(kartu_pdf(kartu(4), cap=None, tautan=TAUTAN, waktu=WAKTU)).hexdigest())"
    )
    jawab = [subprocess.run([sys.executable, "-c", perintah], capture_output=True, text=True).stdout for _ in range(2)]
    assert jawab[0] == jawab[1]
    assert len(jawab[0].strip()) == 64
    assert cetak(kartu(4)) != cetak(replace(kartu(4), alamat="JALAN MERDEKA NO. 46"))


def test_qr_is_read_from_the_printed_page(poppler: Jalankan, tmp_path: Path) -> None:
    for halaman in gambar(poppler, cetak(kartu(14)), tmp_path):
        assert qr.baca(halaman) == [TAUTAN]


@pytest.mark.parametrize("cap", ["DRAF", "KONSEP"])
def test_a_draft_says_so_in_words_and_across_the_page(poppler: Jalankan, tmp_path: Path, cap: str) -> None:
    pdf = kartu_pdf(konsep(4), cap=cap, tautan=None, waktu=WAKTU)  # type: ignore[arg-type]
    teks = poppler(pdf, "pdftotext", "{}", "-")
    assert "BUKAN DOKUMEN SAH" in teks
    assert cap in teks
    assert "ditandatangani secara elektronik" not in teks
    (halaman,) = gambar(poppler, pdf, tmp_path, dpi=50)
    assert qr.baca(halaman) == []
    assert merah_di_tengah(halaman) > 0.05


def test_a_final_card_carries_no_watermark(poppler: Jalankan, tmp_path: Path) -> None:
    pdf = cetak(kartu(4))
    assert "BUKAN DOKUMEN SAH" not in poppler(pdf, "pdftotext", "{}", "-")
    (halaman,) = gambar(poppler, pdf, tmp_path, dpi=50)
    assert merah_di_tengah(halaman) == 0


@pytest.mark.parametrize("pena", [False, True])
@pytest.mark.parametrize(("banyak", "panjang"), [(10, False), (10, True), (14, True)])
def test_a_card_of_the_demonstration_says_so_on_every_page_and_looks_the_same(
    poppler: Jalankan, banyak: int, panjang: bool, pena: bool
) -> None:
    isi = kartu(banyak, panjang=panjang)
    pdf = kartu_pdf(isi, cap=None, tautan=TAUTAN, waktu=WAKTU, penerbit="Tertib (setempat)", pena=pena, peragaan=True)
    halaman = poppler(pdf, "pdftotext", "-layout", "{}", "-").split("\f")[:-1]
    assert len(halaman) == -(-banyak // 10)
    assert [h.count("PERAGAAN – BUKAN DOKUMEN SAH") for h in halaman] == [2] * len(halaman)
    biasa = kartu_pdf(isi, cap=None, tautan=TAUTAN, waktu=WAKTU, penerbit="Tertib (setempat)", pena=pena)
    sebenarnya = poppler(biasa, "pdftotext", "-layout", "{}", "-").split("\f")[:-1]
    cap = ["PERAGAAN", "–", "BUKAN", "DOKUMEN", "SAH", "PERAGAAN", "–", "BUKAN", "DOKUMEN", "SAH."]
    assert [sorted(h.split()) for h in halaman] == [sorted(h.split() + cap) for h in sebenarnya]


def test_a_draft_of_the_demonstration_keeps_its_own_mark(poppler: Jalankan) -> None:
    pdf = kartu_pdf(konsep(4), cap="DRAF", tautan=None, waktu=WAKTU, peragaan=True)
    assert "PERAGAAN" not in poppler(pdf, "pdftotext", "{}", "-")


def merah_di_tengah(halaman: Image.Image) -> float:
    """Share of reddish pixels in the middle half of the page, where only the watermark is coloured."""
    lebar, tinggi = halaman.size
    tengah = halaman.convert("RGB").crop((lebar // 4, tinggi // 4, 3 * lebar // 4, 3 * tinggi // 4))
    titik = list(tengah.get_flattened_data())
    return sum(merah > hijau + 12 and merah > biru + 12 for merah, hijau, biru in titik) / len(titik)


@pytest.mark.parametrize("nama", ["ꦧꦸꦢꦶ SANTOSO", "BUDI 山", "محمد", "BUDI 🙂"])
def test_a_letter_the_fonts_lack_is_refused_by_name(nama: str) -> None:
    with pytest.raises(HurufTidakAda) as galat:
        cetak(replace(kartu(1), anggota=(replace(orang(0), nama=nama),)))
    assert galat.value.huruf[0] in nama
    assert "tidak dapat dicetak" in str(galat.value)


@pytest.mark.parametrize("huruf", ["\u202e", "\u0000", "\n", "\ue000"])
def test_invisible_characters_are_refused(huruf: str) -> None:
    with pytest.raises(HurufTidakAda):
        cetak(replace(kartu(1), alamat=f"JALAN {huruf}MERDEKA"))


def test_markup_in_data_prints_as_it_is(poppler: Jalankan) -> None:
    jahil = 'JALAN #panic("x") $x$ @ref *tebal* <script>'
    assert jahil in poppler(cetak(replace(kartu(1), alamat=jahil)), "pdftotext", "-layout", "{}", "-")


def test_a_final_card_must_be_complete_and_a_draft_has_no_link() -> None:
    with pytest.raises(KartuBelumLengkap, match="dikeluarkan"):
        cetak(konsep(1))
    with pytest.raises(KartuBelumLengkap, match="nomor kk, penandatangan"):
        cetak(replace(kartu(1), nomor_kk="", penandatangan=replace(KADIS, nama="")))
    with pytest.raises(ValueError, match="no QR"):
        kartu_pdf(konsep(1), cap="DRAF", tautan=TAUTAN, waktu=WAKTU)
    with pytest.raises(ValueError, match="aware"):
        kartu_pdf(konsep(1), cap="DRAF", tautan=None, waktu=datetime(2026, 11, 20))


def test_the_statement_names_the_issuer_only_when_told(poppler: Jalankan) -> None:
    dengan = kartu_pdf(kartu(1), cap=None, tautan=None, waktu=WAKTU, penerbit="Penerbit Contoh")
    assert "yang diterbitkan oleh Penerbit Contoh." in poppler(dengan, "pdftotext", "{}", "-")
    assert "diterbitkan oleh" not in poppler(cetak(kartu(1)), "pdftotext", "{}", "-")


def test_file_declares_pdfa_3a_and_pdfua_1() -> None:
    pdf = cetak(kartu(1))
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_fonts_are_the_shipped_ones_and_embedded(poppler: Jalankan) -> None:
    baris = poppler(cetak(kartu(1)), "pdffonts", "{}").splitlines()[2:]
    assert baris
    assert all("LiberationSans" in satu and satu.split()[-5] == "yes" for satu in baris)


def test_biodata_prints_every_label_with_its_value(poppler: Jalankan) -> None:
    isi = replace(biodata(), dikeluarkan=date(2026, 11, 20))
    teks = poppler(biodata_pdf(isi, cap=None, tautan=TAUTAN, waktu=WAKTU), "pdftotext", "-layout", "{}", "-")
    for _, pasangan in isi.bagian():
        for label, nilai in pasangan:
            assert re.search(rf"{re.escape(label)}\s+:\s*{re.escape(nilai or '-')}\n", teks), label
    assert "BUKAN DOKUMEN SAH" not in teks


def test_a_draft_biodata_says_so(poppler: Jalankan, tmp_path: Path) -> None:
    pdf = biodata_pdf(biodata(), cap="DRAF", tautan=None, waktu=WAKTU)
    assert "DRAF – BUKAN DOKUMEN SAH" in poppler(pdf, "pdftotext", "-layout", "{}", "-")
    (halaman,) = gambar(poppler, pdf, tmp_path, dpi=50)
    assert merah_di_tengah(halaman) > 0.05
    with pytest.raises(KartuBelumLengkap):
        biodata_pdf(biodata(), cap=None, tautan=TAUTAN, waktu=WAKTU)


def test_rendering_after_fork_is_refused_instead_of_hanging() -> None:
    perintah = (
        "import os; from tests.dokumen.conftest import *; from tertib.dokumen import cetak\n"
        "buat = lambda: cetak.kartu_pdf(kartu(1), cap=None, tautan=None, waktu=WAKTU)\n"
        "buat()\n"
        "if anak := os.fork():\n"
        "    print(os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1]))\n"
        "else:\n"
        "    try: buat()\n"
        "    except cetak.MesinTercabang: os._exit(7)\n"
    )
    jawab = subprocess.run([sys.executable, "-c", perintah], capture_output=True, text=True, timeout=60)
    assert jawab.stdout.strip() == "7", jawab.stderr
