"""A case as its applicant sees it: its path in the SOP's own symbols, and whose turn it is. The same at every door of theirs."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tertib.alur.pelaku import WARGA
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Langkah, Sop
from tertib.sop.mesin import DITARIK


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


def sedang_diisi(permohonan: Permohonan) -> bool:
    """Whether the applicant may fill in or mend now."""
    if permohonan.akhir:
        return False
    return queries.sop(permohonan).langkah[permohonan.langkah].tindakan == "ajukan"


def dikembalikan(permohonan: Permohonan) -> bool:
    """Whether the case came back to the applicant after it had been sent."""
    return permohonan.diajukan is not None


def keadaan(permohonan: Permohonan) -> str:
    """One word for what the page must say first: belum, perbaiki, terima, proses, or how the case ended."""
    if permohonan.akhir:
        return "ditarik" if permohonan.akhir == DITARIK else permohonan.akhir
    if sedang_diisi(permohonan):
        return "perbaiki" if dikembalikan(permohonan) else "belum"
    naskah = queries.sop(permohonan)
    langkah = naskah.langkah[permohonan.langkah]
    return "terima" if naskah.peran[langkah.peran].jenis in WARGA else "proses"


def dapat_ditarik(permohonan: Permohonan) -> bool:
    """Whether the applicant may still take the case back: never once the card exists."""
    boleh = DITARIK in queries.sop(permohonan).akhir
    return boleh and not permohonan.akhir and not queries.sudah_terbit(permohonan)
