"""The provider over BSrE's service: asks the certificate's state first, then has the service sign."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography import x509

from tertib.dokumen.tte.bertanya import BertanyaDulu, Permintaan
from tertib.dokumen.tte.bsre.sambungan import Sambungan
from tertib.dokumen.tte.bsre.tampilan import Tampilan
from tertib.dokumen.tte.bsre.v1 import V1
from tertib.dokumen.tte.bsre.v2 import V2
from tertib.dokumen.tte.jenis import (
    KeadaanSertifikat,
    LayananTidakMenjawab,
    LayananTidakTerhubung,
    SertifikatTidakBerlaku,
    StatusSertifikat,
)


@dataclass(frozen=True, slots=True)
class Identitas:
    """Under what BSrE knows a signer (v1: `nik`, v2: `nik` or `email`) and what her certificate's serialNumber is."""

    nik: str = field(default="", repr=False)
    email: str = ""
    nomor_subjek: str = ""

    def isian(self) -> dict[str, str]:
        """The fields that name the signer to the service; the NIK first, if there is one."""
        return {"nik": self.nik} if self.nik else {"email": self.email}


class BSrE(BertanyaDulu):
    """A `PenyediaBanyak`. `identitas` translates our number of the signer (NIP); LookupError means unknown there.

    With `kode_sekali_pakai` what the official types is the code of `minta_kode`, not her passphrase. `akar` and
    `daftar_cabut` are what the office trusts, brought by configuration: the service itself is not asked.
    """

    def __init__(
        self,
        sambungan: Sambungan,
        *,
        identitas: Callable[[str], Identitas],
        versi: int = 2,
        kode_sekali_pakai: bool = False,
        tampilan: Tampilan | None = None,
        akar: Sequence[x509.Certificate] = (),
        daftar_cabut: Sequence[bytes] = (),
    ) -> None:
        super().__init__(akar=akar, daftar_cabut=daftar_cabut)
        self.bahasa: V1 | V2 = V1(sambungan) if versi == 1 else V2(sambungan)
        self._identitas = identitas
        self._kode_sekali_pakai = kode_sekali_pakai
        self._tampilan = tampilan

    def status(self, penandatangan: str) -> StatusSertifikat:
        """See `PenyediaTTE.status`. Raises LayananTidakTerhubung: asking for the state signs nothing."""
        isian = self._isian(penandatangan)
        if isian is None:
            return StatusSertifikat(penandatangan, KeadaanSertifikat.NOT_REGISTERED)
        try:
            isi = self.bahasa.status(isian)
        except SertifikatTidakBerlaku as galat:
            return StatusSertifikat(penandatangan, galat.keadaan)
        except LayananTidakMenjawab:
            isi = {}
        if (keadaan := _keadaan(isi)) is None:
            raise LayananTidakTerhubung
        return StatusSertifikat(penandatangan, keadaan)

    def status_pada(self, penandatangan: str, waktu: datetime) -> StatusSertifikat:
        """The state now: the service answers for no other moment."""
        return self.status(penandatangan)

    def minta_kode(self, penandatangan: str, *, banyak: int = 1) -> None:
        """Have a one-time code for `banyak` documents sent to the signer's e-mail (v2).

        Raises SertifikatTidakBerlaku, LayananTidakMenjawab.
        """
        isian = self._isian(penandatangan)
        if isian is None or not isinstance(self.bahasa, V2):
            raise SertifikatTidakBerlaku(KeadaanSertifikat.NOT_REGISTERED)
        self.bahasa.minta_kode(isian, banyak)

    def _bubuhkan(self, banyak: Sequence[bytes], permintaan: Permintaan, status: StatusSertifikat) -> list[bytes]:
        """One request for all; the time inside the signatures is the service's, not `waktu`."""
        isian = self._isian(permintaan.penandatangan)
        assert isian is not None, "a signer unknown there has no certificate that may sign"
        # Typst ends without a newline; an update appended straight after %%EOF would break PDF/A.
        return self.bahasa.tandatangani(
            [pdf + b"\n" for pdf in banyak],
            identitas=isian,
            bukti={"totp" if self._kode_sekali_pakai else "passphrase": permintaan.frasa_sandi},
            alasan=permintaan.alasan,
            lokasi=permintaan.lokasi,
            tampilan=self._tampilan,
        )

    def periksa(self, pdf: bytes) -> dict[str, Any]:
        """What BSrE says about a signed file, as it says it; never a ground to issue. Raises LayananTidakMenjawab."""
        return self.bahasa.periksa(pdf)

    def nomor_subjek(self, penandatangan: str) -> str:
        """See `PenyediaTTE.nomor_subjek`; "" when the signer is unknown there."""
        try:
            identitas = self._identitas(penandatangan)
        except LookupError:
            return ""
        return identitas.nomor_subjek or penandatangan

    def _isian(self, penandatangan: str) -> dict[str, str] | None:
        try:
            isian = self._identitas(penandatangan).isian()
        except LookupError:
            return None
        if isinstance(self.bahasa, V1) and "nik" not in isian:
            return None
        return isian if all(isian.values()) else None


def _keadaan(isi: dict[str, Any]) -> KeadaanSertifikat | None:
    """The state in an answer; by the code alone when the word is missing."""
    kata = str(isi.get("status") or "").upper()
    if kata in KeadaanSertifikat.__members__:
        return KeadaanSertifikat(kata)
    return {"1111": KeadaanSertifikat.ISSUE, "1110": KeadaanSertifikat.NOT_REGISTERED}.get(str(isi.get("status_code")))
