"""Which cases are a village's: those whose SOP gives a step to its operator, for people who live there."""

from datetime import datetime, timedelta

from tertib.buku.models import Serahan
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan
from tertib.permohonan.queries.kerja import Kerja


def menunggu(penugasan: Penugasan, kini: datetime) -> list[Kerja]:
    """What stands at a step of this operator, latest first; then what was handed over and not yet received."""
    tugas = [k for k in queries.kerja(penugasan, kini) if k.peran.unit]
    terbuka = Kunjungan.objects.filter(
        selesai=None, permohonan__desa=penugasan.desa_id, permohonan__serahan__petugas=penugasan
    )
    sisa = terbuka.select_related("permohonan__sop", "permohonan__kantor").order_by("masuk")
    return tugas + [queries.kerja_kunjungan(k, kini) for k in sisa]


def milik(penugasan: Penugasan, permohonan: Permohonan) -> bool:
    """Whether the case has come as far as this operator's step: before that it is none of the village's business."""
    sop = queries.sop(permohonan)
    tugas = {k for k, peran in sop.peran.items() if peran.unit and queries.memegang(penugasan, peran, permohonan)}
    return permohonan.kunjungan.filter(peran__in=tugas).exists()


def diserahkan_hari_ini(penugasan: Penugasan, kini: datetime) -> list[Serahan]:
    """What this operator handed over since the day began, newest first."""
    mulai = penugasan.kantor.setempat(kini).replace(hour=0, minute=0, second=0, microsecond=0)
    cocok = Serahan.objects.filter(petugas=penugasan, pada__gte=mulai, pada__lt=mulai + timedelta(days=1))
    return list(cocok.select_related("permohonan").order_by("-pada"))
