"""The revocation drill, and mandates, from the command line."""

import getpass
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tertib.cli import main
from tertib.dokumen.tte.jenis import KeadaanSertifikat
from tertib.dokumen.tte.lokal import TTELokal
from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor, lintas_kantor
from tertib.pengguna.models import Mandat, Penugasan
from tertib.peragaan.kantor import sertifikat_rekaan
from tests.pemeran_tetap import KINI, Panggung, beri_mandat, menit, tata_panggung

BARU = "passphrase baru sekali"
Perintah = Callable[..., int]


@pytest.fixture
def panggung(db: None, settings: Settings, tmp_path: Path) -> Iterator[Panggung]:
    """The cast, and a second signer (Plt.) with a certificate; outside any office's scope, as a command begins."""
    settings.MAP_PKI = tmp_path / "pki"
    with di_kantor("16.06"):
        panggung = tata_panggung(keluarga=1)
        beri_mandat(panggung.petugas["rekan"].pengguna, panggung.petugas["kadis"])
        sertifikat_rekaan(panggung.kantor, kini=KINI)
    with jam_tetap(menit(30)):
        yield panggung


@pytest.fixture
def tertib(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perintah:
    """Run a command; `ketik` is what the people at the keyboard type, one answer for each question."""

    def jalankan(*argumen: str, ketik: tuple[str, ...] = ()) -> int:
        jawaban = iter(ketik)
        monkeypatch.setattr(getpass, "getpass", lambda _tanya: next(jawaban))
        with pytest.raises(SystemExit) as keluar:
            main(list(argumen))
        return int(str(keluar.value.code))

    return jalankan


def keadaan(panggung: Panggung, folder: Path, siapa: str) -> KeadaanSertifikat:
    return TTELokal(folder).status_pada(panggung.petugas[siapa].pengguna.nip, menit(60)).keadaan


def test_drill_all_of_one_office_in_order_and_resumable(
    panggung: Panggung, tertib: Perintah, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    tamu = keadaan(panggung, settings.MAP_PKI, "tamu-kadis")
    lama = {s: TTELokal(settings.MAP_PKI)._sertifikat(panggung.petugas[s].pengguna.nip) for s in ("kadis", "rekan")}
    assert tertib("tte", "cabut", "16.06", "--alasan", "kunci-bocor") == 0
    assert {keadaan(panggung, settings.MAP_PKI, s) for s in lama} == {KeadaanSertifikat.REVOKE}
    assert keadaan(panggung, settings.MAP_PKI, "tamu-kadis") is tamu, "another office is not touched"
    assert tertib("tte", "ganti", "16.06", ketik=(BARU, BARU, BARU, "lain")) == 1
    satu_jadi = [s for s in lama if keadaan(panggung, settings.MAP_PKI, s) is KeadaanSertifikat.ISSUE]
    assert len(satu_jadi) == 1
    capsys.readouterr()
    assert tertib("tte", "ganti", "16.06", ketik=(BARU, BARU)) == 0
    assert "1 dari 1" in capsys.readouterr().out, "who was replaced is not asked again"
    for siapa, dulu in lama.items():
        nip = panggung.petugas[siapa].pengguna.nip
        assert TTELokal(settings.MAP_PKI)._sertifikat(nip).serial_number != dulu.serial_number
        TTELokal(settings.MAP_PKI).buka(nip, frasa_sandi=BARU)
    assert tertib("tte", "ganti", "16.06") == 0
    assert tertib("tte", "daftar", "16.06") == 0
    assert capsys.readouterr().out.count("ISSUE") == 2


def test_one_person_frozen_and_restored(panggung: Panggung, tertib: Perintah, settings: Settings) -> None:
    surel = panggung.petugas["kadis"].pengguna.email
    assert tertib("tte", "cabut", surel, "--alasan", "dibekukan") == 0
    assert keadaan(panggung, settings.MAP_PKI, "kadis") is KeadaanSertifikat.SUSPEND
    assert keadaan(panggung, settings.MAP_PKI, "rekan") is KeadaanSertifikat.ISSUE
    assert tertib("tte", "pulihkan", surel) == 0
    assert keadaan(panggung, settings.MAP_PKI, "kadis") is KeadaanSertifikat.ISSUE
    assert tertib("tte", "cabut", surel, "--alasan", "berhenti") == 0
    assert tertib("tte", "pulihkan", surel) == 1


def test_refusals_are_one_sentence(
    panggung: Panggung, tertib: Perintah, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tertib("tte", "cabut", "99.99", "--alasan", "berhenti") == 1
    assert "Tidak ada sertifikat" in capsys.readouterr().err
    settings.TTE = "pkcs11"
    assert tertib("tte", "daftar", "16.06") == 1
    assert "penyelenggaranya" in capsys.readouterr().err


def test_a_mandate_by_two_people(panggung: Panggung, tertib: Perintah, capsys: pytest.CaptureFixture[str]) -> None:
    surel = {nama: tugas.pengguna.email for nama, tugas in panggung.petugas.items()}
    surat = ("petugas", "mandat", "16.06", "--nomor", "800/9/2026")
    isi = ("--jenis", "Plh.", "--orang", surel["subkoord"], "--menggantikan", surel["kadis"])
    hari = ("--mulai", "2026-11-20", "--sampai", "2026-11-27")
    assert tertib(*surat, "--oleh", surel["kabid"], "--kuatkan") == 1
    assert tertib(*surat, "--oleh", surel["kabid"], *isi) == 1
    assert tertib(*surat, "--oleh", surel["operator"], *isi, *hari) == 1
    assert tertib(*surat, "--oleh", surel["kabid"], *isi, *hari) == 0
    assert tertib(*surat, "--oleh", surel["kabid"], "--kuatkan") == 1
    assert "orang lain" in capsys.readouterr().err
    assert tertib(*surat, "--oleh", surel["kadis"], "--kuatkan") == 0
    with lintas_kantor():
        assert Mandat.objects.get(nomor="800/9/2026").penugasan is not None
        assert Penugasan.objects.filter(mandat="Plh. 800/9/2026", pengguna__email=surel["subkoord"]).exists()
