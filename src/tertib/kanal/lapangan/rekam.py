"""Recording with a tablet: the page that works without a network, and what it asks for when there is one."""

import hashlib
import json
import uuid
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from tertib.alur import rekam, tablet, terima_rekaman
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal.lapangan.kiriman import baca
from tertib.kanal.lapangan.tablet import tablet_kini
from tertib.pengguna.models import Jabatan
from tertib.pengguna.penjaga import petugas, umum
from tertib.perekaman import queries
from tertib.perekaman.models import JadwalKunjungan, Rekaman

_MODUL: Final = ("simpanan", "kirim", "sbi", "kamera", "orang", "tampilan")
_TETAP: Final = (
    "tertib/tertib.css",
    "lapangan/lapangan.css",
    "tertib/tertib.js",
    "tertib/pena.js",
    "lapangan/rekam.js",
)
_PEKERJA: Final = Path(__file__).with_name("pekerja_rekam.js")
_ALAT: Final = "http://127.0.0.1:*"


@umum
@require_GET
def halaman(request: HttpRequest) -> HttpResponse:
    """The page, without a word about anybody: the tablet itself holds who is visited. Only here may devices be called."""
    balasan = render(request, "lapangan/rekam.html")
    balasan._csp_update = {"connect-src": _ALAT}  # type: ignore[attr-defined]  # what django-csp's decorator sets
    return balasan


@umum
@require_GET
@cache_control(no_cache=True)
def pekerja(request: HttpRequest) -> HttpResponse:
    """The service worker. Modules import one another by their plain names, so their contents make its version."""
    modul = [f"lapangan/{nama}.js" for nama in _MODUL]
    isi = {
        "HALAMAN": reverse("lapangan-rekam:rekam"),
        "TETAP": [*(static(nama) for nama in _TETAP), *(settings.STATIC_URL + nama for nama in modul)],
    }
    badan = _PEKERJA.read_text()
    versi = hashlib.sha256(json.dumps([isi, [static(nama) for nama in modul], badan]).encode()).hexdigest()[:12]
    kepala = "".join(f"const {nama} = {json.dumps(nilai)};\n" for nama, nilai in {"VERSI": versi, **isi}.items())
    return HttpResponse(kepala + badan, content_type="text/javascript; charset=utf-8")


@umum
@require_GET
def keadaan(request: HttpRequest) -> JsonResponse:
    """Whether this device is a tablet of an office, and whether it must wipe itself. Says no more: anyone may hold it."""
    milik = tablet_kini(request)
    return JsonResponse({"terdaftar": milik is not None, "dikunci": bool(milik and milik.dikunci)})


def bertablet(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A recording officer with an enrolled tablet of the same office. A locked one is told to wipe itself."""

    @wraps(view)
    def bungkus(request: HttpRequest, **lain: Any) -> HttpResponse:
        milik = tablet_kini(request)
        if milik is None or milik.kantor_id != request.kantor.kode:  # type: ignore[attr-defined]
            return JsonResponse({"galat": "bukan-tablet"}, status=403)
        if milik.dikunci:
            return JsonResponse({"galat": "dikunci"}, status=403)
        request.tablet = milik  # type: ignore[attr-defined]
        return view(request, **lain)

    return petugas(Jabatan.PEREKAM)(bungkus)


@bertablet
@require_GET
def hari_ini(request: HttpRequest) -> JsonResponse:
    """Today's visits of this officer with this tablet, and what the tablet needs to send its records."""
    oleh, milik, kini = request.penugasan, request.tablet, jam.kini()  # type: ignore[attr-defined]
    tablet.sinkron(milik, kini=kini)
    jadwal = queries.jadwal(milik, oleh, tanggal=oleh.kantor.setempat(kini).date())
    return JsonResponse(
        {"csrf": get_token(request), "petugas": oleh.pengguna.nama, "jadwal": [_kunjungan(j) for j in jadwal]}
    )


def _kunjungan(j: JadwalKunjungan) -> dict[str, Any]:
    return {
        "nomor": j.permohonan.nomor,
        "tempat": j.tempat,
        "jam": f"{j.mulai:%H.%M}–{j.sampai:%H.%M}",
        "orang": [
            {"nik": o.nik, "nama": o.nama, "direkam": queries.sudah_direkam(o.nik)} for o in rekam.orang(j.permohonan)
        ],
    }


@bertablet
@require_POST
def terima(request: HttpRequest, kode: uuid.UUID) -> JsonResponse:
    """A record is announced (JSON). Answers which pieces are still wanted; sent twice, it answers the same."""
    try:
        baru = baca(request.body, kode=kode, oleh=request.penugasan, tablet=request.tablet)  # type: ignore[attr-defined]
        return _jawab(request, terima_rekaman.umumkan(baru, kini=jam.kini()))
    except Galat as tolak:
        return JsonResponse({"galat": str(tolak)}, status=422)


@bertablet
@require_POST
def potongan(request: HttpRequest, kode: uuid.UUID, bagian: str) -> JsonResponse:
    """One piece of an announced record, as bytes."""
    rekaman = (
        Rekaman.objects.filter(kode=kode).select_related("permohonan__kantor", "permohonan__sop", "tablet").first()
    )
    if rekaman is None:
        raise Http404
    try:
        terima_rekaman.terima_potongan(rekaman, bagian=bagian, isi=request.body)
        return _jawab(request, rekaman)
    except Galat as tolak:
        return JsonResponse({"galat": str(tolak)}, status=422)


def _jawab(request: HttpRequest, rekaman: Rekaman) -> JsonResponse:
    jadi = terima_rekaman.genapi(rekaman, oleh=request.penugasan, kini=jam.kini())  # type: ignore[attr-defined]
    return JsonResponse({"keadaan": jadi.keadaan, "sebab": jadi.sebab, "kurang": queries.kurang(jadi)})
