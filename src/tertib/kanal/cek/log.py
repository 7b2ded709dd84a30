"""The transparency log as anyone may read and mirror it (C2SP tlog-tiles), and the published schemas."""

import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from tertib.dokumen import pohon, skema
from tertib.dokumen.log import ekspor, queries
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.penjaga import umum
from tertib.wilayah.models import Kantor

_LETAK = re.compile(r"((?:x\d{3}/){0,5}\d{3})(?:\.p/(\d{1,3}))?")
_SELAMANYA = cache_control(public=True, max_age=31536000, immutable=True)


@umum
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """For people: the logs of the offices here, what they are for, and where their latest checkpoint is."""
    return render(request, "cek/log.html", {"log": [_ringkas(k) for k in Kantor.objects.order_by("kode")]})


def _ringkas(kantor: Kantor) -> dict[str, object]:
    with di_kantor(kantor.kode):
        return {"kantor": kantor, "titik": queries.titik_terakhir(kantor)}


@umum
@require_GET
@cache_control(public=True, max_age=60)
def titik(request: HttpRequest, kantor: str) -> HttpResponse:
    """The latest checkpoint, a signed note."""
    terakhir = queries.titik_terakhir(_kantor(request))
    if terakhir is None:
        raise Http404
    return HttpResponse(terakhir.catatan, content_type="text/plain; charset=utf-8")


@umum
@require_GET
@_SELAMANYA
def daun(request: HttpRequest, kantor: str, letak: str) -> HttpResponse:
    """The leaves of one tile, each behind its length."""
    nomor, lebar = _di_dalam(letak, queries.ukuran(_kantor(request)))
    return _biner(ekspor.bundel(_kantor(request), nomor, lebar))


@umum
@require_GET
@_SELAMANYA
def ubin(request: HttpRequest, kantor: str, tingkat: int, letak: str) -> HttpResponse:
    """One tile of hashes."""
    if tingkat > 5:
        raise Http404
    nomor, lebar = _di_dalam(letak, queries.ukuran(_kantor(request)) // queries.UBIN**tingkat)
    return _biner(b"".join(queries.ubin(_kantor(request), tingkat, nomor, lebar)))


@umum
@require_GET
@_SELAMANYA
def lanjutan(request: HttpRequest, kantor: str, dulu: int, ukuran: int) -> HttpResponse:
    """The proof that the log of `ukuran` leaves continues the one of `dulu` (RFC 6962, 2.1.2)."""
    if not 0 < dulu <= ukuran <= queries.ukuran(_kantor(request)):
        raise Http404
    bukti = pohon.bukti_lanjutan(dulu, ukuran, queries.akar_rentang(_kantor(request)))
    return JsonResponse({"dulu": dulu, "ukuran": ukuran, "bukti": [p.hex() for p in bukti]})


@umum
@require_GET
@cache_control(public=True, max_age=86400)
def skema_json(request: HttpRequest, nama: str) -> HttpResponse:
    """A published JSON Schema."""
    if nama not in skema.NAMA:
        raise Http404
    return HttpResponse(skema.baca(nama), content_type="application/schema+json")


def _kantor(request: HttpRequest) -> Kantor:
    kantor: Kantor = request.kantor  # type: ignore[attr-defined]
    return kantor


def _di_dalam(letak: str, banyak: int) -> tuple[int, int]:
    """Number and width of a tile over `banyak` hashes. Raises Http404 for what no checkpoint covers yet."""
    cocok = _LETAK.fullmatch(letak)
    if cocok is None:
        raise Http404
    nomor, lebar = int(re.sub("[x/]", "", cocok[1])), int(cocok[2] or queries.UBIN)
    if not 0 < lebar <= queries.UBIN or nomor * queries.UBIN + lebar > banyak:
        raise Http404
    return nomor, lebar


def _biner(isi: bytes) -> HttpResponse:
    return HttpResponse(isi, content_type="application/octet-stream")
