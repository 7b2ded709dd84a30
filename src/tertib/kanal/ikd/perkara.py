"""My requests: the list, where each one stands, and taking one back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tertib.alur.langkah import jalankan
from tertib.alur.pelaku import pemohon
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal import peristiwa, tahap
from tertib.kanal.ikd import milik_saya
from tertib.kanal.ikd.models import AkunIkd
from tertib.kanal.ikd.pintu import dibuktikan, pemilik
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.mesin import DITARIK


@pemilik
@require_GET
def permohonan(request: HttpRequest, akun: AkunIkd) -> HttpResponse:
    """All of them, and the one not sent yet."""
    daftar = [(p, tahap.keadaan(p)) for p in milik_saya.semua(akun)]
    isi = {"akun": akun, "daftar": daftar, "belum": milik_saya.belum_dikirim(akun)}
    return render(request, "ikd/permohonan.html", isi)


@pemilik
@require_GET
def status(request: HttpRequest, akun: AkunIkd, nomor: str) -> HttpResponse:
    """Where one stands, in the words of its own SOP version."""
    satu = _satu(akun, nomor)
    simpul = tahap.jalur(satu, kini=jam.kini())
    isi = {
        "akun": akun,
        "permohonan": satu,
        "sop": queries.sop(satu),
        "keadaan": tahap.keadaan(satu),
        "jalur": simpul,
        "kini": next((s for s in simpul if s.keadaan == "kini"), None),
        "kekurangan": [k.catatan for k in queries.kurang(satu)],
        "peristiwa": peristiwa.daftar(satu),
        "dapat_ditarik": tahap.dapat_ditarik(satu),
        "dilihat": jam.kini(),
    }
    return render(request, "ikd/status.html", isi)


@pemilik
@dibuktikan
@require_http_methods(["GET", "POST"])
def tarik(request: HttpRequest, akun: AkunIkd, nomor: str) -> HttpResponse:
    """Take it back, after a page that says what that means."""
    satu = _satu(akun, nomor)
    if not tahap.dapat_ditarik(satu):
        return redirect("ikd:status", akun.kantor.slug, nomor)
    if request.method == "POST":
        try:
            jalankan(satu, putusan=DITARIK, pelaku=pemohon(satu), versi=satu.versi, kini=jam.kini())
        except Galat as galat:
            messages.error(request, peristiwa.penolakan(galat))
        return redirect("ikd:status", akun.kantor.slug, nomor)
    return render(request, "ikd/tarik.html", {"akun": akun, "permohonan": satu})


def _satu(akun: AkunIkd, nomor: str) -> Permohonan:
    satu = milik_saya.satu(akun, nomor)
    if satu is None:
        raise Http404
    return satu
