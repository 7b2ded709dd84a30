"""The language of `jika`: small, total, and never executed."""

import itertools

import pytest

from tertib.sop.syarat_jika import FaktaTidakAda, GalatSyarat, susun

KALIMAT = {
    'nik == "belum"': lambda n, r: n == "belum",
    'nik != "belum"': lambda n, r: n != "belum",
    'nik == "belum" dan perekaman == "belum"': lambda n, r: n == "belum" and r == "belum",
    'nik == "belum" atau perekaman == "belum"': lambda n, r: n == "belum" or r == "belum",
    'bukan nik == "belum" dan perekaman == "sudah"': lambda n, r: n != "belum" and r == "sudah",
    'bukan (nik == "belum" dan perekaman == "sudah")': lambda n, r: not (n == "belum" and r == "sudah"),
    'nik == "ada" atau nik == "belum" dan perekaman == "sudah"': lambda n, r: n == "ada" or r == "sudah",
    '(nik == "ada" atau nik == "belum") dan perekaman == "sudah"': lambda n, r: r == "sudah",
    'bukan bukan nik=="ada"': lambda n, r: n == "ada",
}


@pytest.mark.parametrize("teks", KALIMAT)
def test_arti(teks: str) -> None:
    for nik, rekam in itertools.product(("ada", "belum"), ("sudah", "belum")):
        assert susun(teks)({"nik": nik, "perekaman": rekam}) is KALIMAT[teks](nik, rekam), (nik, rekam)


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("", "akhir kalimat"),
        ("nik", "akhir kalimat"),
        ('nik = "ada"', '"="'),
        ('umur == "17"', '"umur" tidak dikenal'),
        ('nik == "mungkin"', 'tidak pernah "mungkin"'),
        ("nik == ada", '"ada"'),
        ('nik == "ada" nik == "ada"', '"nik"'),
        ('(nik == "ada"', "akhir kalimat"),
        ('"ada" == nik', '"ada"'),
        ('__import__("os")', '"_"'),
        ('nik == "ada" dan', "akhir kalimat"),
        ("(" * 50 + 'nik == "ada"' + ")" * 50, "terlalu dalam"),
        ("bukan " * 50 + 'nik == "ada"', "terlalu dalam"),
        ('nik == "ada"' + " " * 600, "terlalu panjang"),
    ],
)
def test_ditolak(teks: str, kata: str) -> None:
    with pytest.raises(GalatSyarat) as galat:
        susun(teks)
    assert kata in str(galat.value)


def test_fakta_belum_ada() -> None:
    with pytest.raises(FaktaTidakAda, match="perekaman"):
        susun('nik == "ada" dan perekaman == "sudah"')({"nik": "ada"})
