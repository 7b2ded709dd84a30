"""Checking a signed PDF that somebody hands in: any bytes may come, none may raise.

Revocation is not asked of anybody (the certificate of a B-B signature carries none and a page fetches nothing); whether
a card is still in force is told by the register, not by the file.
"""

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from cryptography import x509
from django.utils.translation import gettext_noop as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tertib.dokumen.sisipan import hanya_tanda
from tertib.dokumen.tte.pki import asn1

UKURAN_TERBESAR: Final = 10 * 1024 * 1024
"""Bytes; a signed card is about 0.1 MB."""
_REVISI_TERBANYAK: Final = 20
_TANDA_TERBANYAK: Final = 5

_BUKAN_PDF: Final = _("Berkas ini bukan PDF yang dapat dibaca.")
_TERLALU_BESAR: Final = _("Berkas lebih besar dari 10 MB.")
_TANPA_TANDA: Final = _("Berkas ini tidak memuat tanda tangan elektronik.")
_BERUBAH: Final = _("Isi berkas berubah setelah ditandatangani.")
_DITAMBAHI: Final = _("Berkas ditambahi sesudah ditandatangani; tanda tangan tidak menutup seluruh dokumen.")
_TAK_DIKENAL: Final = _(
    "Sertifikat penanda tangan bukan dari penerbit yang dikenal kantor ini, atau sudah tidak berlaku."
)
_SAH: Final = _("Tanda tangan sah dan menutup seluruh dokumen.")

# pyHanko logs a stack trace for every file it distrusts; uploads of strangers must not fill the log.
for _pencatat in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_pencatat).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """The finding. `sah` means: unchanged, signed under one of our roots, and the signature covers the whole file.

    `penandatangan` is the name in the certificate and `id_penandatangan` its serialNumber (NIP), both "" if unread;
    `waktu` is the time the signer claims; `sebab` one sentence for people, in Indonesian, known to the catalogues.
    """

    sah: bool
    menutup_seluruh_dokumen: bool
    penandatangan: str
    waktu: datetime | None
    sebab: str
    id_penandatangan: str = ""


def periksa_tandatangan(pdf: bytes, *, akar: Sequence[x509.Certificate], pada: datetime | None = None) -> HasilPeriksa:
    """Check the last signature of `pdf` against the trust roots. Never raises.

    `pada` is the moment at which the certificate must have been valid, default now: a baseline signature does not prove
    its own time, so give the recorded moment of issue for a document found in the books.
    """
    if sebab := _tolak_dini(pdf):
        return _tidak(sebab)
    try:
        return _periksa(pdf, akar, pada)
    except Exception:  # bytes from strangers: every failure of the parser means "not readable"
        return _tidak(_BUKAN_PDF)


def sama_isi(bertanda: bytes, asli: bytes) -> bool:
    """True when `bertanda` is `asli`, byte for byte, plus one update that adds nothing but an invisible signature.

    The prefix alone would not do: an update may also replace a page (see `sisipan`). Never raises. Whether the
    signature is valid is the question of `periksa_tandatangan`.
    """
    if _tolak_dini(bertanda):
        return False
    try:
        return hanya_tanda(bertanda, asli)
    except Exception:  # bytes from outside
        return False


def _tolak_dini(pdf: bytes) -> str:
    """Cheap refusals before any parsing; "" when the parser may look."""
    if len(pdf) > UKURAN_TERBESAR:
        return _TERLALU_BESAR
    if not pdf.startswith(b"%PDF-") or pdf.count(b"startxref") > _REVISI_TERBANYAK:
        return _BUKAN_PDF
    return "" if b"/ByteRange" in pdf else _TANPA_TANDA


def _periksa(pdf: bytes, akar: Sequence[x509.Certificate], pada: datetime | None) -> HasilPeriksa:
    tanda = PdfFileReader(io.BytesIO(pdf), strict=True).embedded_regular_signatures
    if not 0 < len(tanda) <= _TANDA_TERBANYAK:
        return _tidak(_TANPA_TANDA)
    kepercayaan = ValidationContext(
        trust_roots=[asn1(satu) for satu in akar], allow_fetching=False, moment=pada, revocation_mode="soft-fail"
    )
    return _simpulkan(tanda[-1], validate_pdf_signature(tanda[-1], kepercayaan))


def _simpulkan(tanda: EmbeddedPdfSignature, keadaan: PdfSignatureStatus) -> HasilPeriksa:
    penuh = keadaan.coverage == SignatureCoverageLevel.ENTIRE_FILE
    utuh = keadaan.intact and keadaan.valid
    subjek: dict[str, Any] = tanda.signer_cert.subject.native
    return HasilPeriksa(
        sah=bool(utuh and penuh and keadaan.trusted),
        menutup_seluruh_dokumen=penuh,
        penandatangan=str(subjek.get("common_name", "")),
        waktu=tanda.self_reported_timestamp,
        sebab=_sebab(utuh=utuh, penuh=penuh, percaya=keadaan.trusted),
        id_penandatangan=str(subjek.get("serial_number", "")),
    )


def _sebab(*, utuh: bool, penuh: bool, percaya: bool) -> str:
    if not utuh:
        return _BERUBAH
    if not penuh:
        return _DITAMBAHI
    return _SAH if percaya else _TAK_DIKENAL


def _tidak(sebab: str) -> HasilPeriksa:
    return HasilPeriksa(sah=False, menutup_seluruh_dokumen=False, penandatangan="", waktu=None, sebab=sebab)
