"""What a biometric device says, checked: its signature, whose key that is, the chain of hashes, when and for what.

The block is a JWT (RS256) of the Secure Biometric Interface 0.9.5; its certificate (`x5c`) must be one the office trusts,
or be issued by one. Within one capture every block's hash is SHA-256(hash before + SHA-256(bioValue)).
"""

import hashlib
import json
from base64 import b64decode, urlsafe_b64decode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings

from tertib.perekaman.rules import IRIS, JARI

AWAL: Final = hashlib.sha256(b"").hexdigest()
"""What the first block of a capture is chained to: the digest of nothing."""
NAMA_ALAT: Final = {**JARI, **IRIS}
SEHARI: Final = timedelta(hours=24)
CONDONG: Final = timedelta(minutes=10)
"""How far the clock of a device may be ahead of ours."""


class BlokTidakSah(ValueError):
    """The block is not what a trusted device signed for this recording; `args[0]` is the word kept as the reason."""


@dataclass(frozen=True, slots=True)
class Blok:
    """One signed block: which part (a device's word), its bytes, its quality, when, in which transaction."""

    bagian: str
    nilai: bytes
    mutu: int
    waktu: datetime
    transaksi: str
    tujuan: str


def rantai(sebelum: str, nilai: bytes) -> str:
    """The hash (lower-case hex) of a block behind another one."""
    return hashlib.sha256(bytes.fromhex(sebelum) + hashlib.sha256(nilai).digest()).hexdigest()


def buka(jwt: bytes, *, kepercayaan: Sequence[x509.Certificate]) -> Blok:
    """The block a device signed. Raises BlokTidakSah: "bentuk", "alat-asing", "tanda-tangan-alat"."""
    try:
        kepala, badan, tanda = jwt.split(b".")
        rincian = json.loads(_dari_url(kepala))
        sertifikat = x509.load_der_x509_certificate(b64decode(rincian["x5c"][0]))
        isi: dict[str, Any] = json.loads(_dari_url(badan))
        blok = Blok(
            bagian=str(isi["bioSubType"]),
            nilai=_dari_url(str(isi["bioValue"]).encode()),
            mutu=round(float(isi["qualityScore"])),
            waktu=datetime.fromisoformat(str(isi["timestamp"])),
            transaksi=str(isi["transactionId"]),
            tujuan=str(isi["purpose"]),
        )
    except (ValueError, KeyError, TypeError, IndexError) as galat:
        raise BlokTidakSah("bentuk") from galat
    if rincian.get("alg") != "RS256" or blok.waktu.tzinfo is None:
        raise BlokTidakSah("bentuk")
    _pastikan_dipercaya(sertifikat, kepercayaan, blok.waktu)
    _pastikan_bertanda(sertifikat, kepala + b"." + badan, _dari_url(tanda))
    return blok


def _dari_url(teks: bytes) -> bytes:
    return urlsafe_b64decode(teks + b"=" * (-len(teks) % 4))


def _pastikan_bertanda(sertifikat: x509.Certificate, isi: bytes, tanda: bytes) -> None:
    kunci = sertifikat.public_key()
    if not isinstance(kunci, RSAPublicKey):
        raise BlokTidakSah("tanda-tangan-alat")
    try:
        kunci.verify(tanda, isi, PKCS1v15(), SHA256())
    except InvalidSignature as galat:
        raise BlokTidakSah("tanda-tangan-alat") from galat


def _pastikan_dipercaya(sertifikat: x509.Certificate, kepercayaan: Sequence[x509.Certificate], pada: datetime) -> None:
    berlaku = sertifikat.not_valid_before_utc <= pada <= sertifikat.not_valid_after_utc
    if not berlaku or not any(_dari(sertifikat, induk) for induk in kepercayaan):
        raise BlokTidakSah("alat-asing")


def _dari(sertifikat: x509.Certificate, induk: x509.Certificate) -> bool:
    if sertifikat == induk:
        return True
    try:
        sertifikat.verify_directly_issued_by(induk)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def kepercayaan() -> tuple[x509.Certificate, ...]:
    """The certificates of devices or their makers that the office trusts (TERTIB_SBI_KEPERCAYAAN, PEM); () when none is given."""
    berkas = Path(settings.SBI_KEPERCAYAAN) if settings.SBI_KEPERCAYAAN else None
    return _dibaca(berkas, berkas.stat().st_mtime_ns) if berkas and berkas.exists() else ()


@lru_cache(maxsize=4)
def _dibaca(berkas: Path, _diubah: int) -> tuple[x509.Certificate, ...]:
    return tuple(x509.load_pem_x509_certificates(berkas.read_bytes()))


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One block as it lies in a recording: its part (our word), the announced hash, the JWT."""

    bagian: str
    rantai: str
    jwt: bytes


def cela(blok: Iterable[Kiriman], *, kode: str, direkam: datetime) -> str:
    """Why the device's blocks of a recording cannot count: a word such as "rantai"; "" when all is in order.

    `blok` in the order they were captured; a block chained to nothing begins a new capture.
    """
    dipercaya, sebelum = kepercayaan(), AWAL
    for satu in blok:
        try:
            isi = buka(satu.jwt, kepercayaan=dipercaya)
        except BlokTidakSah as galat:
            return str(galat)
        if isi.bagian != NAMA_ALAT[satu.bagian] or isi.tujuan != "Registration" or isi.transaksi != kode:
            return "bukan-rekaman-ini"
        if not direkam - SEHARI <= isi.waktu <= direkam + CONDONG:
            return "waktu"
        if satu.rantai not in (rantai(sebelum, isi.nilai), rantai(AWAL, isi.nilai)):
            return "rantai"
        sebelum = satu.rantai
    return ""
