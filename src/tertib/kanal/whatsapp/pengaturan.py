"""What an office set up for WhatsApp: one JSON file named by TERTIB_WHATSAPP, read again when it changes.

{"alamat": "https://graph.facebook.com/v23.0", "media": ["https://lookaside.fbsbx.com"], "jaringan": [],
 "kantor": {"16.06": {"nomor_id": "…", "token": "…", "rahasia": "…", "verifikasi": "…"}}}
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from tertib.wilayah.models import Kantor

GRAPH = "https://graph.facebook.com/v23.0"
MEDIA = ("https://lookaside.fbsbx.com",)


@dataclass(frozen=True, slots=True)
class Pengaturan:
    """One office's number. `rahasia` signs webhooks, `verifikasi` is the word Meta says when the webhook is connected.

    `media`: origins files may come from; `jaringan`: private networks they may lie in (a simulator), none by default.
    """

    alamat: str
    media: tuple[str, ...]
    jaringan: tuple[str, ...]
    nomor_id: str
    token: str = field(repr=False)
    rahasia: str = field(repr=False)
    verifikasi: str = field(repr=False)


_terbaca: dict[str, tuple[int, dict[str, Pengaturan]]] = {}


def pengaturan(kantor: Kantor) -> Pengaturan | None:
    """The settings of an office; None when it has not connected WhatsApp."""
    berkas = Path(settings.WHATSAPP) if settings.WHATSAPP else None
    if berkas is None or not berkas.is_file():
        return None
    cap = berkas.stat().st_mtime_ns
    if _terbaca.get(str(berkas), (0, {}))[0] != cap:
        _terbaca[str(berkas)] = (cap, _baca(berkas))
    return _terbaca[str(berkas)][1].get(kantor.pk)


def _baca(berkas: Path) -> dict[str, Pengaturan]:
    isi = json.loads(berkas.read_text())
    bersama = {
        "alamat": isi.get("alamat", GRAPH).rstrip("/"),
        "media": tuple(isi.get("media", MEDIA)),
        "jaringan": tuple(isi.get("jaringan", ())),
    }
    return {kode: Pengaturan(**bersama, **satu) for kode, satu in isi["kantor"].items()}
