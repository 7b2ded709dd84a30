"""Who is recorded, what a recording holds, what still has to come."""

import datetime as dt

from tertib.inti import penyimpanan
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import indeks_buta, sidik
from tertib.pengguna.models import Penugasan
from tertib.perekaman.models import Butir, JadwalKunjungan, Keadaan, Perjalanan, Rekaman, Tablet
from tertib.perekaman.rules import TANPA_SINKRON


def indeks(nik: str) -> str:
    """The blind index by which a recording is found; no other table shares it."""
    return indeks_buta(nik, guna="rekaman")


def terbaru(nik: str) -> Rekaman | None:
    """The latest recording of this person that counts, in the office of the scope."""
    milik = Rekaman.objects.filter(nik_indeks=indeks(nik), keadaan=Keadaan.BERLAKU) if nik else Rekaman.objects.none()
    return milik.order_by("-direkam").first()


def sudah_direkam(nik: str) -> bool:
    """Whether a recording of this person counts, also when its files were erased since."""
    return terbaru(nik) is not None


def isi(butir: Butir) -> bytes | None:
    """The bytes of an item; None when there are none."""
    berkas = butir.berkas
    return penyimpanan.baca(berkas, kait=butir.rekaman.kait) if berkas else None


def butir(rekaman: Rekaman, bagian: str) -> Butir | None:
    """One item of a recording."""
    return Butir.objects.filter(rekaman=rekaman, bagian=bagian).select_related("rekaman").first()


def kurang(rekaman: Rekaman) -> list[str]:
    """The parts that were announced and whose bytes have not come, in order."""
    return list(
        Butir.objects.filter(rekaman=rekaman, nama="", sebab_tiada="").order_by("urut").values_list("bagian", flat=True)
    )


def jadwal(tablet: Tablet, perekam: Penugasan, *, tanggal: dt.date) -> list[JadwalKunjungan]:
    """The visits of one day planned for this officer with this tablet, in order."""
    cocok = JadwalKunjungan.objects.filter(
        perjalanan__tablet=tablet, perjalanan__perekam=perekam, perjalanan__tanggal=tanggal
    )
    return list(cocok.select_related("permohonan__kantor", "permohonan__sop", "perjalanan").order_by("mulai", "urut"))


def tablet_dengan(token: str) -> Tablet | None:
    """The tablet that keeps this secret, whichever office it belongs to, locked out or not."""
    with lintas_kantor():
        return Tablet.objects.filter(rahasia_sidik=sidik(token.encode())).select_related("kantor").first()


def disisihkan() -> list[Rekaman]:
    """What waits for a person to decide, oldest first."""
    cocok = Rekaman.objects.filter(keadaan=Keadaan.DISISIHKAN)
    return list(cocok.select_related("permohonan", "perekam__pengguna", "tablet").order_by("diterima"))


def semua_tablet() -> list[Tablet]:
    """The tablets of the office, those in use first."""
    return list(Tablet.objects.order_by("dikunci", "nama").select_related("didaftarkan_oleh__pengguna"))


def terlalu_lama(tablet: Tablet, *, kini: dt.datetime) -> bool:
    """Whether a tablet in use was out of contact for so long that it takes no new records."""
    return tablet.dikunci is None and kini - (tablet.sinkron or tablet.didaftarkan) > TANPA_SINKRON


def perjalanan(*, sejak: dt.date) -> list[Perjalanan]:
    """The trips from a day on, with their visits."""
    cocok = Perjalanan.objects.filter(tanggal__gte=sejak).select_related("perekam__pengguna", "tablet")
    return list(cocok.prefetch_related("jadwal__permohonan").order_by("tanggal", "id"))
