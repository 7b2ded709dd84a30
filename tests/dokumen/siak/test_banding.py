"""A card from elsewhere against what was approved: two layouts, long names, and every cell wrong in its turn."""

import json
from typing import Any

import pytest

from tertib.dokumen.cetak import kartu_pdf
from tertib.dokumen.kartu import KOLOM_ANGGOTA
from tertib.dokumen.siak.baca import LABEL, TidakTerbaca
from tertib.dokumen.siak.banding import bandingkan, sama
from tertib.simulator.siak.pembuat import tanpa_tanda
from tests.dokumen.conftest import TAUTAN, WAKTU, kartu


def siak(isi: dict[str, Any]) -> bytes:
    return tanpa_tanda(isi, waktu=WAKTU)


@pytest.mark.parametrize(("banyak", "panjang"), [(1, False), (4, False), (10, True), (14, True)])
def test_the_same_card_in_another_layout_differs_nowhere(banyak: int, panjang: bool) -> None:
    satu = kartu(banyak, panjang=panjang)
    assert bandingkan("kk", satu.kanonik(), siak(json.loads(satu.kanonik()))) == ()
    assert bandingkan("kk", satu.kanonik(), kartu_pdf(satu, cap=None, tautan=TAUTAN, waktu=WAKTU)) == ()


def test_every_cell_that_is_wrong_is_found_where_it_stands() -> None:
    """All at once: a letter more in each cell of the second row and each place of the head."""
    satu = kartu(3)
    isi = json.loads(satu.kanonik())
    for kunci in LABEL:
        isi[kunci] += " Q"
    baris = isi["anggota"][1]
    isi["anggota"][1] = {k: f"{baris[k]} Q" for k in KOLOM_ANGGOTA if k != "nik"} | {"nik": baris["nik"]}
    beda = bandingkan("kk", satu.kanonik(), siak(isi))
    assert len([b for b in beda if b.baris == 0]) == len(LABEL)
    assert len([b for b in beda if b.baris == 2]) == len(KOLOM_ANGGOTA) - 1
    assert not any(b.pengenal for b in beda) and len(beda) == len(LABEL) + len(KOLOM_ANGGOTA) - 1


@pytest.mark.parametrize("ubah", ["kurang", "lebih", "tukar"])
def test_members_missing_added_or_exchanged(ubah: str) -> None:
    satu = kartu(3)
    isi = json.loads(satu.kanonik())
    orang = isi["anggota"]
    isi["anggota"] = {
        "kurang": orang[:2],
        "lebih": [*orang, {**orang[0], "nik": "1606010101800077"}],
        "tukar": [orang[1], orang[0], orang[2]],
    }[ubah]
    beda = bandingkan("kk", satu.kanonik(), siak(isi))
    assert beda and any(b.pengenal for b in beda) == (ubah != "kurang")


def test_what_is_no_card_is_not_read() -> None:
    satu = kartu(1)
    for pdf in (b"", b"%PDF-1.7 bukan"):
        with pytest.raises(TidakTerbaca):
            bandingkan("kk", satu.kanonik(), pdf)


@pytest.mark.parametrize(
    ("kunci", "disetujui", "tercetak", "benar"),
    [
        ("nama", "SITI RAHMAWATI", "SITI\nRAHMAWATI", True),
        ("nama", "SITI RAHMAWATI", "SITI RAHMA\nWATI", True),
        ("nama", "SITI RAHMAWATI", "SITI RAHMA WATI", False),
        ("nama", "SITI RAHMAWATI", "SITI  RAHMAWATI ", True),
        ("nama", "SITI RAHMAWATI", "SITI RAHMAWATI.", False),
        ("paspor", "", "-", True),
        ("paspor", "-", "", True),
        ("paspor", "-", "A1", False),
        ("kabupaten", "KABUPATEN SOLOK", "SOLOK", True),
        ("kabupaten", "KOTA SOLOK", "SOLOK", False),
        ("rt_rw", "001/002", "001 / 002", True),
        ("rt_rw", "001/002", "01/02", False),
    ],
)
def test_tolerant_of_layout_strict_about_values(kunci: str, disetujui: str, tercetak: str, benar: bool) -> None:
    assert sama(kunci, disetujui, tercetak) is benar
