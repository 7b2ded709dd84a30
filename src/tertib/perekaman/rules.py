"""What belongs to one recording of a person, and when it is whole. Pure.

The items are those of KTP-el recording: face, ten fingers, two irises, signature (Perpres 96/2018; UU 23/2006 art. 84).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from tertib.kependudukan.rules.jenis import Orang

WAJAH, TANDA_TANGAN = "wajah", "tanda-tangan"

JARI: Final[Mapping[str, str]] = {
    "jempol-kanan": "Right Thumb",
    "telunjuk-kanan": "Right IndexFinger",
    "tengah-kanan": "Right MiddleFinger",
    "manis-kanan": "Right RingFinger",
    "kelingking-kanan": "Right LittleFinger",
    "jempol-kiri": "Left Thumb",
    "telunjuk-kiri": "Left IndexFinger",
    "tengah-kiri": "Left MiddleFinger",
    "manis-kiri": "Left RingFinger",
    "kelingking-kiri": "Left LittleFinger",
}
IRIS: Final[Mapping[str, str]] = {"iris-kanan": "Right", "iris-kiri": "Left"}
"""Our word for each part, and the bioSubType by which a device names it (MOSIP SBI 0.9.5)."""

BAGIAN: Final = (WAJAH, *JARI, *IRIS, TANDA_TANGAN)
DARI_ALAT: Final = frozenset({*JARI, *IRIS})
"""Parts that only a device can take; the browser takes the photo and the signature."""

SEBAB_TIADA: Final = ("tidak-ada", "terluka", "tidak-terbaca", "tidak-mampu")
"""Why a part was not taken: it is missing, hurt, not readable, or the person cannot. A face is always taken."""

TANPA_SINKRON: Final = dt.timedelta(days=5)
TERBANYAK: Final = 100
"""A tablet that was out of contact for so long, or holds so many records, takes no new ones (`lapangan/rekam.js` says the same)."""

UMUR_KTP: Final = 17
_BELUM_KAWIN: Final = "1"


def cela(butir: Iterable[tuple[str, str]]) -> list[str]:
    """The parts that are missing, doubled, unknown, or excused with a reason that does not exist.

    `butir`: each part with why it was not taken ("" when it was).
    """
    semua = list(butir)
    ada = [bagian for bagian, _ in semua]
    salah = [bagian for bagian, sebab in semua if sebab and (sebab not in SEBAB_TIADA or bagian == WAJAH)]
    return sorted({*salah, *(set(ada) ^ set(BAGIAN)), *(b for b in ada if ada.count(b) > 1)})


def wajib_rekam(orang: Orang, *, pada: dt.date) -> bool:
    """Whether this person must have a KTP-el: 17 or ever married, and alive (UU 24/2013 art. 63(1))."""
    return orang.hidup and (orang.umur(pada) >= UMUR_KTP or orang.status_kawin != _BELUM_KAWIN)
