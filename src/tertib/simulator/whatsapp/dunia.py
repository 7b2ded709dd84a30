"""What the stand-in knows: business numbers, what was sent to whom, who wrote when, files, and faults to commit."""

import hashlib
import itertools
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

UMUR_TAUTAN = timedelta(minutes=5)
UMUR_MEDIA = timedelta(days=7)
JENDELA = timedelta(hours=24)


class Ragam(StrEnum):
    """Ways of failing. `terlambat` and `putus` do the work and then answer late, or not at all."""

    KODE = "kode"
    MATI = "mati"
    HTML = "html"
    TERLAMBAT = "terlambat"
    PUTUS = "putus"


@dataclass(slots=True)
class Gangguan:
    """One fault. It strikes addresses containing `jalur`, `kali` times (0: until lifted)."""

    ragam: Ragam
    kali: int = 1
    jalur: str = "/messages"
    kode: int = 0
    status: int = 400
    detik: float = 0.0


@dataclass(slots=True)
class Nomor:
    """A business number with its app: `webhook` is where news goes ("" keeps it in `Dunia.kabar`)."""

    id: str
    nomor: str
    token: str = field(repr=False)
    rahasia: str = field(repr=False)
    webhook: str = ""
    templat: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass(slots=True)
class Terkirim:
    """A message that was accepted; `badan` is what the business sent."""

    id: str
    dari: str
    ke: str
    badan: dict[str, Any]
    pada: datetime


@dataclass(slots=True)
class Media:
    """A file, uploaded or sent by a person; `tautan` are its short-lived addresses."""

    id: str
    isi: bytes
    jenis: str
    pada: datetime
    tautan: dict[str, datetime] = field(default_factory=dict)


@dataclass(slots=True)
class CaraKabar:
    """How news travels: `ganda` copies of each, in any order (`acak`), after `tunda` seconds; `diam`: no news of sending."""

    ganda: int = 1
    acak: bool = False
    tunda: float = 0.0
    diam: bool = False
    dibaca: bool = True


class GalatGraph(Exception):
    """An error as the Graph API reports it."""

    def __init__(self, kode: int, kata: str, status: int = 400) -> None:
        super().__init__(kata)
        self.kode, self.kata, self.status = kode, kata, status


class Dunia:
    """All state, behind one lock; `kini` is its clock. What cannot be reached: `tak_terjangkau`; `kabar`: news not posted."""

    def __init__(self, kini: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.kini = kini
        self.nomor: dict[str, Nomor] = {}
        self.terkirim: list[Terkirim] = []
        self.media: dict[str, Media] = {}
        self.menulis: dict[tuple[str, str], datetime] = {}
        self.tak_terjangkau: set[str] = set()
        self.gangguan: list[Gangguan] = []
        self.cara = CaraKabar()
        self.kabar: list[tuple[Nomor, dict[str, Any]]] = []
        self.hitungan: Counter[str] = Counter()
        self.kunci = threading.RLock()
        self._urut = itertools.count(1)
        self._acak = secrets.token_hex(6)

    def id_baru(self, awalan: str) -> str:
        """A number nobody had before, also not an earlier run."""
        return f"{awalan}{self._acak}{next(self._urut):08d}"

    def kena(self, jalur: str) -> Gangguan | None:
        """The fault that strikes this call, used up by one."""
        with self.kunci:
            self.hitungan[jalur.rsplit("/", 1)[-1]] += 1
            for satu in self.gangguan:
                if satu.jalur in jalur:
                    if satu.kali == 1:
                        self.gangguan.remove(satu)
                    elif satu.kali:
                        satu.kali -= 1
                    return satu
        return None

    def jendela_terbuka(self, nomor: Nomor, orang: str) -> bool:
        """Whether this person wrote to the number within 24 hours."""
        terakhir = self.menulis.get((nomor.id, orang))
        return terakhir is not None and terakhir > self.kini() - JENDELA

    def simpan_media(self, isi: bytes, jenis: str) -> Media:
        """Keep a file."""
        media = Media(self.id_baru("9"), isi, jenis, self.kini())
        with self.kunci:
            self.media[media.id] = media
        return media

    def tautan_media(self, nomor: str) -> tuple[Media, str]:
        """A file and a fresh address of it, good for five minutes. Raises GalatGraph."""
        with self.kunci:
            media = self.media.get(nomor)
            if media is None or media.pada + UMUR_MEDIA < self.kini():
                raise GalatGraph(100, "Unsupported get request. Object does not exist")
            rahasia = secrets.token_urlsafe(16)
            media.tautan[rahasia] = self.kini() + UMUR_TAUTAN
            return media, rahasia

    def unduh(self, rahasia: str) -> Media:
        """The file at a short-lived address. Raises GalatGraph."""
        with self.kunci:
            for media in self.media.values():
                if media.tautan.get(rahasia, self.kini()) > self.kini():
                    return media
        raise GalatGraph(131052, "Media download error", 404)

    def tulis(
        self, nomor: Nomor, dari: str, isi: dict[str, Any], *, nama: str = "", pada: datetime | None = None
    ) -> str:
        """A person writes to the number: `isi` has its "type" and that part. The wamid of the message."""
        pada, id_pesan = pada or self.kini(), self.id_baru("wamid.IN")
        pesan = {"from": dari, "id": id_pesan, "timestamp": str(int(pada.timestamp())), **isi}
        with self.kunci:
            self.menulis[(nomor.id, dari)] = max(pada, self.menulis.get((nomor.id, dari), pada))
            orang = {"profile": {"name": nama or dari}, "wa_id": dari}
            self.kabar.append((nomor, bungkus(nomor, {"contacts": [orang], "messages": [pesan]})))
        return id_pesan

    def kabarkan(self, nomor: Nomor, pesan: Terkirim, *tahap: str, kode: int = 0) -> None:
        """News of a sent message: sent, delivered, read, or failed with a code."""
        with self.kunci:
            for satu in tahap:
                isi: dict[str, Any] = {
                    "id": pesan.id,
                    "status": satu,
                    "timestamp": str(int(self.kini().timestamp())),
                    "recipient_id": pesan.ke,
                }
                if kunci := pesan.badan.get("biz_opaque_callback_data"):
                    isi["biz_opaque_callback_data"] = kunci
                if satu == "failed":
                    isi["errors"] = [{"code": kode, "title": f"error {kode}"}]
                self.kabar.append((nomor, bungkus(nomor, {"statuses": [isi]})))


def bungkus(nomor: Nomor, nilai: dict[str, Any]) -> dict[str, Any]:
    """A notification as Meta wraps it."""
    meta = {"display_phone_number": nomor.nomor.removeprefix("+"), "phone_number_id": nomor.id}
    ubah = {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": meta, **nilai}}
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": [ubah]}]}


def sidik(isi: bytes) -> str:
    """SHA-256 in hex, as the media call reports it."""
    return hashlib.sha256(isi).hexdigest()
