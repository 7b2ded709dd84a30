"""The local provider: signs with keys kept encrypted in a folder (`pki`). For one office, for demonstration and tests.

Levels above B-B use the time-stamping authority (`waktu`) and the revocation lists (`pencabutan`) of the same folder.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID

from tertib.dokumen.tte import pades, pencabutan, pki
from tertib.dokumen.tte.jenis import (
    Frasa,
    FrasaSalah,
    KeadaanSertifikat,
    SertifikatTidakBerlaku,
    StatusSertifikat,
    Tingkat,
)
from tertib.dokumen.tte.waktu import OtoritasWaktu

NAMA_MEDAN = pades.NAMA_MEDAN


def _kini() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class KunciTerbuka:
    """An opened key, for signing many documents under one passphrase. Keep it in memory, briefly."""

    _pemegang: pades.PemegangKunci
    sertifikat: x509.Certificate
    _folder: Path
    _bukti: Callable[[datetime], pades.Pembuktian]

    def tandatangani(self, pdf: bytes, *, alasan: str, lokasi: str, waktu: datetime) -> bytes:
        """See `PenyediaTTE.tandatangani`. Asks anew whether the certificate may sign: it may be revoked meanwhile."""
        if (keadaan := _keadaan(self._folder, self.sertifikat, waktu)) is not KeadaanSertifikat.ISSUE:
            raise SertifikatTidakBerlaku(keadaan)
        nama = _isi(self.sertifikat, NameOID.COMMON_NAME)
        return pades.bubuhkan(pdf, self._pemegang, pades.Keterangan(nama, alasan, lokasi, waktu), self._bukti(waktu))


_terbuka: ContextVar[dict[tuple[Path, str, str], KunciTerbuka] | None] = ContextVar("kunci_terbuka", default=None)
"""The keys opened within `TTELokal.sekelompok`; never kept longer."""


class TTELokal:
    """A `PenyediaBanyak` over the folder that `pki.siapkan_pki` made.

    `frasa_pki` opens the keys of the authorities and is needed for levels above B-B; `jam` is the clock of the time
    stamp, which does not believe the claimed time; `alamat` is where the authority is published (`pki`).
    """

    def __init__(
        self,
        folder: Path,
        *,
        tingkat: Tingkat = Tingkat.B,
        frasa_pki: str = "",
        jam: Callable[[], datetime] = _kini,
        alamat: str = "",
    ) -> None:
        self.folder = folder
        self.tingkat = tingkat
        self._frasa_pki = frasa_pki
        self._jam = jam
        self._alamat = alamat
        self._stempel: OtoritasWaktu | None = None

    def status(self, penandatangan: str) -> StatusSertifikat:
        """See `PenyediaTTE.status`; the moment is the machine's clock."""
        return self.status_pada(penandatangan, datetime.now(UTC))

    def status_pada(self, penandatangan: str, waktu: datetime) -> StatusSertifikat:
        """The state of the certificate at an aware moment."""
        try:
            sertifikat = self._sertifikat(penandatangan)
        except FileNotFoundError:
            return StatusSertifikat(penandatangan, KeadaanSertifikat.NOT_REGISTERED)
        keadaan = _keadaan(self.folder, sertifikat, waktu)
        nama = _isi(sertifikat, NameOID.COMMON_NAME)
        return StatusSertifikat(penandatangan, keadaan, sertifikat.not_valid_after_utc, nama)

    def buka(self, penandatangan: str, *, frasa_sandi: str) -> KunciTerbuka:
        """Open the signer's key once for many documents. Raises FrasaSalah, SertifikatTidakBerlaku."""
        frasa_sandi, ingatan = Frasa(frasa_sandi), _terbuka.get()
        if ingatan is None:
            return self._buka(penandatangan, frasa_sandi)
        kenal = (self.folder, penandatangan, frasa_sandi)
        if kenal not in ingatan:
            ingatan[kenal] = self._buka(penandatangan, frasa_sandi)
        return ingatan[kenal]

    @contextmanager
    def sekelompok(self) -> Iterator[None]:
        """See `PenyediaBanyak.sekelompok`: stretching the passphrase costs more than a signature, so it is done once."""
        token = _terbuka.set({})
        try:
            yield
        finally:
            _terbuka.reset(token)

    def _buka(self, penandatangan: str, frasa_sandi: Frasa) -> KunciTerbuka:
        try:
            sertifikat = self._sertifikat(penandatangan)
            kunci = pki.buka_kunci(pki.berkas_orang(self.folder, penandatangan, "kunci"), frasa_sandi)
        except FileNotFoundError as galat:
            raise SertifikatTidakBerlaku(KeadaanSertifikat.NOT_REGISTERED) from galat
        except pki.KunciTertutup as galat:
            raise FrasaSalah from galat
        rantai = [pki.baca_sertifikat(self.folder / f"{sebutan}.pem") for sebutan in ("penerbit", "akar")]
        return KunciTerbuka(pades.PemegangKunci(sertifikat, rantai, kunci), sertifikat, self.folder, self._bukti)

    def tandatangani(
        self, pdf: bytes, *, penandatangan: str, frasa_sandi: str, alasan: str, lokasi: str, waktu: datetime
    ) -> bytes:
        """See `PenyediaTTE.tandatangani`."""
        frasa_sandi = Frasa(frasa_sandi)
        terbuka = self.buka(penandatangan, frasa_sandi=frasa_sandi)
        return terbuka.tandatangani(pdf, alasan=alasan, lokasi=lokasi, waktu=waktu)

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
        terbuka = self.buka(penandatangan, frasa_sandi=frasa_sandi)
        return [terbuka.tandatangani(pdf, alasan=alasan, lokasi=lokasi, waktu=waktu) for pdf in banyak]

    def perpanjang(self, pdf: bytes, *, waktu: datetime) -> bytes:
        """See `pades.perpanjang`; only a provider of level B-LTA can."""
        return pades.perpanjang(pdf, self._bukti(waktu), waktu=waktu)

    def akar(self) -> list[x509.Certificate]:
        """See `PenyediaTTE.akar`."""
        return [pki.baca_sertifikat(self.folder / "akar.pem")]

    def daftar_cabut(self) -> list[bytes]:
        """See `PenyediaTTE.daftar_cabut`."""
        return pencabutan.daftar(self.folder)

    def nomor_subjek(self, penandatangan: str) -> str:
        """See `PenyediaTTE.nomor_subjek`: `pki` writes the id itself into the certificate."""
        return penandatangan

    def _bukti(self, waktu: datetime) -> pades.Pembuktian:
        if self.tingkat is Tingkat.B:
            return pades.Pembuktian()
        if self._stempel is None or self._stempel.usang:
            self._stempel = OtoritasWaktu(self.folder, frasa_pki=self._frasa_pki, jam=self._jam, alamat=self._alamat)
        if self.tingkat is Tingkat.T:
            return pades.Pembuktian(self.tingkat, self._stempel)
        cabut = pencabutan.daftar_segar(self.folder, frasa_pki=self._frasa_pki, waktu=waktu)
        return pades.Pembuktian(self.tingkat, self._stempel, self.akar(), cabut)

    def _sertifikat(self, penandatangan: str) -> x509.Certificate:
        return pki.baca_sertifikat(pki.berkas_orang(self.folder, penandatangan, "pem"))


def _keadaan(folder: Path, sertifikat: x509.Certificate, waktu: datetime) -> KeadaanSertifikat:
    cabutan = pencabutan.semua(folder).get(sertifikat.serial_number)
    if cabutan and waktu >= cabutan.waktu:
        return cabutan.keadaan
    if waktu < sertifikat.not_valid_before_utc:
        return KeadaanSertifikat.NEW
    return KeadaanSertifikat.EXPIRED if waktu > sertifikat.not_valid_after_utc else KeadaanSertifikat.ISSUE


def _isi(sertifikat: x509.Certificate, bagian: x509.ObjectIdentifier) -> str:
    temuan = sertifikat.subject.get_attributes_for_oid(bagian)
    return str(temuan[0].value) if temuan else ""
