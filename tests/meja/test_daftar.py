"""The work list."""

import datetime as dt
from collections.abc import Callable

from django.test import Client

from tertib.pengguna.models import Jabatan, Penugasan
from tests.meja.dunia import KINI, Dunia

Masuk = Callable[[Penugasan], Client]


def test_latest_first(dunia: Dunia, masuk: Masuk) -> None:
    baru = dunia.ajukan(KINI - dt.timedelta(minutes=1))
    telat = dunia.ajukan(KINI - dt.timedelta(minutes=17))
    halaman = masuk(dunia.penugasan[Jabatan.OPERATOR]).get("/meja/").content.decode()
    assert halaman.index(telat.nomor) < halaman.index(baru.nomor)
    assert "Terlambat 12 menit" in halaman
    assert "4 menit lagi" in halaman
