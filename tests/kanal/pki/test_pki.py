"""The doors of the signing authority, asked over HTTP by OpenSSL alone, with the addresses that certificates name."""

import base64
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tertib.dokumen.tte import pencabutan, penyedia, pki
from tertib.dokumen.tte.pencabutan import AlasanCabut
from tertib.inti import sandi
from tertib.kanal.pki import views

NIP = "197001011990010000"


@pytest.fixture(autouse=True)
def jam_berhenti() -> None:
    """OpenSSL compares what it is told with the machine's own clock, so here it runs."""


@pytest.fixture
def folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, live_server: LiveServer) -> Path:
    """An authority with one official, published by a real server at the address written in its certificates."""
    monkeypatch.setattr(pki, "_SCRYPT_N", 2**10)
    settings.MAP_PKI, settings.ALAMAT_SITUS = tmp_path / "pki", live_server.url
    tetap = {"frasa_pki": sandi.kunci("pki").hex(), "waktu": datetime.now(UTC) - timedelta(days=1)}
    pki.siapkan_pki(settings.MAP_PKI, **tetap, alamat=penyedia.alamat_pki())
    pki.terbitkan_sertifikat(
        settings.MAP_PKI, id=NIP, nama="RUDI", jabatan="Kepala Dinas", instansi="Dinas", frasa_sandi="x",
        berlaku_hari=700, **tetap, alamat=penyedia.alamat_pki(),
    )  # fmt: skip
    return settings.MAP_PKI


def _openssl(*perintah: object, masuk: bytes = b"") -> str:
    hasil = subprocess.run(
        ["openssl", *map(str, perintah)], input=masuk, capture_output=True, check=False, timeout=60,
        env={**os.environ, "no_proxy": "*"},
    )  # fmt: skip
    return (hasil.stdout + hasil.stderr).decode(errors="replace")


def _ambil(alamat: str, isi: bytes | None = None, jenis: str = "") -> bytes:
    minta = Request(alamat, data=isi, headers={"Content-Type": jenis} if jenis else {})
    with urlopen(minta, timeout=20) as jawab:  # the server of this test
        return bytes(jawab.read())


def _orang(folder: Path) -> x509.Certificate:
    return pki.baca_sertifikat(pki.berkas_orang(folder, NIP, "pem"))


def _alamat_ocsp(sertifikat: x509.Certificate) -> dict[str, str]:
    akses = sertifikat.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    return {satu.access_method.dotted_string: satu.access_location.value for satu in akses}


def _cabut(folder: Path) -> None:
    frasa = sandi.kunci("pki").hex()
    pencabutan.cabut(folder, id=NIP, alasan=AlasanCabut.BERHENTI, frasa_pki=frasa, waktu=datetime.now(UTC))


@pytest.mark.django_db(transaction=True)
def test_a_path_is_built_and_checked_from_the_addresses_in_the_certificates(folder: Path, tmp_path: Path) -> None:
    """From the official's certificate alone to the root, each list where its certificate says (RFC 5280)."""
    orang, map_ = _orang(folder), tmp_path
    penerbit = x509.load_der_x509_certificate(
        _ambil(_alamat_ocsp(orang)[_oid(AuthorityInformationAccessOID.CA_ISSUERS)])
    )
    akar = x509.load_der_x509_certificate(
        _ambil(_alamat_ocsp(penerbit)[_oid(AuthorityInformationAccessOID.CA_ISSUERS)])
    )
    assert akar.subject == akar.issuer == penerbit.issuer
    for nama, semua in {"akar": [akar], "antara": [penerbit], "orang": [orang]}.items():
        (map_ / f"{nama}.pem").write_bytes(b"".join(s.public_bytes(Encoding.PEM) for s in semua))

    def periksa() -> str:
        crl = b"".join(
            x509.load_der_x509_crl(_ambil(_titik(satu))).public_bytes(Encoding.PEM) for satu in (orang, penerbit)
        )
        (map_ / "crl.pem").write_bytes(crl)
        return _openssl(
            "verify", "-crl_check_all", "-CAfile", map_ / "akar.pem", "-untrusted", map_ / "antara.pem",
            "-CRLfile", map_ / "crl.pem", map_ / "orang.pem",
        )  # fmt: skip

    assert periksa().strip() == f"{map_ / 'orang.pem'}: OK"
    _cabut(folder)
    assert "certificate revoked" in periksa()


def _oid(apa: x509.ObjectIdentifier) -> str:
    return apa.dotted_string


def _titik(sertifikat: x509.Certificate) -> str:
    (titik,) = sertifikat.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    assert titik.full_name is not None
    return str(titik.full_name[0].value)


@pytest.mark.django_db(transaction=True)
def test_openssl_asks_by_ocsp(folder: Path, tmp_path: Path) -> None:
    orang = pki.berkas_orang(folder, NIP, "pem")
    alamat = _openssl("x509", "-in", orang, "-noout", "-ocsp_uri").strip()
    tanya = [
        "ocsp", "-issuer", folder / "penerbit.pem", "-cert", orang, "-url", alamat,
        "-CAfile", folder / "akar.pem", "-verify_other", folder / "penerbit.pem",
    ]  # fmt: skip
    jawab = _openssl(*tanya)
    assert "Response verify OK" in jawab
    assert f"{orang}: good" in jawab
    assert "no nonce" not in jawab
    _cabut(folder)
    assert f"{orang}: revoked" in _openssl(*tanya)


@pytest.mark.django_db(transaction=True)
def test_ocsp_by_get_about_a_certificate_that_was_replaced(folder: Path) -> None:
    """RFC 5019. A card keeps the certificate that signed it, so its question is answered though a newer one stands."""
    lama, penerbit = _orang(folder), pki.baca_sertifikat(folder / "penerbit.pem")
    _cabut(folder)
    pki.terbitkan_sertifikat(
        folder, id=NIP, nama="RUDI", jabatan="Kepala Dinas", instansi="Dinas", frasa_sandi="x", berlaku_hari=700,
        frasa_pki=sandi.kunci("pki").hex(), waktu=datetime.now(UTC) - timedelta(hours=1), alamat=penyedia.alamat_pki(),
    )  # fmt: skip
    baru = _orang(folder)
    assert baru != lama
    for sertifikat, keadaan in ((lama, ocsp.OCSPCertStatus.REVOKED), (baru, ocsp.OCSPCertStatus.GOOD)):
        tanya = (
            ocsp.OCSPRequestBuilder().add_certificate(sertifikat, penerbit, penerbit.signature_hash_algorithm).build()
        )  # type: ignore[arg-type]
        alamat = _alamat_ocsp(sertifikat)[_oid(AuthorityInformationAccessOID.OCSP)]
        jawab = _ambil(f"{alamat}/{quote(base64.b64encode(tanya.public_bytes(Encoding.DER)).decode(), safe='')}")
        assert ocsp.load_der_ocsp_response(jawab).certificate_status is keadaan


@pytest.mark.django_db(transaction=True)
def test_openssl_asks_for_the_time(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"isi yang diberi cap waktu")
    _openssl("ts", "-query", "-data", tmp_path / "data", "-sha256", "-cert", "-out", tmp_path / "minta.tsq")
    minta = (tmp_path / "minta.tsq").read_bytes()
    jawab = _ambil(f"{penyedia.alamat_pki()}/waktu", minta, "application/timestamp-query")
    (tmp_path / "jawab.tsr").write_bytes(jawab)
    periksa = [
        "ts", "-verify", "-in", tmp_path / "jawab.tsr", "-CAfile", folder / "akar.pem",
        "-untrusted", folder / "penerbit.pem",
    ]  # fmt: skip
    assert "Verification: OK" in _openssl(*periksa, "-queryfile", tmp_path / "minta.tsq")
    (tmp_path / "data").write_bytes(b"isi yang lain")
    assert "Verification: FAILED" in _openssl(*periksa, "-data", tmp_path / "data")


@pytest.mark.django_db(transaction=True)
def test_what_is_no_question_and_what_is_too_much(
    folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.post("/pki/waktu", b"x", content_type="text/plain").status_code == 415
    assert client.post("/pki/ocsp", b"x" * 8193, content_type="application/ocsp-request").status_code == 413
    assert client.get("/pki/ocsp/bukan*base64").status_code == 404
    assert client.get("/pki/orang.cer").status_code == 404
    assert client.get("/pki/waktu.crl").status_code == 404
    sampah = client.post("/pki/ocsp", b"sampah", content_type="application/ocsp-request").content
    assert ocsp.load_der_ocsp_response(sampah).response_status is ocsp.OCSPResponseStatus.UNAUTHORIZED
    monkeypatch.setattr(views, "_PER", (3, timedelta(minutes=10)))
    assert client.post("/pki/ocsp", b"x", content_type="application/ocsp-request").status_code == 429


@pytest.mark.django_db(transaction=True)
def test_a_list_is_kept_by_caches_and_asked_for_again_cheaply(folder: Path, client: Client) -> None:
    pertama = client.get("/pki/penerbit.crl")
    assert pertama["Content-Type"] == "application/pkix-crl"
    assert pertama["Cache-Control"] == "public, max-age=3600"
    assert client.get("/pki/penerbit.crl", headers={"If-None-Match": pertama["ETag"]}).status_code == 304
    _cabut(folder)
    assert client.get("/pki/penerbit.crl", headers={"If-None-Match": pertama["ETag"]}).status_code == 200
    halaman = client.get("/pki/").content.decode()
    assert "/pki/penerbit.crl" in halaman
    assert halaman.count('class="nomor"') == 2


@pytest.mark.django_db(transaction=True)
def test_an_office_that_signs_elsewhere_has_no_authority_here(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.MAP_PKI = tmp_path / "tidak-ada"
    assert "otoritas lain" in client.get("/pki/").content.decode()
    for alamat in ("/pki/akar.cer", "/pki/penerbit.crl", "/pki/ocsp/MA=="):
        assert client.get(alamat).status_code == 404
    assert client.post("/pki/ocsp", b"x", content_type="application/ocsp-request").status_code == 404
