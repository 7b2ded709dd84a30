"""Checkpoints as signed notes (C2SP tlog-checkpoint and signed-note), which common tools for logs can read. Pure.

ORIGIN
SIZE
ROOT (base64)
waktu TIME (RFC 3339)

— ORIGIN BASE64(first 4 bytes of the key's digest, Ed25519 signature)
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_BENTUK: Final = re.compile(
    r"(?P<badan>(?P<asal>\S+)\n(?P<ukuran>0|[1-9]\d{0,18})\n(?P<akar>[A-Za-z0-9+/]{43}=)\nwaktu (?P<waktu>\S+)\n)\n"
    r"\u2014 (?P<nama>\S+) (?P<tanda>[A-Za-z0-9+/]{91}=)\n"
)


class TitikSalah(ValueError):
    """No checkpoint, or none that one of the given keys signed for this log."""


@dataclass(frozen=True, slots=True)
class Titik:
    """Size and root (32 bytes) of a log at a moment."""

    asal: str
    ukuran: int
    akar: bytes
    waktu: datetime


def tulis(titik: Titik, kunci: Ed25519PrivateKey) -> str:
    """The signed note."""
    badan = f"{titik.asal}\n{titik.ukuran}\n{_b64(titik.akar)}\nwaktu {titik.waktu.astimezone(UTC).isoformat()}\n"
    tanda = _nomor_kunci(titik.asal, kunci.public_key().public_bytes_raw()) + kunci.sign(badan.encode())
    return f"{badan}\n\u2014 {titik.asal} {_b64(tanda)}\n"


def baca(catatan: str, *, asal: str, kunci: Iterable[bytes]) -> Titik:
    """The checkpoint of the log `asal`, signed by one of `kunci` (raw public keys). Raises TitikSalah."""
    cocok = _BENTUK.fullmatch(catatan)
    if cocok is None or cocok["asal"] != asal or cocok["nama"] != asal:
        raise TitikSalah("bukan titik periksa dari log ini")
    tanda = base64.b64decode(cocok["tanda"])
    if not any(_bertanda(satu, asal, cocok["badan"], tanda) for satu in kunci):
        raise TitikSalah("tanda tangan titik periksa tidak sah")
    return Titik(asal, int(cocok["ukuran"]), base64.b64decode(cocok["akar"]), datetime.fromisoformat(cocok["waktu"]))


def _bertanda(publik: bytes, asal: str, badan: str, tanda: bytes) -> bool:
    if tanda[:4] != _nomor_kunci(asal, publik):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(publik).verify(tanda[4:], badan.encode())
    except InvalidSignature:
        return False
    return True


def _nomor_kunci(nama: str, publik: bytes) -> bytes:
    return sha256(f"{nama}\n".encode() + b"\1" + publik).digest()[:4]


def _b64(isi: bytes) -> str:
    return base64.b64encode(isi).decode()
