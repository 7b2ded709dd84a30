"""The work of an assignment, by lateness. Lateness is derived from the visit's clocks, never stored."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Kunjungan, Permohonan
from tertib.permohonan.queries.isi import sop
from tertib.sop.jenis import Langkah, Peran
from tertib.wilayah.queries import jam_kantor
from tertib.wilayah.rules import menit_kerja

LAMBAT, SEGERA, TEPAT = "lambat", "segera", "tepat"
_SEGERA_MENIT = 2


@dataclass(frozen=True, slots=True)
class Kerja:
    """One open visit. `sisa`: working minutes left of the step's standard time (negative: late), None without one."""

    permohonan: Permohonan
    kunjungan: Kunjungan
    langkah: Langkah
    peran: Peran
    sisa: int | None
    keadaan: str


def memegang(penugasan: Penugasan, peran: Peran, permohonan: Permohonan) -> bool:
    """Whether an assignment fills a role on a case: right office, right position, and the village where the role has one."""
    if penugasan.kantor_id != permohonan.kantor_id or penugasan.jabatan not in peran.jabatan:
        return False
    return not peran.unit or penugasan.desa_id == permohonan.desa


def kerja(penugasan: Penugasan, kini: datetime) -> list[Kerja]:
    """The open visits this assignment may decide on, latest first, then by time of entry."""
    terbuka = Kunjungan.objects.filter(
        Q(petugas=None) | Q(petugas=penugasan.pengguna), selesai=None, permohonan__diajukan__isnull=False
    )
    milik = (
        kerja_kunjungan(k, kini)
        for k in terbuka.select_related("permohonan__sop", "permohonan__kantor", "petugas").order_by("masuk")
        if memegang(penugasan, sop(k.permohonan).peran[k.peran], k.permohonan)
    )
    return sorted(milik, key=lambda k: (k.sisa if k.sisa is not None else 10**6, k.kunjungan.masuk))


def kerja_kunjungan(kunjungan: Kunjungan, kini: datetime) -> Kerja:
    """One open visit with its time left."""
    naskah = sop(kunjungan.permohonan)
    langkah = naskah.langkah[kunjungan.langkah]
    sisa = None
    if langkah.waktu is not None:
        jam = jam_kantor(kunjungan.permohonan.kantor)
        sisa = langkah.waktu - menit_kerja(kunjungan.masuk, kini, jam=jam)
    return Kerja(kunjungan.permohonan, kunjungan, langkah, naskah.peran[kunjungan.peran], sisa, _keadaan(sisa))


def _keadaan(sisa: int | None) -> str:
    if sisa is None or sisa > _SEGERA_MENIT:
        return TEPAT
    return LAMBAT if sisa < 0 else SEGERA
