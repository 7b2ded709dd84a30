"""Our own time-stamping authority (RFC 3161): in process for signing, and as bytes in, bytes out for a door.

pyHanko builds the token; here are the key that stays open, the policy, the clock, and the refusals.
"""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Final

from asn1crypto import cms, core, tsp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tertib.dokumen.tte import pki

_KEBIJAKAN: Final = "2.25.28603157266168999440250465088384890402"
"""Policy of this authority: the machine's clock, no promise of accuracy. Made from a UUID (ITU-T X.667)."""
_SIDIK: Final = {"sha256": 32, "sha384": 48, "sha512": 64}


class _Penolakan(core.Sequence):  # type: ignore[misc]
    """TimeStampResp without a token, which RFC 3161 allows and asn1crypto's own type does not."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo)]


def _kini() -> datetime:
    return datetime.now(UTC)


class OtoritasWaktu(DummyTimeStamper):
    """Stamps digests with the time of `jam`. A `TimeStamper` for pyHanko, whose own is made for tests: RSA, fixed policy."""

    def __init__(self, folder: Path, *, frasa_pki: str, jam: Callable[[], datetime] = _kini, alamat: str = "") -> None:
        """Make the authority's key when it is due (`pki.siapkan_waktu`) and open it. Raises KunciTertutup."""
        sertifikat = pki.siapkan_waktu(folder, frasa_pki=frasa_pki, waktu=jam(), alamat=alamat)
        toko = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        toko.register(pki.asn1(pki.baca_sertifikat(folder / "penerbit.pem")))
        super().__init__(pki.asn1(sertifikat), None, certs_to_embed=toko)
        self._kunci = pki.buka_kunci(folder / "waktu.kunci", frasa_pki)
        self._jam = jam

    @property
    def usang(self) -> bool:
        """A newer key is due (`pki.siapkan_waktu`); what this one stamps still counts."""
        return bool(self._jam() >= self.tsa_cert.not_valid_after - pki.PENERUS_WAKTU)

    def jawab(self, permintaan: bytes) -> bytes:
        """The DER TimeStampResp to a DER TimeStampReq. Never raises: what is malformed is rejected as RFC 3161 says."""
        try:
            minta = tsp.TimeStampReq.load(permintaan, strict=True)
            sebab = _periksa(minta)
            if not sebab:
                jawaban: bytes = self.request_tsa_response(minta).dump()
                return jawaban
        except (ValueError, TypeError, KeyError):
            sebab = "bad_data_format"
        return _tolak(sebab)

    def _build_tst_info(self, message_imprint: Any, dt: datetime, req: Any) -> Any:
        return tsp.TSTInfo(
            {
                "version": "v1",
                "policy": _KEBIJAKAN,
                "message_imprint": message_imprint,
                "serial_number": secrets.randbits(120) | 1 << 119,
                "gen_time": self._jam().astimezone(UTC).replace(microsecond=0),
            }
            | ({"nonce": req["nonce"]} if req["nonce"].native is not None else {})
        )

    def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> tuple[bytes, Any]:
        sidik = hashes.Hash(hashes.SHA256())
        sidik.update(tst_info_data)
        atribut = cms.CMSAttributes(
            [
                simple_cms_attribute("content_type", "tst_info"),  # type: ignore[no-untyped-call]
                simple_cms_attribute("message_digest", sidik.finalize()),  # type: ignore[no-untyped-call]
                simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(self.tsa_cert)),  # type: ignore[no-untyped-call]
            ]
        )
        return self._kunci.sign(atribut.dump(), ec.ECDSA(hashes.SHA256())), atribut

    def _build_signed_data(self, tst_info_data: bytes, md_algorithm: str, signature: bytes, signed_attrs: Any) -> Any:
        isi = super()._build_signed_data(tst_info_data, "sha256", signature, signed_attrs)
        (penanda,) = isi["signer_infos"]
        penanda["signature_algorithm"] = {"algorithm": "sha256_ecdsa"}
        return isi


def _periksa(minta: Any) -> str:
    """Why the request is refused (RFC 3161, 2.4.2), or ""."""
    cap = minta["message_imprint"]
    panjang = _SIDIK.get(cap["hash_algorithm"]["algorithm"].native)
    if panjang is None:
        return "bad_alg"
    if len(cap["hashed_message"].native) != panjang:
        return "bad_data_format"
    kebijakan = minta["req_policy"].native
    return "" if kebijakan in (None, _KEBIJAKAN) else "unaccepted_policy"


def _tolak(sebab: str) -> bytes:
    keadaan = tsp.PKIStatusInfo({"status": "rejection", "fail_info": tsp.PKIFailureInfo({sebab})})
    jawaban: bytes = _Penolakan({"status": keadaan}).dump()
    return jawaban
