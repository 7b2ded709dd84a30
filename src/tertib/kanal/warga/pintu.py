"""The lock of the citizen's door: the secret link finds the case and its office becomes the scope, or 404."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from tertib.inti import jam, laju
from tertib.kanal import tahap
from tertib.pengguna.penjaga import masuk_kantor, tautan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.rupa.tanggapan import terlalu_sering

TEBAKAN = (60, timedelta(minutes=10))


def lewat_tautan(
    view: Callable[Concatenate[HttpRequest, Permohonan, ...], HttpResponse],
) -> Callable[..., HttpResponse]:
    """The view gets the case instead of the token. A wrong token is a plain 404; guessing in a row is slowed down."""

    @wraps(view)
    def bungkus(request: HttpRequest, token: str, **lain: Any) -> HttpResponse:
        permohonan = queries.menurut_tautan(token)
        if permohonan is None:
            batas, per = TEBAKAN
            if not laju.catat(f"tautan:{laju.alamat(request)}", batas=batas, per=per, kini=jam.kini()):
                return terlalu_sering(request, tunggu=per)
            raise Http404
        masuk_kantor(request, permohonan.kantor)
        with timezone.override(ZoneInfo(permohonan.kantor.zona)):
            return view(request, permohonan, **lain)

    return tautan(bungkus)


def saat_mengisi(
    view: Callable[Concatenate[HttpRequest, Permohonan, ...], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Inside `lewat_tautan`: only while the applicant may fill in; otherwise the status page says whose turn it is."""

    @wraps(view)
    def bungkus(request: HttpRequest, permohonan: Permohonan, **lain: Any) -> HttpResponse:
        if not tahap.sedang_diisi(permohonan):
            return redirect("warga:status", permohonan.tautan)
        return view(request, permohonan, **lain)

    return bungkus
