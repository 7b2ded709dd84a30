"""A new PIN without a visit: a code to the e-mail or phone that was proven when the account was activated."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal.ikd import akun as milik
from tertib.kanal.ikd import kode, pagar, pintu, sesi, soal
from tertib.kanal.ikd.aktivasi import pin_dari
from tertib.kanal.ikd.masuk import angka, halaman_soal
from tertib.kanal.ikd.models import AkunIkd
from tertib.pengguna.penjaga import umum
from tertib.rupa.tanggapan import terlalu_sering

_KODE, _AKUN = "ikd_pulih", "ikd_pulih_akun"


@umum
@require_http_methods(["GET", "POST"])
def lupa_pin(request: HttpRequest, kantor: str) -> HttpResponse:
    """Ask for a code. The answer is the same whether anybody has this NIK."""
    kini, galat, nik = jam.kini(), "", angka(request.POST.get("nik", ""))
    tempat = pintu.kantor(request)
    if request.method == "POST":
        akun = milik.menurut_nik(nik)
        ponsel = sesi.ponsel(request, akun)
        if not pagar.boleh(request, "lupa-pin", dikenal=bool(ponsel), kini=kini):
            return terlalu_sering(request, tunggu=pagar.SELANG)
        try:
            soal.periksa(request.POST, kini=kini)
        except Galat as salah:
            galat = str(salah)
        else:
            if not pagar.boleh_kode(nik, ponsel, kini=kini):
                return terlalu_sering(request, tunggu=pagar.KODE_PER_NIK[1])
            lewat = kode.PONSEL if request.POST.get("lewat") == kode.PONSEL else kode.SUREL
            bahasa = (get_language() or "id")[:2]
            request.session[_KODE] = kode.minta(tempat, akun, lewat=lewat, bahasa=bahasa, kini=kini).pk
            return redirect("ikd:lupa-pin-kode", kantor)
    return halaman_soal(request, "ikd/lupa_pin.html", galat=galat, kini=kini, nik=nik)


@umum
@require_http_methods(["GET", "POST"])
def kode_pulih(request: HttpRequest, kantor: str) -> HttpResponse:
    """The code; only then anything about the account is said."""
    pintu.kantor(request)
    diminta = request.session.get(_KODE)
    if diminta is None:
        return redirect("ikd:lupa-pin", kantor)
    galat: dict[str, str] = {}
    if request.method == "POST":
        if not pagar.boleh(request, "kode", dikenal=False, kini=jam.kini()):
            return terlalu_sering(request, tunggu=pagar.SELANG)
        try:
            akun = kode.cocokkan(diminta, request.POST.get("kode", ""), kini=jam.kini())
        except Galat as salah:
            galat = {"kode": str(salah)}
        else:
            request.session.cycle_key()
            request.session[_AKUN] = [akun.pk, akun.sesi]
            return redirect("ikd:pin-baru", kantor)
    return render(request, "ikd/lupa_pin_kode.html", {"galat": galat}, status=422 if galat else 200)


@umum
@require_http_methods(["GET", "POST"])
def pin_baru(request: HttpRequest, kantor: str) -> HttpResponse:
    """The new PIN, twice; every phone is signed out."""
    pintu.kantor(request)
    akun = _yang_terbukti(request)
    if akun is None:
        return redirect("ikd:lupa-pin", kantor)
    galat: dict[str, str] = {}
    if request.method == "POST":
        try:
            milik.ganti_pin(akun, pin_baru=pin_dari(request), kini=jam.kini())
        except Galat as salah:
            galat = {"pin": str(salah)}
        else:
            sesi.keluar(request)
            messages.success(request, _("PIN sudah diganti. Masuk dengan PIN baru."))
            return sesi.kenali(redirect("ikd:masuk", kantor), akun)
    return render(request, "ikd/pin_baru.html", {"akun": akun, "galat": galat}, status=422 if galat else 200)


def _yang_terbukti(request: HttpRequest) -> AkunIkd | None:
    """The account whose code was right in this session; not once its PIN was changed or it was switched off."""
    pk, ke = request.session.get(_AKUN, (0, 0))
    akun: AkunIkd | None = (
        AkunIkd.objects.filter(pk=pk, sesi=ke, aktif__isnull=False).select_related("penduduk", "kantor").first()
    )
    return akun
