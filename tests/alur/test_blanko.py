"""Blanks: received, used by a case, spoiled before two pairs of eyes; the book is gap-free and the stock never below zero."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tertib.alur import blanko
from tertib.alur.konteks import TidakBoleh
from tertib.buku import persediaan
from tertib.buku.models import BarisBuku, BeritaAcara, Gerak
from tertib.buku.services import BlankoKurang, SudahDisaksikan
from tertib.inti.lingkup import di_kantor
from tertib.sop import kosakata, pemuat
from tests.alur.kantor_sop import LOKET, KantorSop, buka_kantor
from tests.pemeran_tetap import jejak


def _terima(kantor: KantorSop, jumlah: int, **lain: str) -> None:
    isi = {"jenis": "kk", "seri": "A 001–A 500", "dari": "Ditjen Dukcapil", "surat": "470/1/Dukcapil", **lain}
    blanko.terima(kantor.penugasan("loket"), jumlah=jumlah, kini=kantor.waktu(), **isi)


def _lapor(kantor: KantorSop, jumlah: int) -> BeritaAcara:
    return blanko.laporkan(
        kantor.penugasan("loket"), jenis="kk", jumlah=jumlah, seri="A 007", sebab="Kena air.", kini=kantor.waktu()
    )


@pytest.fixture
def berblanko(db: None, folder: Path, tmp_path: Path) -> Callable[[], KantorSop]:
    """The office at the counter, whose printing step uses a numbered sheet: one word more in its SOP."""
    naskah = (pemuat.FOLDER / f"{LOKET}.yaml").read_text()
    baris = "    efek: [cetak: {apa: kk, di: loket}]\n"
    assert baris in naskah
    file = tmp_path / "berblanko.yaml"
    file.write_text(naskah.replace(baris, "    efek: [blanko: kk, cetak: {apa: kk, di: loket}]\n"))
    return lambda: buka_kantor(file)


def test_the_balance_is_what_came_in_less_what_went_out(loket: KantorSop) -> None:
    _terima(loket, 500)
    _terima(loket, 20)
    blanko.saksikan(_lapor(loket, 3), oleh=loket.penugasan("kasi"), benar=True, kini=loket.waktu())
    assert persediaan.sisa("kk") == 517
    assert [g.sisa for g in persediaan.dengan_sisa().order_by("urut")] == [500, 520, 517]
    baris = BarisBuku.objects.filter(buku="blanko").order_by("nomor")
    assert [(b.nomor, b.permohonan) for b in baris] == [(1, None), (2, None), (3, None)]
    assert "Berita acara 1/2026: Kena air. Dibuat" in baris[2].uraian
    assert loket.penugasan("kasi").pengguna.nama in baris[2].uraian


def test_a_report_moves_nothing_until_another_has_seen_it(loket: KantorSop) -> None:
    _terima(loket, 10)
    berita = _lapor(loket, 4)
    with pytest.raises(blanko.HarusOrangLain):
        blanko.saksikan(berita, oleh=loket.penugasan("loket"), benar=True, kini=loket.waktu())
    assert persediaan.sisa("kk") == 10
    assert persediaan.menunggu_saksi() == [berita]
    blanko.saksikan(berita, oleh=loket.penugasan("kasi"), benar=True, kini=loket.waktu())
    with pytest.raises(SudahDisaksikan):
        blanko.saksikan(berita, oleh=loket.penugasan("kabid"), benar=False, kini=loket.waktu())
    assert persediaan.sisa("kk") == 6
    assert persediaan.menunggu_saksi() == []


def test_a_report_found_untrue_stays_and_moves_nothing(loket: KantorSop) -> None:
    _terima(loket, 10)
    berita = _lapor(loket, 4)
    blanko.saksikan(berita, oleh=loket.penugasan("kasi"), benar=False, kini=loket.waktu())
    berita.refresh_from_db()
    assert (persediaan.sisa("kk"), berita.baris, berita.saksi) == (10, None, loket.penugasan("kasi"))


def test_more_than_lies_there_cannot_leave(loket: KantorSop) -> None:
    _terima(loket, 3)
    berita, sebelum = _lapor(loket, 4), jejak()
    with pytest.raises(BlankoKurang, match="tinggal 3 lembar"):
        blanko.saksikan(berita, oleh=loket.penugasan("kasi"), benar=True, kini=loket.waktu())
    assert jejak() == sebelum
    assert persediaan.menunggu_saksi() == [berita]


@pytest.mark.parametrize(
    ("isi", "medan"),
    [({"jenis": "akta"}, "jenis"), ({"dari": " "}, "dari"), ({"surat": ""}, "surat")],
)
def test_what_the_book_needs_is_asked_for(loket: KantorSop, isi: dict[str, str], medan: str) -> None:
    with pytest.raises(blanko.IsianKurang) as galat:
        _terima(loket, 10, **isi)
    assert galat.value.medan == medan


@pytest.mark.parametrize("jumlah", [0, -1, blanko.TERBANYAK + 1])
def test_a_number_of_sheets_is_a_number_of_sheets(loket: KantorSop, jumlah: int) -> None:
    with pytest.raises(blanko.IsianKurang) as galat:
        _terima(loket, jumlah)
    assert galat.value.medan == "jumlah"


def test_a_village_keeps_no_stock(ceria: KantorSop) -> None:
    with pytest.raises(TidakBoleh):
        blanko.terima(
            ceria.penugasan("operator-nagari"), jenis="kk", jumlah=1, seri="", dari="X", surat="Y", kini=ceria.waktu()
        )


def test_a_step_uses_one_and_the_line_leads_to_its_case(berblanko: Callable[[], KantorSop]) -> None:
    with di_kantor("16.06"):
        kantor = berblanko()
        p = kantor.sampai("cetak")
        sebelum = jejak()
        with pytest.raises(BlankoKurang, match="tinggal 0 lembar"):
            kantor.putus(p, kantor.siapa("loket"))
        assert jejak() == sebelum
        _terima(kantor, 2)
        p = kantor.putus(p, kantor.siapa("loket"), isi={"seri_blanko": " A  001 "})
        baris = BarisBuku.objects.get(buku="blanko", permohonan=p)
        assert (baris.blanko.gerak, baris.blanko.jumlah, baris.blanko.seri) == (Gerak.DIPAKAI, -1, "A 001")
        assert persediaan.sisa("kk") == 1


def test_the_stock_knows_the_kinds_a_sop_may_name() -> None:
    assert set(kosakata.BLANKO) == set(persediaan.NAMA)


def test_the_desk_asks_for_the_serial_number(berblanko: Callable[[], KantorSop]) -> None:
    with di_kantor("16.06"):
        kantor = berblanko()
        p = kantor.sampai("cetak")
        _terima(kantor, 1)
        operator = kantor.penugasan("loket").pengguna
    klien = Client()
    klien.force_login(operator)
    assert 'name="seri_blanko"' in klien.get(f"/meja/b/{p.nomor}/").content.decode()
    isian = {"versi": str(p.versi), "putusan": "lanjut", "seri_blanko": " A 001 "}
    assert klien.post(f"/meja/b/{p.nomor}/putus/", isian).status_code == 302
    with di_kantor("16.06"):
        assert BarisBuku.objects.get(buku="blanko", permohonan=p).blanko.seri == "A 001"
