"""Who is recorded, what a recording holds, what still has to come."""

import datetime as dt
from collections.abc import Iterable

from tertib.inti import penyimpanan
from tertib.inti.sandi import indeks_buta
from tertib.kependudukan.rules.jenis import Orang
from tertib.perekaman.models import Butir, Keadaan, Rekaman
from tertib.perekaman.rules import wajib_rekam


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


def belum_direkam(orang: Iterable[Orang], *, pada: dt.date) -> list[Orang]:
    """Those who must have a KTP-el and whose recording does not count yet; without a NIK nobody can be recorded."""
    return [o for o in orang if wajib_rekam(o, pada=pada) and not sudah_direkam(o.nik)]


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
