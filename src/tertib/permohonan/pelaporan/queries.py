"""Reading reports: of a case, of a reporter and month, and which are checked in the field."""

import hashlib
from datetime import datetime

from tertib.pengguna.models import Pelapor
from tertib.permohonan.models import Permohonan
from tertib.permohonan.pelaporan.models import Pelaporan

DICEK_SATU_DARI = 10
"""One report in so many is looked into where the person is (fault A37)."""
TERBANYAK = 200


def pelaporan(permohonan: Permohonan) -> Pelaporan | None:
    """The report behind a case; None for a case its own people asked for."""
    milik = Pelaporan.objects.filter(permohonan=permohonan)
    return milik.select_related(
        "pelapor__penugasan__pengguna", "disahkan_oleh__pengguna", "dicek_oleh__pengguna"
    ).first()


def bulan_ini(pelapor: Pelapor, *, kini: datetime) -> int:
    """How many reports this reporter filed since the month began in the office."""
    mulai = pelapor.penugasan.kantor.setempat(kini).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return Pelaporan.objects.filter(pelapor=pelapor, dibuat__gte=mulai).count()


def terpilih(tautan_indeks: str) -> bool:
    """Whether a report is among the one in ten checked in the field; the same answer whoever asks."""
    return int(hashlib.sha256(f"cek-lapangan:{tautan_indeks}".encode()).hexdigest(), 16) % DICEK_SATU_DARI == 0


def milik(pelapor: Pelapor) -> list[Pelaporan]:
    """The reports of one reporter, newest first."""
    semua = Pelaporan.objects.filter(pelapor=pelapor).select_related("permohonan__sop", "permohonan__kantor")
    return list(semua.order_by("-dibuat", "-pk")[:TERBANYAK])
