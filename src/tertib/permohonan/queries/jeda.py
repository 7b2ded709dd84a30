"""The clock of a visit: it runs in office hours, and stands during the pauses that its own SOP names."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from tertib.permohonan import rules
from tertib.permohonan.models import Jeda, Kunjungan, Permohonan
from tertib.permohonan.queries.isi import sop
from tertib.wilayah.queries import jam_kantor
from tertib.wilayah.rules import lama_kerja

MENUNGGU_PEMOHON, GANGGUAN_JARINGAN = "menunggu-pemohon", "gangguan-jaringan"


def jeda(kunjungan: Sequence[Kunjungan]) -> Mapping[int, list[Jeda]]:
    """The pauses that stop each of these visits of one office, by id of the visit, oldest first. One query."""
    if not kunjungan:
        return {}
    sejak = Q(selesai=None) | Q(selesai__gt=min(k.masuk for k in kunjungan))
    semua = list(
        Jeda.objects.filter(sejak, Q(kunjungan=None) | Q(kunjungan__in=[k.pk for k in kunjungan])).order_by("mulai")
    )
    return {k.pk: [j for j in semua if _menghentikan(j, k)] for k in kunjungan}


def waktu_jalan(kunjungan: Kunjungan, kini: datetime, jeda: Sequence[Jeda]) -> timedelta:
    """Working time that counts: from entering until leaving, or `kini`, without the pauses. It only ever grows."""
    jam = jam_kantor(kunjungan.permohonan.kantor)
    sampai = kunjungan.selesai or kini
    bagian = rules.di_luar([(j.mulai, j.selesai) for j in jeda], dari=kunjungan.masuk, sampai=sampai)
    return sum((lama_kerja(dari, hingga, jam=jam) for dari, hingga in bagian), timedelta())


def waktu_henti(kunjungan: Kunjungan, kini: datetime, jeda: Sequence[Jeda]) -> timedelta:
    """Working time of the visit that does not count."""
    jam = jam_kantor(kunjungan.permohonan.kantor)
    return lama_kerja(kunjungan.masuk, kunjungan.selesai or kini, jam=jam) - waktu_jalan(kunjungan, kini, jeda)


def ditunggu(permohonan: Permohonan) -> Jeda | None:
    """Since when the applicant is waited for at the step where the case stands; None while nobody is."""
    return Jeda.objects.filter(kunjungan__permohonan=permohonan, selesai=None, sebab=MENUNGGU_PEMOHON).first()


def gangguan() -> Jeda | None:
    """The network outage recorded now in the office of the scope, if any."""
    return Jeda.objects.filter(kunjungan=None, selesai=None).select_related("dibuka_oleh").first()


def _menghentikan(jeda: Jeda, kunjungan: Kunjungan) -> bool:
    return jeda.kunjungan_id in (None, kunjungan.pk) and jeda.sebab in sop(kunjungan.permohonan).jam.berhenti
