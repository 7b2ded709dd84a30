"""The lock of this door: an office that runs the service, an account signed in, a PIN given a short while ago."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tertib.alur.buka import sop_aktif
from tertib.inti import jam
from tertib.kanal.ikd import sesi
from tertib.kanal.ikd.models import AkunIkd
from tertib.pengguna.penjaga import umum
from tertib.permohonan import queries
from tertib.permohonan.models import SopTerbit
from tertib.wilayah.models import Kantor

PINTU, LAYANAN = "ikd", "cetak-kartu-keluarga"

ViewAkun = Callable[Concatenate[HttpRequest, AkunIkd, ...], HttpResponse]


def kantor(request: HttpRequest) -> Kantor:
    """The office whose door this is. Raises Http404 where it has none."""
    milik: Kantor = request.kantor  # type: ignore[attr-defined]
    sop_ikd(milik)
    return milik


def sop_ikd(kantor: Kantor) -> SopTerbit:
    """The SOP in force that lets people in here. Raises Http404."""
    terbit = sop_aktif(kantor, LAYANAN)
    if terbit is None or PINTU not in queries.naskah(terbit).kanal_masuk:
        raise Http404
    return terbit


def pemilik(view: ViewAkun) -> Callable[..., HttpResponse]:
    """The view gets the account that is signed in; anybody else is asked to sign in."""

    @wraps(view)
    def bungkus(request: HttpRequest, kantor: str, **lain: Any) -> HttpResponse:
        sop_ikd(request.kantor)  # type: ignore[attr-defined]
        akun = sesi.akun(request, kini=jam.kini())
        if akun is None:
            if sesi.pernah_masuk(request):
                messages.warning(request, _("Anda sudah keluar karena lama tidak dipakai. Masuk lagi."))
            return redirect("ikd:masuk", kantor)
        return view(request, akun, **lain)

    return umum(bungkus)


def dibuktikan(view: ViewAkun) -> ViewAkun:
    """Inside `pemilik`: the PIN was given again within five minutes; otherwise it is asked for, and the way leads back."""

    @wraps(view)
    def bungkus(request: HttpRequest, akun: AkunIkd, **lain: Any) -> HttpResponse:
        if not sesi.terbukti(request, kini=jam.kini()):
            return minta_bukti(request, akun)
        return view(request, akun, **lain)

    return bungkus


def minta_bukti(request: HttpRequest, akun: AkunIkd) -> HttpResponse:
    """Ask for the PIN, and come back to this page."""
    return redirect(f"{reverse('ikd:buktikan', args=[akun.kantor.slug])}?lanjut={request.path}")
