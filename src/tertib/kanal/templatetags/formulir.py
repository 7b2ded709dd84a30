"""What the pages of every door ask of a case: which form meets a requirement, who receives what was issued."""

from django import template

from tertib.alur import untuk_siapa
from tertib.dokumen.formulir.daftar import MENURUT_SYARAT
from tertib.inti import jam
from tertib.permohonan.models import Permohonan

register = template.Library()


@register.filter
def kode_formulir(syarat: str) -> str:
    """The code of the form that meets this requirement; "" for any other paper."""
    jenis = MENURUT_SYARAT.get(syarat)
    return jenis.kode if jenis else ""


@register.filter
def penerima(permohonan: Permohonan) -> tuple[str, str]:
    """Name and NIK of who receives in person."""
    return untuk_siapa.penerima(permohonan, kini=jam.kini())
