"""How the applicant wants to be told: by WhatsApp, by e-mail, or not at all; in which language; changed at any time."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tertib.alur import isi as alur_isi
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.kanal import pilihan
from tertib.kanal.pilihan import HALAMAN, SUREL, WHATSAPP
from tertib.kanal.warga.isian import KODE_PER_ALAMAT, TEBAKAN_KODE
from tertib.kanal.warga.pintu import lewat_tautan
from tertib.permohonan.models import Permohonan
from tertib.rupa.tanggapan import terlalu_sering
from tertib.rupa.templatetags.rupa import telepon

BAHASA = (("id", "Bahasa Indonesia"), ("en", "English"))
ASAL = {pilihan.FORMULIR: gettext_lazy("formulir permohonan"), pilihan.HALAMAN_KABAR: gettext_lazy("halaman ini")}
_TERPANJANG = 254


@lewat_tautan
@require_http_methods(["GET", "POST"])
def cara_kabar(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """The choice and the e-mail address on one page; POST `aksi`: pilih, surel (asks for a code), or kode."""
    galat: dict[str, str] = {}
    if request.method == "POST":
        aksi = request.POST.get("aksi", "")
        kunci, (batas, per) = ("kode", TEBAKAN_KODE) if aksi == "kode" else ("minta-kode", KODE_PER_ALAMAT)
        if aksi != "pilih" and not laju.catat(f"{kunci}:{laju.alamat(request)}", batas=batas, per=per, kini=jam.kini()):
            return terlalu_sering(request, tunggu=per)
        galat = _AKSI.get(aksi, _pilih)(request, permohonan)
        if not galat:
            return redirect("warga:cara-kabar", permohonan.tautan)
    isi = {"permohonan": permohonan, "galat": galat, "tertulis": request.POST, **_keadaan(permohonan)}
    return render(request, "warga/cara_kabar.html", isi, status=422 if galat else 200)


def ringkas(permohonan: Permohonan) -> str:
    """In one sentence where news goes now."""
    kini, ada = pilihan.berlaku(permohonan), _ditawarkan(permohonan)
    lewat = (kini and kini.lewat) or ada[0][0]
    if lewat == HALAMAN:
        return _("Kabar hanya ada di halaman ini dan di loket.")
    return _("Kabar kami kirim lewat %s.") % dict(ada).get(lewat, lewat)


def _keadaan(permohonan: Permohonan) -> dict[str, Any]:
    kini = pilihan.berlaku(permohonan)
    ditawarkan = _ditawarkan(permohonan)
    return {
        "pilihan": ditawarkan,
        "bahasa": BAHASA,
        "terpilih": (kini and kini.lewat) or ditawarkan[0][0],
        "bahasa_kini": pilihan.bahasa(permohonan),
        "sejak": kini,
        "asal": ASAL.get(kini.asal, "WhatsApp") if kini else "",
        "boleh_memilih": bool(pilihan.pemilik(permohonan)),
        "surel_terbukti": pilihan.terbukti(permohonan, SUREL),
    }


def _ditawarkan(permohonan: Permohonan) -> list[tuple[str, str]]:
    """The ways there are to this person, each with its address; to be left alone is always one."""
    alamat = {WHATSAPP: f"WhatsApp, {telepon(permohonan.whatsapp)}", SUREL: _("Surel, %s") % permohonan.surel}
    punya = [(lewat, sebutan) for lewat, sebutan in alamat.items() if pilihan.terbukti(permohonan, lewat)]
    return [*punya, (HALAMAN, _("Jangan kirim kabar. Saya melihat halaman status sendiri, atau datang ke loket."))]


def _pilih(request: HttpRequest, permohonan: Permohonan) -> dict[str, str]:
    lewat, bahasa = request.POST.get("lewat", ""), request.POST.get("bahasa", "")
    if not pilihan.pemilik(permohonan) or lewat not in dict(_ditawarkan(permohonan)):
        return {"lewat": _("Pilih salah satu cara")}
    pilihan.catat(
        kantor=permohonan.kantor,
        pemilik=pilihan.pemilik(permohonan),
        lewat=lewat,
        bahasa=bahasa if bahasa in dict(BAHASA) else "",
        asal=pilihan.HALAMAN_KABAR,
        kini=jam.kini(),
    )
    messages.success(request, _("Tersimpan. Kabar berikutnya mengikuti pilihan ini."))
    return {}


def _surel(request: HttpRequest, permohonan: Permohonan) -> dict[str, str]:
    """Another address, or a fresh code for this one; an empty one is taken away."""
    surel = request.POST.get("surel", "").strip()[:_TERPANJANG]
    if surel:
        try:
            validate_email(surel)
        except ValidationError:
            return {"surel": _("Periksa alamat surel, misalnya nama@contoh.id")}
    alur_isi.simpan_surel(permohonan, surel=surel, kini=jam.kini())
    if not surel or pilihan.terbukti(permohonan, SUREL):
        messages.success(request, _("Tersimpan."))
        return {}
    try:
        alur_isi.kirim_kode(permohonan, lewat=SUREL, kini=jam.kini())
        messages.success(request, _("Kode 6 angka sudah dikirim ke surel itu."))
    except Galat as galat:
        messages.warning(request, str(galat))
    return {}


def _kode(request: HttpRequest, permohonan: Permohonan) -> dict[str, str]:
    try:
        alur_isi.konfirmasi_kode(permohonan, kode=request.POST.get("kode", ""), lewat=SUREL, kini=jam.kini())
    except Galat as galat:
        return {"kode": str(galat)}
    messages.success(request, _("Alamat surel Anda sudah dikonfirmasi."))
    return {}


_AKSI = {"pilih": _pilih, "surel": _surel, "kode": _kode}
