"""The archive on the desk: find papers again, and give those without a place their place and box."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from tertib.alur.tempatkan import TERPANJANG, TempatKurang, tempatkan
from tertib.buku import daftar, kearsipan
from tertib.buku.models import Arsip
from tertib.meja.buku import SEHALAMAN, tampil
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas

_CARI_TERPANJANG = 100


@petugas()
def arsip(request: HttpRequest) -> HttpResponse:
    """The papers that wait for a place; POST searches, or places the ticked ones.

    A search is a POST because a NIK in an address would stand in logs and in the browser's history.
    """
    if request.method == "POST" and request.POST.get("tindakan") == "tempatkan":
        return _tempatkan(request)
    return _halaman(request, {})


def _halaman(request: HttpRequest, galat: Mapping[str, str]) -> HttpResponse:
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    dicari = request.POST.get("cari", "").strip()[:_CARI_TERPANJANG]
    baris = kearsipan.cari(penugasan, dicari) if dicari else kearsipan.belum_bertempat(penugasan)
    halaman = Paginator(baris, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "buku": kearsipan.ARSIP,
        "dicari": dicari,
        "halaman": halaman,
        "baris": list(zip(halaman, tampil(penugasan, kearsipan.ARSIP, halaman), strict=True)),
        "dipilih": request.POST.getlist("baris"),
        "tempat": request.POST.get("tempat", "")[: TERPANJANG["tempat"]],
        "boks": request.POST.get("boks", "")[: TERPANJANG["boks"]],
        "tempat_dikenal": kearsipan.tempat(penugasan),
        "galat": galat,
    }
    return render(request, "meja/arsip.html", isi, status=422 if galat else 200)


def _tempatkan(request: HttpRequest) -> HttpResponse:
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    dipilih = [int(pk) for pk in request.POST.getlist("baris")[:SEHALAMAN] if pk.isdecimal() and len(pk) < 19]
    boleh = daftar.terbaca(penugasan).filter(buku=kearsipan.ARSIP.kunci, batal=None, pk__in=dipilih)
    milik = list(Arsip.objects.filter(baris__in=boleh))
    try:
        banyak = tempatkan(
            milik, tempat=request.POST.get("tempat", ""), boks=request.POST.get("boks", ""), oleh=penugasan
        )
    except TempatKurang as galat:
        return _halaman(request, {galat.medan: str(galat)})
    kalimat = ngettext("%(n)s berkas ditempatkan.", "%(n)s berkas ditempatkan.", banyak) % {"n": banyak}
    messages.success(request, kalimat)
    return redirect("meja:arsip")
