"""The SOP an office follows, for anyone to read: the official table as it is run, not a copy of it."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

import tertib.dokumen
from tertib.pengguna.penjaga import umum
from tertib.permohonan.models import SopTerbit
from tertib.sop import bagan, bpmn, pemuat
from tertib.sop.jenis import Sop

HURUF = Path(tertib.dokumen.__file__).parent / "huruf"


@umum
@require_GET
def halaman(request: HttpRequest, kantor: str) -> HttpResponse:
    """The drawing, and the same table in words."""
    terbit, sop = _sop()
    return render(request, "sop/halaman.html", {"terbit": terbit, "sop": sop, "baris": _baris(sop)})


@umum
@require_GET
def bagan_svg(request: HttpRequest, kantor: str) -> HttpResponse:
    return _berkas(bagan.svg(_sop()[1], bahasa=_bahasa()).encode(), "image/svg+xml")


@umum
@require_GET
def naskah_pdf(request: HttpRequest, kantor: str) -> HttpResponse:
    sop = _sop()[1]
    return _berkas(bagan.pdf(sop, huruf=HURUF, bahasa=_bahasa()), "application/pdf", f"{sop.kode}.pdf")


@umum
@require_GET
def proses_bpmn(request: HttpRequest, kantor: str) -> HttpResponse:
    sop = _sop()[1]
    return _berkas(bpmn.xml(sop).encode(), "application/xml", f"{sop.kode}.bpmn")


def _sop() -> tuple[SopTerbit, Sop]:
    """The version in force, or the one adopted last when none is. Raises Http404."""
    terbit = SopTerbit.objects.order_by("-aktif", "-pk").first()
    if terbit is None:
        raise Http404
    return terbit, pemuat.dari_kanonik(terbit.kanonik)


def _baris(sop: Sop) -> list[dict[str, object]]:
    return [{"langkah": lk, "peran": sop.peran[lk.peran].nama} for lk in sop.langkah.values()]


def _bahasa() -> str:
    return (get_language() or "id")[:2]


def _berkas(isi: bytes, jenis: str, nama: str = "") -> HttpResponse:
    balasan = HttpResponse(isi, content_type=jenis)
    patch_cache_control(balasan, public=True, max_age=300)
    patch_vary_headers(balasan, ["Cookie"])  # where the reader's choice of language is
    if nama:
        balasan["Content-Disposition"] = f'attachment; filename="{nama}"'
    return balasan
