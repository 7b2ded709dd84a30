"""Which tablet is asking, and the page where tablets are enrolled and locked out."""

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import tablet as tindakan
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan
from tertib.pengguna.penjaga import petugas
from tertib.perekaman import queries
from tertib.perekaman.models import Tablet

KUE: Final = "tertib-tablet"
_SETAHUN: Final = 400 * 24 * 3600
PENJAGA_TABLET: Final = (Jabatan.PEREKAM, Jabatan.PETUGAS, Jabatan.KASI, Jabatan.PENGELOLA)


def tablet_kini(request: HttpRequest) -> Tablet | None:
    """The tablet that sent this request, locked out or not; None for any other device."""
    token = request.COOKIES.get(KUE, "")
    return queries.tablet_dengan(token) if token else None


@petugas(*PENJAGA_TABLET)
def daftar(request: HttpRequest) -> HttpResponse:
    """The office's tablets; POST enrols the device this page is open on."""
    if request.method == "POST":
        try:
            tablet, token = tindakan.daftarkan(
                request.penugasan,  # type: ignore[attr-defined]
                nama=request.POST.get("nama", ""),
                kini=jam.kini(),
            )
        except Galat as tolak:
            return _halaman(request, {"nama": str(tolak)})
        messages.success(
            request, _("Tablet %(nama)s terdaftar. Perangkat ini sekarang dapat merekam.") % {"nama": tablet}
        )
        return _titipkan(redirect("lapangan-rekam:tablet"), token)
    return _halaman(request, {})


@petugas(*PENJAGA_TABLET)
@require_POST
def kunci(request: HttpRequest, tablet: int) -> HttpResponse:
    """Lock a lost tablet out."""
    milik = get_object_or_404(Tablet.objects.all(), pk=tablet)
    try:
        tindakan.kunci(
            milik,
            oleh=request.penugasan,  # type: ignore[attr-defined]
            sebab=request.POST.get("sebab", ""),
            kini=jam.kini(),
        )
    except Galat as tolak:
        return _halaman(request, {f"sebab-{milik.pk}": str(tolak)})
    messages.success(request, _("Tablet %(nama)s dikunci. Isinya terhapus begitu tablet tersambung.") % {"nama": milik})
    return redirect("lapangan-rekam:tablet")


def _halaman(request: HttpRequest, galat: dict[str, str]) -> HttpResponse:
    ini = tablet_kini(request)
    kini = jam.kini()
    isi: dict[str, Any] = {
        "ini": ini,
        "tablet": [(t, queries.terlalu_lama(t, kini=kini)) for t in queries.semua_tablet()],
        "galat": galat,
    }
    return render(request, "lapangan/tablet.html", isi, status=422 if galat else 200)


def _titipkan(balasan: HttpResponse, token: str) -> HttpResponse:
    """The secret, where no script can read it and no other site makes the device send it."""
    balasan.set_cookie(
        KUE,
        token,
        max_age=_SETAHUN,
        path="/lapangan/rekam/",
        httponly=True,
        samesite="Strict",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )
    return balasan
