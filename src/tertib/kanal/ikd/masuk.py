"""Sign in with NIK, PIN and captcha, give the PIN again for the services, and sign out.

Whether a NIK has an account shows in nothing: the same page, sentence, work and limits (A09).
"""

import re
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertib.inti import jam, pin
from tertib.inti.galat import Galat
from tertib.kanal.ikd import akun as milik
from tertib.kanal.ikd import pagar, pintu, sesi, soal
from tertib.kanal.ikd.models import AkunIkd
from tertib.pengguna.penjaga import umum
from tertib.rupa.tanggapan import terlalu_sering


@umum
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest, kantor: str) -> HttpResponse:
    """The first page: NIK, PIN, captcha."""
    pintu.kantor(request)
    kini, galat, nik = jam.kini(), "", angka(request.POST.get("nik", ""))
    if request.method == "POST":
        akun = milik.menurut_nik(nik)
        ponsel = sesi.ponsel(request, akun)
        if not pagar.boleh(request, "masuk", dikenal=bool(ponsel), kini=kini):
            return terlalu_sering(request, tunggu=pagar.SELANG)
        try:
            dibuka = soal.periksa(request.POST, kini=kini)
            _pastikan_pin(akun, nik, request.POST.get("pin", ""), ponsel, kini)
            assert akun is not None
            return _masuk(request, akun, dibuka, kini)
        except Galat as salah:
            galat = str(salah)
    return halaman_soal(request, "ikd/masuk.html", galat=galat, kini=kini, nik=nik)


@pintu.pemilik
@require_http_methods(["GET", "POST"])
def buktikan(request: HttpRequest, akun: AkunIkd) -> HttpResponse:
    """The PIN and a captcha again, before the services; the way then leads on to where it came from."""
    kini, galat = jam.kini(), ""
    if request.method == "POST":
        if not pagar.boleh(request, "buktikan", dikenal=bool(sesi.ponsel(request, akun)), kini=kini):
            return terlalu_sering(request, tunggu=pagar.SELANG)
        try:
            dibuka = soal.periksa(request.POST, kini=kini)
            _pastikan_pin(akun, akun.penduduk.nik, request.POST.get("pin", ""), sesi.ponsel(request, akun), kini)
            sesi.buktikan(request, dibuka=dibuka, kini=kini)
            return redirect(_lanjut(request, akun))
        except Galat as salah:
            galat = str(salah)
    return halaman_soal(request, "ikd/buktikan.html", galat=galat, kini=kini, lanjut=_lanjut(request, akun), akun=akun)


@umum
@require_POST
def keluar(request: HttpRequest, kantor: str) -> HttpResponse:
    """Sign out on this phone."""
    sesi.keluar(request)
    messages.success(request, _("Anda sudah keluar."))
    return redirect("ikd:masuk", kantor)


@pintu.pemilik
@require_POST
def keluar_semua(request: HttpRequest, akun: AkunIkd) -> HttpResponse:
    """Sign out on every phone: none is known any more."""
    milik.keluarkan(akun)
    sesi.keluar(request)
    messages.success(request, _("Semua ponsel sudah keluar dari akun Anda."))
    return redirect("ikd:masuk", akun.kantor.slug)


def halaman_soal(request: HttpRequest, templat: str, *, galat: str, kini: datetime, **lain: Any) -> HttpResponse:
    """A page with a fresh captcha; with what went wrong, if anything did."""
    isi = {"galat": {"": galat} if galat else {}, "soal": soal.baru(kini=kini), **lain}
    return render(request, templat, isi, status=422 if galat else 200)


def angka(teks: str) -> str:
    """A number without the spaces, dots and dashes people put into it."""
    return re.sub(r"[\s.\-]", "", teks)[:20]


def _pastikan_pin(akun: AkunIkd | None, nik: str, isi: str, ponsel: str, kini: datetime) -> None:
    """Raises Galat, in the same words whether nobody has this NIK or the PIN is wrong."""
    tersimpan = akun.pin if akun else ""
    if not pin.cocok(milik.kunci_pin(nik, ponsel), isi.strip(), tersimpan, kini=kini):
        raise Galat(_("NIK atau PIN tidak cocok. Periksa lagi, atau buat PIN baru."))


def _masuk(request: HttpRequest, akun: AkunIkd, dibuka: datetime, kini: datetime) -> HttpResponse:
    sesi.mulai(request, akun, dibuka=dibuka, kini=kini)
    return sesi.kenali(redirect("ikd:beranda", akun.kantor.slug), akun)


def _lanjut(request: HttpRequest, akun: AkunIkd) -> str:
    """Where to go after the PIN: a page of this door, the services by default."""
    tujuan = request.POST.get("lanjut") or request.GET.get("lanjut", "")
    pangkal = reverse("ikd:beranda", args=[akun.kantor.slug])
    aman = tujuan.startswith(pangkal) and url_has_allowed_host_and_scheme(tujuan, allowed_hosts=None)
    return tujuan if aman else reverse("ikd:pelayanan", args=[akun.kantor.slug])
