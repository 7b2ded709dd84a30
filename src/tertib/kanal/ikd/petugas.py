"""For officials: who stands before them gets a slip with the activation link; a lost phone is switched off."""

import base64
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertib.alur.buka import sop_aktif
from tertib.dokumen import qr
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.kanal.ikd import akun as milik
from tertib.kanal.ikd.masuk import angka
from tertib.kanal.ikd.models import AkunIkd, CatatanIkd
from tertib.kanal.ikd.pintu import LAYANAN
from tertib.kependudukan.models import Penduduk, indeks_nik
from tertib.pengguna.menu import PENGAKTIF_IKD
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.rupa.tanggapan import terlalu_sering

CARI = (300, timedelta(days=1))
"""Residents one official may look up here in a day, as in the register."""


@petugas(*PENGAKTIF_IKD)
@require_http_methods(["GET", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """Look a NIK up, see what is known of its account, and give a slip to who proved to be its owner."""
    penugasan = _penugasan(request)
    isi: dict[str, Any] = {"dibuka": sop_aktif(penugasan.kantor, LAYANAN) is not None, "galat": {}}
    isi["log"] = CatatanIkd.objects.select_related("akun__penduduk", "oleh").order_by("-id")[:20]
    if request.method != "POST":
        return render(request, "ikd/petugas.html", isi)
    batas, per = CARI
    if not laju.catat(f"ikd-cari:{penugasan.pengguna_id}", batas=batas, per=per, kini=jam.kini()):
        return terlalu_sering(request, tunggu=per)
    nik = angka(request.POST.get("nik", ""))
    orang = Penduduk.objects.filter(nik_indeks=indeks_nik(nik or "-")).first()
    isi |= {"nik": nik, "orang": orang}
    if orang is None:
        isi["galat"] = {"nik": _("NIK ini tidak tercatat di kantor ini.")}
        return render(request, "ikd/petugas.html", isi, status=422)
    isi["akun"] = AkunIkd.objects.filter(penduduk=orang).first()
    return render(request, "ikd/petugas.html", isi)


@petugas(*PENGAKTIF_IKD)
@require_POST
def slip(request: HttpRequest) -> HttpResponse:
    """The slip, shown once: a QR code and the same address to type."""
    penugasan = _penugasan(request)
    if not request.POST.get("dilihat"):
        messages.error(request, _("Cocokkan KTP-el asli dan wajahnya dulu, lalu centang."))
        return redirect("ikd-petugas:daftar")
    try:
        akun, token = milik.beri_slip(nik=angka(request.POST.get("nik", "")), oleh=penugasan.pengguna, kini=jam.kini())
    except Galat as galat:
        messages.error(request, str(galat))
        return redirect("ikd-petugas:daftar")
    tautan = settings.ALAMAT_SITUS + reverse("ikd:aktivasi", args=[akun.kantor.slug, token])
    gambar = "data:image/svg+xml;base64," + base64.b64encode(qr.svg(tautan).encode()).decode()
    isi = {"akun": akun, "tautan": tautan, "qr": gambar, "sampai": jam.kini() + milik.UMUR_SLIP}
    return render(request, "ikd/slip.html", isi)


@petugas(*PENGAKTIF_IKD)
@require_POST
def matikan(request: HttpRequest) -> HttpResponse:
    """Nobody gets in under this NIK until a new slip is given."""
    nik = angka(request.POST.get("nik", ""))
    akun = get_object_or_404(AkunIkd, penduduk__nik_indeks=indeks_nik(nik or "-"))
    milik.matikan(akun, oleh=_penugasan(request).pengguna, kini=jam.kini())
    messages.success(request, _("IKD atas nama %(nama)s dinonaktifkan.") % {"nama": akun.penduduk.nama})
    return redirect("ikd-petugas:daftar")


def _penugasan(request: HttpRequest) -> Penugasan:
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    return penugasan
