"""The local provider: signs with keys kept encrypted in a folder (`pki`). For one office, for demonstration and tests.

PAdES baseline B-B by pyHanko, with an invisible field: a visible stamp would break PDF/A and PDF/UA, and what a reader
should see is printed on the page already.
"""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tertib.dokumen.tte import pki
from tertib.dokumen.tte.jenis import (
    DokumenTidakDapatDitandatangani,
    FrasaSalah,
    KeadaanSertifikat,
    SertifikatTidakBerlaku,
    StatusSertifikat,
)

_HEKS_CMS: Final = 8192
"""Room for the signature in hexadecimal characters; without it pyHanko builds every signature twice."""
NAMA_MEDAN: Final = "TandaTangan"


class _PemegangKunci(signers.Signer):
    """Keeps the opened key; pyHanko's SimpleSigner loads and validates it anew for each signature."""

    def __init__(self, sertifikat: x509.Certificate, rantai: list[x509.Certificate], kunci: ec.EllipticCurvePrivateKey):
        toko = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        toko.register_multiple([pki.asn1(satu) for satu in rantai])
        super().__init__(signing_cert=pki.asn1(sertifikat), cert_registry=toko, embed_roots=False)
        self._kunci = kunci

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._kunci.sign(data, ec.ECDSA(getattr(hashes, digest_algorithm.upper())()))


class _PenandaPDF(signers.PdfSigner):
    """pyHanko's signer, telling the time it is given instead of the machine's."""

    def __init__(self, rincian: signers.PdfSignatureMetadata, pemegang: signers.Signer, waktu: datetime) -> None:
        super().__init__(rincian, pemegang)
        self._waktu = waktu

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        sesi = super().init_signing_session(pdf_out, existing_fields_only)
        sesi.system_time = self._waktu
        return sesi


@dataclass(frozen=True, slots=True)
class KunciTerbuka:
    """An opened key, for signing many documents under one passphrase. Keep it in memory, briefly."""

    _pemegang: Any
    sertifikat: x509.Certificate

    def tandatangani(self, pdf: bytes, *, alasan: str, lokasi: str, waktu: datetime) -> bytes:
        """See `PenyediaTTE.tandatangani`."""
        if (keadaan := _keadaan(self.sertifikat, waktu)) is not KeadaanSertifikat.ISSUE:
            raise SertifikatTidakBerlaku(keadaan)
        rincian = signers.PdfSignatureMetadata(
            field_name=NAMA_MEDAN,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.FILL_FORMS,
            reason=alasan,
            location=lokasi,
            name=_isi(self.sertifikat, NameOID.COMMON_NAME),
        )
        try:
            # Typst ends without a newline; appending straight after %%EOF would break PDF/A (ISO 19005-3, 6.1.3).
            penulis = IncrementalPdfFileWriter(io.BytesIO(pdf + b"\n"))
            penanda = _PenandaPDF(rincian, self._pemegang, waktu)
            hasil: io.BytesIO = penanda.sign_pdf(penulis, bytes_reserved=_HEKS_CMS)
        except (PdfError, ValueError) as galat:
            raise DokumenTidakDapatDitandatangani from galat
        return hasil.getvalue()


class TTELokal:
    """A `PenyediaTTE` over the folder that `pki.siapkan_pki` made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def status(self, penandatangan: str) -> StatusSertifikat:
        """See `PenyediaTTE.status`; the moment is the machine's clock."""
        return self.status_pada(penandatangan, datetime.now(UTC))

    def status_pada(self, penandatangan: str, waktu: datetime) -> StatusSertifikat:
        """The state of the certificate at an aware moment."""
        try:
            sertifikat = self._sertifikat(penandatangan)
        except FileNotFoundError:
            return StatusSertifikat(penandatangan, KeadaanSertifikat.NOT_REGISTERED)
        nama = _isi(sertifikat, NameOID.COMMON_NAME)
        return StatusSertifikat(penandatangan, _keadaan(sertifikat, waktu), sertifikat.not_valid_after_utc, nama)

    def buka(self, penandatangan: str, *, frasa_sandi: str) -> KunciTerbuka:
        """Open the signer's key once for many documents. Raises FrasaSalah, SertifikatTidakBerlaku."""
        try:
            sertifikat = self._sertifikat(penandatangan)
            kunci = pki.buka_kunci(pki.berkas_orang(self.folder, penandatangan, "kunci"), frasa_sandi)
        except FileNotFoundError as galat:
            raise SertifikatTidakBerlaku(KeadaanSertifikat.NOT_REGISTERED) from galat
        except pki.KunciTertutup as galat:
            raise FrasaSalah from galat
        rantai = [pki.baca_sertifikat(self.folder / f"{sebutan}.pem") for sebutan in ("penerbit", "akar")]
        return KunciTerbuka(_PemegangKunci(sertifikat, rantai, kunci), sertifikat)

    def tandatangani(
        self, pdf: bytes, *, penandatangan: str, frasa_sandi: str, alasan: str, lokasi: str, waktu: datetime
    ) -> bytes:
        """See `PenyediaTTE.tandatangani`."""
        terbuka = self.buka(penandatangan, frasa_sandi=frasa_sandi)
        return terbuka.tandatangani(pdf, alasan=alasan, lokasi=lokasi, waktu=waktu)

    def akar(self) -> list[x509.Certificate]:
        """The trust roots for `verifikasi.periksa_tandatangan`."""
        return [pki.baca_sertifikat(self.folder / "akar.pem")]

    def _sertifikat(self, penandatangan: str) -> x509.Certificate:
        return pki.baca_sertifikat(pki.berkas_orang(self.folder, penandatangan, "pem"))


def _keadaan(sertifikat: x509.Certificate, waktu: datetime) -> KeadaanSertifikat:
    if waktu < sertifikat.not_valid_before_utc:
        return KeadaanSertifikat.NEW
    return KeadaanSertifikat.EXPIRED if waktu > sertifikat.not_valid_after_utc else KeadaanSertifikat.ISSUE


def _isi(sertifikat: x509.Certificate, bagian: x509.ObjectIdentifier) -> str:
    temuan = sertifikat.subject.get_attributes_for_oid(bagian)
    return str(temuan[0].value) if temuan else ""
