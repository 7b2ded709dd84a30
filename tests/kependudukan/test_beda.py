"""What an official reads when the register changed under a draft."""

import datetime as dt
from dataclasses import replace

from tertib.kependudukan.perubahan.beda import ceritakan
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang

AYAH = Orang("1606011203920001", "BAGUS PRANOTO", "1", "SEKAYU", dt.date(1992, 3, 12), "1")
DIBACA = Keluarga("1606011408200001", "JALAN MERDEKA 7", "001", "002", "30711", "16.06.01.1009", (Anggota(AYAH, "1"),))
DESA = {"16.06.01.1009": "Soak Baru, Sekayu", "16.06.02.2001": "Bailangu, Sekayu"}


def _kalimat(kini: Keluarga | None) -> str:
    return ceritakan(DIBACA, kini, nama_desa=lambda kode: DESA.get(kode, kode))


def test_a_village_is_told_by_its_name() -> None:
    kalimat = _kalimat(replace(DIBACA, desa="16.06.02.2001"))
    assert "semula Soak Baru, Sekayu, sekarang Bailangu, Sekayu" in kalimat and "16.06" not in kalimat


def test_every_other_cell_as_it_stands() -> None:
    lain = replace(DIBACA, anggota=(Anggota(replace(AYAH, nama="BAGUS PRANATA"), "1"),))
    assert "semula BAGUS PRANOTO, sekarang BAGUS PRANATA" in _kalimat(lain)


def test_a_card_that_is_gone() -> None:
    assert "tidak ada di register" in _kalimat(None)
    assert "sudah tidak berlaku" in _kalimat(replace(DIBACA, anggota=()))
