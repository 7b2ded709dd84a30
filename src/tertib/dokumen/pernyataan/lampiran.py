"""The card as JSON, attached to its PDF: what is printed, the salts of its groups, and the signed statement.

The salts are here and nowhere else: they belong to whoever holds the file. Shape: skema/kartu.json.
"""

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tertib.dokumen import pohon
from tertib.dokumen.pernyataan import cose
from tertib.dokumen.pernyataan.cose import Kunci, Pernyataan, PernyataanSalah
from tertib.dokumen.pernyataan.kelompok import PANJANG_GARAM, Kelompok, kelompokkan

NAMA_BERKAS: Final = "kartu.json"
SKEMA: Final = "/skema/kartu.json"


@dataclass(frozen=True, slots=True)
class Lampiran:
    """`kelompok` in leaf order; `bertanda` is the signed statement."""

    jenis: str
    kartu: Mapping[str, Any]
    kelompok: tuple[Kelompok, ...]
    bertanda: bytes

    def json(self, *, situs: str) -> bytes:
        """As it is attached. `situs` is the address where the schema is published."""
        isi = {
            "$schema": f"{situs}{SKEMA}",
            "jenis": self.jenis,
            "kartu": self.kartu,
            "garam": {satu.nama: satu.garam for satu in self.kelompok},
            "pernyataan": ke_teks(self.bertanda),
        }
        return json.dumps(isi, ensure_ascii=False, indent=1).encode()


def buat(
    *,
    jenis: str,
    kartu: bytes,
    kantor: str,
    tautan_indeks: str,
    kunci: Ed25519PrivateKey,
    waktu: datetime,
    hari: date,
) -> Lampiran:
    """Salt and sign. `kartu` is the canonical JSON of what is printed; `hari` the day of issue where the office is."""
    isi = json.loads(kartu)
    kelompok = tuple(Kelompok(nama, sel, secrets.token_hex(PANJANG_GARAM)) for nama, sel in kelompokkan(isi))
    akar = pohon.akar([satu.daun() for satu in kelompok])
    pernyataan = Pernyataan(kantor, cose.nama_dokumen(tautan_indeks), waktu, akar, hari)
    return Lampiran(jenis, isi, kelompok, cose.nyatakan(pernyataan, kunci))


def baca(isi: bytes, kunci: Kunci) -> tuple[Lampiran, Pernyataan]:
    """An attachment whose every cell is the one its signed statement commits to. Raises PernyataanSalah."""
    lampiran = urai(isi)
    pernyataan = cose.baca(lampiran.bertanda, kunci)
    if pohon.akar([satu.daun() for satu in lampiran.kelompok]) != pernyataan.akar:
        raise PernyataanSalah("Isi kartu tidak sama dengan yang dinyatakan kantor.")
    return lampiran, pernyataan


def urai(isi: bytes) -> Lampiran:
    """An attachment as it says, nothing checked. Raises PernyataanSalah for what is none."""
    try:
        data = json.loads(isi)
        bagian = kelompokkan(data["kartu"])
        if set(data["garam"]) != {nama for nama, _ in bagian}:
            raise KeyError("garam")
        kelompok = tuple(Kelompok(nama, sel, str(data["garam"][nama])) for nama, sel in bagian)
        return Lampiran(str(data["jenis"]), data["kartu"], kelompok, dari_teks(data["pernyataan"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as galat:
        raise PernyataanSalah("Ini bukan data kartu.") from galat


def ke_teks(bertanda: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(bertanda).decode().rstrip("=")


def dari_teks(teks: str) -> bytes:
    """The inverse of `ke_teks`. Raises ValueError."""
    try:
        return base64.b64decode(teks + "=" * (-len(teks) % 4), altchars=b"-_", validate=True)
    except binascii.Error as galat:
        raise ValueError("bukan base64url") from galat
