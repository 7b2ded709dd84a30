import random
import re
from dataclasses import replace

import pytest

from tertib.dokumen import ruang
from tertib.dokumen.cetak import kartu_pdf
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


@pytest.mark.parametrize("benih", range(6))
def test_whatever_is_foreseen_fits_with_the_last_line_on_the_page(poppler: Jalankan, benih: int) -> None:
    """Random families at the edge of each style: the line at the foot must stay on the paper."""
    acak = random.Random(benih)
    anggota = tuple(
        replace(
            orang(i), pendidikan=acak.choice(("S1", "AKADEMI/DIPLOMA III/S. MUDA", "M" * 9 + " " + "W" * 9 + " MM"))
        )
        for i in range(10)
    )
    isi = replace(konsep(10), anggota=anggota, alamat=acak.choice(("JALAN A", "JALAN MERDEKA RAYA NOMOR SATU " * 3)))
    pdf = kartu_pdf(isi, cap="KONSEP", tautan=None, waktu=WAKTU)
    assert re.search(r"Pages:\s+1\n", poppler(pdf, "pdfinfo", "{}"))
    kotak = poppler(pdf, "pdftotext", "-bbox", "{}", "-")
    bawah = max(float(y) for y in re.findall(r'yMax="([\d.]+)"', kotak))
    kata = re.findall(r'yMax="([\d.]+)">(halaman)<', kotak)
    assert [float(y) for y, _ in kata] == [pytest.approx(bawah, abs=3)]
    assert bawah < (210 - 7) / 25.4 * 72
