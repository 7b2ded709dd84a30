"""Many prints said to be signed in one go: one act each, nothing of what changed meanwhile."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tests.meja.dunia import Dunia

Masuk = Callable[[Penugasan], Client]
ALAMAT = "/meja/pena/"


@pytest.fixture
def kadis(dunia: Dunia, masuk: Masuk) -> Client:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    klien.post("/meja/jalan-basah/", {"sampai": "2026-11-20T15:00", "alasan": "BSrE tidak menjawab sejak pagi."})
    return klien


@pytest.fixture
def tumpukan(dunia: Dunia, kadis: Client) -> list[Permohonan]:
    """Three prints in the name of the head of office."""
    semua = []
    for _ke in range(3):
        p = dunia.ajukan()
        for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
            p = dunia.putus(p, jabatan, "lengkap")
        kadis.post(f"/meja/b/{p.nomor}/cetak-pena/", {"versi": p.versi})
        semua.append(p)
    return semua


def _tanda(klien: Client) -> list[str]:
    return re.findall(r'name="cetakan" value="([^"]+)"', klien.get(ALAMAT).content.decode())


def _langkah(semua: list[Permohonan]) -> list[str]:
    with di_kantor("16.06"):
        return [Permohonan.objects.get(pk=p.pk).langkah for p in semua]


def test_what_is_ticked_is_signed_each_with_its_own_event(kadis: Client, tumpukan: list[Permohonan]) -> None:
    assert "Nyatakan 3 cetakan yang sudah ditandatangani" in kadis.get("/meja/tandatangan/").content.decode()
    tanda = [t for t in _tanda(kadis) if not t.startswith(str(tumpukan[1].nomor))]
    assert len(tanda) == 2
    halaman = kadis.post(ALAMAT, {"cetakan": tanda}, follow=True).content.decode()
    assert "2 KK dinyatakan bertanda tangan." in halaman
    assert _langkah(tumpukan) == ["terbitkan", "tandatangan", "terbitkan"]
    with di_kantor("16.06"):
        assert [p.riwayat.filter(tindakan="tandatangan-basah").count() for p in tumpukan] == [1, 0, 1]


def test_what_went_back_meanwhile_is_not_signed_and_the_others_are(
    kadis: Client, dunia: Dunia, tumpukan: list[Permohonan]
) -> None:
    tanda = _tanda(kadis)
    dunia.putus(tumpukan[0], Jabatan.KADIS, "ditolak")
    halaman = kadis.post(ALAMAT, {"cetakan": tanda}, follow=True).content.decode()
    assert "1 cetakan berubah sejak halaman dibuka" in halaman
    assert "2 KK dinyatakan bertanda tangan." in halaman
    assert _langkah(tumpukan)[1:] == ["terbitkan"] * 2
    assert _langkah(tumpukan)[0] != "terbitkan"


def test_nothing_ticked_nothing_signed(kadis: Client, tumpukan: list[Permohonan]) -> None:
    assert "Centang KK yang sudah Anda tandatangani." in kadis.post(ALAMAT, {}, follow=True).content.decode()
    assert _langkah(tumpukan) == ["tandatangan"] * 3


def test_somebody_else_has_no_pile(kadis: Client, tumpukan: list[Permohonan], dunia: Dunia, masuk: Masuk) -> None:
    tanda = _tanda(kadis)
    lain = masuk(dunia.penugasan[Jabatan.KABID])
    assert _tanda(lain) == []
    lain.post(ALAMAT, {"cetakan": tanda})
    assert _langkah(tumpukan) == ["tandatangan"] * 3
