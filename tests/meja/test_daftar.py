"""The work list."""

import datetime as dt
from collections.abc import Callable

from django.test import Client

from tertib.pengguna.models import Jabatan, Penugasan
from tests.meja.dunia import KINI, Dunia

Masuk = Callable[[Penugasan], Client]


def _menit(n: int) -> dt.datetime:
    return KINI - dt.timedelta(minutes=n)


def test_latest_first(dunia: Dunia, masuk: Masuk) -> None:
    baru, telat = dunia.ajukan(_menit(1)), dunia.ajukan(_menit(17))
    halaman = masuk(dunia.penugasan[Jabatan.OPERATOR]).get("/meja/").content.decode()
    baris = halaman.split("<tbody>")[1]
    assert baris.index(telat.nomor) < baris.index(baru.nomor)
    assert "Terlambat 12 menit" in halaman
    assert "4 menit lagi" in halaman


def test_counts_filter(dunia: Dunia, masuk: Masuk) -> None:
    baru, telat = dunia.ajukan(_menit(1)), dunia.ajukan(_menit(17))
    halaman = masuk(dunia.penugasan[Jabatan.OPERATOR]).get("/meja/?waktu=lambat").content.decode()
    assert telat.nomor in halaman
    assert baru.nomor not in halaman


def test_only_steps_of_my_role(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    assert p.nomor not in masuk(dunia.penugasan[Jabatan.KABID]).get("/meja/").content.decode()


def test_another_office_sees_nothing(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    assert dunia.orang_lain
    klien = masuk(dunia.orang_lain)
    assert p.nomor not in klien.get("/meja/").content.decode()
    assert "Tidak ada permohonan bernomor" in klien.get("/meja/", {"cari": p.nomor}).content.decode()


def test_search_opens_the_exact_number_only(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    assert klien.get("/meja/", {"cari": p.nomor.lower()}).headers["Location"] == f"/meja/b/{p.nomor}/"
    assert klien.get("/meja/", {"cari": p.nomor[:-1]}).status_code == 200


def test_returned_case_says_how_often(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.putus(dunia.ajukan(), Jabatan.OPERATOR, "lengkap")
    dunia.putus(p, Jabatan.SUBKOORD, "tidak lengkap")
    assert "kembali ke-1" in masuk(dunia.penugasan[Jabatan.OPERATOR]).get("/meja/").content.decode()


def test_taken_case_leaves_the_list_of_colleagues(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    operator = masuk(dunia.penugasan[Jabatan.OPERATOR])
    operator.post(f"/meja/b/{p.nomor}/ambil/")
    assert p.nomor in operator.get("/meja/").content.decode()
    assert p.nomor not in masuk(dunia.rekan(Jabatan.OPERATOR)).get("/meja/").content.decode()


def test_assignment_can_be_switched(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.putus(dunia.ajukan(), Jabatan.OPERATOR, "lengkap")
    kedua = dunia.rangkap(Jabatan.OPERATOR, Jabatan.SUBKOORD)
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    assert p.nomor not in klien.get("/meja/").content.decode()
    klien.post("/meja/peran/", {"penugasan": kedua.pk})
    assert p.nomor in klien.get("/meja/").content.decode()


def test_somebody_elses_assignment_cannot_be_chosen(dunia: Dunia, masuk: Masuk) -> None:
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    klien.post("/meja/peran/", {"penugasan": dunia.penugasan[Jabatan.KADIS].pk})
    assert "Meja kerja Operator" in klien.get("/meja/").content.decode()
