"""Checking a signed PDF that somebody hands in: any bytes may come, none may raise.

Revocation is judged at the time of signing, from the lists given and those inside the file (B-LT); nothing is fetched.
Whether a card is still in force is told by the register, not by the file.
"""

import io
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Final

from cryptography import x509
from django.utils.translation import gettext_noop as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import (
    PdfSignatureStatus,
    SignatureCoverageLevel,
    SignatureStatus,
    TimestampSignatureStatus,
)
from pyhanko_certvalidator import ValidationContext

from tertib.dokumen.pernyataan.lampiran import NAMA_BERKAS
from tertib.dokumen.sisipan import hanya_tanda
from tertib.dokumen.tte import pencabutan
from tertib.dokumen.tte.pki import asn1

UKURAN_TERBESAR: Final = 10 * 1024 * 1024
"""Bytes; a signed card is about 0.1 MB."""
_REVISI_TERBANYAK: Final = 40
_TANDA_TERBANYAK: Final = 12
"""A signature, and a renewal every few years: decades of them."""

_BUKAN_PDF: Final = _("Berkas ini bukan PDF yang dapat dibaca.")
_TERLALU_BESAR: Final = _("Berkas lebih besar dari 10 MB.")
_TANPA_TANDA: Final = _("Berkas ini tidak memuat tanda tangan elektronik.")
_BERUBAH: Final = _("Isi berkas berubah setelah ditandatangani.")
_DITAMBAHI: Final = _("Berkas ditambahi sesudah ditandatangani; tanda tangan tidak menutup seluruh dokumen.")
_TAK_DIKENAL: Final = _(
    "Sertifikat penanda tangan bukan dari penerbit yang dikenal kantor ini, atau sudah tidak berlaku."
)
_DICABUT: Final = _("Sertifikat penanda tangan sudah dicabut atau dibekukan ketika dokumen ini ditandatangani.")
_SAH: Final = _("Tanda tangan sah dan menutup seluruh dokumen.")

# pyHanko logs a stack trace for every file it distrusts; uploads of strangers must not fill the log.
for _pencatat in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_pencatat).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """The finding. `sah` means: unchanged, signed under one of our roots, and the signature covers the whole file.

    "The whole file" allows for what levels B-LT and B-LTA append after the signature: validation data and document time
    stamps, nothing else. `penandatangan` is the name in the certificate and `id_penandatangan` its serialNumber (NIP),
    both "" if unread; `waktu` is the time the signer claims, `waktu_terbukti` the one a trusted time stamp proves;
    `sebab` one sentence for people.
    """

    sah: bool
    menutup_seluruh_dokumen: bool
    penandatangan: str
    waktu: datetime | None
    sebab: str
    id_penandatangan: str = ""
    waktu_terbukti: datetime | None = None


def periksa_tandatangan(
    pdf: bytes,
    *,
    akar: Sequence[x509.Certificate],
    pada: datetime | None = None,
    daftar_cabut: Sequence[bytes] = (),
    kini: datetime | None = None,
) -> HasilPeriksa:
    """Check the last signature of `pdf` against the trust roots. Never raises.

    `pada` is the moment at which the certificate must have been valid and not revoked. Give the recorded moment of issue
    for a document found in the books; without it the time that a trusted time stamp proves counts, and for a bare B-B
    signature, which proves no time, the present (`kini`; the machine's when none is given). `daftar_cabut` are
    revocation lists (DER).
    """
    if sebab := _tolak_dini(pdf):
        return _tidak(sebab)
    try:
        return _periksa(pdf, akar, pada, daftar_cabut, kini or datetime.now(UTC))
    except Exception:  # bytes from strangers: every failure of the parser means "not readable"
        return _tidak(_BUKAN_PDF)


def lampiran_json(pdf: bytes) -> bytes:
    """The data attached to `pdf` as kartu.json, b"" when there is none. Never raises; proves nothing by itself.

    A print for the pen has it too, and no signature.
    """
    if _tolak_dini(pdf) not in ("", _TANPA_TANDA):
        return b""
    try:
        nama = PdfFileReader(io.BytesIO(pdf), strict=True).root["/Names"]["/EmbeddedFiles"]["/Names"]
        isi: bytes = nama[nama.index(NAMA_BERKAS) + 1]["/EF"]["/F"].data
    except Exception:  # bytes from strangers
        return b""
    return isi


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


_Konteks = Callable[[datetime], ValidationContext]


def _periksa(
    pdf: bytes, akar: Sequence[x509.Certificate], pada: datetime | None, daftar_cabut: Sequence[bytes], kini: datetime
) -> HasilPeriksa:
    pembaca = PdfFileReader(io.BytesIO(pdf), strict=True)
    tanda = pembaca.embedded_regular_signatures
    if not tanda or len(pembaca.embedded_signatures) > _TANDA_TERBANYAK:
        return _tidak(_TANPA_TANDA)

    def konteks(saat: datetime) -> ValidationContext:
        # without the lists inside: pyHanko refuses a path whose lists have aged, and `_dicabut` reads them at any age
        return ValidationContext(
            trust_roots=[asn1(satu) for satu in akar],
            other_certs=sertifikat,
            allow_fetching=False,
            moment=saat,
            revocation_mode="soft-fail",
        )

    simpanan = DocumentSecurityStore.read_dss(pembaca) if "/DSS" in pembaca.root else None
    sertifikat = list(simpanan.load_certs()) if simpanan else []
    daftar = [*daftar_cabut, *(satu.get_object().data for satu in (simpanan.crls if simpanan else ()))]
    terbukti = _waktu_cap_dokumen(pembaca, tanda[-1], konteks, daftar, kini)
    keadaan = validate_pdf_signature(tanda[-1], konteks(pada or terbukti or kini))
    stempel = keadaan.timestamp_validity
    if stempel and _cap_dipercaya(stempel, daftar):
        terbukti = stempel.timestamp
        if pada is None:
            keadaan = validate_pdf_signature(tanda[-1], konteks(terbukti))
    saat = pada or terbukti or kini
    dicabut = keadaan.revoked or _dicabut(keadaan, daftar, saat)
    return _simpulkan(tanda[-1], keadaan, terbukti, penuh=_menutup(pdf, pembaca, keadaan), dicabut=dicabut)


def _waktu_cap_dokumen(
    pembaca: PdfFileReader, tanda: EmbeddedPdfSignature, konteks: _Konteks, daftar: Sequence[bytes], kini: datetime
) -> datetime | None:
    """The time which document time stamps prove (B-LTA): each is judged at the time that the next later one proves."""
    terbukti: datetime | None = None
    sesudah = pembaca.embedded_signatures[pembaca.embedded_signatures.index(tanda) + 1 :]
    for cap in reversed([satu for satu in sesudah if satu.sig_object_type == "/DocTimeStamp"]):
        status = validate_pdf_timestamp(cap, konteks(terbukti or kini))
        if _cap_dipercaya(status, daftar):
            terbukti = status.timestamp
    return terbukti


def _cap_dipercaya(cap: TimestampSignatureStatus, daftar: Sequence[bytes]) -> bool:
    utuh = cap.intact and cap.valid and cap.trusted
    return bool(utuh and not _dicabut(cap, daftar, cap.timestamp))


def _dicabut(keadaan: SignatureStatus, daftar_cabut: Sequence[bytes], saat: datetime) -> bool:
    """A list, of any age, revokes a certificate of the path."""
    if keadaan.validation_path is None:
        return False
    jalur = [x509.load_der_x509_certificate(satu.dump()) for satu in keadaan.validation_path.iter_certs(True)]
    return any(
        pencabutan.tercatat(satu, oleh=atasan, daftar=daftar_cabut, saat=saat) for atasan, satu in pairwise(jalur)
    )


def _menutup(pdf: bytes, pembaca: PdfFileReader, keadaan: PdfSignatureStatus) -> bool:
    """The signature covers the file, but for updates with validation data, and nothing stands outside the updates."""
    if keadaan.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    return bool(
        keadaan.coverage == SignatureCoverageLevel.ENTIRE_REVISION
        and keadaan.modification_level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)
        and pdf.count(b"startxref") == pembaca.xrefs.total_revisions
        and re.search(rb"startxref\s+\d+\s+%%EOF\s?\Z", pdf)
    )


def _simpulkan(
    tanda: EmbeddedPdfSignature, keadaan: PdfSignatureStatus, terbukti: datetime | None, *, penuh: bool, dicabut: bool
) -> HasilPeriksa:
    utuh = keadaan.intact and keadaan.valid
    subjek: dict[str, Any] = tanda.signer_cert.subject.native
    return HasilPeriksa(
        sah=bool(utuh and penuh and keadaan.trusted and not dicabut),
        menutup_seluruh_dokumen=penuh,
        penandatangan=str(subjek.get("common_name", "")),
        waktu=tanda.self_reported_timestamp,
        sebab=_sebab(utuh=utuh, penuh=penuh, dicabut=dicabut, percaya=keadaan.trusted),
        id_penandatangan=str(subjek.get("serial_number", "")),
        waktu_terbukti=terbukti,
    )


def _sebab(*, utuh: bool, penuh: bool, dicabut: bool, percaya: bool) -> str:
    if not utuh:
        return _BERUBAH
    if not penuh:
        return _DITAMBAHI
    if dicabut:
        return _DICABUT
    return _SAH if percaya else _TAK_DIKENAL


def _tidak(sebab: str) -> HasilPeriksa:
    return HasilPeriksa(sah=False, menutup_seluruh_dokumen=False, penandatangan="", waktu=None, sebab=sebab)
