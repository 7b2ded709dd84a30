"""Signing many: choose, one passphrase, watch it go; stop, and go on. One page tells whichever of these it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from tertib.alur import keadaan_tte, tandatangan_massal
from tertib.alur.kemajuan_massal import kemajuan
from tertib.alur.models import TandaTanganMassal
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja.formulir import baca_pilihan, frasa_sandi, galat_frasa
from tertib.pengguna.pengaman import pastikan_dulu
from tertib.pengguna.penjaga import petugas

TUNGGU_DETIK = 0.7
"""A few documents, or a wrong passphrase, are settled within the first answer."""
TERAKHIR = 5


@petugas()
@require_POST
def susun(request: HttpRequest) -> HttpResponse:
    """Put the chosen cases together; nothing is signed yet."""
    oleh = request.penugasan  # type: ignore[attr-defined]
    try:
        massal = tandatangan_massal.susun(
            oleh=oleh, pilihan=baca_pilihan(request.POST.getlist("pilih")), kini=jam.kini()
        )
    except Galat as tolak:
        messages.error(request, str(tolak))
        return redirect("meja:tandatangan")
    return redirect("meja:tandatangan-massal", massal=massal.pk)


@sensitive_variables("frasa")
@sensitive_post_parameters("frasa_sandi")
@petugas()
def massal(request: HttpRequest, massal: int) -> HttpResponse:
    """Before: the passphrase. Meanwhile: how far. Stopped: why, and the passphrase to go on. After: what came of it."""
    satu, galat = _milikku(request, massal), {}
    if not satu.berjalan(jam.kini()) and satu.selesai is None and (pastikan := pastikan_dulu(request)):
        return pastikan
    if request.method == "POST":
        frasa = frasa_sandi(request.POST)
        galat = galat_frasa(frasa)
        if not galat:
            return _mulai(request, satu, frasa)
    return render(request, "meja/tandatangan_massal.html", _isi(satu, galat), status=422 if galat else 200)


@sensitive_variables("frasa")
def _mulai(request: HttpRequest, satu: TandaTanganMassal, frasa: str) -> HttpResponse:
    try:
        tandatangan_massal.mulai(satu, frasa_sandi=frasa, kini=jam.kini()).join(TUNGGU_DETIK)
    except Galat as tolak:
        messages.warning(request, str(tolak))
    return redirect("meja:tandatangan-massal", massal=satu.pk)


@petugas()
@require_POST
def hentikan(request: HttpRequest, massal: int) -> HttpResponse:
    """Stop after the document now being signed."""
    tandatangan_massal.hentikan(_milikku(request, massal))
    return redirect("meja:tandatangan-massal", massal=massal)


def _isi(satu: TandaTanganMassal, galat: dict[str, str]) -> dict[str, object]:
    satu.refresh_from_db()
    k = kemajuan(satu, kini=jam.kini())
    return {
        "massal": satu,
        "k": k,
        "terakhir": k.bertanda[:TERAKHIR],
        "lainnya": k.bertanda[TERAKHIR:],
        "galat": galat or ({"frasa_sandi": satu.sebab} if satu.sebab and not k.berjalan and k.menunggu else {}),
        "gangguan": keadaan_tte.gangguan(),
        "sertifikat": keadaan_tte.sertifikat(satu.oleh),
        "sebutan": _("Tanda tangani %(n)s KK") % {"n": len(k.menunggu)},
    }


def _milikku(request: HttpRequest, massal: int) -> TandaTanganMassal:
    """A batch of the person of the request, under this very assignment. Raises Http404."""
    semua = TandaTanganMassal.objects.select_related("oleh__pengguna", "kantor")
    satu: TandaTanganMassal = get_object_or_404(semua, pk=massal, oleh=request.penugasan)  # type: ignore[attr-defined]
    return satu
