"""The facts of a case that a SOP's `jika` may ask for: the answers given, and what the office's own records say."""

from tertib.alur import rekam
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


def fakta(permohonan: Permohonan) -> dict[str, str]:
    """By name, as `sop.kosakata.FAKTA` lists them; a SOP that never asks costs no look at the records."""
    bertanya = any(lk.jika for lk in queries.sop(permohonan).langkah.values())
    dari_catatan = {"perekaman": rekam.keadaan(permohonan)} if bertanya else {}
    return {**queries.isian(permohonan), **dari_catatan}
