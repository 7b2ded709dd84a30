"""Signing with a pen: the print on the table, printing it in one's own name, and letting the pen in for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import jalan_basah
from tertib.alur.tandatangan_basah import sidik_cetakan
from tertib.dokumen import queries as dokumen
from tertib.dokumen.models import Cara, Dokumen
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja.formulir import baca
from tertib.meja.perkara import cari
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan.models import Permohonan

PANJANG_ALASAN = 300


@dataclass(frozen=True, slots=True)
class CetakanPena:
    """The prints of one case that a pen is to sign, or has signed: one signer for all of them."""

    dokumen: tuple[Dokumen, ...]

    @property
    def penandatangan(self) -> Penugasan:
        return self.dokumen[0].penandatangan

    @property
    def sidik(self) -> str:
        """What the form brings back, to say that these very prints were signed."""
        return sidik_cetakan(self.dokumen)


def cetakan_pena(permohonan: Permohonan) -> CetakanPena | None:
    """The prints on hand; None when there are none."""
    for ada in (dokumen.direncanakan, dokumen.bertanda, dokumen.terbit):
        if semua := ada(permohonan):
            return CetakanPena(semua) if semua[0].cara == Cara.BASAH else None
    return None


@petugas()
@require_POST
def cetak(request: HttpRequest, nomor: str) -> HttpResponse:
    """Print the card in my own name, at the step where I sign."""
    perkara = cari(request, nomor)
    try:
        jalan_basah.cetak(perkara.permohonan, pelaku=perkara.pelaku, versi=baca(request.POST).versi, kini=jam.kini())
        messages.success(request, _("KK dicetak atas nama Anda. Buka cetakannya, tandatangani, lalu nyatakan."))
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:berkas", nomor=nomor)


@petugas(Jabatan.KADIS)
def keputusan(request: HttpRequest) -> HttpResponse:
    """While signing services are down: decide until when the pen may be used, and why; or end it."""
    kini, galat = jam.kini(), {}
    if request.method == "POST":
        try:
            _putuskan(request, kini)
            return redirect("meja:jalan-basah")
        except Galat as tolak:
            galat = {"": str(tolak)}
    isi = {
        "berlaku": dokumen.jalan_basah(kini),
        "galat": galat,
        "sampai": request.POST.get("sampai")
        or f"{kini.astimezone(get_current_timezone()) + timedelta(hours=4):%Y-%m-%dT%H:00}",
        "alasan": request.POST.get("alasan", ""),
    }
    return render(request, "meja/jalan_basah.html", isi, status=422 if galat else 200)


def _putuskan(request: HttpRequest, kini: datetime) -> None:
    oleh = request.penugasan  # type: ignore[attr-defined]
    if request.POST.get("akhiri"):
        jalan_basah.akhiri(oleh=oleh, kini=kini)
        return
    alasan = " ".join(request.POST.get("alasan", "").split())[:PANJANG_ALASAN]
    jalan_basah.putuskan(oleh=oleh, sampai=_waktu(request.POST.get("sampai", ""), kini), alasan=alasan, kini=kini)


def _waktu(teks: str, kini: datetime) -> datetime:
    """A local date and time as the browser sends it; what cannot be read has passed already, and is refused as such."""
    try:
        return datetime.fromisoformat(teks).replace(tzinfo=get_current_timezone())
    except ValueError:
        return kini
