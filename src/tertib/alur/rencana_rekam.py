"""Planning the day of a recording officer: visits to people who cannot come."""

import datetime as dt

from django.utils.translation import gettext as _

from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.pengguna.queries import bertugas
from tertib.perekaman import services
from tertib.perekaman.models import JadwalKunjungan, Tablet
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan
from tertib.wilayah.models import Kantor


class IsianKurang(Galat):
    """Something of the plan is missing or cannot be. `medan` is the field to mend."""

    def __init__(self, kalimat: str, medan: str) -> None:
        super().__init__(kalimat)
        self.medan = medan


def menunggu(kantor: Kantor, *, sejak: dt.date) -> list[Permohonan]:
    """The cases that stand at a step of recording and have no visit planned from that day on, longest wait first."""
    terjadwal = JadwalKunjungan.objects.filter(perjalanan__tanggal__gte=sejak).values("permohonan")
    terbuka = Kunjungan.objects.filter(selesai=None, kantor=kantor).exclude(permohonan__in=terjadwal)
    semua = [k.permohonan for k in terbuka.select_related("permohonan__sop", "permohonan__kantor").order_by("masuk")]
    return [p for p in semua if merekam(p)]


def merekam(p: Permohonan) -> bool:
    """Whether the case stands at a step of recording."""
    naskah = queries.sop(p).langkah.get(p.langkah)
    return naskah is not None and naskah.tindakan == "rekam" and not p.akhir


def rencanakan(
    oleh: Penugasan,
    *,
    nomor: str,
    tempat: str,
    tanggal: str,
    mulai: str,
    sampai: str,
    tim: str,
    perekam: int,
    tablet: int,
    kini: dt.datetime,
) -> JadwalKunjungan:
    """Put one visit into the plan; dates and times as a form sends them (ISO). Raises IsianKurang."""
    hari, awal, akhir = _waktu(tanggal, mulai, sampai)
    if hari < oleh.kantor.setempat(kini).date():
        raise IsianKurang(_("Tanggal kunjungan sudah lewat"), "tanggal")
    permohonan = queries.menurut_nomor(nomor)
    if permohonan is None or not merekam(permohonan):
        raise IsianKurang(_("Pilih permohonan yang menunggu perekaman"), "nomor")
    if not tempat:
        raise IsianKurang(_("Tulis alamat yang didatangi"), "tempat")
    siapa = bertugas(hari).filter(pk=perekam, jabatan=Jabatan.PEREKAM).first()
    if siapa is None:
        raise IsianKurang(_("Pilih petugas perekaman yang bertugas pada hari itu"), "perekam")
    alat = Tablet.objects.filter(pk=tablet, dikunci=None).first()
    if alat is None:
        raise IsianKurang(_("Pilih tablet yang tidak dikunci"), "tablet")
    return services.rencanakan(
        oleh,
        tanggal=hari,
        perekam=siapa,
        tablet=alat,
        tim=tim[:200],
        permohonan=permohonan,
        tempat=tempat[:200],
        mulai=awal,
        sampai=akhir,
        kini=kini,
    )


def _waktu(tanggal: str, mulai: str, sampai: str) -> tuple[dt.date, dt.time, dt.time]:
    try:
        hari = dt.date.fromisoformat(tanggal)
    except ValueError as galat:
        raise IsianKurang(_("Tulis tanggal kunjungan"), "tanggal") from galat
    try:
        awal, akhir = dt.time.fromisoformat(mulai), dt.time.fromisoformat(sampai)
    except ValueError as galat:
        raise IsianKurang(_("Tulis dari jam berapa sampai jam berapa"), "mulai") from galat
    if awal >= akhir:
        raise IsianKurang(_("Jam selesai harus sesudah jam mulai"), "mulai")
    return hari, awal, akhir
