"""The facts that a SOP's `jika` may ask for, as they are now for one case. Only those its SOP asks for are worked out."""

from collections.abc import Callable, Mapping
from datetime import datetime

from tertib.alur import rancang, untuk_siapa
from tertib.dokumen.ktp import queries as ktp
from tertib.kependudukan.rules.kepala import dewasa
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
    """Whether nobody is left to record: whoever is old enough for a KTP-el has been."""
    hari = permohonan.kantor.setempat(kini).date()
    wajib = [o for o in untuk_siapa.orang(permohonan) if dewasa(o, hari)]
    return "sudah" if all(o.nik and ktp.direkam(o.nik) for o in wajib) else "belum"


FAKTA: Mapping[str, Callable[[Permohonan, datetime], str]] = {"nik": _nik, "perekaman": _perekaman}
