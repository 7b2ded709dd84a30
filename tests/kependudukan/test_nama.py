"""Names written for the first time (Permendagri 73/2022)."""

import pytest

from tertib.kependudukan.rules.nama import ATURAN_NAMA, banding, periksa_nama, rapikan


def _kode(nama: str, berat: str) -> set[str]:
    return {t.kode for t in periksa_nama(nama) if t.berat == berat}


@pytest.mark.parametrize(
    ("nama", "ditolak"),
    [
        ("Kirana Pranoto", set()),
        ("kirana   pranoto", set()),
        ("Ng Mei Lan", set()),
        ("", {"nama-kosong"}),
        ("   ", {"nama-kosong"}),
        ("Kirana P.", {"nama-tanda-baca"}),
        ("Kirana P", {"nama-singkatan"}),
        ("Muh Iqbal", {"nama-singkatan"}),
        ("Kirana 2", {"nama-tanda-baca", "nama-singkatan"}),
        ("Nur'aini Salma", {"nama-tanda-baca"}),
        ("Anne-Marie Putri", {"nama-tanda-baca"}),
        ("Kir\u0430na Pranoto", {"nama-bukan-latin"}),
        ("Kirana\u202ePranoto", {"nama-tanda-baca"}),
        ("A" * 30 + " " + "B" * 29, set()),
        ("A" * 30 + " " + "B" * 30, {"nama-panjang"}),
    ],
)
def test_what_officials_may_not_record(nama: str, ditolak: set[str]) -> None:
    assert _kode(nama, "tolak") == ditolak


@pytest.mark.parametrize(
    ("nama", "peringatan"),
    [
        ("Kirana Pranoto", set()),
        ("Kirana", {"nama-satu-kata"}),
        ("Renée Pranoto", {"nama-bertanda"}),
        ("Haji Kirana", {"nama-gelar"}),
        ("Krn Pranoto", {"nama-tanpa-vokal"}),
        ("Kiraaana Pranoto", {"nama-sulit-dibaca"}),
    ],
)
def test_what_an_official_decides(nama: str, peringatan: set[str]) -> None:
    assert _kode(nama, "peringatan") == peringatan
    assert not _kode(nama, "tolak")


def test_the_two_word_minimum_never_refuses() -> None:
    assert [t.berat for t in periksa_nama("Suyatno")] == ["peringatan"]


def test_each_rule_has_its_own_code_and_article() -> None:
    aturan = [a for a, _uji in ATURAN_NAMA]
    assert len({a.kode for a in aturan}) == len(aturan)
    assert all("73/2022" in a.pasal for a in aturan)


def test_invisible_letters_are_named_in_the_sentence() -> None:
    (temuan,) = (t for t in periksa_nama("Kirana\u202ePranoto Putri") if t.kode == "nama-tanda-baca")
    assert "U+202E" in temuan.kalimat
    assert "\u202e" not in temuan.kalimat


def test_tidying_and_comparing() -> None:
    assert rapikan("  kirana  pranoto ") == "KIRANA PRANOTO"
    assert banding("Nur'aini  Salmá") == banding("NURAINI SALMA") == "NURAINI SALMA"
