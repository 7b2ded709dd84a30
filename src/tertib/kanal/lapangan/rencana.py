"""The day plan: which case is visited when, where, by whom, with which tablet; and what of the records must be decided."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import putus_rekaman, rencana_rekam
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan
from tertib.pengguna.penjaga import petugas
from tertib.pengguna.queries import bertugas
from tertib.perekaman import queries
from tertib.perekaman.models import Rekaman

PERENCANA = (Jabatan.PEREKAM, Jabatan.PETUGAS, Jabatan.KASI)


@petugas(*PERENCANA)
def rencana(request: HttpRequest) -> HttpResponse:
    """The visits planned from today on, the cases that wait for one, the form to plan another (POST)."""
    if request.method == "POST":
        galat = _rencanakan(request)
        return _halaman(request, galat) if galat else redirect("lapangan-rekam:rencana")
    return _halaman(request, {})


def _rencanakan(request: HttpRequest) -> dict[str, str]:
    """What must be mended; {} when the visit is planned."""
    isi = {k: request.POST.get(k, "").strip() for k in ("nomor", "tempat", "tanggal", "mulai", "sampai", "tim")}
    try:
        rencana_rekam.rencanakan(
            request.penugasan,  # type: ignore[attr-defined]
            **isi,
            perekam=_angka(request.POST.get("perekam", "")),
            tablet=_angka(request.POST.get("tablet", "")),
            kini=jam.kini(),
        )
    except rencana_rekam.IsianKurang as kurang:
        return {kurang.medan: str(kurang)}
    messages.success(request, _("Kunjungan ke %(tempat)s dijadwalkan.") % {"tempat": isi["tempat"]})
    return {}


def _angka(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


def _halaman(request: HttpRequest, galat: dict[str, str]) -> HttpResponse:
    kini: dt.datetime = jam.kini()
    hari = request.kantor.setempat(kini).date()  # type: ignore[attr-defined]
    isi: dict[str, Any] = {
        "perjalanan": queries.perjalanan(sejak=hari),
        "menunggu": rencana_rekam.menunggu(request.kantor, sejak=hari),  # type: ignore[attr-defined]
        "perekam": bertugas(hari).filter(jabatan=Jabatan.PEREKAM).select_related("pengguna"),
        "tablet": [t for t in queries.semua_tablet() if not t.dikunci],
        "disisihkan": queries.disisihkan(),
        "isian": request.POST,
        "hari_ini": hari,
        "galat": galat,
    }
    return render(request, "lapangan/rencana.html", isi, status=422 if galat else 200)


@petugas(Jabatan.PETUGAS, Jabatan.KASI)
@require_POST
def putus(request: HttpRequest, rekaman: int) -> HttpResponse:
    """What was set aside is used in place of what counts, or dropped and erased."""
    milik = get_object_or_404(Rekaman.objects.all(), pk=rekaman)
    try:
        putus_rekaman.putus_rekaman(
            milik,
            pakai=request.POST.get("putusan") == "pakai",
            oleh=request.penugasan,  # type: ignore[attr-defined]
            kini=jam.kini(),
        )
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("lapangan-rekam:rencana")
