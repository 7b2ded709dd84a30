"""The service's first language: multipart forms, one file a call, a result that can be fetched once more."""

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from tertib.dokumen.tte.bsre.sambungan import Jawaban, Sambungan, galat
from tertib.dokumen.tte.bsre.tampilan import Tampilan
from tertib.dokumen.tte.jenis import DokumenTidakDapatDitandatangani, Frasa, LayananTidakMenjawab, SudahDiunduh

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,100}")


@dataclass(frozen=True, slots=True)
class V1:
    """Speaks v1 over a connection. Raises the errors of `sambungan.galat` throughout."""

    sambungan: Sambungan

    def status(self, identitas: dict[str, str]) -> dict[str, Any]:
        """The answer about the signer, known to v1 by `nik` alone."""
        jawaban = self.sambungan.panggil("GET", f"/api/user/status/{quote(identitas['nik'], safe='')}")
        if jawaban.status != 200 or not jawaban.utuh:
            raise galat(jawaban)
        return jawaban.json()

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
        """The signed files. A break after the first is unknown: what was signed before it is lost to the caller."""
        isian = {
            "nik": identitas["nik"],
            **bukti,
            "reason": alasan,
            "location": lokasi,
            **(tampilan.v1() if tampilan else {"tampilan": "invisible"}),
        }
        hasil: list[bytes] = []
        for pdf in banyak:
            hasil.append(self._satu(pdf, isian))
        return hasil

    def unduh(self, id_dokumen: str) -> bytes:
        """The signed file kept by the service, handed out once. Raises SudahDiunduh after that."""
        jawaban = self.sambungan.panggil("GET", f"/api/sign/download/{id_dokumen}")
        if jawaban.status == 200 and (pdf := _pdf(jawaban)):
            return pdf
        raise SudahDiunduh if jawaban.status == 404 else galat(jawaban)

    def periksa(self, pdf: bytes) -> dict[str, Any]:
        """What the service says about the signatures of a file."""
        jawaban = self.sambungan.panggil(
            "POST", "/api/sign/verify", files={"signed_file": ("dokumen.pdf", pdf, "application/pdf")}
        )
        if jawaban.status != 200 or not jawaban.utuh or not jawaban.json():
            raise galat(jawaban)
        return jawaban.json()

    def _satu(self, pdf: bytes, isian: dict[str, str]) -> bytes:
        if not pdf.startswith(b"%PDF-"):
            raise DokumenTidakDapatDitandatangani
        berkas = {"file": ("dokumen.pdf", pdf, "application/pdf")}
        jawaban = self.sambungan.panggil("POST", "/api/sign/pdf", data=isian, files=berkas)
        if jawaban.status != 200:
            raise galat(jawaban)
        if hasil := _pdf(jawaban):
            return hasil
        # Some gateways answer with the number only; a body that broke off can be fetched by the number too.
        nomor = str(jawaban.kepala.get("id_dokumen") or jawaban.json().get("id_dokumen") or "")
        if not _ID.fullmatch(nomor):
            raise LayananTidakMenjawab
        return self.unduh(nomor)


def _pdf(jawaban: Jawaban) -> bytes:
    """The body if it is a whole PDF, else b""."""
    isi = jawaban.isi
    return isi if jawaban.utuh and isi.startswith(b"%PDF-") and b"%%EOF" in isi[-1024:] else b""
