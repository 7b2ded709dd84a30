"""The same right on a phone: the link of the QR code opens this page, and the PIN the file. It uses up no print."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.alur import pelaku, pengambilan
from tertib.buku import pengambilan as buku
from tertib.buku.models import Slip
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.kanal import unduhan
from tertib.pengguna.penjaga import masuk_kantor, tautan

BATAS, PER = 60, timedelta(minutes=10)
PIN_BARU, PIN_BARU_PER = 3, timedelta(days=1)


@tautan
@require_http_methods(["GET", "POST"])
def ambil(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for the PIN; with it, gives the file named. `minta` asks for a new PIN, sent where the first one went."""
    if not laju.catat(f"ambil:{laju.alamat(request)}", batas=BATAS, per=PER, kini=jam.kini()):
        return render(request, "rupa/terlalu_sering.html", status=429)
    slip = _slip(request, token)
    galat = kabar = ""
    if request.method == "POST":
        try:
            if "minta" in request.POST:
                kabar = _minta(slip)
            else:
                return _berkas(request, slip)
        except Galat as sebab:
            galat = str(sebab)
    isi = {"galat": galat, "kabar": kabar, "berkas": unduhan.daftar(slip.permohonan)}
    return render(request, "anjungan/ambil.html", isi, status=422 if galat else 200)


def _slip(request: HttpRequest, token: str) -> Slip:
    with lintas_kantor():
        slip = buku.slip_ditunjukkan(token) if len(token) > buku.PANJANG_KETIK else None
        if slip is None:
            raise Http404
        kantor = slip.permohonan.kantor
    masuk_kantor(request, kantor)
    return slip


def _berkas(request: HttpRequest, slip: Slip) -> HttpResponse:
    pengambilan.periksa_pin(slip, ditulis=request.POST.get("pin", "")[:12], kini=jam.kini())
    ke = request.POST.get("ke", "1")
    return unduhan.kirim(slip.permohonan, int(ke) if ke.isascii() and ke.isdigit() and len(ke) < 4 else 0)


class TerlaluSeringMinta(Galat):
    """New PINs were asked for too often."""


def _minta(slip: Slip) -> str:
    if not laju.catat(f"pin-baru:{slip.pk}", batas=PIN_BARU, per=PIN_BARU_PER, kini=jam.kini()):
        raise TerlaluSeringMinta(_("PIN baru sudah tiga kali diminta hari ini. Coba lagi besok, atau hubungi kantor."))
    p = slip.permohonan
    pengambilan.minta_pin(p, pelaku=pelaku.pemohon(p), lewat="surel", kini=jam.kini())
    return _("PIN baru sedang dikirim bersama kode QR-nya. PIN yang lama tidak berlaku lagi.")
