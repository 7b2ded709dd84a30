"""Of two recordings of one person an official keeps one; the other is erased, and the decision is written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tertib.alur import rekam
from tertib.alur.putus_rekaman import putus_rekaman
from tertib.inti.lingkup import di_kantor
from tertib.perekaman import queries
from tertib.perekaman.models import Keadaan, Rekaman
from tertib.perekaman.services import simpan_rekaman
from tests.alur.kantor_sop import KantorSop
from tests.alur.test_hapus_rekaman import direkam
from tests.perekaman.rekaman_contoh import isi_contoh, kantor_perekam, rekaman_baru


@pytest.fixture
def dua(db: None, folder: Path, tmp_path: Path) -> Iterator[tuple[KantorSop, Rekaman, Rekaman]]:
    with di_kantor("16.06"):
        kantor = kantor_perekam(tmp_path)
        p, satu = direkam(kantor)
        isi = isi_contoh("kedua")
        baru = rekaman_baru(p, rekam.orang(p)[0], kantor.penugasan("perekam"), isi=isi, kini=kantor.waktu())
        yield kantor, satu, simpan_rekaman(baru, isi=isi, kini=kantor.waktu())


@pytest.mark.parametrize("pakai", [True, False])
def test_one_is_kept(
    dua: tuple[KantorSop, Rekaman, Rekaman], pakai: bool, django_capture_on_commit_callbacks: object
) -> None:
    kantor, satu, lain = dua
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        putus_rekaman(lain, pakai=pakai, oleh=kantor.penugasan("perekam"), kini=kantor.waktu())
    satu.refresh_from_db()
    lain.refresh_from_db()
    tinggal, dibuang = (lain, satu) if pakai else (satu, lain)
    assert (tinggal.keadaan, dibuang.keadaan) == (Keadaan.BERLAKU, Keadaan.DIBUANG)
    assert dibuang.dihapus and dibuang.diputus_oleh_id
    isi = [queries.isi(b) for r in (tinggal, dibuang) for b in [queries.butir(r, "wajah")] if b]
    assert isi[0] is not None and isi[1] is None
