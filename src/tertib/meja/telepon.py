"""No message reached the applicant: who has to be phoned, what was tried, and what came of the call."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import telepon as alur_telepon
from tertib.alur.telepon import PENELEPON
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja.perkara import cari
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Panggilan

CATATAN_TERPANJANG = 200


def panggilan(penugasan: Penugasan) -> list[Panggilan]:
    """The calls this official may make, oldest first."""
    return queries.semua_panggilan() if penugasan.jabatan in PENELEPON else []


@petugas(*sorted(PENELEPON))
@require_POST
def telepon(request: HttpRequest, nomor: str) -> HttpResponse:
    """It was phoned: reached, or nobody answered and it stays to be done."""
    perkara = cari(request, nomor)
    tersambung = request.POST.get("hasil") == "tersambung"
    try:
        alur_telepon.catat(
            perkara.permohonan,
            tersambung=tersambung,
            pelaku=perkara.pelaku,
            catatan=" ".join(request.POST.get("catatan", "").split())[:CATATAN_TERPANJANG],
            kini=jam.kini(),
        )
        messages.success(request, _("Tercatat.") if tersambung else _("Tercatat. Panggilannya tetap menunggu."))
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:berkas", nomor=nomor)
