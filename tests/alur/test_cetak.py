"""Printing: for the pen with a number, of what is signed without one, never of what is neither."""

from datetime import date
from pathlib import Path

import pytest

from tertib.alur import efek, pena
from tertib.alur.konteks import TidakBoleh
from tertib.alur.naskah import BerubahSetelahDisetujui
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.models import Cara, Dokumen, Status
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import beri_mandat, jejak


def test_a_print_for_the_pen_takes_the_number_and_names_the_signer(loket: KantorSop) -> None:
    p = loket.sampai("tandatangan")
    cetakan = Dokumen.objects.get(permohonan=p)
    assert (cetakan.status, cetakan.cara, cetakan.nomor) == (Status.RENCANA, Cara.BASAH, 1)
    assert cetakan.penandatangan == loket.penugasan("kadis")
    assert dokumen_queries.isi_asli(cetakan).startswith(b"%PDF")
    assert loket.penugasan("kadis").pengguna.nama in cetakan.data


def test_only_the_role_prints_and_nothing_stays_when_it_is_refused(loket: KantorSop, folder: Path) -> None:
    p = loket.sampai("cetak")
    sebelum = jejak()
    with pytest.raises(TidakBoleh):
        loket.putus(p, loket.siapa("kasi"))
    assert jejak() == sebelum


def test_a_failure_after_rendering_leaves_no_file_and_no_number(
    loket: KantorSop, monkeypatch: pytest.MonkeyPatch
) -> None:
    p = loket.sampai("cetak")
    sebelum = jejak()
    cetak = efek.EFEK["cetak"]

    def lalu_gagal(k: object, e: object) -> None:
        cetak(k, e)  # type: ignore[arg-type]
        raise RuntimeError("listrik padam")

    monkeypatch.setitem(efek.EFEK, "cetak", lalu_gagal)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        loket.putus(p, loket.siapa("loket"))
    assert jejak() == sebelum
    monkeypatch.undo()


def test_data_changed_behind_the_back_is_not_printed(loket: KantorSop) -> None:
    p = loket.sampai("cetak")
    Permohonan.objects.filter(pk=p.pk).update(pemohon_nama="ORANG LAIN")
    sebelum = jejak()
    with pytest.raises(BerubahSetelahDisetujui):
        loket.maju(p)
    assert jejak() == sebelum


def test_a_return_voids_the_print_and_keeps_its_number(keenam: KantorSop) -> None:
    p = keenam.sampai("tandatangan")
    p = keenam.maju(p, "salah cetak")
    assert p.langkah == "terima-berkas"
    p = keenam.sampai("tandatangan", p)
    assert list(Dokumen.objects.order_by("nomor").values_list("nomor", "status", "alasan_batal")) == [
        (1, "batal", "salah cetak"),
        (2, "rencana", ""),
    ]


def test_an_acting_head_stands_on_the_card(loket: KantorSop) -> None:
    p = loket.sampai("cetak")
    kabid = loket.penugasan("kabid").pengguna
    beri_mandat(kabid, loket.penugasan("kadis"), jenis="Plh.")
    p = loket.maju(p)
    cetakan = Dokumen.objects.get(permohonan=p)
    assert cetakan.penandatangan.pengguna == kabid
    assert "Plh. KEPALA DINAS" in cetakan.data


def test_without_anybody_to_sign_nothing_is_printed(loket: KantorSop) -> None:
    p = loket.sampai("cetak")
    Penugasan.objects.filter(jabatan="kadis").update(sampai=date(2026, 1, 1))
    sebelum = jejak()
    with pytest.raises(pena.TidakAdaPenandaTangan):
        loket.maju(p)
    assert jejak() == sebelum


def test_a_village_prints_what_was_published_and_takes_no_number(ceria: KantorSop) -> None:
    p = ceria.sampai("terima", ceria.sampai("cetak"))
    assert [(d.nomor, d.cara, d.status) for d in Dokumen.objects.filter(permohonan=p)] == [(1, Cara.TTE, Status.TERBIT)]
