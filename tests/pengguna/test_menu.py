"""The bar shows each position its pintu, and where one is."""

import pytest

from tertib.pengguna.menu import menu
from tertib.pengguna.models import Jabatan, Penugasan


def _nama(jabatan: str, alamat: str) -> list[tuple[str, bool]]:
    return [(str(p.nama), kini) for p, kini in menu(Penugasan(jabatan=jabatan), alamat)]


@pytest.mark.parametrize(
    ("jabatan", "alamat", "kini"),
    [
        (Jabatan.OPERATOR, "/meja/b/KK-1606-26-000001/", "Meja kerja"),
        (Jabatan.OPERATOR, "/meja/buku/register/", "Buku"),
        (Jabatan.OPERATOR, "/meja/arsip/", "Buku"),
        (Jabatan.KADIS, "/meja/tandatangan/KK-1606-26-000001/", "Tanda tangan"),
        (Jabatan.OPERATOR, "/meja/penduduk/7/", "Penduduk"),
        (Jabatan.OPERATOR, "/meja/tukar/", "Penduduk"),
        (Jabatan.KADIS, "/meja/syarat/kelahiran/", "Persyaratan"),
        (Jabatan.LOKET, "/loket/b/1/", "Loket"),
        (Jabatan.LOKET, "/loket/serah/", "Penyerahan"),
        (Jabatan.OPERATOR_NAGARI, "/nagari/", "Kantor nagari"),
    ],
)
def test_exactly_one_door_is_where_one_is(jabatan: str, alamat: str, kini: str) -> None:
    assert [nama for nama, di_sini in _nama(jabatan, alamat) if di_sini] == [kini]


def test_other_positions_pintu_are_not_shown() -> None:
    doors = ["Meja kerja", "Penduduk", "Buku", "Persyaratan"]
    assert [nama for nama, _kini in _nama(Jabatan.KABID, "/meja/")] == doors


def test_nobody_has_no_doors() -> None:
    assert menu(None, "/meja/") == []
