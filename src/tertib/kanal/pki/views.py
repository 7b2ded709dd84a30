"""The signing authority over plain HTTP, as RFC 5280 (lists), RFC 6960 and 5019 (OCSP) and RFC 3161 (time) have it."""

import base64
import binascii
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_GET, require_POST

from tertib.dokumen.tte import penyedia
from tertib.inti import jam, laju
from tertib.pengguna.penjaga import umum
from tertib.rupa.tanggapan import terlalu_sering

OTORITAS: Final = ("akar", "penerbit", "waktu")
_TERPANJANG: Final = 8192
"""Bytes of a question; a real one has about a hundred."""
_PER: Final = (600, timedelta(minutes=10))
_SEJAM: Final = cache_control(public=True, max_age=3600)


def _dibatasi(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answers cost a signature, and anyone may ask: so many from one address, none larger than a question is."""

    @wraps(view)
    def terbatas(request: HttpRequest, **apa: str) -> HttpResponse:
        if int(request.headers.get("Content-Length") or 0) > _TERPANJANG:
            return HttpResponse(status=413)
        if not laju.catat(f"pki:{laju.alamat(request)}", batas=_PER[0], per=_PER[1], kini=jam.kini()):
            return terlalu_sering(request, tunggu=_PER[1])
        if penyedia.sertifikat_otoritas("penerbit") is None:
            raise Http404
        return view(request, **apa)

    return terbatas


@umum
@require_GET
def awal(request: HttpRequest) -> HttpResponse:
    """For people: what certificates there are, how to recognise them, and where programs ask."""
    ada = [(nama, satu) for nama in OTORITAS if (satu := penyedia.sertifikat_otoritas(nama))]
    otoritas = [
        {"nama": nama, "sampai": satu.not_valid_after_utc, "sidik": satu.fingerprint(SHA256()).hex(" ", 4).upper()}
        for nama, satu in ada
    ]
    return render(request, "pki/awal.html", {"otoritas": otoritas, "alamat": penyedia.alamat_pki()})


@umum
@require_GET
@_SEJAM
@conditional_page
def sertifikat(request: HttpRequest, otoritas: str) -> HttpResponse:
    """The certificate of an authority (DER)."""
    ada = penyedia.sertifikat_otoritas(otoritas) if otoritas in OTORITAS else None
    if ada is None:
        raise Http404
    return HttpResponse(ada.public_bytes(Encoding.DER), content_type="application/pkix-cert")


@umum
@require_GET
@_SEJAM
@conditional_page
def daftar_cabut(request: HttpRequest, otoritas: str) -> HttpResponse:
    """The revocation list of an authority (DER), at most a day old."""
    crl = penyedia.daftar_cabut_sendiri(otoritas, waktu=jam.kini()) if otoritas in OTORITAS[:2] else None
    if crl is None or crl.next_update_utc is None:
        raise Http404
    balasan = HttpResponse(crl.public_bytes(Encoding.DER), content_type="application/pkix-crl")
    balasan["Last-Modified"] = http_date(crl.last_update_utc.timestamp())
    balasan["Expires"] = http_date(crl.next_update_utc.timestamp())
    return balasan


@csrf_exempt
@umum
@require_POST
@_dibatasi
def ocsp(request: HttpRequest) -> HttpResponse:
    """The answer to a question about one certificate, in the body."""
    return _jawab_ocsp(request.body)


@umum
@require_GET
@_SEJAM
@_dibatasi
def ocsp_get(request: HttpRequest, tanya: str) -> HttpResponse:
    """The same with the question in the address (base64), so that caches between can keep the answer."""
    try:
        return _jawab_ocsp(base64.b64decode(tanya, validate=True))
    except binascii.Error as galat:
        raise Http404 from galat


@csrf_exempt
@umum
@require_POST
@_dibatasi
def cap_waktu(request: HttpRequest) -> HttpResponse:
    """A time stamp over the digest in the question; a question that cannot be answered is refused as RFC 3161 says."""
    if request.content_type != "application/timestamp-query":
        return HttpResponse(status=415)
    return HttpResponse(penyedia.otoritas_waktu().jawab(request.body), content_type="application/timestamp-reply")


def _jawab_ocsp(tanya: bytes) -> HttpResponse:
    return HttpResponse(penyedia.tanya_ocsp(tanya, waktu=jam.kini()), content_type="application/ocsp-response")
