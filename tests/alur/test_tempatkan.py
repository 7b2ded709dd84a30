"""Archived papers get their place and box, and may be moved."""

import pytest
from django.db import transaction

from tertib.alur.tempatkan import TempatKurang, tempatkan
from tertib.buku import services
from tertib.buku.models import Arsip, TempatArsip
from tests.pemeran_tetap import KINI, Panggung, jejak


@pytest.fixture
def arsip(panggung: Panggung) -> Arsip:
    p = panggung.ajukan()
    with transaction.atomic():
        baris = services.catat(p, buku="arsip", dokumen=None, uraian="kk-lama", kini=KINI)
        return services.arsipkan(baris, oleh=None)


def test_place_and_box_are_kept_and_moved(panggung: Panggung, arsip: Arsip) -> None:
    oleh = panggung.petugas["operator"]
    assert tempatkan([arsip], tempat=" Ruang  Arsip ", boks="A-1", oleh=oleh) == 1
    tempatkan([arsip], tempat="Gudang", boks="", oleh=oleh)
    arsip.refresh_from_db()
    assert arsip.tempat is not None
    assert (arsip.tempat.nama, arsip.boks) == ("Gudang", "")
    assert sorted(TempatArsip.objects.values_list("nama", flat=True)) == ["Gudang", "Ruang Arsip"]


@pytest.mark.parametrize(("tempat", "medan"), [("", "tempat"), ("  \n", "tempat")])
def test_a_place_must_be_named(panggung: Panggung, arsip: Arsip, tempat: str, medan: str) -> None:
    sebelum = jejak()
    with pytest.raises(TempatKurang) as galat:
        tempatkan([arsip], tempat=tempat, boks="A-1", oleh=panggung.petugas["operator"])
    assert galat.value.medan == medan
    assert jejak() == sebelum


def test_papers_must_be_named(panggung: Panggung) -> None:
    with pytest.raises(TempatKurang) as galat:
        tempatkan([], tempat="Gudang", boks="", oleh=panggung.petugas["operator"])
    assert galat.value.medan == "baris"
