"""What a provider of electronic signatures does, and the ways in which it refuses.

A provider never stores, logs or queues a passphrase, and never changes a byte of the file it is given: it appends.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

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


class GalatTTE(Galat):
    """The file was not signed, or it is unknown whether it was. `str()` is the sentence for the official."""


class FrasaSalah(GalatTTE):
    """Wrong passphrase; nothing was signed."""

    kalimat = _("Passphrase salah. Belum ada dokumen yang ditandatangani; periksa lalu ulangi.")


class SertifikatTidakBerlaku(GalatTTE):
    """The signer has no certificate that may sign now; nothing was signed. `keadaan` tells why."""

    def __init__(self, keadaan: KeadaanSertifikat) -> None:
        super().__init__(KALIMAT_KEADAAN[keadaan])
        self.keadaan = keadaan


class DokumenTidakDapatDitandatangani(GalatTTE):
    """What was to be signed is not a PDF this provider can append to; nothing was signed."""

    kalimat = _("Berkas ini bukan PDF yang dapat ditandatangani. Cetak ulang dokumennya, lalu tanda tangani lagi.")


class LayananTidakMenjawab(GalatTTE):
    """No usable answer in time: it is UNKNOWN whether it signed. Ask and verify, never sign blindly again."""

    kalimat = _(
        "Layanan tanda tangan tidak menjawab. Dokumen belum diterbitkan; hasilnya diperiksa lagi secara otomatis."
    )


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
