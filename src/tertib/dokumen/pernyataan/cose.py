"""The statement that a QR code carries: a CBOR Web Token (RFC 8392) in a COSE_Sign1 (RFC 9052) with Ed25519.

Claims: 1 office code, 6 time of issue, 7 the first 8 bytes of the digest of the card's link, -65537 [root over the cells,
day on which the office vouched for its state]. No name, NIK or No. KK, neither in the clear nor as a digest that could
be guessed: the root stands over salted leaves, and the salts are not in the code.

The code shows `ALAMAT/cek/LINK/#DIGITS`. The digits are the statement read as one large number, which a QR code packs at
3.3 bits a digit. What follows # is not sent: the server never sees the statement, and without a network the page that
the browser kept reads it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cwt import COSE, COSEKey
from cwt.cose_key_interface import COSEKeyInterface

_TERBITAN, _WAKTU, _NAMA, _ISI, _DAFTAR = 1, 6, 7, -65537, -65538
_HARI_NOL: Final = date(1970, 1, 1)
_DIGIT_TERBANYAK: Final = 1000
PANJANG_NAMA: Final = 8
"""Bytes of a document's name in statements and in the list of cards no longer in force."""


class PernyataanSalah(ValueError):
    """No statement, or none that one of the given keys signed; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """What an office says of a card: `dokumen` (8 bytes) names it, `akar` (32 bytes) commits to its cells.

    `berlaku_pada` is the day on which the office vouched that the card is in force.
    """

    kantor: str
    dokumen: bytes
    waktu: datetime
    akar: bytes
    berlaku_pada: date


@dataclass(frozen=True, slots=True)
class DaftarTakBerlaku:
    """The cards of an office that were superseded or void at a moment, by name."""

    kantor: str
    waktu: datetime
    nama: frozenset[bytes]


Kunci = Mapping[str, Iterable[bytes]]
"""Raw Ed25519 public keys (32 bytes) of each office, old ones included."""


def nama_dokumen(tautan_indeks: str) -> bytes:
    """The name of a document in its statement, from the digest (64 hex) of its link."""
    return bytes.fromhex(tautan_indeks)[:PANJANG_NAMA]


def nyatakan(pernyataan: Pernyataan, kunci: Ed25519PrivateKey) -> bytes:
    """The statement, signed: about 142 bytes."""
    p = pernyataan
    isi = {
        _TERBITAN: p.kantor,
        _WAKTU: int(p.waktu.timestamp()),
        _NAMA: p.dokumen,
        _ISI: [p.akar, (p.berlaku_pada - _HARI_NOL).days],
    }
    return tandatangani(cbor2.dumps(isi), kunci)


def baca(bertanda: bytes, kunci: Kunci) -> Pernyataan:
    """The statement, after its signature was found to be the named office's. Raises PernyataanSalah."""
    isi = periksa(bertanda, kunci)
    try:
        akar, hari = isi[_ISI]
        pernyataan = Pernyataan(
            kantor=isi[_TERBITAN],
            dokumen=isi[_NAMA],
            waktu=datetime.fromtimestamp(isi[_WAKTU], UTC),
            akar=akar,
            berlaku_pada=_HARI_NOL + timedelta(days=hari),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as galat:
        raise PernyataanSalah("Isi pernyataan ini bukan tentang kartu.") from galat
    if len(pernyataan.dokumen) != PANJANG_NAMA or len(pernyataan.akar) != 32:
        raise PernyataanSalah("Isi pernyataan ini bukan tentang kartu.")
    return pernyataan


def nyatakan_daftar(daftar: DaftarTakBerlaku, kunci: Ed25519PrivateKey) -> bytes:
    """The list, signed: claims 1 office, 6 time, -65538 all names in a row, sorted."""
    isi = {
        _TERBITAN: daftar.kantor,
        _WAKTU: int(daftar.waktu.timestamp()),
        _DAFTAR: b"".join(sorted(daftar.nama)),
    }
    return tandatangani(cbor2.dumps(isi), kunci)


def baca_daftar(bertanda: bytes, kunci: Kunci) -> DaftarTakBerlaku:
    """The list of the office it names. Raises PernyataanSalah."""
    isi = periksa(bertanda, kunci)
    nama = isi.get(_DAFTAR)
    if not isinstance(nama, bytes) or len(nama) % PANJANG_NAMA:
        raise PernyataanSalah("Ini bukan daftar kartu yang tidak berlaku.")
    satuan = (nama[i : i + PANJANG_NAMA] for i in range(0, len(nama), PANJANG_NAMA))
    return DaftarTakBerlaku(isi[_TERBITAN], datetime.fromtimestamp(isi[_WAKTU], UTC), frozenset(satuan))


def tandatangani(isi: bytes, kunci: Ed25519PrivateKey) -> bytes:
    """COSE_Sign1 over CBOR claims."""
    bertanda: bytes = COSE.new(alg_auto_inclusion=True).encode_and_sign(
        isi, _kunci_cose(kunci.public_key().public_bytes_raw(), kunci)
    )
    return bertanda


def periksa(bertanda: bytes, kunci: Kunci) -> dict[Any, Any]:
    """The claims of a COSE_Sign1 signed by the office it names. Raises PernyataanSalah."""
    kantor = _penyata(bertanda)
    isi = next((isi for satu in kunci.get(kantor, ()) if (isi := _isi_bila_oleh(bertanda, satu))), b"")
    if not isi:
        raise PernyataanSalah("Tanda tangan pernyataan ini bukan dari kantor yang dikenal.")
    klaim: dict[Any, Any] = cbor2.loads(isi)
    return klaim


def _isi_bila_oleh(bertanda: bytes, publik: bytes) -> bytes:
    """The signed bytes, b"" unless this key signed them."""
    try:
        isi: bytes = COSE.new().decode(bertanda, _kunci_cose(publik))
    except Exception:  # bytes from strangers: the library names many failures, and each means "not by this key"
        return b""
    return isi


def _penyata(bertanda: bytes) -> str:
    """The office that the claims name, before anything is believed."""
    try:
        _, _, isi, _ = cbor2.loads(bertanda).value
        kantor = cbor2.loads(isi)[_TERBITAN]
    except Exception as galat:  # bytes from strangers
        raise PernyataanSalah("Ini bukan pernyataan kartu.") from galat
    return kantor if isinstance(kantor, str) else ""


def _kunci_cose(publik: bytes, rahasia: Ed25519PrivateKey | None = None) -> COSEKeyInterface:
    okp: dict[int, Any] = {1: 1, 3: -8, -1: 6, -2: publik}
    return COSEKey.new({**okp, -4: rahasia.private_bytes_raw()} if rahasia else okp)


def ke_angka(bertanda: bytes) -> str:
    """As decimal digits, the most a QR code holds of what may stand in an address."""
    return str(int.from_bytes(bertanda, "big"))


def dari_angka(angka: str) -> bytes:
    """The inverse of `ke_angka`. Raises PernyataanSalah."""
    if not (angka.isascii() and angka.isdigit() and len(angka) <= _DIGIT_TERBANYAK):
        raise PernyataanSalah("Ini bukan pernyataan kartu.")
    bilangan = int(angka)
    return bilangan.to_bytes((bilangan.bit_length() + 7) // 8, "big")


def dari_qr(teks: str) -> bytes:
    """The statement behind # in the text of a QR code. Raises PernyataanSalah when there is none."""
    return dari_angka(teks.strip().rpartition("#")[2])
