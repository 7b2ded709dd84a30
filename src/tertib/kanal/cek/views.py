"""Anyone checks a card: by the code in its QR, or by its file. Who checks is not recorded."""

import io
import re
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from PIL import Image

from tertib.dokumen import qr
from tertib.inti import jam, laju
from tertib.kanal.cek.penilaian import Penilaian, menurut_berkas, menurut_token
from tertib.pengguna.penjaga import umum
from tertib.rupa.tanggapan import terlalu_sering

PER_KODE = (120, timedelta(minutes=10))
PER_BERKAS = (20, timedelta(minutes=10))
_KODE = re.compile(r"[A-Za-z0-9_-]{20,64}")


@umum
@require_http_methods(["GET", "POST"])
def awal(request: HttpRequest) -> HttpResponse:
    """How to check; a code typed or pasted leads to its page, a file is judged here and not kept."""
    galat: dict[str, str] = {}
    if request.method == "POST" and "kode" in request.POST:
        kode = _kode(request.POST["kode"])
        if _KODE.fullmatch(kode):
            return redirect("cek:hasil", kode)
        galat = {"kode": _("Tulis kode utuh dari bawah QR, atau tempel alamatnya")}
    elif request.method == "POST":
        if not _dalam_batas(request, "berkas", *PER_BERKAS):
            return terlalu_sering(request, tunggu=PER_BERKAS[1])
        kiriman = request.FILES.get("berkas")
        if kiriman is None:
            galat = {"berkas": _("Pilih PDF KK dulu, lalu tekan Periksa")}
        elif kiriman.size is None or kiriman.size > settings.UKURAN_BERKAS_TERBESAR:
            galat = {"berkas": _("Berkas lebih dari 10 MB. KK dari kami jauh lebih kecil.")}
        else:
            berkas = kiriman.read()
            kode = _kode_pada_foto(berkas)
            return redirect("cek:hasil", kode) if kode else _jawab(request, menurut_berkas(berkas))
    isi = {"galat": galat, "kode": request.POST.get("kode", "")}
    return render(request, "cek/awal.html", isi, status=422 if galat else 200)


@umum
@require_GET
def hasil(request: HttpRequest, token: str) -> HttpResponse:
    """Where the QR code leads: one of three plain states."""
    if not _dalam_batas(request, "kode", *PER_KODE):
        return terlalu_sering(request, tunggu=PER_KODE[1])
    return _jawab(request, menurut_token(token))


def _kode(teks: str) -> str:
    """The code in an address, with or without the statement behind #; what is neither comes back as it is."""
    return teks.strip().partition("#")[0].rstrip("/").rpartition("/")[2]


def _kode_pada_foto(berkas: bytes) -> str:
    """The code in a picture of the card, "" when it is no picture or shows none of ours."""
    try:
        gambar = Image.open(io.BytesIO(berkas))
        if gambar.width * gambar.height > settings.PIKSEL_BERKAS_TERBESAR:
            return ""
        semua = [_kode(teks) for teks in qr.baca(gambar)]
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    return next((kode for kode in semua if _KODE.fullmatch(kode)), "")


def _dalam_batas(request: HttpRequest, apa: str, batas: int, per: timedelta) -> bool:
    return laju.catat(f"cek-{apa}:{laju.alamat(request)}", batas=batas, per=per, kini=jam.kini())


def _jawab(request: HttpRequest, penilaian: Penilaian) -> HttpResponse:
    return render(request, "cek/hasil.html", {"hasil": penilaian, "diperiksa": jam.kini()})
