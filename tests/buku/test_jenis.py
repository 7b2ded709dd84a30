"""The kinds of book: each word a SOP may write with has one, and what the acts keep is what the columns show."""

import dataclasses

import pytest

from tertib.alur.pembukuan import RINCIAN
from tertib.buku.jenis import BUKU, KETERANGAN, NOMOR, PERMOHONAN
from tertib.sop import kosakata
from tests.rumah.proyek import AKAR


def test_every_book_of_a_sop_can_be_read() -> None:
    assert set(kosakata.BUKU) | {"arsip"} <= set(BUKU)
    assert set(RINCIAN) <= set(BUKU)


@pytest.mark.parametrize("buku", BUKU.values(), ids=lambda b: b.kunci)
def test_every_book_has_number_case_and_room_for_the_reason_of_a_void_line(buku) -> None:  # type: ignore[no-untyped-def]
    assert buku.kolom[0] is NOMOR
    assert PERMOHONAN in buku.kolom
    assert buku.kolom[-1] is KETERANGAN
    assert len({str(k.judul) for k in buku.kolom}) == len(buku.kolom)
    assert len(buku.kunci) <= 20


def test_the_example_in_the_guide_is_a_book() -> None:
    naskah = (AKAR / "docs" / "menambah-buku.md").read_text()
    medan = {f.name for f in dataclasses.fields(type(BUKU["register"]))}
    assert medan == {"kunci", "nama", "ringkas", "kolom"}
    for nama in ("Buku(", "Kolom(", "kosakata.py", "pembukuan.py", "buku/jenis.py", "istilah.md"):
        assert nama in naskah
