"""The second factor in a browser: an office of real people on https, an authenticator app, a passkey."""

import base64
import datetime as dt
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as ser
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser

from tests.peramban.conftest import RUPA
from tests.peramban.laman import Laman
from tests.peramban.situs import CHROMIUM, PILIHAN_CHROMIUM, Situs, Tls, buka_situs

MEJA = "Meja kerja Operator"
SUREL = "ratna@dinas.example"
KUNCI_PERANGKAT: dict[str, Any] = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
DETIK_KODE = 30


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Tls:
    """A certificate for localhost. Only its key is made known to the browser, so that WebAuthn accepts the page."""
    folder = tmp_path_factory.mktemp("tls")
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    kini = dt.datetime.now(dt.UTC)
    bakal = x509.CertificateBuilder(nama, nama, kunci.public_key(), x509.random_serial_number())
    bakal = bakal.not_valid_before(kini - dt.timedelta(days=1)).not_valid_after(kini + dt.timedelta(days=2))
    bakal = bakal.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    (folder / "situs.pem").write_bytes(bakal.sign(kunci, hashes.SHA256()).public_bytes(ser.Encoding.PEM))
    (folder / "situs.kunci").write_bytes(
        kunci.private_bytes(ser.Encoding.PEM, ser.PrivateFormat.PKCS8, ser.NoEncryption())
    )
    umum = kunci.public_key().public_bytes(ser.Encoding.DER, ser.PublicFormat.SubjectPublicKeyInfo)
    sidik = base64.b64encode(hashlib.sha256(umum).digest()).decode()
    return Tls(folder / "situs.pem", folder / "situs.kunci", sidik)


@pytest.fixture(scope="module")
def kantor(tls: Tls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situs]:
    """An office outside the demonstration, served over https."""
    with buka_situs(tmp_path_factory.mktemp("kantor") / "data", tls=tls) as situs:
        _perintah(situs, "kantor", "buka", "16.06", "--slug", "muba", "--ibu-kota", "Sekayu")
        yield situs


@pytest.fixture(scope="module")
def sandi(kantor: Situs) -> str:
    """The first password of the official, as the command line prints it once."""
    keluaran = _perintah(
        kantor, "petugas", "tambah", "16.06", "--jabatan", "operator", "--nama", "Ratna Puspita",
        "--nip", "197001012005121000", "--email", SUREL,
    )  # fmt: skip
    return keluaran.rsplit(": ", 1)[1].strip()


@pytest.fixture(scope="module")
def peramban(tls: Tls, chromium: Browser) -> Iterator[Browser]:
    """A browser that accepts the key of this office, as any browser accepts a certificate it can check."""
    percaya = f"--ignore-certificate-errors-spki-list={tls.sidik_kunci}"
    sendiri = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*PILIHAN_CHROMIUM, percaya])
    yield sendiri
    sendiri.close()


@pytest.fixture
def laman(peramban: Browser, kantor: Situs, sudah_diperiksa: set[tuple[str, ...]]) -> Iterator[Laman]:
    konteks = peramban.new_context(locale="id-ID", **RUPA["ponsel"])
    konteks.set_default_timeout(15_000)
    satu = Laman(konteks, kantor, sudah_diperiksa, "ponsel")
    yield satu
    konteks.close()
    assert not satu.cela, "\n".join(satu.cela)


def test_pengaman_kedua_membuka_meja_lalu_dipakai_masuk(laman: Laman, sandi: str) -> None:
    _masuk_dengan_sandi(laman, sandi)
    laman.berjudul("Pengaman akun")
    laman.buka("/meja/")
    laman.berjudul("Pengaman akun")
    laman.memuat("Belum ada pengaman kedua.")
    rahasia = _pasang_aplikasi(laman, sandi)
    laman.buka("/meja/")
    laman.berjudul(MEJA)
    _pasang_kunci_sandi(laman, sandi)

    _keluar(laman)
    _masuk_dengan_sandi(laman, sandi)
    _isi_kode(laman, "12345")
    laman.berjudul("Autentikasi Dua Faktor")
    _isi_kode(laman, _kode(rahasia))
    laman.berjudul(MEJA)

    _keluar(laman)
    laman.buka("/masuk/")
    laman.tekan("Pakai kunci sandi")
    laman.berjudul(MEJA)


def _pasang_aplikasi(laman: Laman, sandi: str) -> str:
    """Set up the authenticator app; the secret the page shows."""
    laman.buka("/akun/pengaman/")
    laman.tekan("Pasang aplikasi", peran="link")
    _pastikan(laman, sandi)
    rahasia = laman.page.locator("#authenticator_secret").input_value()
    _isi_kode(laman, _kode(rahasia))
    return rahasia


def _pasang_kunci_sandi(laman: Laman, sandi: str) -> None:
    laman.buka("/akun/pengaman/")
    _perangkat_berkunci(laman)
    laman.tekan("Pasang kunci sandi", peran="link")
    _pastikan(laman, sandi)
    laman.page.locator("[name=name]").fill("Ponsel kantor")
    laman.page.locator("[name=passwordless]").check()
    laman.tekan_ini(laman.page.locator("#mfa_webauthn_add"))
    laman.memuat("Atur 1 kunci sandi")


def _isi_kode(laman: Laman, kode: str) -> None:
    laman.page.locator("[name=code]").first.fill(kode)
    laman.tekan_ini(laman.page.locator("main form button[type=submit]").first)


def _perintah(situs: Situs, *kata: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "tertib", *kata], env=situs.lingkungan, check=True, capture_output=True, text=True
    ).stdout


def _masuk_dengan_sandi(laman: Laman, sandi: str) -> None:
    laman.buka("/masuk/")
    laman.page.locator("[name=login]").fill(SUREL)
    laman.page.locator("[name=password]").fill(sandi)
    laman.tekan("Masuk")


def _pastikan(laman: Laman, sandi: str) -> None:
    """Give the password once more where the page asks for it."""
    if "/pastikan/" in laman.page.url:
        laman.page.locator("[name=password]").fill(sandi)
        laman.tekan_ini(laman.page.locator("main form button[type=submit]").first)


def _keluar(laman: Laman) -> None:
    laman.buka("/keluar/")
    laman.tekan_ini(laman.page.locator("main form button").first)
    laman.buka("/meja/")
    assert "/masuk/" in laman.page.url


def _kode(rahasia: str) -> str:
    """What the app shows, with time left to type it."""
    if (sisa := DETIK_KODE - time.time() % DETIK_KODE) < 5:
        time.sleep(sisa + 0.1)
    return totp.format_hotp_value(totp.hotp_value(rahasia, int(time.time()) // DETIK_KODE))


def _perangkat_berkunci(laman: Laman) -> None:
    """Give the browser a device with a fingerprint reader that always agrees."""
    cdp = laman.page.context.new_cdp_session(laman.page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": KUNCI_PERANGKAT})
