"""The facts that a SOP's `jika` may ask for, as they are now for one case. Only those its SOP asks for are worked out."""

from collections.abc import Callable, Mapping
from datetime import datetime

from tertib.alur import rancang, rekam
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


def fakta(permohonan: Permohonan, *, kini: datetime) -> dict[str, str]:
    """The facts by name, with values of `sop.kosakata.FAKTA`."""
    jika = " ".join(lk.jika for lk in queries.sop(permohonan).langkah.values())
    return {nama: hitung(permohonan, kini) for nama, hitung in FAKTA.items() if nama in jika}


def _nik(permohonan: Permohonan, kini: datetime) -> str:
    """Whether everybody the change is about has a NIK; of a change that cannot be worked out nobody has."""
    try:
        return "belum" if rancang.tanpa_nik(permohonan, kini=kini) else "ada"
    except rancang.DrafTidakBisa:
        return "belum"


def _perekaman(permohonan: Permohonan, kini: datetime) -> str:
    return rekam.keadaan(permohonan)


FAKTA: Mapping[str, Callable[[Permohonan, datetime], str]] = {"nik": _nik, "perekaman": _perekaman}
