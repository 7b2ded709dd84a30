import random
import re
from dataclasses import replace

import pytest

from tertib.dokumen import ruang
from tertib.dokumen.cetak import kartu_pdf
from tertib.dokumen.kartu import Kartu
from tests.dokumen.conftest import WAKTU, Jalankan, konsep, orang


def test_columns_of_both_tables_have_the_same_total_width() -> None:
    for tabel in (ruang.TABEL_1, ruang.TABEL_2):
        assert ruang.LEBAR_NOMOR + sum(ruang.LEBAR_KOLOM[kolom] for kolom in tabel) == 277


def test_lines_are_counted_with_the_width_of_letters() -> None:
    assert ruang.jumlah_baris("IIIIIIIIIIIIIIIIIIII", lebar=20, ukuran=7.2) == 1
    assert ruang.jumlah_baris("WWWWWWWWWW WWWWWWWWWW", lebar=26, ukuran=7.2) == 2
    assert ruang.jumlah_baris("W" * 60, lebar=26, ukuran=7.2) >= 6
    assert ruang.jumlah_baris("", lebar=26, ukuran=7.2) == 1


def test_a_usual_family_needs_no_measuring_and_a_crowded_one_does() -> None:
    assert ruang.gaya(konsep(4)) == 0
    assert ruang.gaya(replace(konsep(10), anggota=tuple(orang(i, panjang=True) for i in range(10)))) is None


DUA_BARIS = {0: "AKADEMI/DIPLOMA III/S. MUDA", 1: "M" * 9 + " " + "W" * 9, 2: "M" * 9 + " " + "W" * 9}


@pytest.mark.parametrize(("gaya", "banyak"), [(0, 0), (0, 1), (1, 5), (2, 9)])
def test_what_is_foreseen_fits_at_the_edge_of_each_style(poppler: Jalankan, gaya: int, banyak: int) -> None:
    """As many second lines as the style is trusted with: the line at the foot must stay on the paper."""
    anggota = tuple(replace(orang(i), pendidikan=DUA_BARIS[gaya] if i < banyak else "S1") for i in range(10))
    isi = replace(konsep(10), anggota=anggota)
    assert ruang.gaya(isi) == gaya
    periksa_kaki(poppler, isi)


def test_three_lines_of_position_and_a_long_office_still_print_large(poppler: Jalankan) -> None:
    tiga = ("KEPALA DINAS KEPENDUDUKAN", "DAN PENCATATAN SIPIL", "KABUPATEN MUSI BANYUASIN")
    isi = replace(
        konsep(10),
        anggota=tuple(replace(orang(i), pendidikan="S1") for i in range(10)),
        penandatangan=replace(konsep(1).penandatangan, jabatan=tiga),
        kantor=("Dinas Kependudukan dan Pencatatan Sipil Kabupaten Musi Banyuasin",),
    )
    assert ruang.gaya(isi) == 0
    periksa_kaki(poppler, isi)


@pytest.mark.parametrize("benih", range(4))
def test_random_families_fit(poppler: Jalankan, benih: int) -> None:
    acak = random.Random(benih)
    anggota = tuple(replace(orang(i), pendidikan=acak.choice(("S1", DUA_BARIS[0], DUA_BARIS[1]))) for i in range(10))
    alamat = acak.choice(("JALAN A", "JALAN MERDEKA RAYA NOMOR SATU " * 3))
    periksa_kaki(poppler, replace(konsep(10), anggota=anggota, alamat=alamat))


def periksa_kaki(poppler: Jalankan, isi: Kartu) -> None:
    pdf = kartu_pdf(isi, cap="KONSEP", tautan=None, waktu=WAKTU)
    assert re.search(r"Pages:\s+1\n", poppler(pdf, "pdfinfo", "{}"))
    bawah = re.findall(r'yMax="([\d.]+)">halaman<', poppler(pdf, "pdftotext", "-bbox", "{}", "-"))
    assert len(bawah) == 1
    assert float(bawah[0]) < (210 - 7) / 25.4 * 72
