"""Each form says what it was filled with, at its place, and stays within its pages."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from tertib.alur.tanda_tangan_ketik import gambar_nama
from tertib.dokumen.cetak import HurufTidakAda
from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.cetak import formulir_pdf, lembar_formulir
from tertib.dokumen.formulir.daftar import FORMULIR, KOSONG, formulir_untuk
from tertib.dokumen.formulir.jenis import Centang, Formulir
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.rules.jenis import Anggota
from tests.dokumen.conftest import WAKTU, Jalankan
from tests.dokumen.formulir.contoh import ANAK, CONTOH, DASAR, KELUARGA, NIK_BAGUS, NIK_SITI, NOMOR_KK, RENTAN

HALAMAN = {"F-1.01": 4, "F-1.02": 1, "F-1.03": 2, "F-1.04": 1, "F-1.05": 1, "F-1.06": 1, "F-1.07": 1}
NAMA_60 = "RADEN MAS HARYO KUSUMODININGRAT PRAWIRANEGARA WIRYOATMODJOAA"
SATU_KATA = "W" * 60
TERISI = {
    "F-1.01": [
        r"1\. Nama kepala keluarga : BAGUS PRANOTO",
        r"3\. Kode pos : 3 0 7 1 1 4\. RT 0 0 4 5\. RW 0 0 2 6\. Jumlah anggota keluarga 0 3",
        r"12\. Desa/Kelurahan : 1 0 0 9 BALAI AGUNG",
        r"3 LAKI-LAKI|PEREMPUAN SEKAYU 02-03-2010 WNI 2 ADA",
        r"3 1606-LU-02032010-0007 TIDAK TAHU ISLAM BELUM KAWIN",
        r"3 ANAK TAMAT SD/SEDERAJAT PELAJAR/MAHASISWA",
        rf"3 {NIK_SITI} SITI RAHMAWATI {NIK_BAGUS} BAGUS PRANOTO",
    ],
    "F-1.02": [
        r"1\. Nama lengkap : SITI RAHMAWATI",
        rf"2\. Nomor Induk Kependudukan : {' '.join(NIK_SITI)}",
        rf"3\. Nomor Kartu Keluarga : {' '.join(NOMOR_KK)}",
        r"X 2 Peristiwa penting",
        r"X KK lama/KK rusak",
        r"X SPTJM perkawinan/perceraian belum tercatat",
    ],
    "F-1.03": [
        rf"1\. Nomor Kartu Keluarga : {' '.join(NOMOR_KK)}",
        r"5\. Alamat asal : JALAN MERDEKA NO\. 45",
        r"7\. Alamat tujuan pindah : JALAN DEMANG LEBAR DAUN NO\. 7",
        r"RT : 0 1 2 RW 0 0 3 Kode pos 3 0 1 3 7",
        r"a\. Desa/Kelurahan : BUKIT LAMA c\. Kab/Kota KOTA PALEMBANG",
        rf"1 {NIK_BAGUS} BAGUS PRANOTO KEPALA KELUARGA",
        rf"2 {ANAK.nik} KIRANA PRANOTO ANAK",
    ],
    "F-1.04": [
        r"1\. Nama lengkap : MBAH KARTO",
        r"3\. Tempat, tanggal lahir : SEKAYU, 1951",
        r"3 Ijazah Hilang saat banjir",
    ],
    "F-1.05": [
        rf"Nama lengkap : BAGUS PRANOTO NIK : {' '.join(NIK_BAGUS)} sebagai suami",
        rf"Nama lengkap : SITI RAHMAWATI NIK : {' '.join(NIK_SITI)} sebagai istri",
        r"telah melakukan perkawinan pada tanggal 17-05-2009",
        r"SAKSI II Nama lengkap : INTAN PERMATA NIK : 1 6 0 6 0 1 4 2 0 2 7 5 0 0 0 6",
        r"1 KIRANA PRANOTO 1606-LU-02032010-0007 ANAK",
    ],
    "F-1.06": [
        rf"2 SITI RAHMAWATI {NIK_SITI} ISTRI",
        r"2 SLTA/SEDERAJAT DIPLOMA IV/STRATA I Ijazah Strata I tahun 2025",
        r"2 ISLAM KRISTEN Ijazah Strata I tahun 2025 Golongan darah: TIDAK TAHU Golongan darah: O",
    ],
    "F-1.07": [
        r"Alamat : JALAN MERDEKA NO\. 45, RT 004/RW 002, BALAI AGUNG, SEKAYU",
        r"Nama lengkap : HADI WIJAYA",
        r"Dokumen dan keperluan : Kartu Keluarga \(C1 Hilang\)",
    ],
}


def susun(kode: str, bahan: Bahan) -> Formulir:
    jenis = FORMULIR[kode]
    return jenis.susun(replace(bahan, isian={**jenis.awal(bahan), **bahan.isian}))


def teks(poppler: Jalankan, pdf: bytes) -> str:
    """The lines from left to right, with single spaces and without the break chances inside long words."""
    return re.sub(r"\s+", " ", poppler(pdf, "pdftotext", "-layout", "{}", "-").replace("\u200b", ""))


def banyak_halaman(poppler: Jalankan, pdf: bytes) -> int:
    return int(re.search(r"Pages:\s+(\d+)", poppler(pdf, "pdfinfo", "{}"))[1])  # type: ignore[index]


def di_luar_tepi(poppler: Jalankan, pdf: bytes) -> list[str]:
    """Words that reach into the margins of their page."""
    keluar = []
    for halaman in re.findall(r"<page .*?</page>", poppler(pdf, "pdftotext", "-bbox", "{}", "-"), re.S):
        lebar, tinggi = (float(x) for x in re.match(r'<page width="([\d.]+)" height="([\d.]+)"', halaman).groups())  # type: ignore[union-attr]
        kata = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<', halaman)
        keluar += [
            k
            for *kotak, k in kata
            for x0, y0, x1, y1 in [map(float, kotak)]
            if x0 < 38 or x1 > lebar - 38 or y0 < 25 or y1 > tinggi - 15
        ]
    return keluar


@pytest.mark.parametrize("kode", FORMULIR)
def test_each_value_stands_at_its_field(poppler: Jalankan, kode: str) -> None:
    isi = teks(poppler, formulir_pdf(susun(kode, CONTOH[kode]), waktu=WAKTU))
    for pola in TERISI[kode]:
        assert re.search(pola, isi), f"{pola}\n{isi}"
    assert "Musi Banyuasin, 20 November 2026" in isi


@pytest.mark.parametrize("kode", FORMULIR)
def test_blank_it_has_its_code_its_title_and_no_value(poppler: Jalankan, kode: str) -> None:
    pdf = formulir_pdf(susun(kode, KOSONG), waktu=WAKTU)
    isi = teks(poppler, pdf)
    assert kode in isi and all(kata in isi for kata in re.split(r"[ /]", FORMULIR[kode].nama.upper()))
    assert "X " not in isi and "2026" not in isi and banyak_halaman(poppler, pdf) == HALAMAN[kode]


@pytest.mark.parametrize("kode", FORMULIR)
def test_the_usual_case_keeps_the_page_count_and_the_margins(poppler: Jalankan, kode: str) -> None:
    pdf = formulir_pdf(susun(kode, CONTOH[kode]), waktu=WAKTU)
    assert banyak_halaman(poppler, pdf) == HALAMAN[kode]
    assert di_luar_tepi(poppler, pdf) == []


@pytest.mark.parametrize("nama", [NAMA_60, SATU_KATA], ids=["sixty letters", "one word"])
@pytest.mark.parametrize("kode", FORMULIR)
def test_crowded_cards_and_long_names_stay_within_the_pages(poppler: Jalankan, kode: str, nama: str) -> None:
    anak = tuple(
        Anggota(replace(ANAK, nik=f"16060142031000{n:02d}", nama=nama, ayah=nama, ibu=nama), "4") for n in range(3, 15)
    )
    keluarga = replace(KELUARGA, alamat="JALAN " + nama, anggota=(*KELUARGA.anggota[:2], *anak))
    dasar = replace(CONTOH[kode], nama=nama, keluarga=keluarga)
    bahan = replace(dasar, isian={**dasar.isian, **{k: nama for k in dasar.isian if k.endswith("_nama")}})
    pdf = formulir_pdf(susun(kode, bahan), waktu=WAKTU)
    assert di_luar_tepi(poppler, pdf) == []
    assert banyak_halaman(poppler, pdf) <= HALAMAN[kode] + 3
    if kode in ("F-1.01", "F-1.06"):
        assert teks(poppler, pdf).count("1606014203100014" if kode == "F-1.06" else " 14 ") >= 1, (
            "the fourteenth member"
        )


@pytest.mark.parametrize("kode", FORMULIR)
def test_nobody_is_named_in_the_metadata(poppler: Jalankan, kode: str) -> None:
    pdf = formulir_pdf(susun(kode, CONTOH[kode]), waktu=WAKTU)
    tentang = poppler(pdf, "pdfinfo", "-meta", "{}") + poppler(pdf, "pdfinfo", "{}")
    assert kode in tentang and "Tagged:          yes" in tentang
    for rahasia in ("SITI", "BAGUS", NIK_SITI, NOMOR_KK, "Banyuasin"):
        assert rahasia not in tentang
    assert "3" in re.search(r"<pdfaid:part>(\d)", tentang)[1]  # type: ignore[index]


def test_the_same_form_is_the_same_bytes() -> None:
    satu, dua = (formulir_pdf(susun("F-1.05", CONTOH["F-1.05"]), waktu=WAKTU) for _ in range(2))
    assert satu == dua


def test_sheets_are_made_without_reading_the_pdf_back() -> None:
    lembar = lembar_formulir(susun("F-1.03", CONTOH["F-1.03"]), waktu=WAKTU)
    assert len(lembar) == 2 and all(x.startswith(b"\xff\xd8") for x in lembar)


def test_a_letter_the_fonts_lack_is_refused_by_name() -> None:
    with pytest.raises(HurufTidakAda, match="ꦱ"):
        formulir_pdf(susun("F-1.07", replace(DASAR, nama="ꦱꦶꦠꦶ")), waktu=WAKTU)


def test_a_signature_replaces_the_place_for_the_stamp(poppler: Jalankan) -> None:
    kosong = susun("F-1.07", CONTOH["F-1.07"])
    assert "Meterai" in teks(poppler, formulir_pdf(kosong, waktu=WAKTU))
    gambar = gambar_nama("Siti Rahmawati")
    tertanda = kosong.ditandatangani({"kuasa": gambar, "pemohon": gambar})
    pdf = formulir_pdf(tertanda, waktu=WAKTU)
    assert "Meterai" not in teks(poppler, pdf)
    tanda = [o.get_bounds() for o in pdfium.PdfDocument(pdf)[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE])]
    assert len(tanda) == 2 and all(kanan - kiri < 165 and atas - bawah < 45 for kiri, bawah, kanan, atas in tanda)


def test_one_box_of_part_two_for_each_kind() -> None:
    for jenis in JENIS.values():
        formulir = susun("F-1.02", replace(DASAR, jenis=jenis.kode, kode_f102=jenis.kode_f102))
        (kisi,) = (u for u in formulir.bagian[1].isi if isinstance(u, Centang))
        assert len(kisi.terpilih) == 1, jenis.kode


def test_every_paper_of_every_kind_has_a_box_or_needs_none() -> None:
    for jenis in JENIS.values():
        for syarat in jenis.syarat:
            formulir = susun("F-1.02", replace(DASAR, syarat=(syarat.kunci,)))
            (kisi,) = (u for u in formulir.bagian[2].isi if isinstance(u, Centang))
            assert len(kisi.terpilih) <= 1, syarat.kunci


@pytest.mark.parametrize(
    ("jenis", "fakta", "kode"),
    [
        ("kelahiran", {"orang_tua": "kepala", "perkawinan": "tercatat"}, ("F-1.02",)),
        ("kelahiran", {"orang_tua": "kepala", "perkawinan": "belum"}, ("F-1.02", "F-1.05")),
        ("perceraian", {"bukti": "belum"}, ("F-1.02", "F-1.05")),
        ("pindah", {}, ("F-1.02", "F-1.03")),
        ("ubah-data", {"elemen": "agama", "agama": "2"}, ("F-1.02", "F-1.06")),
        ("ubah-data", {"elemen": "status_kawin", "status_kawin": "3"}, ("F-1.02", "F-1.05", "F-1.06")),
        ("rentan", {"identitas": "tidak", "biometrik": "tidak"}, ("F-1.01", "F-1.02", "F-1.04")),
        ("rentan", {"identitas": "ya", "biometrik": "ditemukan"}, ("F-1.02",)),
        ("dari-luar-negeri", {"punya_nik": "tidak"}, ("F-1.01", "F-1.02")),
        ("hilang", {}, ("F-1.02",)),
    ],
)
def test_which_forms_a_request_needs(jenis: str, fakta: Mapping[str, str], kode: tuple[str, ...]) -> None:
    assert formulir_untuk(JENIS[jenis], fakta) == kode


def test_a_divorce_is_stated_as_one(poppler: Jalankan) -> None:
    bahan = replace(
        DASAR, jenis="perceraian", fakta={"siapa": NIK_BAGUS, "nik_pasangan": NIK_SITI, "tanggal_cerai": "2026-10-01"}
    )
    isi = teks(poppler, formulir_pdf(susun("F-1.05", bahan), waktu=WAKTU))
    assert "telah melakukan perceraian pada tanggal 01-10-2026" in isi


def test_husband_and_wife_are_told_apart_without_the_card() -> None:
    bahan = replace(DASAR, keluarga=None, jenis="kelahiran")
    assert FORMULIR["F-1.05"].awal(bahan) | {} == {
        "istri_nik": NIK_SITI,
        "istri_nama": "SITI RAHMAWATI",
        "tanggal_peristiwa": "",
        "anak": "",
    }


def test_biodata_of_somebody_on_no_card(poppler: Jalankan) -> None:
    isi = teks(poppler, formulir_pdf(susun("F-1.01", RENTAN), waktu=WAKTU))
    assert "1 MBAH KARTO" in isi and "2. Alamat : KAMPUNG HILIR" in isi and "CERAI MATI" in isi
