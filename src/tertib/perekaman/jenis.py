"""A recording as it is announced, before anything of it is stored."""

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tertib.pengguna.models import Penugasan
from tertib.perekaman.models import Tablet
from tertib.permohonan.models import Permohonan


@dataclass(frozen=True, slots=True)
class ButirBaru:
    """An item as announced: its digest (SHA-256, hex), or why it is missing; `mutu` 0-100; `rantai` the device's hash."""

    bagian: str
    sidik: str = ""
    sebab_tiada: str = ""
    mutu: int | None = None
    rantai: str = ""


@dataclass(frozen=True, slots=True)
class RekamanBaru:
    """A recording as announced: of whom, for which case, by whom, when (aware), with what."""

    kode: uuid.UUID
    permohonan: Permohonan
    nik: str
    nama: str
    perekam: Penugasan
    direkam: datetime
    butir: Sequence[ButirBaru]
    tablet: Tablet | None = None

    @property
    def sidik(self) -> str:
        """The digest of everything announced."""
        butir = [[b.bagian, b.sidik, b.sebab_tiada, b.mutu, b.rantai] for b in self.butir]
        isi = [str(self.kode), self.permohonan.pk, self.nik, self.nama, self.direkam.isoformat(), butir]
        return hashlib.sha256(json.dumps(isi).encode()).hexdigest()
