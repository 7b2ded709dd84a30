"""The device: its keys, its state, the faults it was told to have, and fingers and irises drawn by arithmetic."""

import io
import json
import math
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image

JARI: Final = {
    "1": ("Left IndexFinger", "Left MiddleFinger", "Left RingFinger", "Left LittleFinger"),
    "2": ("Right IndexFinger", "Right MiddleFinger", "Right RingFinger", "Right LittleFinger"),
    "3": ("Left Thumb", "Right Thumb"),
}
IRIS: Final = {"1": ("Left",), "2": ("Right",), "3": ("Left", "Right")}
BAGIAN: Final = {"Finger": JARI, "Iris": IRIS}
"""What each deviceSubId sees, by type of device."""


class Ragam(StrEnum):
    """A fault: what goes wrong with the next captures."""

    KODE = "kode"
    TANDA_RUSAK = "tanda-rusak"
    ALAT_ASING = "alat-asing"
    URUTAN = "urutan"
    PUTUS = "putus"


@dataclass
class Gangguan:
    """One fault, for the next `kali` captures; `kode` is an error code of the specification, for Ragam.KODE."""

    ragam: Ragam
    kali: int = 1
    kode: str = "101"


@dataclass(frozen=True, slots=True)
class Kunci:
    """A key and its certificate."""

    rahasia: RSAPrivateKey
    sertifikat: x509.Certificate


@lru_cache(maxsize=4)
def kunci_alat(nama: str) -> Kunci:
    """A device key under its own certificate, ten years; made once per process because it costs."""
    rahasia = generate_private_key(65537, 2048)
    subjek = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, nama)])
    kini = datetime.now(UTC)
    pembuat = x509.CertificateBuilder(subjek, subjek, rahasia.public_key(), x509.random_serial_number())
    pembuat = pembuat.not_valid_before(kini - timedelta(days=3650)).not_valid_after(kini + timedelta(days=3650))
    return Kunci(rahasia, pembuat.sign(rahasia, SHA256()))


def jwt(isi: dict[str, Any], kunci: Kunci) -> str:
    """JWS compact, RS256, the certificate in `x5c`."""
    kepala = {"alg": "RS256", "typ": "JWT", "x5c": [b64encode(kunci.sertifikat.public_bytes(Encoding.DER)).decode()]}
    bertanda = ".".join(url(json.dumps(b).encode()) for b in (kepala, isi))
    return f"{bertanda}.{url(kunci.rahasia.sign(bertanda.encode(), PKCS1v15(), SHA256()))}"


def url(isi: bytes) -> str:
    """Base64 for URLs, without padding."""
    return urlsafe_b64encode(isi).rstrip(b"=").decode()


@dataclass
class Dunia:
    """What the device is now. `keadaan`: Ready, Busy, Not Ready or Not Registered."""

    keadaan: str = "Ready"
    gangguan: list[Gangguan] = field(default_factory=list)
    mutu: int = 82
    kini: Callable[[], datetime] = lambda: datetime.now(UTC)
    tangkapan: int = 0
    ditanya: bool = False

    @property
    def kunci(self) -> Kunci:
        return kunci_alat("Alat Rekaan")

    def kena(self) -> Gangguan | None:
        """The fault that befalls this capture, used up once."""
        if not self.gangguan:
            return None
        satu = self.gangguan[0]
        satu.kali -= 1
        if satu.kali <= 0:
            self.gangguan.pop(0)
        return satu


@lru_cache(maxsize=32)
def gambar(bagian: str) -> bytes:
    """A drawn part as JPEG, 200 x 240: ridges around a core for a finger, rings for an iris. Nobody's."""
    benih, iris = sum(bagian.encode()), "Finger" not in bagian and "Thumb" not in bagian
    lebar, tinggi, cx, cy = 200, 240, 100 + benih % 23 - 11, 120 + benih % 31 - 15
    isi = bytearray()
    for y in range(tinggi):
        for x in range(lebar):
            jarak = math.hypot(x - cx, (y - cy) * (1 if iris else 0.75))
            lekuk = math.sin(jarak / (3.5 if iris else 2.2) + math.atan2(y - cy, x - cx) * (benih % 5))
            gelap = jarak < 22 or jarak > 92 if iris else jarak > 95
            isi.append((20 if iris else 245) if gelap else int(128 + 110 * lekuk))
    keluaran = io.BytesIO()
    Image.frombytes("L", (lebar, tinggi), bytes(isi)).save(keluaran, "JPEG", quality=80)
    return keluaran.getvalue()


def diminta(bio: dict[str, Any]) -> Sequence[str]:
    """The parts one request asks for: those named, or all the sub-device sees, without the exceptions."""
    semua = BAGIAN[str(bio["type"])][str(bio["deviceSubId"])]
    terpilih = [b for b in bio.get("bioSubType") or semua if b in semua]
    return [b for b in terpilih if b not in (bio.get("exception") or [])]
