"""`tertib sop periksa` and `tertib sop gambar` as a person types them."""

import argparse
from pathlib import Path

import pytest

from tertib import cli_sop
from tertib.sop import pemuat

KODE = "kk-online-musi-banyuasin"


def _jalankan(*arg: str) -> int:
    kepala = argparse.ArgumentParser()
    cli_sop.daftarkan(kepala.add_subparsers(required=True))
    pilihan = kepala.parse_args(["sop", *arg])
    hasil: int = pilihan.jalankan(pilihan)
    return hasil


def test_the_shipped_ones_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert _jalankan("periksa") == 0
    keluaran = capsys.readouterr().out
    assert keluaran.count(": baik,") == len(pemuat.semua()) == 5


def test_a_finding_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    naskah = (pemuat.FOLDER / f"{KODE}.yaml").read_text()
    berkas = tmp_path / "salah.yaml"
    berkas.write_text(naskah.replace("total: 30 menit", "total: 31 menit"))
    assert _jalankan("periksa", str(pemuat.FOLDER / f"{KODE}.yaml"), str(berkas)) == 1
    keluaran = capsys.readouterr().out
    assert "salah.yaml: 1 temuan" in keluaran and "31" in keluaran and f"{KODE}.yaml: baik" in keluaran


def test_an_unreadable_file_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = tmp_path / "rusak.yaml"
    berkas.write_text("kode: [")
    assert _jalankan("periksa", str(berkas)) == 1
    assert "tidak dapat dibaca" in capsys.readouterr().out


@pytest.mark.parametrize(("akhiran", "tanda"), [("svg", b"<svg"), ("bpmn", b"<?xml")])
def test_draws_by_code_and_by_file(tmp_path: Path, akhiran: str, tanda: bytes) -> None:
    satu, dua = tmp_path / f"satu.{akhiran}", tmp_path / f"dua.{akhiran}"
    assert _jalankan("gambar", KODE, "--ke", str(satu)) == 0
    assert _jalankan("gambar", str(pemuat.FOLDER / f"{KODE}.yaml"), "--ke", str(dua)) == 0
    assert satu.read_bytes().startswith(tanda)
    assert satu.read_bytes() == dua.read_bytes()


def test_what_cannot_be_drawn_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _jalankan("gambar", "tidak-ada", "--ke", str(tmp_path / "x.svg")) == 1
    assert "tidak-ada" in capsys.readouterr().err
    assert _jalankan("gambar", KODE, "--ke", str(tmp_path / "x.docx")) == 2
    assert ".bpmn" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
