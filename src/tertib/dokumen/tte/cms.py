"""The CMS container of a signature (RFC 5652, CAdES baseline), put together from bytes that one signer's never change.

pyHanko builds a tree of objects for each signature and writes it out several times over, which costs ten times the
signature itself. Here what is the same every time is encoded once; per signature only the digest, the signature and a
time stamp, if there is one, are put in.
"""

from collections.abc import Sequence
from typing import Any, Final

from asn1crypto import algos, cms
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute

_SEQUENCE: Final = 0x30
_SET: Final = 0x31
_OCTETS: Final = 0x04
_IMPLISIT: Final = 0xA0
_VERSI_1: Final = b"\x02\x01\x01"
_SHA256: Final[bytes] = algos.DigestAlgorithm({"algorithm": "sha256"}).dump()
_ECDSA: Final[bytes] = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}).dump()
_DATA: Final[bytes] = cms.ContentType("data").dump()
_SIGNED_DATA: Final[bytes] = cms.ContentType("signed_data").dump()
_SIDIK_PESAN: Final[bytes] = cms.CMSAttributeType("message_digest").dump()


class Wadah:
    """The container for one signer's certificate (asn1crypto) and the certificates between it and the root."""

    def __init__(self, sertifikat: Any, antara: Sequence[Any]) -> None:
        kenal = {"issuer": sertifikat.issuer, "serial_number": sertifikat.serial_number}
        self._penanda: bytes = cms.IssuerAndSerialNumber(kenal).dump()
        self._sertifikat = _der(_IMPLISIT, *sorted(satu.dump() for satu in (sertifikat, *antara)))
        self._tetap: tuple[bytes, ...] = (
            simple_cms_attribute("content_type", "data").dump(),  # type: ignore[no-untyped-call]
            simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(sertifikat)).dump(),  # type: ignore[no-untyped-call]
        )

    def atribut(self, sidik: bytes) -> bytes:
        """What is signed (DER): that the content has this SHA-256 digest, and by which certificate."""
        pesan = _der(_SEQUENCE, _SIDIK_PESAN, _der(_SET, _der(_OCTETS, sidik)))
        return _der(_SET, *sorted((*self._tetap, pesan)))

    def bungkus(self, atribut: bytes, tanda_tangan: bytes, tambahan: bytes = b"") -> bytes:
        """The whole ContentInfo (DER). `tambahan` is the DER set of unsigned attributes, such as a time stamp."""
        penanda = _der(
            _SEQUENCE,
            _VERSI_1,
            self._penanda,
            _SHA256,
            _sebagai(_IMPLISIT, atribut),
            _ECDSA,
            _der(_OCTETS, tanda_tangan),
            _sebagai(_IMPLISIT + 1, tambahan),
        )
        isi = _der(
            _SEQUENCE, _VERSI_1, _der(_SET, _SHA256), _der(_SEQUENCE, _DATA), self._sertifikat, _der(_SET, penanda)
        )
        return _der(_SEQUENCE, _SIGNED_DATA, _der(_IMPLISIT, isi))


def _der(tanda: int, *bagian: bytes) -> bytes:
    """One value in DER: tag, length, content."""
    isi = b"".join(bagian)
    if len(isi) < 0x80:
        return bytes((tanda, len(isi))) + isi
    panjang = len(isi).to_bytes((len(isi).bit_length() + 7) // 8, "big")
    return bytes((tanda, 0x80 | len(panjang))) + panjang + isi


def _sebagai(tanda: int, der: bytes) -> bytes:
    """The same content under another tag (IMPLICIT); b"" stays away."""
    return bytes((tanda,)) + der[1:] if der else b""
