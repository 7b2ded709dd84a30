"""Choosing a provider by the settings."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tertib.dokumen.tte import penyedia as pilihan
from tertib.dokumen.tte import pki
from tertib.dokumen.tte.bsre.layanan import BSrE
from tertib.dokumen.tte.bsre.v1 import V1
from tertib.dokumen.tte.jenis import KeadaanSertifikat, Tingkat
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.tte.pkcs11 import TTEPkcs11
from tertib.dokumen.verifikasi import periksa_tandatangan
from tertib.inti import sandi
from tertib.pengguna.models import Pengguna
from tertib.simulator.bsre.dunia import Dunia
from tertib.simulator.bsre.peladen import Peladen
from tests.dokumen.conftest import FRASA, NIP, WAKTU
from tests.dokumen.tte_penyedia.conftest import EMAIL, ISI, NIK


@pytest.fixture
def pengaturan(settings: Any, tmp_path: Path) -> Any:
    settings.MAP_PKI = tmp_path / "pki"
    return settings


@pytest.fixture
def lewat_bsre(pengaturan: Any, tmp_path: Path, dunia: Dunia, peladen: Peladen) -> Callable[..., None]:
    def pasang(**lain: str) -> None:
        folder = tmp_path / "kepercayaan"
        folder.mkdir(exist_ok=True)
        (folder / "bsre.pem").write_bytes(dunia.akar.public_bytes(Encoding.PEM))
        pengaturan.TTE, pengaturan.TTE_KEPERCAYAAN = "bsre", str(folder)
        pengaturan.BSRE = {
            "alamat": peladen.alamat, "nama": "tertib", "sandi": "sandi-aplikasi", "versi": "2", "cara": "passphrase",
            "batas": "20",
        } | lain  # fmt: skip

    return pasang


def test_local_is_the_default(pengaturan: Any) -> None:
    assert pilihan.kurang() == []
    penyedia = pilihan.dari_pengaturan()
    assert isinstance(penyedia, TTELokal)
    assert (penyedia.folder, penyedia.tingkat) == (pengaturan.MAP_PKI, Tingkat.B)
    assert pilihan.dari_pengaturan() is penyedia
    assert pilihan.akar() == []


def test_the_level_is_a_setting(pengaturan: Any, asli: bytes) -> None:
    pengaturan.TTE_TINGKAT = "B-LT"
    frasa_pki = sandi.kunci("pki").hex()
    sebentar = datetime.now(WAKTU.tzinfo)
    pki.siapkan_pki(pengaturan.MAP_PKI, frasa_pki=frasa_pki, waktu=sebentar)
    pki.terbitkan_sertifikat(
        pengaturan.MAP_PKI, id=NIP, nama="Kadis", jabatan="Kadis", instansi="Dinas", frasa_sandi=FRASA, berlaku_hari=9,
        frasa_pki=frasa_pki, waktu=sebentar,
    )  # fmt: skip
    hasil = pilihan.dari_pengaturan().tandatangani(asli, frasa_sandi=FRASA, **(ISI | {"waktu": sebentar}))  # type: ignore[arg-type]
    periksa = periksa_tandatangan(hasil, akar=pilihan.akar(), daftar_cabut=pilihan.daftar_cabut())
    assert periksa.sah
    assert periksa.waktu_terbukti is not None


@pytest.mark.django_db
def test_bsre_knows_an_official_by_her_account(lewat_bsre: Callable[..., None], asli: bytes, dunia: Dunia) -> None:
    lewat_bsre()
    Pengguna.objects.create(email=EMAIL, nama="Kadis", nip=NIP)
    penyedia = pilihan.dari_pengaturan()
    assert isinstance(penyedia, BSrE)
    assert periksa_tandatangan(
        penyedia.tandatangani(asli, frasa_sandi=FRASA, **ISI),  # type: ignore[arg-type]
        akar=pilihan.akar(),
    ).sah
    assert penyedia.status("197001011990010009").keadaan is KeadaanSertifikat.NOT_REGISTERED


def test_bsre_v1_knows_her_by_the_list(
    lewat_bsre: Callable[..., None], pengaturan: Any, tmp_path: Path, dunia: Dunia
) -> None:
    daftar = tmp_path / "penandatangan.json"
    daftar.write_text(json.dumps({NIP: {"nik": NIK, "nomor_subjek": "S-1"}}))
    pengaturan.TTE_PENANDATANGAN = str(daftar)
    lewat_bsre(versi="1")
    penyedia = pilihan.dari_pengaturan()
    assert isinstance(penyedia, BSrE)
    assert isinstance(penyedia.bahasa, V1)
    assert penyedia.status(NIP).berlaku
    assert penyedia.nomor_subjek(NIP) == "S-1"


def test_cards_from_before_the_change_of_provider_stay_genuine(
    lewat_bsre: Callable[..., None], pengaturan: Any, map_pki: Path, asli: bytes
) -> None:
    shutil.copytree(map_pki, pengaturan.MAP_PKI)
    lama = TTELokal(map_pki).tandatangani(asli, frasa_sandi=FRASA, **ISI)  # type: ignore[arg-type]
    lewat_bsre()
    assert periksa_tandatangan(lama, akar=pilihan.akar(), pada=WAKTU).sah
    baru = pilihan.dari_pengaturan()
    assert not periksa_tandatangan(lama, akar=baru.akar(), pada=WAKTU).sah, "an answer of BSrE must be BSrE's"


def test_a_token(pengaturan: Any, tmp_path: Path) -> None:
    folder = tmp_path / "otoritas"
    pki.siapkan_pki(folder, frasa_pki="x", waktu=WAKTU)
    kepercayaan = tmp_path / "kepercayaan"
    kepercayaan.mkdir()
    for nama in ("akar", "penerbit"):
        shutil.copy(folder / f"{nama}.pem", kepercayaan)
    pengaturan.TTE, pengaturan.PKCS11_MODUL, pengaturan.PKCS11_TOKEN = "pkcs11", "/tidak/ada.so", "kadis"
    pengaturan.TTE_KEPERCAYAAN = str(kepercayaan)
    penyedia = pilihan.dari_pengaturan()
    assert isinstance(penyedia, TTEPkcs11)
    assert penyedia.akar() == [pki.baca_sertifikat(folder / "akar.pem")]
    assert penyedia._rantai == [pki.baca_sertifikat(folder / "penerbit.pem")]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"TTE": "lain"}, "TERTIB_TTE harus salah satu"),
        ({"TTE_TINGKAT": "B-X"}, "TERTIB_TTE_TINGKAT"),
        ({"TTE": "pkcs11"}, "TERTIB_PKCS11_MODUL"),
        ({"TTE": "bsre"}, "TERTIB_BSRE_ALAMAT"),
        ({"TTE": "bsre"}, "TERTIB_TTE_KEPERCAYAAN"),
        ({"TTE": "pkcs11", "TTE_KEPERCAYAAN": "/tidak/ada"}, "TERTIB_TTE_KEPERCAYAAN"),
        ({"TTE": "bsre", "BSRE": dict.fromkeys(("alamat", "nama", "sandi", "versi", "cara", "batas"), "x")}, "BATAS"),
        ({"TTE": "bsre", "BSRE": dict.fromkeys(("alamat", "nama", "sandi", "versi", "cara", "batas"), "3")}, "VERSI"),
        ({"TTE": "bsre", "BSRE": dict.fromkeys(("alamat", "nama", "sandi", "versi", "cara", "batas"), "3")}, "CARA"),
    ],
)
def test_what_is_missing_is_said(pengaturan: Any, isi: dict[str, Any], kata: str) -> None:
    for nama, nilai in isi.items():
        setattr(pengaturan, nama, nilai)
    assert any(kata in satu for satu in pilihan.kurang())
    with pytest.raises(ValueError, match=kata):
        pilihan.dari_pengaturan()


def test_the_doors_of_the_authority(pengaturan: Any) -> None:
    pki.siapkan_pki(pengaturan.MAP_PKI, frasa_pki=sandi.kunci("pki").hex(), waktu=WAKTU)
    assert pilihan.otoritas_waktu().jawab(b"")
    assert pilihan.tanya_ocsp(b"", waktu=WAKTU)
