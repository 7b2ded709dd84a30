"""What providers outside our own folder share: the certificate is asked about first, and only then is anything sent."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509

from tertib.dokumen.tte.jenis import Frasa, SertifikatTidakBerlaku, StatusSertifikat


@dataclass(frozen=True, slots=True)
class Permintaan:
    """Who is to sign, by what, and what the signature says about itself. `waktu` is the aware claimed time."""

    penandatangan: str
    frasa_sandi: Frasa = field(repr=False)
    alasan: str
    lokasi: str
    waktu: datetime


class BertanyaDulu(ABC):
    """The half of a `PenyediaBanyak` that does not depend on where the key lies.

    `akar` and `daftar_cabut` are what the office trusts, brought by configuration.
    """

    def __init__(self, *, akar: Sequence[x509.Certificate] = (), daftar_cabut: Sequence[bytes] = ()) -> None:
        self._akar = list(akar)
        self._daftar_cabut = list(daftar_cabut)

    @abstractmethod
    def status_pada(self, penandatangan: str, waktu: datetime) -> StatusSertifikat:
        """The state of the certificate at an aware moment. Raises LayananTidakTerhubung."""

    @abstractmethod
    def _bubuhkan(self, banyak: Sequence[bytes], permintaan: Permintaan, status: StatusSertifikat) -> list[bytes]:
        """The signed files in the same order, all or none; `status` lets sign."""

    def tandatangani(
        self, pdf: bytes, *, penandatangan: str, frasa_sandi: str, alasan: str, lokasi: str, waktu: datetime
    ) -> bytes:
        """See `PenyediaTTE.tandatangani`."""
        frasa_sandi = Frasa(frasa_sandi)  # a traceback with variables must not show it
        (hasil,) = self._minta([pdf], Permintaan(penandatangan, frasa_sandi, alasan, lokasi, waktu))
        return hasil

    def tandatangani_banyak(
        self,
        banyak: Sequence[bytes],
        *,
        penandatangan: str,
        frasa_sandi: str,
        alasan: str,
        lokasi: str,
        waktu: datetime,
    ) -> list[bytes]:
        """See `PenyediaBanyak.tandatangani_banyak`."""
        frasa_sandi = Frasa(frasa_sandi)
        return self._minta(banyak, Permintaan(penandatangan, frasa_sandi, alasan, lokasi, waktu))

    def sekelompok(self) -> AbstractContextManager[None]:
        """See `PenyediaBanyak.sekelompok`: nothing stays open."""
        return nullcontext()

    def akar(self) -> list[x509.Certificate]:
        """See `PenyediaTTE.akar`."""
        return self._akar

    def daftar_cabut(self) -> list[bytes]:
        """See `PenyediaTTE.daftar_cabut`."""
        return self._daftar_cabut

    def _minta(self, banyak: Sequence[bytes], permintaan: Permintaan) -> list[bytes]:
        status = self.status_pada(permintaan.penandatangan, permintaan.waktu)
        if not status.berlaku:
            raise SertifikatTidakBerlaku(status.keadaan)
        return self._bubuhkan(banyak, permintaan, status)
