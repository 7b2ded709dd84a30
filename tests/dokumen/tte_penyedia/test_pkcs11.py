"""A token that is no imitation: SoftHSM from Debian, through the same interface as a card or a hardware module."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tertib.dokumen.tte import pencabutan, pki
from tertib.dokumen.tte.jenis import (
    DokumenTidakDapatDitandatangani,
    FrasaSalah,
    KeadaanSertifikat,
    KunciTerkunci,
    LayananTidakTerhubung,
    SertifikatTidakBerlaku,
    Tingkat,
)
from tertib.dokumen.tte.pades import Pembuktian
from tertib.dokumen.tte.waktu import OtoritasWaktu
from tertib.dokumen.verifikasi import periksa_tandatangan, sama_isi
from tests.dokumen.conftest import FRASA, NIP, WAKTU, Jalankan, terbitkan
from tests.dokumen.tte_penyedia.conftest import FRASA_PKI, ISI

MODUL = next((p for p in Path("/usr/lib").glob("**/softhsm/libsofthsm2.so")), None)
pytestmark = pytest.mark.skipif(
    MODUL is None or not shutil.which("softhsm2-util"), reason="SoftHSM belum terpasang: apt-get install softhsm2"
)
PIN = "pin-kadis-2468"


@pytest.fixture(scope="module")
def rumah(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An authority, and a token holding the official's key and certificate under her number."""
    rumah = tmp_path_factory.mktemp("pkcs11")
    (rumah / "token").mkdir()
    (rumah / "softhsm2.conf").write_text(f"directories.tokendir = {rumah / 'token'}\nlog.level = ERROR\n")
    lama, os.environ["SOFTHSM2_CONF"] = os.environ.get("SOFTHSM2_CONF"), str(rumah / "softhsm2.conf")
    pki.siapkan_pki(rumah / "pki", frasa_pki=FRASA_PKI, waktu=WAKTU)
    terbitkan(rumah / "pki")
    _softhsm("--init-token", "--free", "--label", "kadis", "--so-pin", "12345678", "--pin", PIN)
    kunci = pki.buka_kunci(pki.berkas_orang(rumah / "pki", NIP, "kunci"), FRASA)
    (rumah / "kunci.pem").write_bytes(
        kunci.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    _softhsm("--import", str(rumah / "kunci.pem"), "--token", "kadis", "--label", NIP, "--id", "01", "--pin", PIN)
    _pasang_sertifikat(rumah)
    yield rumah
    os.environ.pop("SOFTHSM2_CONF") if lama is None else os.environ.update(SOFTHSM2_CONF=lama)


def _softhsm(*argumen: str) -> None:
    subprocess.run(["softhsm2-util", *argumen], check=True, capture_output=True, timeout=30)


def _pasang_sertifikat(rumah: Path) -> None:
    import pkcs11
    from pkcs11.util.x509 import decode_x509_certificate

    sertifikat = pki.baca_sertifikat(pki.berkas_orang(rumah / "pki", NIP, "pem"))
    isi = decode_x509_certificate(sertifikat.public_bytes(serialization.Encoding.DER))
    with pkcs11.lib(str(MODUL)).get_token(token_label="kadis").open(rw=True, user_pin=PIN) as sesi:
        sesi.create_object(isi | {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: NIP, pkcs11.Attribute.ID: b"1"})


@pytest.fixture
def token(rumah: Path):  # type: ignore[no-untyped-def]
    from tertib.dokumen.tte.pkcs11 import TTEPkcs11

    def jadi(modul: Path | None = None, nama: str = "kadis", **lain: object) -> TTEPkcs11:
        akar, penerbit = (pki.baca_sertifikat(rumah / "pki" / f"{n}.pem") for n in ("akar", "penerbit"))
        assert MODUL
        return TTEPkcs11(modul or MODUL, token=nama, rantai=[penerbit], akar=[akar], **lain)  # type: ignore[arg-type]

    return jadi


def tanda(tte, pdf: bytes, **lain: object) -> bytes:  # type: ignore[no-untyped-def]
    hasil: bytes = tte.tandatangani(pdf, **(ISI | {"frasa_sandi": PIN} | lain))
    return hasil


def test_the_token_signs_our_bytes(token, asli: bytes, poppler: Jalankan) -> None:  # type: ignore[no-untyped-def]
    hasil = tanda(token(), asli)
    periksa = periksa_tandatangan(hasil, akar=token().akar(), pada=WAKTU)
    assert (periksa.sah, periksa.id_penandatangan, periksa.waktu) == (True, NIP, WAKTU)
    assert sama_isi(hasil, asli)
    assert "Signature is Valid." in poppler(hasil, "pdfsig", "{}")


def test_one_log_in_signs_many_and_many_threads_take_turns(token, asli: bytes) -> None:  # type: ignore[no-untyped-def]
    banyak = [asli + b"\n%%%d" % i for i in range(3)]
    assert [
        h.startswith(a)
        for h, a in zip(token().tandatangani_banyak(banyak, frasa_sandi=PIN, **ISI), banyak, strict=True)
    ] == [True] * 3
    hasil: list[bytes] = []
    utas = [threading.Thread(target=lambda: hasil.append(tanda(token(), asli))) for _ in range(4)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(30)
    assert len(hasil) == 4


def test_up_to_validation_data(token, rumah: Path, asli: bytes) -> None:  # type: ignore[no-untyped-def]
    folder = rumah / "pki"
    daftar = pencabutan.daftar_segar(folder, frasa_pki=FRASA_PKI, waktu=WAKTU)
    stempel = OtoritasWaktu(folder, frasa_pki=FRASA_PKI, jam=lambda: WAKTU)
    tte = token(bukti=lambda waktu: Pembuktian(Tingkat.LT, stempel, token().akar(), daftar))
    hasil = periksa_tandatangan(tanda(tte, asli), akar=tte.akar())
    assert hasil.sah
    assert hasil.waktu_terbukti == WAKTU


def test_status_needs_no_pin(token) -> None:  # type: ignore[no-untyped-def]
    status = token().status_pada(NIP, WAKTU)
    assert (status.keadaan, status.nama) == (KeadaanSertifikat.ISSUE, "Dr. RUDI HARTONO, M.Si.")
    assert status.sisa_hari(WAKTU) == 365
    assert token().status_pada(NIP, WAKTU + timedelta(days=366)).keadaan is KeadaanSertifikat.EXPIRED
    assert token().status("tak dikenal").keadaan is KeadaanSertifikat.NO_CERTIFICATE


@pytest.mark.parametrize(
    ("lain", "galat"),
    [
        ({"frasa_sandi": "pin salah"}, FrasaSalah),
        ({"frasa_sandi": ""}, FrasaSalah),
        ({"penandatangan": "tak dikenal"}, SertifikatTidakBerlaku),
        ({"waktu": WAKTU + timedelta(days=400)}, SertifikatTidakBerlaku),
    ],
)
def test_refusals(token, asli: bytes, lain: dict[str, object], galat: type[Exception]) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(galat):
        tanda(token(), asli, **lain)


def test_what_is_no_pdf_is_refused(token) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DokumenTidakDapatDitandatangani):
        tanda(token(), b"<html>")


def test_a_listed_certificate_is_refused(token, rumah: Path, tmp_path: Path, asli: bytes) -> None:  # type: ignore[no-untyped-def]
    salinan = tmp_path / "pki"
    shutil.copytree(rumah / "pki", salinan)
    pencabutan.cabut(salinan, id=NIP, alasan=pencabutan.AlasanCabut.BERHENTI, frasa_pki=FRASA_PKI, waktu=WAKTU)
    with pytest.raises(SertifikatTidakBerlaku, match="dicabut"):
        tanda(token(daftar_cabut=pencabutan.daftar(salinan)), asli)


@pytest.mark.parametrize("lain", [{"modul": Path("/tidak/ada.so")}, {"nama": "token lain"}])
def test_no_module_or_no_token_means_nothing_was_signed(token, asli: bytes, lain: dict[str, object]) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LayananTidakTerhubung, match="Belum ada yang ditandatangani"):
        tanda(token(**lain), asli)


def test_a_locked_token_says_so(token, asli: bytes, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """SoftHSM never locks; hardware does."""
    from pkcs11 import exceptions

    from tertib.dokumen.tte import pkcs11

    asal = pkcs11.open_pkcs11_session

    def terkunci(*args: object, user_pin: str | None = None, **lain: object) -> object:
        if user_pin:
            raise exceptions.PinLocked
        return asal(*args, **lain)

    monkeypatch.setattr(pkcs11, "open_pkcs11_session", terkunci)
    with pytest.raises(KunciTerkunci, match="terkunci"):
        tanda(token(), asli)
