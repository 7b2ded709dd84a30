"""The central service that compares each recording with everybody's and says which card may be printed: the seam.

Behind `Pusat` stand the real service over HTTP and, in the demonstration, a stand-in without one.
"""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

import httpx
from django.conf import settings

from tertib.dokumen.ktp.keadaan import JAWABAN, Keadaan

_SABAR_DETIK: Final = 10
_LAMA: Final = timedelta(hours=26)
_SATU_DARI: Final = 4


class PusatTidakMenjawab(Exception):
    """No answer, or none that can be read: try again later."""


@dataclass(frozen=True, slots=True)
class Pengajuan:
    """What is sent of one person: `nomor` names the record, `nik` the person; `rekaman` the recording, by its number."""

    nomor: str
    nik: str
    nama: str
    rekaman: str = ""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What the central service says of one record now."""

    keadaan: Keadaan
    keterangan: str = ""


class Pusat(Protocol):
    """The central service. Both calls may be repeated: a record is known by its number. Raise PusatTidakMenjawab."""

    def daftarkan(self, pengajuan: Pengajuan) -> None: ...
    def keadaan(self, nomor: str, *, sejak: datetime, kini: datetime) -> Jawaban: ...


class PusatHttp:
    """The service at an address: PUT and GET {alamat}/pengajuan/{nomor}, JSON both ways."""

    def __init__(self, alamat: str) -> None:
        self.alamat = alamat.rstrip("/")

    def daftarkan(self, pengajuan: Pengajuan) -> None:
        self._minta("PUT", pengajuan.nomor, asdict(pengajuan))

    def keadaan(self, nomor: str, *, sejak: datetime, kini: datetime) -> Jawaban:
        isi = self._minta("GET", nomor)
        try:
            jawaban = Jawaban(Keadaan(isi["status"]), str(isi.get("keterangan", ""))[:200])
        except (KeyError, ValueError) as galat:
            raise PusatTidakMenjawab("jawaban tidak terbaca") from galat
        if jawaban.keadaan not in JAWABAN:
            raise PusatTidakMenjawab("keadaan yang tidak mungkin")
        return jawaban

    def _minta(self, metode: str, nomor: str, badan: dict[str, str] | None = None) -> dict[str, str]:
        kepala = {"Authorization": f"Bearer {settings.KTP_PUSAT_KUNCI}"}
        try:
            with httpx.Client(trust_env=False, timeout=_SABAR_DETIK, headers=kepala) as klien:
                balasan = klien.request(metode, f"{self.alamat}/pengajuan/{nomor}", json=badan).raise_for_status()
            isi = balasan.json() if balasan.content else {}
        except (httpx.HTTPError, ValueError) as galat:
            raise PusatTidakMenjawab(type(galat).__name__) from galat
        if not isinstance(isi, dict):
            raise PusatTidakMenjawab("bukan objek")
        return isi


class PusatSetempat:
    """No service at all, for the demonstration: most records are ready at once, one in four after more than a day."""

    def daftarkan(self, pengajuan: Pengajuan) -> None:
        """Nothing is kept: the answer follows from the number."""

    def keadaan(self, nomor: str, *, sejak: datetime, kini: datetime) -> Jawaban:
        lambat = int(hashlib.sha256(nomor.encode()).hexdigest(), 16) % _SATU_DARI == 0
        menunggu = lambat and kini < sejak + _LAMA
        return Jawaban(Keadaan.DITERIMA if menunggu else Keadaan.SIAP)


def dari_pengaturan() -> Pusat:
    """The service of this installation, as the settings say. Raises PusatTidakMenjawab where none is set."""
    if settings.KTP_PUSAT:
        return PusatHttp(settings.KTP_PUSAT)
    if settings.PERAGAAN:
        return PusatSetempat()
    raise PusatTidakMenjawab("alamat pusat belum diatur")
