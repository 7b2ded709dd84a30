"""Activation: the link from the slip, e-mail and phone proven by a code each, then the PIN."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal import telepon
from tertib.kanal.ikd import akun as milik
from tertib.kanal.ikd import kode, pagar, pintu, sesi
from tertib.kanal.ikd.models import AkunIkd
from tertib.pengguna.penjaga import tautan
from tertib.rupa.tanggapan import terlalu_sering

_KODE = "ikd_aktivasi"


def lewat_slip(view: Callable[Concatenate[HttpRequest, AkunIkd, ...], HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the account instead of the token; a link that is wrong, used or old is a plain 404."""

    @wraps(view)
    def bungkus(request: HttpRequest, kantor: str, token: str) -> HttpResponse:
        pintu.kantor(request)
        akun = milik.menurut_slip(token, kini=jam.kini())
        if akun is None or akun.kantor.slug != kantor:
            if not pagar.boleh(request, "slip", dikenal=False, kini=jam.kini()):
                return terlalu_sering(request, tunggu=pagar.SELANG)
            raise Http404
        return view(request, akun, token=token)

    return tautan(bungkus)


@lewat_slip
@require_http_methods(["GET", "POST"])
def kontak(request: HttpRequest, akun: AkunIkd, token: str) -> HttpResponse:
    """Where codes and news go; a code to each follows at once."""
    galat: dict[str, str] = {}
    surel = request.POST.get("surel", akun.surel).strip()
    ponsel = telepon.internasional(request.POST.get("ponsel", akun.ponsel))
    if request.method == "POST":
        galat = _periksa_kontak(surel, ponsel)
        if not galat and not pagar.boleh_kode(akun.penduduk.nik, token, kini=jam.kini()):
            return terlalu_sering(request, tunggu=pagar.KODE_PER_NIK[1])
        if not galat:
            milik.simpan_kontak(akun, surel=surel, ponsel=ponsel)
            _kirim_kode(request, akun)
            return redirect("ikd:aktivasi-kode", akun.kantor.slug, token)
    isi = {"akun": akun, "galat": galat, "surel": surel, "ponsel": ponsel}
    return render(request, "ikd/aktivasi.html", isi, status=422 if galat else 200)


@lewat_slip
@require_http_methods(["GET", "POST"])
def kode_kontak(request: HttpRequest, akun: AkunIkd, token: str) -> HttpResponse:
    """Both codes. One that is right stays right while the other is mended."""
    dikirim: dict[str, int] = request.session.get(_KODE, {})
    if set(dikirim) != {kode.SUREL, kode.PONSEL}:
        return redirect("ikd:aktivasi", akun.kantor.slug, token)
    galat: dict[str, str] = {}
    if request.method == "POST":
        galat = _cocokkan(request, akun, dikirim)
        if not galat:
            milik.konfirmasi(akun, kini=jam.kini())
            return redirect("ikd:aktivasi-pin", akun.kantor.slug, token)
    isi = {"akun": akun, "galat": galat, "token": token, "sudah": [k for k, pk in dikirim.items() if not pk]}
    return render(request, "ikd/aktivasi_kode.html", isi, status=422 if galat else 200)


@lewat_slip
@require_http_methods(["GET", "POST"])
def pin_pertama(request: HttpRequest, akun: AkunIkd, token: str) -> HttpResponse:
    """The PIN, twice; then the account is in force."""
    if akun.dikonfirmasi is None or request.session.get(_KODE) != _SUDAH:
        return redirect("ikd:aktivasi", akun.kantor.slug, token)
    galat: dict[str, str] = {}
    if request.method == "POST":
        try:
            milik.aktifkan(akun, pin_baru=pin_dari(request), kini=jam.kini())
        except Galat as salah:
            galat = {"pin": str(salah)}
        else:
            request.session.pop(_KODE, None)
            messages.success(request, _("IKD Anda sudah aktif. Masuk dengan NIK dan PIN."))
            return sesi.kenali(redirect("ikd:masuk", akun.kantor.slug), akun)
    return render(request, "ikd/pin_baru.html", {"akun": akun, "galat": galat}, status=422 if galat else 200)


def pin_dari(request: HttpRequest) -> str:
    """The PIN typed twice. Raises Galat when the two differ."""
    if request.POST.get("pin", "") != request.POST.get("pin_ulang", ""):
        raise Galat(_("Kedua PIN tidak sama. Ketik sekali lagi."))
    return request.POST.get("pin", "").strip()


_SUDAH: dict[str, int] = {kode.SUREL: 0, kode.PONSEL: 0}
"""What the session holds once both codes were right."""


def _periksa_kontak(surel: str, ponsel: str) -> dict[str, str]:
    galat: dict[str, str] = {}
    try:
        validate_email(surel)
    except ValidationError:
        galat["surel"] = _("Periksa alamat surel, misalnya nama@contoh.id")
    if not telepon.sah(ponsel):
        galat["ponsel"] = _("Tulis nomor WhatsApp yang aktif, misalnya 0812 3456 7890")
    return galat


def _kirim_kode(request: HttpRequest, akun: AkunIkd) -> None:
    lain: dict[str, Any] = {"bahasa": (get_language() or "id")[:2], "kini": jam.kini()}
    semua = (kode.SUREL, kode.PONSEL)
    request.session[_KODE] = {lewat: kode.minta(akun.kantor, akun, lewat=lewat, **lain).pk for lewat in semua}


def _cocokkan(request: HttpRequest, akun: AkunIkd, dikirim: dict[str, int]) -> dict[str, str]:
    galat = {}
    for lewat in [satu for satu, pk in dikirim.items() if pk]:
        try:
            if kode.cocokkan(dikirim[lewat], request.POST.get(f"kode_{lewat}", ""), kini=jam.kini()).pk != akun.pk:
                raise kode.KodeTidakCocok
            dikirim[lewat] = 0
        except Galat as salah:
            galat[f"kode_{lewat}"] = str(salah)
    request.session.modified = True
    return galat
