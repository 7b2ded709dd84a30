"""Office hours and region codes: pure arithmetic, no database and no clock.

Minutes are whole minutes of the office's own working time; every datetime that goes in must be aware.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

_HARI_TERJAUH = 3660


@dataclass(frozen=True, slots=True)
class JamKantor:
    """When an office is open: IANA zone (WIB Asia/Jakarta, WITA Asia/Makassar, WIT Asia/Jayapura), local opening and
    closing time, working days as digits (1 = Monday), whether national holidays and joint leave days (cuti bersama)
    close it, and the office's own closed dates. Raises ValueError when it would never be open.
    """

    zona: str = "Asia/Jakarta"
    buka: dt.time = dt.time(8)
    tutup: dt.time = dt.time(16)
    hari_kerja: str = "12345"
    ikut_libur_nasional: bool = True
    tutup_khusus: frozenset[dt.date] = frozenset()

    def __post_init__(self) -> None:
        if not self.buka < self.tutup:
            raise ValueError("jam buka harus sebelum jam tutup")
        if not self.hari_kerja or set(self.hari_kerja) - set("1234567"):
            raise ValueError("hari kerja ditulis dengan angka 1 (Senin) sampai 7 (Minggu)")

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zona)


@lru_cache(maxsize=64)
def hari_libur(tahun: int) -> frozenset[dt.date]:
    """National holidays and joint leave days (SKB Tiga Menteri) of one year; future years are estimates."""
    return frozenset(holidays.country_holidays("ID", years=tahun, categories=("public", "government")))


def hari_buka(tanggal: dt.date, *, jam: JamKantor) -> bool:
    """Whether the office works on this date."""
    if str(tanggal.isoweekday()) not in jam.hari_kerja or tanggal in jam.tutup_khusus:
        return False
    return not (jam.ikut_libur_nasional and tanggal in hari_libur(tanggal.year))


def sedang_buka(waktu: dt.datetime, *, jam: JamKantor) -> bool:
    """Whether the office is open at this moment."""
    setempat = waktu.astimezone(jam.tz)
    return hari_buka(setempat.date(), jam=jam) and jam.buka <= setempat.time() < jam.tutup


def _masa_buka(tanggal: dt.date, jam: JamKantor) -> tuple[dt.datetime, dt.datetime]:
    return (dt.datetime.combine(tanggal, jam.buka, jam.tz), dt.datetime.combine(tanggal, jam.tutup, jam.tz))


def _setempat(waktu: dt.datetime, jam: JamKantor) -> dt.datetime:
    if waktu.tzinfo is None:
        raise ValueError("waktu tanpa zona")
    return waktu.astimezone(jam.tz)


def menit_kerja(dari: dt.datetime, sampai: dt.datetime, *, jam: JamKantor) -> int:
    """Whole working minutes between two moments; 0 when `sampai` is not after `dari` (a clock set back)."""
    return lama_kerja(dari, sampai, jam=jam) // dt.timedelta(minutes=1)


def lama_kerja(dari: dt.datetime, sampai: dt.datetime, *, jam: JamKantor) -> dt.timedelta:
    """Working time between two moments, exact: what is added up from stretches loses no part of a minute."""
    awal, akhir = _setempat(dari, jam), _setempat(sampai, jam)
    lama, tanggal = dt.timedelta(0), awal.date()
    while tanggal <= akhir.date():
        if hari_buka(tanggal, jam=jam):
            buka, tutup = _masa_buka(tanggal, jam)
            lama += max(dt.timedelta(0), min(akhir, tutup) - max(awal, buka))
        tanggal += dt.timedelta(days=1)
    return lama


def tambah_menit_kerja(dari: dt.datetime, menit: int, *, jam: JamKantor) -> dt.datetime:
    """The first moment by which `menit` working minutes have passed since `dari`, in the office's zone.

    Work that fills a day exactly ends at closing time. Raises ValueError when negative, or beyond ten years.
    """
    if menit < 0:
        raise ValueError("menit tidak boleh negatif")
    kini, sisa = _setempat(dari, jam), dt.timedelta(minutes=menit)
    for hari in range(_HARI_TERJAUH if menit else 0):
        tanggal = kini.date() + dt.timedelta(days=hari)
        if not hari_buka(tanggal, jam=jam):
            continue
        buka, tutup = _masa_buka(tanggal, jam)
        mulai = max(kini, buka)
        if mulai + sisa <= tutup:
            return mulai + sisa
        sisa -= max(dt.timedelta(0), tutup - mulai)
    if menit:
        raise ValueError("kantor tidak buka cukup lama")
    return kini


def induk(kode: str) -> str:
    """The code one level up: "16.06.07" -> "16.06"; "" for a province."""
    return kode.rpartition(".")[0]


def rantai_kode(kode: str) -> tuple[str, ...]:
    """The code and all above it, from the province down."""
    bagian = kode.split(".")
    return tuple(".".join(bagian[: n + 1]) for n in range(len(bagian)))


def tingkat(kode: str) -> int:
    """1 province, 2 regency or city, 3 district, 4 village."""
    return kode.count(".") + 1


def kecamatan_nomor(nomor: str) -> str:
    """The dotted district code in the first six digits of a NIK or No. KK: where it was first registered or issued.

    A retired code stays valid in old numbers, so an unknown one is a reason to look, never to refuse.
    """
    return f"{nomor[:2]}.{nomor[2:4]}.{nomor[4:6]}"
