"""Secrets at rest: AES-256-GCM for values, a keyed blind index for exact search, digests for the rest.

Keys are derived by HKDF, one for each purpose, so that no key serves twice: what is encrypted from `settings.CINCIN_KUNCI`
(the newest encrypts, all open), digests and the authority's passphrase from `settings.KUNCI_UTAMA`, the oldest of them,
because a digest cannot be computed anew from what it hides.
"""

import hashlib
import hmac
import secrets
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

_NONCE = 12
_TANPA_NAMA = b"\x01"
"""Under a key the caller holds; without one: from before keys had names, under the oldest."""
_BERNAMA = b"\x02"
"""Followed by the name of the key of the ring it is under."""
_NAMA = 4


class SandiRusak(ValueError):
    """Stored bytes do not open: wrong key, other row, or damaged."""


@lru_cache(maxsize=64)
def _kunci(utama: bytes, guna: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=b"tertib", info=guna.encode()).derive(utama)


@lru_cache(maxsize=64)
def _sandi(utama: bytes, guna: str) -> AESGCM:
    """Kept, because to set one up costs ten times what it does with a number of sixteen digits."""
    return AESGCM(_kunci(utama, guna))


def kunci(guna: str) -> bytes:
    """The 32-byte key of one purpose."""
    return _kunci(bytes(settings.KUNCI_UTAMA), guna)


def kunci_baru() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def tutup(isi: bytes, *, guna: str, kait: str = "", dengan: bytes | None = None) -> bytes:
    """Encrypt `isi` under the newest key of the ring, or the key given; `kait` (such as a case id) must be said again to open it.

    Returns version (+ name of the key) + nonce + ciphertext.
    """
    nonce = secrets.token_bytes(_NONCE)
    kepala = _TANPA_NAMA if dengan else _kepala_terbaru()
    sandi = AESGCM(dengan) if dengan else _sandi(settings.CINCIN_KUNCI[0], guna)
    return kepala + nonce + sandi.encrypt(nonce, isi, kait.encode())


def buka(tertutup: bytes, *, guna: str, kait: str = "", dengan: bytes | None = None) -> bytes:
    """The inverse of `tutup`. Raises SandiRusak."""
    sandi, isi = _terkunci(tertutup, guna, dengan)
    try:
        return sandi.decrypt(isi[:_NONCE], isi[_NONCE:], kait.encode())
    except InvalidTag as galat:
        raise SandiRusak("isi tidak dapat dibuka dengan kunci ini") from galat


def _terkunci(tertutup: bytes, guna: str, dengan: bytes | None) -> tuple[AESGCM, bytes]:
    """What opens something, and what follows the name of its key. Raises SandiRusak."""
    if tertutup[:1] == _TANPA_NAMA:
        return AESGCM(dengan) if dengan else _sandi(settings.KUNCI_UTAMA, guna), tertutup[1:]
    for utama in settings.CINCIN_KUNCI:
        if not dengan and tertutup.startswith(_kepala(utama)):
            return _sandi(utama, guna), tertutup[1 + _NAMA :]
    raise SandiRusak("kuncinya tidak ada di cincin kunci")


def _kepala(utama: bytes) -> bytes:
    return _BERNAMA + _kunci(utama, "nama-kunci")[:_NAMA]


def _kepala_terbaru() -> bytes:
    return _kepala(settings.CINCIN_KUNCI[0])


def terbaru(tertutup: bytes) -> bool:
    """Whether something is under the newest key already."""
    return tertutup.startswith(_kepala_terbaru())


def perbarui(tertutup: bytes, *, guna: str, kait: str = "") -> bytes:
    """The same under the newest key. Raises SandiRusak."""
    return tutup(buka(tertutup, guna=guna, kait=kait), guna=guna, kait=kait)


def indeks_buta(nilai: str, *, guna: str) -> str:
    """A keyed digest (64 hex) that finds equal values without showing them; "" stays ""."""
    return hmac.digest(kunci(f"indeks:{guna}"), nilai.encode(), "sha256").hex() if nilai else ""


def sidik(isi: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(isi).hexdigest()


def token_baru() -> str:
    """A secret for a link: 192 random bits, URL-safe."""
    return secrets.token_urlsafe(24)


def kode_angka(panjang: int = 6) -> str:
    """A short code to type, digits only."""
    return "".join(secrets.choice("0123456789") for _ in range(panjang))


class MedanRahasia(models.BinaryField):  # type: ignore[type-arg]  # not generic at run time
    """A text kept encrypted in the database; read and written as `str`. Not searchable: keep a blind index beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", b"")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        return tutup(str(value).encode(), guna=f"medan:{self.name}") if value else b""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        tertutup = value if prepared else self.get_prep_value(value)
        return connection.Database.Binary(tertutup) if connection.vendor != "postgresql" else bytes(tertutup)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str:
        return buka(bytes(value), guna=f"medan:{self.name}").decode() if value else ""

    def to_python(self, value: Any) -> str:
        return value if isinstance(value, str) else ""

    def value_to_string(self, obj: Any) -> str:
        return str(self.value_from_object(obj))

    def get_default(self) -> str:
        return ""
