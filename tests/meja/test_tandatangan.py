"""Signing on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tertib.dokumen import queries as dokumen
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tests.kenangan import ingat
from tests.meja.dunia import FRASA, Dunia

Masuk = Callable[[Penugasan], Client]


@pytest.fixture
def siap(dunia: Dunia, map_pki: Path, settings: Settings) -> Permohonan:
    """A case waiting for the signature, and a certificate to sign with."""
    settings.MAP_PKI = map_pki
    dunia.sertifikat()
    return ingat("siap", dunia.sampai_tandatangan)


def test_list_and_difference(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    assert "1 KK menunggu tanda tangan" in (daftar := klien.get("/meja/tandatangan/").content.decode())
    assert siap.nomor in daftar
    halaman = klien.get(f"/meja/tandatangan/{siap.nomor}/").content.decode()
    assert "<ins>KIRANA PRANOTO</ins>" in halaman
    assert 'value="ditolak"' in halaman


def test_who_changes_stands_first_and_the_others_are_folded_away(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    halaman = masuk(dunia.penugasan[Jabatan.KADIS]).get(f"/meja/tandatangan/{siap.nomor}/").content.decode()
    terbuka, terlipat = halaman.split("anggota tidak berubah</summary>")
    assert terbuka.count('<th scope="row"') == 1
    assert "<ins>KIRANA PRANOTO</ins>" in terbuka
    assert terlipat.split("</details>")[0].count('<th scope="row"') >= 2
    di_meja = masuk(dunia.penugasan[Jabatan.KADIS]).get(f"/meja/b/{siap.nomor}/").content.decode()
    assert "anggota tidak berubah" not in di_meja


def test_signs_and_moves_on(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    balasan = klien.post(f"/meja/tandatangan/{siap.nomor}/sandi/", {"versi": siap.versi, "frasa_sandi": FRASA})
    assert balasan.headers["Location"] == "/meja/tandatangan/"
    with di_kantor(dunia.kantor.kode):
        siap.refresh_from_db()
        assert dokumen.bertanda(siap) is not None
    assert siap.langkah == "terbitkan"
    assert f"{siap.nomor}: ditandatangani, giliran Operator." in klien.get("/meja/tandatangan/").content.decode()


def test_wrong_passphrase_signs_nothing_and_is_not_shown_again(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    balasan = masuk(dunia.penugasan[Jabatan.KADIS]).post(
        f"/meja/tandatangan/{siap.nomor}/sandi/", {"versi": siap.versi, "frasa_sandi": "rahasia-yang-salah"}
    )
    assert balasan.status_code == 422
    assert "rahasia-yang-salah" not in balasan.content.decode()
    assert 'href="#frasa_sandi"' in balasan.content.decode()
    with di_kantor(dunia.kantor.kode):
        siap.refresh_from_db()
        assert dokumen.bertanda(siap) == ()
    assert siap.langkah == "tandatangan"


def test_wrong_then_right_passphrase(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    alamat = f"/meja/tandatangan/{siap.nomor}/sandi/"
    for frasa in ("salah sekali", FRASA):
        halaman = klien.get(alamat).content.decode()
        versi = halaman.split('name="versi" value="')[1].split('"')[0]
        balasan = klien.post(alamat, {"versi": versi, "frasa_sandi": frasa})
    assert balasan.status_code == 302


def test_empty_passphrase(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    balasan = masuk(dunia.penugasan[Jabatan.KADIS]).post(
        f"/meja/tandatangan/{siap.nomor}/sandi/", {"versi": siap.versi, "frasa_sandi": ""}
    )
    assert balasan.status_code == 422
    assert "Isi passphrase sertifikat Anda." in balasan.content.decode()


def test_refuses_with_a_reason(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    isi = {"putusan": "ditolak", "versi": siap.versi, "sasaran": [""], "catatan": ["Nama ayah perlu dicek."]}
    klien.post(f"/meja/b/{siap.nomor}/putus/", isi)
    with di_kantor(dunia.kantor.kode):
        siap.refresh_from_db()
    assert siap.langkah == "periksa"


def test_forward_without_signing_is_led_to_the_passphrase(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    isi = {"putusan": "lengkap", "versi": siap.versi, "sasaran": [""], "catatan": [""]}
    balasan = masuk(dunia.penugasan[Jabatan.KADIS]).post(f"/meja/b/{siap.nomor}/putus/", isi)
    assert balasan.headers["Location"] == f"/meja/tandatangan/{siap.nomor}/sandi/"


def test_others_cannot_sign(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> None:
    alamat = f"/meja/tandatangan/{siap.nomor}/sandi/"
    balasan = masuk(dunia.penugasan[Jabatan.KABID]).post(alamat, {"versi": siap.versi, "frasa_sandi": FRASA})
    assert balasan.status_code == 422
    with di_kantor(dunia.kantor.kode):
        siap.refresh_from_db()
    assert siap.langkah == "tandatangan"


def test_case_not_at_signing_is_not_here(dunia: Dunia, masuk: Masuk) -> None:
    p = dunia.ajukan()
    assert masuk(dunia.penugasan[Jabatan.KADIS]).get(f"/meja/tandatangan/{p.nomor}/").status_code == 404
