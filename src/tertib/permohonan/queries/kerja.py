"""The work of an assignment, by lateness. Lateness is derived from the visit's clocks, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Jeda, Kunjungan, Permohonan
from tertib.permohonan.queries.isi import sop
from tertib.permohonan.queries.jeda import MENUNGGU_PEMOHON, jeda, waktu_jalan
from tertib.sop.jenis import Langkah, Peran

LAMBAT, SEGERA, TEPAT = "lambat", "segera", "tepat"
_SEGERA_MENIT = 2


@dataclass(frozen=True, slots=True)
class Kerja:
    """One open visit. `sisa`: working minutes left of the step's standard time (negative: late), None without one.

    `jeda`: why the clock stands now, None while it runs.
    """

    permohonan: Permohonan
    kunjungan: Kunjungan
    langkah: Langkah
    peran: Peran
    sisa: int | None
    keadaan: str
    jeda: Jeda | None = None


def memegang(penugasan: Penugasan, peran: Peran, permohonan: Permohonan) -> bool:
    """Whether an assignment fills a role on a case: right office, right position, and the village where the role has one."""
    if penugasan.kantor_id != permohonan.kantor_id or penugasan.jabatan not in peran.jabatan:
        return False
    return not peran.unit or penugasan.desa_id == permohonan.desa


def kerja(penugasan: Penugasan, kini: datetime) -> list[Kerja]:
    """The open visits this assignment may decide on, latest first, then by time of entry; who is waited for comes last."""
    terbuka = Kunjungan.objects.filter(
        Q(petugas=None) | Q(petugas=penugasan.pengguna), selesai=None, permohonan__diajukan__isnull=False
    )
    milik = [
        k
        for k in terbuka.select_related("permohonan__sop", "permohonan__kantor", "petugas").order_by("masuk")
        if memegang(penugasan, sop(k.permohonan).peran[k.peran], k.permohonan)
    ]
    henti = jeda(milik)
    return sorted((_kerja(k, kini, henti[k.pk]) for k in milik), key=_urut)


def _urut(kerja: Kerja) -> tuple[bool, int, datetime]:
    menunggu = kerja.jeda is not None and kerja.jeda.sebab == MENUNGGU_PEMOHON
    return menunggu, kerja.sisa if kerja.sisa is not None else 10**6, kerja.kunjungan.masuk


def kerja_kunjungan(kunjungan: Kunjungan, kini: datetime) -> Kerja:
    """One open visit with its time left."""
    return _kerja(kunjungan, kini, jeda([kunjungan])[kunjungan.pk])


def _kerja(kunjungan: Kunjungan, kini: datetime, henti: Sequence[Jeda]) -> Kerja:
    naskah = sop(kunjungan.permohonan)
    langkah = naskah.langkah[kunjungan.langkah]
    sisa = None
    if langkah.waktu is not None:
        sisa = langkah.waktu - waktu_jalan(kunjungan, kini, henti) // timedelta(minutes=1)
    peran, terbuka = naskah.peran[kunjungan.peran], next((j for j in henti if j.selesai is None), None)
    return Kerja(
        kunjungan.permohonan, kunjungan, langkah, peran, sisa, _keadaan(sisa, berjalan=terbuka is None), terbuka
    )


def _keadaan(sisa: int | None, *, berjalan: bool) -> str:
    """What is late stays late; what is not cannot soon be while its clock stands."""
    if sisa is not None and sisa < 0:
        return LAMBAT
    return SEGERA if sisa is not None and sisa <= _SEGERA_MENIT and berjalan else TEPAT
