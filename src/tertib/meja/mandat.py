"""Plt. and Plh. on the desk: the mandates of the office, a new one from its letter, confirming and ending one."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import mandat as alur_mandat
from tertib.alur.mandat import PENCATAT, Surat
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan, JenisMandat, Mandat, Pengguna, Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.pengguna.queries import bertugas
from tertib.sop.kosakata import BERTANDA, DOKUMEN

DITANDATANGANI = [(kunci, nama) for kunci, nama in DOKUMEN.items() if kunci in BERTANDA]


@petugas(*PENCATAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """The mandates of the office, the latest first; POST records a new one."""
    oleh, galat = request.penugasan, {}  # type: ignore[attr-defined]
    hari = oleh.kantor.setempat(jam.kini()).date()
    if request.method == "POST":
        try:
            _catat(request, oleh)
            messages.success(request, _("Mandat dicatat. Orang lain menguatkannya sebelum berlaku."))
            return redirect("meja:mandat")
        except Galat as tolak:
            galat = {"": str(tolak)}
    isi = {
        "daftar": _daftar(oleh, hari),
        "orang": _orang(hari),
        "digantikan": _digantikan(),
        "jenis": JenisMandat.choices,
        "dokumen": DITANDATANGANI,
        "dipilih": request.POST.getlist("dokumen") or ["kk"],
        "ditulis": request.POST,
        "hari": hari,
        "galat": galat,
    }
    return render(request, "meja/mandat.html", isi, status=422 if galat else 200)


@petugas(*PENCATAT)
@require_POST
def putuskan(request: HttpRequest, mandat: int) -> HttpResponse:
    """Confirm a mandate, or end it."""
    satu: Mandat = get_object_or_404(Mandat.objects.select_related("dicatat_oleh", "orang"), pk=mandat)
    oleh, kini = request.penugasan, jam.kini()  # type: ignore[attr-defined]
    try:
        if request.POST.get("akhiri"):
            alur_mandat.akhiri(satu, oleh=oleh, kini=kini)
            messages.success(request, _("Mandat %(nomor)s diakhiri.") % {"nomor": satu.nomor})
        else:
            alur_mandat.kuatkan(satu, oleh=oleh, kini=kini)
            messages.success(request, _("Mandat %(nomor)s dikuatkan.") % {"nomor": satu.nomor})
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:mandat")


def _catat(request: HttpRequest, oleh: Penugasan) -> None:
    kiriman = request.POST
    orang = Pengguna.objects.filter(pk__in=_angka(kiriman.get("orang"))).first()
    menggantikan = Penugasan.objects.filter(pk__in=_angka(kiriman.get("menggantikan"))).first()
    mulai, sampai = _hari(kiriman.get("mulai")), _hari(kiriman.get("sampai"))
    if orang is None or menggantikan is None or mulai is None or sampai is None:
        raise alur_mandat.MandatTidakLengkap
    surat = Surat(kiriman.get("jenis", ""), kiriman.get("nomor", ""), mulai, sampai, kiriman.getlist("dokumen"))
    alur_mandat.catat(surat, orang=orang, menggantikan=menggantikan, oleh=oleh, kini=jam.kini())


def _daftar(oleh: Penugasan, hari: date) -> list[dict[str, Any]]:
    semua = Mandat.objects.select_related(
        "orang", "menggantikan__pengguna", "dicatat_oleh__pengguna", "dikuatkan_oleh__pengguna"
    )
    return [
        {
            "mandat": m,
            "dokumen": [DOKUMEN[kunci] for kunci in m.dokumen],
            "selesai": m.diakhiri is not None or m.sampai < hari,
            "dapat_dikuatkan": oleh.pengguna_id not in (m.dicatat_oleh.pengguna_id, m.orang_id),
        }
        for m in semua.order_by("-pk")
    ]


def _orang(hari: date) -> list[Pengguna]:
    """The officials who work in this office today, by name."""
    milik = bertugas(hari).values("pengguna")
    return list(Pengguna.objects.filter(pk__in=milik).exclude(nip="").order_by("nama"))


def _digantikan() -> list[Penugasan]:
    """Who holds, or last held, the position that signs; an acting holder is not replaced."""
    return list(Penugasan.objects.filter(jabatan=Jabatan.KADIS, mandat="").select_related("pengguna").order_by("-id"))


def _angka(teks: str | None) -> list[int]:
    return [int(teks)] if teks and teks.isdecimal() and len(teks) < 10 else []


def _hari(teks: str | None) -> date | None:
    try:
        return date.fromisoformat(teks or "")
    except ValueError:
        return None
