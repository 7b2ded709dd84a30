"""Who may report: let in by the office with a letter, never an official, out at once when switched off."""

from typing import Any

import pytest

from tertib.alur import izinkan_pelapor, lapor
from tertib.alur.konteks import TidakBoleh
from tertib.kependudukan.rules.nik import NomorSalah
from tertib.pengguna.models import Pelapor
from tertib.pengguna.queries import masih_berlaku
from tertib.pengguna.services import PelaporTidakSah
from tests.alur.kantor_siaga import KantorSiaga
from tests.pemeran_tetap import KINI

BARU = {
    "lembaga": "kelurahan",
    "nama_lembaga": "Kelurahan Soak Baru",
    "surat": "ST-0000/KEL/2026",
    "nama": "Hasan Basri",
    "nik": "1606010202800009",
    "email": "hasan@kelurahan.contoh.test",
    "kuota": 5,
}


def _izinkan(siaga: KantorSiaga, oleh: str = "kasi", **lain: Any) -> tuple[Pelapor, str]:
    return izinkan_pelapor.izinkan_pelapor(siaga.kantor.penugasan(oleh), **{**BARU, **lain}, kini=KINI)


def test_a_reporter_gets_an_account_and_a_first_password(siaga: KantorSiaga) -> None:
    pelapor, sandi = _izinkan(siaga)
    assert pelapor.penugasan.jabatan == "pelapor"
    assert pelapor.penugasan.pengguna.check_password(sandi)


def test_only_by_those_who_answer_for_it(siaga: KantorSiaga) -> None:
    with pytest.raises(TidakBoleh):
        _izinkan(siaga, oleh="operator")


@pytest.mark.parametrize("lain", [{"lembaga": "warung"}, {"surat": " "}, {"kuota": 0}, {"nama": ""}])
def test_not_without_institution_letter_name_and_quota(siaga: KantorSiaga, lain: dict[str, Any]) -> None:
    with pytest.raises(PelaporTidakSah):
        _izinkan(siaga, **lain)


def test_not_with_a_nik_that_cannot_be_one(siaga: KantorSiaga) -> None:
    with pytest.raises(NomorSalah):
        _izinkan(siaga, nik="1606019902800009")


def test_never_an_official_of_the_office(siaga: KantorSiaga) -> None:
    """Reporter and checker would be one person (A13)."""
    with pytest.raises(PelaporTidakSah):
        _izinkan(siaga, email=siaga.kantor.penugasan("petugas").pengguna.email)


def test_switched_off_is_out_at_once(siaga: KantorSiaga) -> None:
    p = siaga.kantor.maju(siaga.lapor(), "tidak lengkap")
    izinkan_pelapor.akhiri(siaga.pelapor, oleh=siaga.kantor.penugasan("kasi"), kini=KINI)
    assert not masih_berlaku(siaga.pelapor.penugasan, pada=KINI.date())
    with pytest.raises(TidakBoleh):
        lapor.lapor(siaga.laporan(), pelapor=siaga.pelapor, kini=KINI, lama=p, versi=p.versi)
