"""Putting a PAdES signature into a PDF, whoever holds the key: an invisible field, a claimed time, a baseline level.

A visible stamp would break PDF/A and PDF/UA, and what a reader should see is printed on the page already.
"""

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tertib.dokumen.tte import pki
from tertib.dokumen.tte.cms import Wadah
from tertib.dokumen.tte.jenis import DokumenTidakDapatDitandatangani, Tingkat

NAMA_MEDAN: Final = "TandaTangan"
_TANDA_DAN_ATRIBUT: Final = 1536
_CAP_WAKTU: Final = 4096
"""Bytes of a container besides its certificates: signature (RSA-4096 is 512) with attributes; a time-stamp token."""

# It warns at each signature that nothing is fetched, which is what we want.
logging.getLogger("pyhanko.sign.signers.pdf_signer").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Pembuktian:
    """What the levels above B-B need: a time-stamping authority, trust roots, and revocation lists (DER)."""

    tingkat: Tingkat = Tingkat.B
    stempel: TimeStamper | None = None
    akar: Sequence[x509.Certificate] = ()
    daftar_cabut: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What a signature says about itself. `waktu` is the aware claimed time."""

    nama: str
    alasan: str
    lokasi: str
    waktu: datetime


class PemegangKunci(signers.Signer):
    """Keeps the opened key and what of its container never changes; pyHanko would build all of it for each signature."""

    def __init__(
        self, sertifikat: x509.Certificate, rantai: Sequence[x509.Certificate], kunci: ec.EllipticCurvePrivateKey
    ) -> None:
        penanda, *antara = (pki.asn1(satu) for satu in (sertifikat, *rantai))
        toko = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        toko.register_multiple(antara)
        super().__init__(signing_cert=penanda, cert_registry=toko, embed_roots=False)
        self._kunci = kunci
        self._wadah = Wadah(penanda, [satu for satu in antara if satu.self_signed == "no"])

    async def async_sign(
        self, data_digest: bytes, digest_algorithm: str, *_lain: Any, **pilihan: Any
    ) -> cms.ContentInfo:
        """The container for a SHA-256 digest, with a time stamp when the level has one."""
        atribut = self._wadah.atribut(data_digest)
        tanda_tangan = self._kunci.sign(atribut, ec.ECDSA(hashes.SHA256()))
        tambahan = await self.unsigned_attrs(
            digest_algorithm,
            tanda_tangan,
            signed_attrs=cms.CMSAttributes.load(atribut),
            timestamper=pilihan.get("timestamper"),
        )
        return cms.ContentInfo.load(
            self._wadah.bungkus(atribut, tanda_tangan, tambahan.dump() if tambahan is not None else b"")
        )


class _Penulis(IncrementalPdfFileWriter):
    """pyHanko's writer, which would also rewrite the document's metadata (its XML anew each time): signing changes none."""

    def _update_meta(self) -> None:
        pass


class _PenandaPDF(signers.PdfSigner):
    """pyHanko's signer, telling the time it is given instead of the machine's."""

    def __init__(
        self,
        rincian: signers.PdfSignatureMetadata,
        pemegang: signers.Signer,
        waktu: datetime,
        stempel: TimeStamper | None,
    ) -> None:
        super().__init__(rincian, pemegang, timestamper=stempel)
        self._waktu = waktu

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        sesi = super().init_signing_session(pdf_out, existing_fields_only)
        sesi.system_time = self._waktu
        return sesi


def bubuhkan(pdf: bytes, pemegang: signers.Signer, keterangan: Keterangan, bukti: Pembuktian | None = None) -> bytes:
    """`pdf`, a newline, and the update that signs it (levels LT and LTA append further updates).

    Raises DokumenTidakDapatDitandatangani; an error of the key's holder or of the time stamp passes through.
    """
    bukti = bukti or Pembuktian()
    try:
        # Typst ends without a newline; appending straight after %%EOF would break PDF/A (ISO 19005-3, 6.1.3).
        penulis = _Penulis(io.BytesIO(pdf + b"\n"))
    except (PdfError, ValueError) as galat:
        raise DokumenTidakDapatDitandatangani from galat
    stempel = None if bukti.tingkat is Tingkat.B else bukti.stempel
    penanda = _PenandaPDF(_rincian(keterangan, bukti), pemegang, keterangan.waktu, stempel)
    try:
        hasil: io.BytesIO = penanda.sign_pdf(penulis, bytes_reserved=_ruang(pemegang, stempel))
    except (PdfError, ValueError) as galat:
        raise DokumenTidakDapatDitandatangani from galat
    return hasil.getvalue()


def akhir_sertifikat(pdf: bytes) -> datetime | None:
    """Until when the certificate counts that signed `pdf` last; None when nothing is signed. For files of our own."""
    tanda = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    return tanda[-1].signer_cert.not_valid_after if tanda else None


def akhir_cap(pdf: bytes) -> datetime | None:
    """Until when the certificate of the last document time stamp counts; None without one. For files of our own."""
    cap = PdfFileReader(io.BytesIO(pdf)).embedded_timestamp_signatures
    return cap[-1].signer_cert.not_valid_after if cap else None


def perpanjang(pdf: bytes, bukti: Pembuktian, *, waktu: datetime) -> bytes:
    """A B-LTA file with one more document time stamp, before the last one ages out; what stands stays, byte for byte.

    `waktu` is now: the moment at which the last stamp is checked and its validation data are gathered. Raises
    DokumenTidakDapatDitandatangani when the file has no valid stamp to renew.
    """
    try:
        pembaca = PdfFileReader(io.BytesIO(pdf), strict=True)
        if bukti.stempel is None or not pembaca.embedded_timestamp_signatures:
            raise DokumenTidakDapatDitandatangani
        pencap = signers.PdfTimeStamper(bukti.stempel)
        hasil: io.BytesIO = pencap.update_archival_timestamp_chain(pembaca, _konteks(bukti, waktu), in_place=False)
    except (
        PdfError,
        ValueError,
        TypeError,
    ) as galat:  # a stamp that holds no longer has no path, which pyHanko assumes
        raise DokumenTidakDapatDitandatangani from galat
    return hasil.getvalue()


def _ruang(pemegang: signers.Signer, stempel: TimeStamper | None) -> int:
    """Hexadecimal characters to keep free; not told how many, pyHanko builds every signature twice, and a reader goes
    through the idle ones one by one."""
    sertifikat = [pemegang.signing_cert, *(pemegang.cert_registry or ())]
    panjang = sum(len(satu.dump()) for satu in sertifikat if satu is not None)
    return 2 * (panjang + _TANDA_DAN_ATRIBUT + (_CAP_WAKTU if stempel else 0))


def _rincian(keterangan: Keterangan, bukti: Pembuktian) -> signers.PdfSignatureMetadata:
    lama = bukti.tingkat in (Tingkat.LT, Tingkat.LTA)
    return signers.PdfSignatureMetadata(
        field_name=NAMA_MEDAN,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        reason=keterangan.alasan,
        location=keterangan.lokasi,
        name=keterangan.nama,
        embed_validation_info=lama,
        use_pades_lta=bukti.tingkat is Tingkat.LTA,
        validation_context=_konteks(bukti, keterangan.waktu) if lama else None,
    )


def _konteks(bukti: Pembuktian, waktu: datetime) -> ValidationContext:
    return ValidationContext(
        trust_roots=[pki.asn1(satu) for satu in bukti.akar],
        crls=list(bukti.daftar_cabut),
        allow_fetching=False,
        moment=waktu,
        revocation_mode="require",
    )
