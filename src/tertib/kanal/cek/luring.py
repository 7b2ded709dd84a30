"""The check without a network: its page, the program that keeps it, the keys and the list of cards out of force."""

import hashlib
import json
from pathlib import Path
from typing import Final

from csp.constants import WASM_UNSAFE_EVAL
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from tertib.dokumen.log import queries
from tertib.dokumen.log.models import KunciKantor
from tertib.inti import jam
from tertib.pengguna.penjaga import umum
from tertib.wilayah.models import Kantor

_BERKAS: Final = (
    "tertib/tertib.css",
    "tertib/tertib.js",
    "cek/luring.js",
    "cek/zxing/pembaca.js",
    "cek/zxing/zxing_reader.wasm",
)
_PEKERJA: Final = Path(__file__).with_name("pekerja_luring.js")


@umum
@require_GET
def halaman(request: HttpRequest) -> HttpResponse:
    """The page that works without a network. Its QR reader is compiled code, which only this page may run."""
    balasan = render(request, "cek/luring.html")
    balasan._csp_update = {"script-src": WASM_UNSAFE_EVAL}  # type: ignore[attr-defined]  # what django-csp's decorator sets
    return balasan


@umum
@require_GET
@cache_control(no_cache=True)
def pekerja(request: HttpRequest) -> HttpResponse:
    """The service worker. Its version is the digest of what it keeps, so that a changed file replaces the kept one."""
    tetap = [static(nama) for nama in _BERKAS]
    segar = [reverse("cek:kunci"), *(reverse("cek:daftar", args=[k["slug"]]) for k in queries.kunci_umum().values())]
    badan = _PEKERJA.read_text()
    isi = {"LURING": reverse("cek:luring"), "TETAP": tetap, "SEGAR": segar}
    versi = hashlib.sha256((json.dumps(isi) + badan).encode()).hexdigest()[:12]
    kepala = "".join(f"const {nama} = {json.dumps(nilai)};\n" for nama, nilai in {"VERSI": versi, **isi}.items())
    balasan = HttpResponse(kepala + badan, content_type="text/javascript; charset=utf-8")
    balasan["Service-Worker-Allowed"] = reverse("cek:awal")
    return balasan


@umum
@require_GET
@cache_control(public=True, max_age=3600)
def kunci(request: HttpRequest) -> HttpResponse:
    """The public keys of every office, present and former (JSON)."""
    return JsonResponse(queries.kunci_umum())


@umum
@require_GET
@cache_control(public=True, max_age=3600)
def daftar(request: HttpRequest, kantor: str) -> HttpResponse:
    """The signed list of the office's cards out of force (COSE_Sign1), as of now."""
    milik: Kantor = request.kantor  # type: ignore[attr-defined]
    try:
        isi = queries.daftar_tak_berlaku(milik, kini=jam.kini())
    except KunciKantor.DoesNotExist as galat:
        raise Http404 from galat
    return HttpResponse(isi, content_type="application/cose")
