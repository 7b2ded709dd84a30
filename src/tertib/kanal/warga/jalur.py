"""The path of a case as its applicant sees it: the SOP's own symbols, roles in words, promises only where we keep them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tertib.alur.pelaku import WARGA
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Langkah, Sop


@dataclass(frozen=True, slots=True)
class Tahap:
    """One stage: `bentuk` kapsul, kotak or ketupat; `keadaan` lalu, kini or nanti; `perkiraan` when done."""

    langkah: Langkah
    peran: str
    bentuk: str
    keadaan: str
    masuk: datetime | None
    selesai: datetime | None
    perkiraan: datetime | None


def jalur(permohonan: Permohonan, *, kini: datetime) -> list[Tahap]:
    """The stages in order. While it is the applicant's turn nothing is promised: the clock stands still."""
    naskah = queries.sop(permohonan)
    urut = queries.jalur(permohonan, kini)
    menunggu = any(s.keadaan == "kini" and _warga(naskah, s.langkah) for s in urut)
    return [
        Tahap(
            s.langkah,
            str(_("Anda")) if _warga(naskah, s.langkah) else s.peran,
            bentuk(naskah, s.langkah),
            s.keadaan,
            s.masuk,
            s.selesai,
            None if menunggu or _warga(naskah, s.langkah) else s.perkiraan,
        )
        for s in urut
        if not permohonan.akhir or s.selesai
    ]


def _warga(naskah: Sop, langkah: Langkah) -> bool:
    return naskah.peran[langkah.peran].jenis in WARGA


def bentuk(naskah: Sop, langkah: Langkah) -> str:
    """The symbol of PermenPAN-RB 35/2012: capsule for the first and last step, diamond for a decision, else box."""
    maju = queries.jalan_maju(naskah)
    if langkah in (maju[0], maju[-1]):
        return "kapsul"
    return "ketupat" if langkah.memutus else "kotak"
