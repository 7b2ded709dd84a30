"""What a provider of electronic signatures does, and the ways in which it refuses.

A provider never stores, logs or queues a passphrase, and never changes a byte of the file it is given: it appends.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from cryptography import x509
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat


class KeadaanSertifikat(StrEnum):
    """The states BSrE knows (manual of the eSign client service v2.0); only `ISSUE` may sign."""

    ISSUE = "ISSUE"
    EXPIRED = "EXPIRED"
    RENEW = "RENEW"
    WAITING_FOR_VERIFICATION = "WAITING_FOR_VERIFICATION"
    NEW = "NEW"
    NO_CERTIFICATE = "NO_CERTIFICATE"
    NOT_REGISTERED = "NOT_REGISTERED"
    SUSPEND = "SUSPEND"
    REVOKE = "REVOKE"


KALIMAT_KEADAAN: dict[KeadaanSertifikat, Promise] = {
    KeadaanSertifikat.ISSUE: _("Sertifikat berlaku."),
    KeadaanSertifikat.EXPIRED: _("Masa berlaku sertifikat sudah habis. Perbarui sertifikat, lalu tanda tangani lagi."),
    KeadaanSertifikat.RENEW: _("Sertifikat sedang diperbarui. Tunggu sampai pembaruan selesai."),
    KeadaanSertifikat.WAITING_FOR_VERIFICATION: _("Sertifikat menunggu verifikasi penyelenggara."),
    KeadaanSertifikat.NEW: _("Sertifikat belum aktif. Selesaikan pendaftarannya lebih dahulu."),
    KeadaanSertifikat.NO_CERTIFICATE: _("Penanda tangan terdaftar tetapi belum punya sertifikat."),
    KeadaanSertifikat.NOT_REGISTERED: _("Penanda tangan belum terdaftar pada penyelenggara sertifikat."),
    KeadaanSertifikat.SUSPEND: _("Sertifikat sedang dibekukan. Hubungi penyelenggara sertifikat."),
    KeadaanSertifikat.REVOKE: _("Sertifikat sudah dicabut. Ajukan sertifikat baru."),
}


@dataclass(frozen=True, slots=True)
class StatusSertifikat:
    """The certificate of one signer at the time of asking. `sampai` is the last moment of validity, if known."""

    penandatangan: str
    keadaan: KeadaanSertifikat
    sampai: datetime | None = None
    nama: str = ""

    @property
    def berlaku(self) -> bool:
        return self.keadaan is KeadaanSertifikat.ISSUE

    @property
    def kalimat(self) -> str:
        return str(KALIMAT_KEADAAN[self.keadaan])

    def sisa_hari(self, pada: datetime) -> int | None:
        """Whole days from the aware moment `pada` until the certificate ends; negative once it has, None if unknown."""
        return None if self.sampai is None else (self.sampai - pada).days


class Tingkat(StrEnum):
    """PAdES baseline levels (ETSI EN 319 142-1): bare, with a proven time, with revocation data, renewable."""

    B = "B-B"
    T = "B-T"
    LT = "B-LT"
    LTA = "B-LTA"


class Frasa(str):
    """A passphrase that shows itself in no repr and so in no traceback that prints variables."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Frasa('…')"


class GalatTTE(Galat):
    """The file was not signed, or it is unknown whether it was. `str()` is the sentence for the official."""


class TidakDitandatangani(GalatTTE):
    """It is certain that nothing was signed; trying again signs once."""


class FrasaSalah(TidakDitandatangani):
    """Wrong passphrase; nothing was signed."""

    kalimat = _("Passphrase salah. Belum ada dokumen yang ditandatangani; periksa lalu ulangi.")


class KunciTerkunci(TidakDitandatangani):
    """The token refuses any passphrase after too many wrong ones; nothing was signed."""

    kalimat = _("Token tanda tangan terkunci karena terlalu banyak passphrase yang salah. Hubungi pengelola token.")


class SertifikatTidakBerlaku(TidakDitandatangani):
    """The signer has no certificate that may sign now; nothing was signed. `keadaan` tells why."""

    def __init__(self, keadaan: KeadaanSertifikat) -> None:
        super().__init__(KALIMAT_KEADAAN[keadaan])
        self.keadaan = keadaan


class DokumenTidakDapatDitandatangani(TidakDitandatangani):
    """What was to be signed is not a PDF this provider can append to; nothing was signed."""

    kalimat = _("Berkas ini bukan PDF yang dapat ditandatangani. Cetak ulang dokumennya, lalu tanda tangani lagi.")


class PermintaanDitolak(TidakDitandatangani):
    """The service understood and refused for a reason of its own (`kode`, HTTP status or the service's number)."""

    def __init__(self, kode: int) -> None:
        super().__init__(
            _(
                "Layanan tanda tangan menolak permintaan (kode %(kode)s). Belum ada yang ditandatangani; hubungi pengelola."
            )
            % {"kode": kode}
        )
        self.kode = kode


class LayananTidakMenjawab(GalatTTE):
    """No usable answer in time: unless it is also TidakDitandatangani, it is UNKNOWN whether it signed.

    Ask and verify, never sign blindly again.
    """

    kalimat = _(
        "Layanan tanda tangan tidak menjawab. Dokumen belum diterbitkan; hasilnya diperiksa lagi secara otomatis."
    )


class LayananTidakTerhubung(LayananTidakMenjawab, TidakDitandatangani):
    """The service was away before anything to sign was sent."""

    kalimat = _("Layanan tanda tangan sedang tidak dapat dihubungi. Belum ada yang ditandatangani; coba lagi nanti.")


class SudahDiunduh(LayananTidakMenjawab):
    """It was signed, but the service hands a result out once only and has done so; the signature is lost to us."""

    kalimat = _("Hasil tanda tangan sudah pernah diambil dan tidak dapat diunduh lagi. Dokumen belum diterbitkan.")


class PenyediaTTE(Protocol):
    """One provider. `penandatangan` is the NIP or the identity under which the provider knows the official."""

    def status(self, penandatangan: str) -> StatusSertifikat:
        """The state of the signer's certificate. Raises LayananTidakMenjawab."""
        ...

    def tandatangani(
        self, pdf: bytes, *, penandatangan: str, frasa_sandi: str, alasan: str, lokasi: str, waktu: datetime
    ) -> bytes:
        """The signed PDF (PAdES), which begins with exactly the bytes of `pdf`. `waktu` is the aware claimed time.

        Raises FrasaSalah, SertifikatTidakBerlaku, DokumenTidakDapatDitandatangani (nothing was signed) and
        LayananTidakMenjawab (unknown).
        """
        ...

    def akar(self) -> list[x509.Certificate]:
        """The trust roots under which this provider's signatures verify."""
        ...

    def daftar_cabut(self) -> list[bytes]:
        """The revocation lists at hand (DER), for `verifikasi.periksa_tandatangan`; asks no network."""
        ...

    def nomor_subjek(self, penandatangan: str) -> str:
        """The serialNumber which the signer's certificate bears in its subject, by which a result is recognised."""
        ...


class PenyediaBanyak(PenyediaTTE, Protocol):
    """A provider that signs many documents with one passphrase or code."""

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
        """The signed PDFs in the same order, all or none. Raises what `tandatangani` raises."""
        ...

    def sekelompok(self) -> AbstractContextManager[None]:
        """Within: one signer's documents, one after the other; what opens slowly may stay open, in this thread's memory."""
        ...


@runtime_checkable
class PenyediaBerkode(PenyediaBanyak, Protocol):
    """A provider that signs by a code it sends to the signer, good once."""

    def minta_kode(self, penandatangan: str, *, banyak: int = 1) -> None:
        """Have a code for `banyak` documents sent. Raises SertifikatTidakBerlaku, LayananTidakMenjawab."""
        ...
