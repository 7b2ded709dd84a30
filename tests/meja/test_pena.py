"""Signing with a pen at the desk: the print on the table, printing in one's own name, letting the pen in for a while."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tertib.alur.tandatangan_basah import sidik_cetakan
from tertib.dokumen import queries as dokumen
from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tests.meja.dunia import KINI, Dunia

Masuk = Callable[[Penugasan], Client]
SAMPAI = "2026-11-20T15:00"


@pytest.fixture
def menunggu(dunia: Dunia) -> Permohonan:
    """A case of an office that signs electronically, standing at the signature."""
    p = dunia.ajukan()
    for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
        p = dunia.putus(p, jabatan, "lengkap")
    return p


@pytest.fixture
def kadis(dunia: Dunia, masuk: Masuk) -> Client:
    return masuk(dunia.penugasan[Jabatan.KADIS])


def _buka(kadis: Client, **isi: str) -> object:
    return kadis.post("/meja/jalan-basah/", {"sampai": SAMPAI, "alasan": "BSrE tidak menjawab sejak pagi.", **isi})


def _cetakan(kadis: Client, p: Permohonan) -> str:
    halaman = kadis.get(f"/meja/tandatangan/{p.nomor}/").content.decode()
    cocok = re.search(r'name="sidik" value="([0-9a-f]{64})"', halaman)
    return cocok[1] if cocok else ""


def test_the_head_of_office_lets_the_pen_in_and_ends_it(kadis: Client) -> None:
    _buka(kadis)
    with di_kantor("16.06"):
        berlaku = dokumen.jalan_basah(KINI)
        assert berlaku is not None
        assert berlaku.sampai == dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
    assert "BSrE tidak menjawab sejak pagi." in kadis.get("/meja/jalan-basah/").content.decode()
    nanti = KINI + dt.timedelta(minutes=30)
    with jam_tetap(nanti):
        kadis.post("/meja/jalan-basah/", {"akhiri": "ya"})
    with di_kantor("16.06"):
        assert dokumen.jalan_basah(nanti) is None


@pytest.mark.parametrize("isi", [{"alasan": " "}, {"sampai": "kapan-kapan"}, {"sampai": "2026-11-20T09:00"}])
def test_without_reason_or_end_nothing_is_decided(kadis: Client, isi: dict[str, str]) -> None:
    balasan = _buka(kadis, **isi)
    assert balasan.status_code == 422  # type: ignore[attr-defined]
    with di_kantor("16.06"):
        assert dokumen.jalan_basah(KINI) is None


def test_nobody_else_decides(dunia: Dunia, masuk: Masuk) -> None:
    assert masuk(dunia.penugasan[Jabatan.KABID]).get("/meja/jalan-basah/").status_code == 404


def test_without_a_decision_the_page_offers_no_pen(kadis: Client, menunggu: Permohonan) -> None:
    assert "cetak-pena" not in kadis.get(f"/meja/tandatangan/{menunggu.nomor}/").content.decode()
    kadis.post(f"/meja/b/{menunggu.nomor}/cetak-pena/", {"versi": menunggu.versi})
    with di_kantor("16.06"):
        assert dokumen.direncanakan(menunggu) == ()


def test_print_sign_say_so(kadis: Client, menunggu: Permohonan) -> None:
    _buka(kadis)
    assert not _cetakan(kadis, menunggu)
    kadis.post(f"/meja/b/{menunggu.nomor}/cetak-pena/", {"versi": menunggu.versi})
    sidik = _cetakan(kadis, menunggu)
    assert kadis.get(f"/meja/b/{menunggu.nomor}/cetakan-1.pdf").content.startswith(b"%PDF-")
    with di_kantor("16.06"):
        menunggu.refresh_from_db()
    isi = {"versi": menunggu.versi, "sasaran": [""], "catatan": [""], "sidik": sidik}
    with di_kantor("16.06"):
        maju = next(p.nama for p in _pilihan(menunggu) if not p.kembali)
    balasan = kadis.post(f"/meja/b/{menunggu.nomor}/putus/", {**isi, "putusan": maju})
    assert balasan.status_code == 302
    with di_kantor("16.06"):
        menunggu.refresh_from_db()
        (bertanda,) = dokumen.bertanda(menunggu)
        assert (bertanda.cara, sidik_cetakan((bertanda,))) == ("basah", sidik)


def test_another_print_is_refused(kadis: Client, menunggu: Permohonan) -> None:
    _buka(kadis)
    kadis.post(f"/meja/b/{menunggu.nomor}/cetak-pena/", {"versi": menunggu.versi})
    with di_kantor("16.06"):
        menunggu.refresh_from_db()
        maju = next(p.nama for p in _pilihan(menunggu) if not p.kembali)
    isi = {"putusan": maju, "versi": menunggu.versi, "sasaran": [""], "catatan": [""], "sidik": "0" * 64}
    balasan = kadis.post(f"/meja/b/{menunggu.nomor}/putus/", isi)
    assert balasan.status_code == 409
    with di_kantor("16.06"):
        assert dokumen.bertanda(menunggu) == ()


def _pilihan(p: Permohonan):  # type: ignore[no-untyped-def]
    from tertib.permohonan import queries

    return queries.sop(p).langkah[p.langkah].putusan
