"""Whether two descriptions may be of one person: a score, and the reason field by field, for an official to judge.

A score never decides. What one side does not say counts neither way.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from tertib.kependudukan.rules.ejaan import kata_nama
from tertib.kependudukan.rules.jenis import Orang

MENCURIGAKAN = 75
"""From this score on an official is asked. A father and a son of one name stay below, twins do not."""
_SAMA = 0.95
_MIRIP = 0.7
_BEDA_KELAMIN = 15


@dataclass(frozen=True, slots=True)
class Sebab:
    """One field of a comparison: both values as they are shown, how alike (0 to 1), and that in words."""

    medan: str
    kiri: str
    kanan: str
    mirip: float
    kata: str


def bandingkan(satu: Orang, lain: Orang) -> tuple[int, tuple[Sebab, ...]]:
    """Score 0 to 100, and the fields both sides tell."""
    sebab, jumlah, bobot_semua = [], 0.0, 0
    for medan, bobot, nilai, mirip in _MEDAN:
        kiri, kanan = nilai(satu), nilai(lain)
        if not (kiri and kanan):
            continue
        derajat = mirip(kiri, kanan)
        sebab.append(Sebab(medan, _tertulis(satu, medan), _tertulis(lain, medan), derajat, _kata(medan, derajat)))
        jumlah, bobot_semua = jumlah + bobot * derajat, bobot_semua + bobot
    skor = round(100 * jumlah / bobot_semua) if bobot_semua else 0
    if satu.jenis_kelamin and lain.jenis_kelamin and satu.jenis_kelamin != lain.jenis_kelamin:
        skor = max(0, skor - _BEDA_KELAMIN)
    return skor, tuple(sebab)


def mungkin_kembar(sebab: tuple[Sebab, ...]) -> bool:
    """Born on one day of one mother, and called differently: perhaps twins, not one person twice."""
    menurut = {s.medan: s.mirip for s in sebab}
    lahir_sama = menurut.get("tanggal_lahir") == 1 and menurut.get("ibu", 0) >= _SAMA
    return lahir_sama and menurut.get("nama", 1) < _SAMA


def mirip_nama(satu: str, lain: str) -> float:
    """Two names by their sound, in whatever order, whole or shortened."""
    kiri, kanan = " ".join(kata_nama(satu)), " ".join(kata_nama(lain))
    utuh = fuzz.token_sort_ratio(kiri, kanan)
    singkat = fuzz.token_set_ratio(kiri, kanan) * 0.9
    return max(utuh, singkat) / 100


def mirip_tanggal(satu: str, lain: str) -> float:
    """Two ISO dates: the same, day and month exchanged, one digit off, the same year."""
    if satu == lain:
        return 1.0
    kiri, kanan = dt.date.fromisoformat(satu), dt.date.fromisoformat(lain)
    if (kiri.year, kiri.month, kiri.day) == (kanan.year, kanan.day, kanan.month):
        return 0.85
    if abs(kiri.year - kanan.year) <= 1 and OSA.distance(satu, lain) == 1:
        return 0.75
    return 0.5 if kiri.year == kanan.year else 0.25 if abs(kiri.year - kanan.year) <= 1 else 0.0


_MEDAN: tuple[tuple[str, int, Callable[[Orang], str], Callable[[str, str], float]], ...] = (
    ("nama", 45, lambda o: o.nama, mirip_nama),
    ("tanggal_lahir", 25, lambda o: o.tanggal_lahir.isoformat(), mirip_tanggal),
    ("ibu", 20, lambda o: o.ibu, mirip_nama),
    ("ayah", 6, lambda o: o.ayah, mirip_nama),
    ("tempat_lahir", 4, lambda o: o.tempat_lahir, mirip_nama),
)


def _tertulis(orang: Orang, medan: str) -> str:
    return f"{orang.tanggal_lahir:%d-%m-%Y}" if medan == "tanggal_lahir" else str(getattr(orang, medan))


def _kata(medan: str, mirip: float) -> str:
    if mirip >= _SAMA:
        return _("sama")
    if mirip >= _MIRIP:
        return _("mirip")
    return _("tahun sama") if medan == "tanggal_lahir" and mirip >= 0.5 else _("berbeda")
