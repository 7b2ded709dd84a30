"""A stand-in set up for offices: a number each, every template approved, and the settings file that connects Tertib."""

import json
import secrets
from collections.abc import Iterable
from pathlib import Path

from tertib.kanal.kata import NASKAH
from tertib.kanal.whatsapp.pengantar import nama_templat
from tertib.simulator.whatsapp.dunia import Dunia, Nomor

BAHASA = ("id", "en")
BERBERKAS = ("terbit", "dokumen-lain")


def templat_disetujui() -> dict[tuple[str, str], str]:
    """Every notice as an approved template, with how many gaps it has; those with a file twice, once with it on top."""
    nama = {nama_templat(perihal): str(len(naskah.celah)) for perihal, naskah in NASKAH.items()}
    nama |= {nama_templat(p, berkas=True): str(len(NASKAH[p].celah)) for p in BERBERKAS}
    return {(satu, bahasa): celah for satu, celah in nama.items() for bahasa in BAHASA}


def nomor_baru(kode: str, *, webhook: str = "") -> Nomor:
    """A business number of an office with this code: +62 800 0016 06 and the like, which nobody has."""
    angka = kode.replace(".", "")
    return Nomor(
        f"100000000{angka}",
        f"+62800000{angka}",
        secrets.token_hex(16),
        secrets.token_hex(16),
        webhook,
        templat_disetujui(),
    )


def tulis_pengaturan(berkas: Path, dunia: Dunia, alamat: str, kantor: Iterable[tuple[str, Nomor]]) -> None:
    """The file TERTIB_WHATSAPP names, pointing at the stand-in."""
    satu = {
        kode: {"nomor_id": n.id, "token": n.token, "rahasia": n.rahasia, "verifikasi": n.rahasia} for kode, n in kantor
    }
    isi = {"alamat": f"{alamat}/v23.0", "media": [alamat], "jaringan": ["127.0.0.0/8"], "kantor": satu}
    berkas.touch(mode=0o600)
    berkas.write_text(json.dumps(isi, indent=1))
