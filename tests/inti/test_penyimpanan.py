"""Files at rest."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from tertib.inti import penyimpanan
from tertib.inti.penyimpanan import BerkasBerubah, BerkasHilang, Simpanan
from tertib.inti.sandi import SandiRusak, sidik

ISI = b"NIK 1606010101010001 " * 50


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MAP_BERKAS = tmp_path
    return tmp_path


def _berkas(folder: Path) -> list[Path]:
    return [f for f in folder.rglob("*") if f.is_file()]


@pytest.fixture
def tersimpan(folder: Path) -> Simpanan:
    return penyimpanan.simpan(ISI, kait="permohonan:1")


def test_reads_back_and_is_unreadable_on_disk(tersimpan: Simpanan, folder: Path) -> None:
    assert penyimpanan.baca(tersimpan, kait="permohonan:1") == ISI
    assert (tersimpan.sidik, tersimpan.ukuran) == (sidik(ISI), len(ISI))
    (satu,) = _berkas(folder)
    assert b"1606" not in satu.read_bytes()
    assert b"NIK" not in satu.read_bytes()
    assert b"1606" not in tersimpan.kunci


def test_equal_files_are_not_recognisable_as_equal(tersimpan: Simpanan, folder: Path) -> None:
    lain = penyimpanan.simpan(ISI, kait="permohonan:1")
    isi = {f.read_bytes() for f in _berkas(folder)}
    assert len(isi) == 2
    assert lain.kunci != tersimpan.kunci


def test_another_case_s_hook_does_not_open_it(tersimpan: Simpanan) -> None:
    with pytest.raises(SandiRusak):
        penyimpanan.baca(tersimpan, kait="permohonan:2")


@pytest.mark.parametrize("letak", [0, 5, 40, -1])
def test_a_damaged_file_is_noticed(tersimpan: Simpanan, folder: Path, letak: int) -> None:
    (satu,) = _berkas(folder)
    isi = bytearray(satu.read_bytes())
    isi[letak] ^= 1
    satu.write_bytes(isi)
    with pytest.raises(SandiRusak):
        penyimpanan.baca(tersimpan, kait="permohonan:1")


def test_a_file_put_in_the_place_of_another_is_noticed(tersimpan: Simpanan, folder: Path) -> None:
    lain = penyimpanan.simpan(b"lain", kait="permohonan:1")
    jalan = {f.name: f for f in _berkas(folder)}
    os.replace(jalan[lain.nama], jalan[tersimpan.nama])
    with pytest.raises(SandiRusak):
        penyimpanan.baca(tersimpan, kait="permohonan:1")
    with pytest.raises(BerkasHilang):
        penyimpanan.baca(lain, kait="permohonan:1")


def test_the_recorded_digest_decides(tersimpan: Simpanan) -> None:
    with pytest.raises(BerkasBerubah):
        penyimpanan.baca(Simpanan(tersimpan.nama, tersimpan.kunci, "0" * 64, 4), kait="permohonan:1")


def test_a_crash_while_writing_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tempat = penyimpanan.siapkan(kait="permohonan:1")

    def mati(_penanda: int) -> None:
        raise OSError("listrik")

    with monkeypatch.context() as m:
        m.setattr(os, "fsync", mati)
        with pytest.raises(OSError, match="listrik"):
            penyimpanan.simpan(ISI, kait="permohonan:1", tempat=tempat)
    assert penyimpanan.temukan(tempat, kait="permohonan:1") is None


def test_at_a_prepared_place_the_first_file_stays(folder: Path) -> None:
    tempat = penyimpanan.siapkan(kait="permohonan:1")
    satu = penyimpanan.simpan(ISI, kait="permohonan:1", tempat=tempat)
    dua = penyimpanan.simpan(b"kedua", kait="permohonan:1", tempat=tempat)
    assert satu == dua
    assert penyimpanan.baca(dua, kait="permohonan:1") == ISI
    assert len(_berkas(folder)) == 1


def test_what_was_stored_in_a_failed_block_is_erased(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt), penyimpanan.batal_bila_gagal() as simpan:
        simpan(ISI, kait="a")
        simpan(ISI, kait="a")
        raise KeyboardInterrupt
    assert _berkas(folder) == []
    with penyimpanan.batal_bila_gagal() as simpan:
        tersimpan = simpan(ISI, kait="a")
    assert penyimpanan.baca(tersimpan, kait="a") == ISI
