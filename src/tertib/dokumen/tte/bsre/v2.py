"""The service's second language: JSON with files in base64, several at once, a one-time code as a second way."""

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

from tertib.dokumen.tte.bsre.sambungan import Sambungan, galat
from tertib.dokumen.tte.bsre.tampilan import Tampilan
from tertib.dokumen.tte.jenis import DokumenTidakDapatDitandatangani, Frasa, LayananTidakMenjawab


@dataclass(frozen=True, slots=True)
class V2:
    """Speaks v2 over a connection. Raises the errors of `sambungan.galat` throughout."""

    sambungan: Sambungan

    def status(self, identitas: dict[str, str]) -> dict[str, Any]:
        """The answer about the signer, known by `nik` or `email`."""
        return self._panggil("/api/v2/user/check/status", identitas)

    def minta_kode(self, identitas: dict[str, str], banyak: int) -> None:
        """Have a one-time code for `banyak` files sent to the signer's e-mail."""
        self._panggil("/api/v2/sign/get/totp", {**identitas, "data": banyak})

    def tandatangani(
        self,
        banyak: list[bytes],
        *,
        identitas: dict[str, str],
        bukti: dict[str, Frasa],
        alasan: str,
        lokasi: str,
        tampilan: Tampilan | None,
    ) -> list[bytes]:
        """The signed files in the same order, all or none."""
        if not all(pdf.startswith(b"%PDF-") for pdf in banyak):
            raise DokumenTidakDapatDitandatangani
        sifat = {**(tampilan.v2() if tampilan else {"tampilan": "INVISIBLE"}), "reason": alasan, "location": lokasi}
        badan = {
            **identitas,
            **bukti,
            "signatureProperties": [sifat],
            "file": [b64encode(pdf).decode() for pdf in banyak],
        }
        berkas = self._panggil("/api/v2/sign/pdf", badan).get("file")
        if not isinstance(berkas, list) or len(berkas) != len(banyak):
            raise LayananTidakMenjawab
        return [_pdf(satu) for satu in berkas]

    def periksa(self, pdf: bytes) -> dict[str, Any]:
        """What the service says about the signatures of a file."""
        return self._panggil("/api/v2/verify/pdf", {"file": b64encode(pdf).decode()})

    def _panggil(self, jalur: str, badan: dict[str, Any]) -> dict[str, Any]:
        jawaban = self.sambungan.panggil("POST", jalur, json=badan)
        isi = jawaban.json()
        if jawaban.status != 200 or not jawaban.utuh or not isi:
            raise galat(jawaban)
        return isi


def _pdf(teks: object) -> bytes:
    try:
        isi = b64decode(teks, validate=True) if isinstance(teks, str) else b""
    except (binascii.Error, ValueError):
        isi = b""
    if not isi.startswith(b"%PDF-"):
        raise LayananTidakMenjawab
    return isi
