"""An office of real people is opened from the command line alone, and refuses what would be wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOP = "kk-online-musi-banyuasin"
RAHASIA = "rahasia-uji-coba-yang-panjang-sekali-0001"


@pytest.fixture(scope="module")
def lingkungan(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith("TERTIB_")}
    map_data = tmp_path_factory.mktemp("kantor")
    return bersih | {
        "TERTIB_PERAGAAN": "0",
        "TERTIB_RAHASIA": RAHASIA,
        "TERTIB_SITUS": "https://kk.contoh.test",
        "TERTIB_DATA": str(map_data),
        "DJANGO_SETTINGS_MODULE": "tertib.settings",
    }


def _tertib(lingkungan: dict[str, str], *argumen: str, masukan: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tertib", *argumen],
        env=lingkungan,
        input=masukan,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def _tambah(lingkungan: dict[str, str], jabatan: str, email: str, nip: str) -> subprocess.CompletedProcess[str]:
    nama = f"Petugas {jabatan.title()}"
    return _tertib(
        lingkungan, "petugas", "tambah", "16.06", "--jabatan", jabatan, "--nama", nama, "--nip", nip, "--email", email
    )


def test_an_office_opens_and_two_people_adopt_a_sop(lingkungan: dict[str, str], tmp_path: Path) -> None:
    buka = _tertib(lingkungan, "kantor", "buka", "16.06", "--slug", "muba", "--ibu-kota", "Sekayu")
    assert buka.returncode == 0, buka.stderr
    assert "/k/muba/" in buka.stdout
    operator = _tambah(lingkungan, "operator", "operator@kantor.test", "197001012005011000")
    assert "Sandi pertama" in operator.stdout
    assert "Sandi pertama" in _tambah(lingkungan, "kadis", "kadis@kantor.test", "197001022005011000").stdout

    usul = _tertib(lingkungan, "kantor", "sop", "16.06", SOP, "--oleh", "operator@kantor.test")
    assert "diusulkan" in usul.stdout
    sendiri = _tertib(lingkungan, "kantor", "sop", "16.06", SOP, "--oleh", "operator@kantor.test", "--aktifkan")
    assert (sendiri.returncode, "orang lain" in sendiri.stderr) == (1, True)
    lain = _tertib(lingkungan, "kantor", "sop", "16.06", SOP, "--oleh", "kadis@kantor.test", "--aktifkan")
    assert "berlaku untuk permohonan baru" in lain.stdout
    assert "Diketik ke SIAK" in _tertib(lingkungan, "kantor", "siak", "16.06", "manual").stdout
    assert _tertib(lingkungan, "kantor", "siak", "16.06", "lain").returncode == 2


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (("kantor", "buka", "99.99", "--slug", "x", "--ibu-kota", "X"), "bukan kode kabupaten"),
        (("kantor", "sop", "13.05", SOP, "--oleh", "a@b.test"), "belum dibuka"),
        (("petugas", "sertifikat", "tidak-ada@kantor.test"), "Tidak ada petugas"),
    ],
)
def test_a_refusal_is_one_sentence(lingkungan: dict[str, str], argumen: tuple[str, ...], kalimat: str) -> None:
    hasil = _tertib(lingkungan, *argumen)
    assert hasil.returncode == 1
    assert kalimat in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_an_unknown_position_or_number_is_refused(lingkungan: dict[str, str]) -> None:
    _tertib(lingkungan, "kantor", "buka", "16.06", "--slug", "muba", "--ibu-kota", "Sekayu")
    assert "Jabatan tidak dikenal" in _tambah(lingkungan, "raja", "raja@kantor.test", "197001032005011000").stderr
    assert "18 angka" in _tambah(lingkungan, "kasi", "kasi@kantor.test", "1970").stderr
