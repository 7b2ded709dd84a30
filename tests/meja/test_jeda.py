"""The clock that stands, as the desk shows it: an outage for everybody, waiting beside the case."""

from collections.abc import Callable

from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries
from tests.meja.dunia import Dunia

Masuk = Callable[[Penugasan], Client]
ALAMAT = "/meja/gangguan/"


def test_a_supervisor_records_it_everybody_reads_it_and_the_row_says_so(dunia: Dunia, masuk: Masuk) -> None:
    dunia.ajukan()
    kabid, operator = (masuk(dunia.penugasan[j]) for j in (Jabatan.KABID, Jabatan.OPERATOR))
    assert "Jaringan terganggu?" in kabid.get("/meja/").content.decode()
    assert kabid.post(ALAMAT, {"catatan": "SIAK terpusat putus"}).status_code == 302
    halaman = operator.get("/meja/").content.decode()
    for isi in ("Gangguan jaringan tercatat sejak", "SIAK terpusat putus", "Waktu berhenti: gangguan jaringan"):
        assert isi in halaman
    assert "Akhiri gangguan" not in halaman
    kabid.post(ALAMAT, {"akhiri": "ya"})
    assert "Waktu berhenti" not in operator.get("/meja/").content.decode()


def test_without_a_word_about_it_nothing_is_recorded(dunia: Dunia, masuk: Masuk) -> None:
    balasan = masuk(dunia.penugasan[Jabatan.KABID]).post(ALAMAT, {"catatan": " "})
    assert balasan.status_code == 422
    assert "Tulis apa yang terganggu" in balasan.content.decode()
    with di_kantor("16.06"):
        assert queries.gangguan() is None


def test_an_operator_has_no_such_page(dunia: Dunia, masuk: Masuk) -> None:
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    assert klien.get(ALAMAT).status_code == 404
    assert klien.post(ALAMAT, {"catatan": "Putus"}).status_code == 404


def test_nobody_is_waited_for_where_nothing_is_handed_over(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    assert "pemohon belum datang" not in klien.get(f"/meja/b/{p.nomor}/").content.decode()
    balasan = klien.post(f"/meja/b/{p.nomor}/tunggu/", follow=True).content.decode()
    assert "jadi waktu tetap berjalan" in balasan
