"""Remembered worlds: what is put back is what was made, and only where it was made."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.cari.gudang import gudang
from tertib.pengguna.models import Pengguna
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Wilayah
from tests import kenangan
from tests.kenangan import ingat
from tests.meja.dunia import KINI, bangun

Potret = tuple[kenangan.Keadaan, dict[str, bytes]]


@pytest.fixture
def dibuat() -> list[str]:
    """One entry for each time the world was really made."""
    return []


@pytest.fixture
def buat(db: None, settings: Settings, tmp_path: Path, dibuat: list[str], request: pytest.FixtureRequest) -> Callable:  # type: ignore[type-arg]
    """Make or put back the world of this test, say what then stands in tables and folder, and take it all away again."""
    settings.MAP_BERKAS = tmp_path / "berkas"

    def dunia() -> Permohonan:
        dibuat.append("dunia")
        return bangun().ajukan()

    def sekali() -> Potret:
        with transaction.atomic(), di_kantor("16.06"):
            p = ingat(request.node.nodeid, dunia)
            assert Permohonan.objects.get(pk=p.pk).nomor == p.nomor
            assert gudang().serupa("PRANOTO", 1) == ["PRANOTO"]
            folder = Path(settings.MAP_BERKAS)
            hasil = kenangan._keadaan(), {nama: (folder / nama).read_bytes() for nama in kenangan._berkas()}
            transaction.set_rollback(True)
        shutil.rmtree(folder)
        return hasil

    return sekali


def test_what_is_put_back_is_what_was_made(buat: Callable[[], Potret], dibuat: list[str]) -> None:
    pertama, kedua = buat(), buat()
    assert dibuat == ["dunia"]
    assert kedua == pertama
    assert len(pertama[1]) > 3


def test_another_beginning_is_another_world(buat: Callable[[], Potret], dibuat: list[str]) -> None:
    buat()
    with jam_tetap(KINI):
        buat()
    Wilayah.objects.create(kode="99", nama="Lain", tingkat=1)
    buat()
    assert dibuat == ["dunia"] * 3


def test_signing_in_changes_no_world(buat: Callable[[], Potret], dibuat: list[str]) -> None:
    orang = Pengguna.objects.create_user("siapa@contoh.test", None, nama="Siapa", nip="1")
    buat()
    Client().force_login(orang)
    buat()
    assert dibuat == ["dunia"]


def test_the_answer_is_a_copy_of_its_own(db: None) -> None:
    satu = ingat("daftar", lambda: [["a"]])
    satu[0].append("b")
    assert ingat("daftar", lambda: [["a"]]) == [["a"]]
