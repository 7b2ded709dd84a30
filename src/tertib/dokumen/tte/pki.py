"""A small public-key infrastructure in a folder: a root, an issuing authority, a certificate for each official.

All keys are ECDSA on P-256: pyHanko, poppler and every PDF reader verify it, a signature takes 0.02 ms instead of
0.25 ms for RSA-2048, and an encrypted key opens without RSA's costly consistency check (about 100 ms). PKCS#8's own
stretching is weak here (2,048 rounds of PBKDF2), so the passphrase first goes through scrypt; the salt stands beside
the key. No passphrase is ever written.

    akar.pem  penerbit.pem          certificates          akar.kunci  penerbit.kunci      encrypted keys
    waktu.pem                       time-stamping         waktu.kunci
    orang/<sha256 of the id>.pem    official              orang/<sha256 of the id>.kunci
    terbit/<serial>.pem             every certificate ever issued below the issuing authority

With `alamat`, the address under which these are published, certificates say where to ask about them (AIA, CDP).
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from pyhanko.keys import load_certs_from_pemder_data

_SCRYPT_N: Final = 2**15
_PENANDATANGANAN_DOKUMEN: Final = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_UMUR: Final = {
    "akar": timedelta(days=30 * 365),
    "penerbit": timedelta(days=25 * 365),
    "waktu": timedelta(days=5 * 365),
}
PENERUS_WAKTU: Final = timedelta(days=365)
"""So long before its end the time-stamping authority gets a new key, so that a stamp never ages out in its first year."""


class KunciTertutup(Exception):
    """The passphrase does not open the key."""


@dataclass(frozen=True, slots=True)
class Subjek:
    """Whom a certificate names. `id` (NIP) becomes the serialNumber of the subject."""

    id: str
    nama: str
    jabatan: str
    instansi: str


def siapkan_pki(
    folder: Path, *, frasa_pki: str, waktu: datetime, nama: str = "Tertib (setempat)", alamat: str = ""
) -> x509.Certificate:
    """Make the root and the issuing authority unless they stand, and return the root certificate.

    The folder appears whole or not at all, also when two processes start at once. `waktu` (aware) is now.
    """
    if not (folder / "akar.pem").exists():
        sementara = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}")
        (sementara / "orang").mkdir(parents=True, mode=0o700)
        try:
            _tulis_otoritas(sementara, frasa_pki, waktu, nama, alamat)
            folder.parent.mkdir(parents=True, exist_ok=True)
            _pasang(sementara, folder)
        finally:
            shutil.rmtree(sementara, ignore_errors=True)
    return baca_sertifikat(folder / "akar.pem")


def terbitkan_sertifikat(
    folder: Path,
    *,
    id: str,
    nama: str,
    jabatan: str,
    instansi: str,
    frasa_sandi: str,
    berlaku_hari: int,
    frasa_pki: str,
    waktu: datetime,
    alamat: str = "",
) -> x509.Certificate:
    """Make a key under the official's own passphrase and a certificate for it; an older one is replaced.

    Raises KunciTertutup when `frasa_pki` does not open the issuing key.
    """
    kunci = ec.generate_private_key(ec.SECP256R1())
    subjek = Subjek(id, nama, jabatan, instansi)
    penerbit = baca_sertifikat(folder / "penerbit.pem")
    sampai = min(waktu + timedelta(days=berlaku_hari), penerbit.not_valid_after_utc)
    bakal = _sertifikat_orang(subjek, kunci.public_key(), penerbit, waktu, sampai)
    sertifikat = _terbit(folder, bakal, frasa_pki, alamat)
    _tulis_kunci(berkas_orang(folder, id, "kunci"), kunci, frasa_sandi)
    tulis(berkas_orang(folder, id, "pem"), _pem(sertifikat), 0o644)
    return sertifikat


def siapkan_waktu(folder: Path, *, frasa_pki: str, waktu: datetime, alamat: str = "") -> x509.Certificate:
    """The certificate of the time-stamping authority, made with its key at first and anew a year before it ends.

    Raises KunciTertutup.
    """
    with terkunci(folder):
        berkas, penerbit = folder / "waktu.pem", baca_sertifikat(folder / "penerbit.pem")
        if berkas.exists() and waktu < baca_sertifikat(berkas).not_valid_after_utc - PENERUS_WAKTU:
            return baca_sertifikat(berkas)
        kunci = ec.generate_private_key(ec.SECP256R1())
        masa = (waktu, min(waktu + _UMUR["waktu"], penerbit.not_valid_after_utc))
        bakal = _ujung(_nama_otoritas("Waktu Tertib (setempat)"), penerbit, kunci.public_key(), masa).add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        sertifikat = _terbit(folder, bakal, frasa_pki, alamat)
        _tulis_kunci(folder / "waktu.kunci", kunci, frasa_pki)
        tulis(berkas, _pem(sertifikat), 0o644)
    return sertifikat


def _terbit(folder: Path, bakal: x509.CertificateBuilder, frasa_pki: str, alamat: str) -> x509.Certificate:
    """Sign with the issuing key, and keep for ever: who asks in years whether it was revoked gets an answer."""
    kunci = buka_kunci(folder / "penerbit.kunci", frasa_pki)
    sertifikat = _beralamat(bakal, alamat, "penerbit").sign(kunci, hashes.SHA256())
    (folder / "terbit").mkdir(exist_ok=True)
    tulis(berkas_terbit(folder, sertifikat.serial_number), _pem(sertifikat), 0o644)
    return sertifikat


@contextmanager
def terkunci(folder: Path) -> Iterator[None]:
    """One writer at a time, also among processes: an advisory lock on the folder itself."""
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX)
        yield
    finally:
        os.close(pegangan)


def pengenal_kunci(otoritas: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    """The extension by which what `otoritas` signs names its key."""
    kunci = otoritas.public_key()
    assert isinstance(kunci, ec.EllipticCurvePublicKey)
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci)


def baca_sertifikat(berkas: Path) -> x509.Certificate:
    """The PEM certificate in `berkas`. Raises FileNotFoundError."""
    return x509.load_pem_x509_certificate(berkas.read_bytes())


def buka_kunci(berkas: Path, frasa: str) -> ec.EllipticCurvePrivateKey:
    """The private key in `berkas`, about 70 ms by intent. Raises KunciTertutup, FileNotFoundError."""
    isi = json.loads(berkas.read_text())
    sandi = _regang(frasa, bytes.fromhex(isi["garam"]), isi["scrypt_n"])
    try:
        kunci = serialization.load_pem_private_key(isi["pkcs8"].encode(), password=sandi)
    except ValueError as galat:
        raise KunciTertutup from galat
    assert isinstance(kunci, ec.EllipticCurvePrivateKey)
    return kunci


def berkas_orang(folder: Path, id: str, akhiran: str) -> Path:
    """Where the official's key or certificate lies; the name is a digest, so no id can point elsewhere."""
    return folder / "orang" / f"{sha256(id.encode()).hexdigest()[:32]}.{akhiran}"


def berkas_terbit(folder: Path, nomor: int) -> Path:
    """Where the certificate with this serial number lies."""
    return folder / "terbit" / f"{nomor:x}.pem"


def asn1(sertifikat: x509.Certificate) -> Any:
    """The same certificate as pyHanko wants it (asn1crypto)."""
    return next(load_certs_from_pemder_data(_pem(sertifikat)))


def _tulis_otoritas(folder: Path, frasa_pki: str, waktu: datetime, nama: str, alamat: str) -> None:
    kunci_akar, kunci_penerbit = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    nama_akar = _nama_otoritas(f"Akar {nama}")
    atasan = (nama_akar, kunci_akar.public_key())
    akar = _otoritas(*atasan, *atasan, (waktu, waktu + _UMUR["akar"]), 1)
    diri = (_nama_otoritas(f"Penerbit {nama}"), kunci_penerbit.public_key())
    penerbit = _beralamat(_otoritas(*diri, *atasan, (waktu, waktu + _UMUR["penerbit"]), 0), alamat, "akar")
    for sebutan, kunci, bakal in (("akar", kunci_akar, akar), ("penerbit", kunci_penerbit, penerbit)):
        _tulis_kunci(folder / f"{sebutan}.kunci", kunci, frasa_pki)
        tulis(folder / f"{sebutan}.pem", _pem(bakal.sign(kunci_akar, hashes.SHA256())), 0o644)


def _beralamat(bakal: x509.CertificateBuilder, alamat: str, oleh: str) -> x509.CertificateBuilder:
    """Where the certificate of the authority `oleh`, its revocation list and (for the issuing one) its OCSP answers are."""
    if not alamat:
        return bakal
    sertifikat = (AuthorityInformationAccessOID.CA_ISSUERS, f"{alamat}/{oleh}.cer")
    tanya = [(AuthorityInformationAccessOID.OCSP, f"{alamat}/ocsp")] if oleh == "penerbit" else []
    akses = [x509.AccessDescription(apa, x509.UniformResourceIdentifier(di)) for apa, di in (*tanya, sertifikat)]
    daftar = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{alamat}/{oleh}.crl")], None, None, None)
    return bakal.add_extension(x509.AuthorityInformationAccess(akses), critical=False).add_extension(
        x509.CRLDistributionPoints([daftar]), critical=False
    )


def _nama_otoritas(nama: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, nama)])


def _bakal(
    subjek: x509.Name,
    penerbit: x509.Name,
    kunci: ec.EllipticCurvePublicKey,
    kunci_penerbit: ec.EllipticCurvePublicKey,
    masa: tuple[datetime, datetime],
) -> x509.CertificateBuilder:
    dari, sampai = masa
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(penerbit)
        .public_key(kunci)
        .serial_number(x509.random_serial_number())
        .not_valid_before(dari - timedelta(minutes=5))
        .not_valid_after(sampai)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci_penerbit), critical=False)
    )


def _otoritas(
    subjek: x509.Name,
    kunci: ec.EllipticCurvePublicKey,
    penerbit: x509.Name,
    kunci_penerbit: ec.EllipticCurvePublicKey,
    masa: tuple[datetime, datetime],
    kedalaman: int,
) -> x509.CertificateBuilder:
    bakal = _bakal(subjek, penerbit, kunci, kunci_penerbit, masa)
    return bakal.add_extension(x509.BasicConstraints(ca=True, path_length=kedalaman), critical=True).add_extension(
        _kegunaan(otoritas=True), critical=True
    )


def _sertifikat_orang(
    subjek: Subjek, kunci: ec.EllipticCurvePublicKey, penerbit: x509.Certificate, waktu: datetime, sampai: datetime
) -> x509.CertificateBuilder:
    nama = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, subjek.instansi[:64]),
            x509.NameAttribute(NameOID.TITLE, subjek.jabatan[:64]),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, subjek.id[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, subjek.nama[:64]),
        ]
    )
    guna = [_PENANDATANGANAN_DOKUMEN, ExtendedKeyUsageOID.EMAIL_PROTECTION]
    return _ujung(nama, penerbit, kunci, (waktu, sampai)).add_extension(x509.ExtendedKeyUsage(guna), critical=False)


def _ujung(
    nama: x509.Name, penerbit: x509.Certificate, kunci: ec.EllipticCurvePublicKey, masa: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    """A certificate that signs, but no certificates."""
    kunci_penerbit = penerbit.public_key()
    assert isinstance(kunci_penerbit, ec.EllipticCurvePublicKey)
    return (
        _bakal(nama, penerbit.subject, kunci, kunci_penerbit, masa)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_kegunaan(otoritas=False), critical=True)
    )


def _kegunaan(*, otoritas: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not otoritas,
        content_commitment=not otoritas,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=otoritas,
        crl_sign=otoritas,
        encipher_only=False,
        decipher_only=False,
    )


def _regang(frasa: str, garam: bytes, n: int) -> bytes:
    return Scrypt(salt=garam, length=32, n=n, r=8, p=1).derive(frasa.encode()).hex().encode()


def _tulis_kunci(berkas: Path, kunci: ec.EllipticCurvePrivateKey, frasa: str) -> None:
    garam = secrets.token_bytes(16)
    sandi = serialization.BestAvailableEncryption(_regang(frasa, garam, _SCRYPT_N))
    pkcs8 = kunci.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, sandi)
    isi = {"garam": garam.hex(), "scrypt_n": _SCRYPT_N, "pkcs8": pkcs8.decode()}
    tulis(berkas, json.dumps(isi).encode(), 0o600)


def tulis(berkas: Path, isi: bytes, izin: int) -> None:
    """Write durably: whole or not at all, also when the machine stops."""
    sementara = berkas.with_name(f"{berkas.name}.{secrets.token_hex(4)}")
    with open(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, izin), "wb") as keluaran:
        keluaran.write(isi)
        keluaran.flush()
        os.fsync(keluaran.fileno())
    os.replace(sementara, berkas)


def _pasang(sementara: Path, folder: Path) -> None:
    try:
        os.rename(sementara, folder)
    except OSError:
        # Another process was first (its folder is not empty): its keys stand, ours go.
        if not (folder / "akar.pem").exists():
            raise


def _pem(sertifikat: x509.Certificate) -> bytes:
    return sertifikat.public_bytes(serialization.Encoding.PEM)
