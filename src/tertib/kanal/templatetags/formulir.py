"""Which form meets a requirement, for the pages that show requirements."""

from django import template

from tertib.dokumen.formulir.daftar import MENURUT_SYARAT

register = template.Library()


@register.filter
def kode_formulir(syarat: str) -> str:
    """The code of the form that meets this requirement; "" for any other paper."""
    jenis = MENURUT_SYARAT.get(syarat)
    return jenis.kode if jenis else ""
