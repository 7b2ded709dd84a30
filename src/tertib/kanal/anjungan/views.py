"""The pages at the machine: scan or type the code, type the PIN, take the paper. No secret stands in an address."""

from datetime import timedelta

from csp.constants import SELF, WASM_UNSAFE_EVAL
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tertib.alur import anjungan as alur_anjungan
from tertib.alur import pengambilan
from tertib.buku import pengambilan as buku
from tertib.buku.models import Anjungan, KeadaanCetak
from tertib.inti import jam, laju
from tertib.inti import pin as pin_
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.kanal.anjungan import cetakan as cetakan_
from tertib.kanal.anjungan import mesin as mesin_
from tertib.kanal.anjungan.mesin import mesin
from tertib.kanal.anjungan.samaran import pemilik
from tertib.pengguna.penjaga import umum

KODE_PER_MESIN, KODE_PER = 30, timedelta(minutes=10)
PASANG_PER_ALAMAT, PASANG_PER = 10, timedelta(minutes=15)
SEGARKAN_DETIK = 2
SELESAI_DETIK = 20


@umum
@require_http_methods(["GET", "POST"])
def pasang(request: HttpRequest) -> HttpResponse:
    """Make this machine a kiosk, by the code an official got for it."""
    galat = ""
    if request.method == "POST":
        kunci = f"pasang-anjungan:{laju.alamat(request)}"
        if not laju.catat(kunci, batas=PASANG_PER_ALAMAT, per=PASANG_PER, kini=jam.kini()):
            return render(request, "rupa/terlalu_sering.html", status=429)
        try:
            with lintas_kantor():
                _kiosk, rahasia = alur_anjungan.pasang(request.POST.get("kode", ""), kini=jam.kini())
        except Galat as sebab:
            galat = str(sebab)
        else:
            balasan = redirect("anjungan:mulai")
            mesin_.beri_rahasia(balasan, rahasia)
            return balasan
    elif mesin_.kenali(request):
        return redirect("anjungan:mulai")
    return render(request, "anjungan/pasang.html", {"galat": galat}, status=422 if galat else 200)


@mesin
@require_http_methods(["GET", "POST"])
def mulai(request: HttpRequest, anjungan: Anjungan) -> HttpResponse:
    """The first page, which forgets whoever was here; POST brings what was scanned or typed."""
    galat = ""
    if request.method == "POST":
        try:
            return _kenali(request, anjungan)
        except Galat as sebab:
            galat = str(sebab)
    elif "awal" in request.GET:
        return mesin_.awal(request)
    elif mesin_.KUE in request.session:
        mesin_.lupakan(request)
    balasan = render(request, "anjungan/mulai.html", {"anjungan": anjungan, "galat": galat})
    # the decoder for cameras is compiled code, which only this page may run
    balasan._csp_update = {"script-src": WASM_UNSAFE_EVAL}  # type: ignore[attr-defined]
    return balasan


class KodeTidakDikenal(Galat):
    """What was scanned or typed is no slip of this office."""


def _kenali(request: HttpRequest, anjungan: Anjungan) -> HttpResponse:
    kini = jam.kini()
    if not laju.catat(f"kode-anjungan:{anjungan.pk}", batas=KODE_PER_MESIN, per=KODE_PER, kini=kini):
        raise KodeTidakDikenal(
            _("Terlalu banyak kode dicoba di mesin ini. Tunggu sepuluh menit, atau pakai mesin lain.")
        )
    slip = buku.slip_ditunjukkan(request.POST.get("kode", "")[:300])
    if slip is None:
        raise KodeTidakDikenal(_("Kode tidak dikenal. Pakai kode QR dari pesan “KK Anda siap dicetak” kantor ini."))
    pengambilan.pastikan_belum_dicetak(slip, kini=kini)
    mesin_.ingat(request, slip=slip)
    return redirect("anjungan:pin")


@mesin
@require_http_methods(["GET", "POST"])
def pin(request: HttpRequest, anjungan: Anjungan) -> HttpResponse:
    """Whose card it is, as far as its owner needs to see, and the PIN; the right one begins the print."""
    slip, galat = mesin_.slip_kini(request), ""
    if slip is None:
        return redirect("anjungan:mulai")
    if request.method == "POST":
        try:
            cetakan = pengambilan.cetak(slip, ditulis=request.POST.get("pin", "")[:12], di=anjungan, kini=jam.kini())
        except Galat as sebab:
            galat = str(sebab)
            mesin_.ingat(request, slip=slip)
        else:
            mesin_.ingat(request, slip=slip, cetakan=cetakan)
            return redirect("anjungan:cetak")
    isi = {
        "anjungan": anjungan,
        "galat": galat,
        "pemilik": pemilik(slip),
        "angka": range(1, 10),
        "kotak": range(pin_.PANJANG),
    }
    return render(request, "anjungan/pin.html", isi, status=422 if galat else 200)


@mesin
@require_GET
def cetak(request: HttpRequest, anjungan: Anjungan) -> HttpResponse:
    """How the print is doing; the page looks again by itself until its end is known."""
    cetakan = mesin_.cetakan_kini(request, anjungan)
    if cetakan is None:
        return redirect("anjungan:mulai")
    tercetak = cetakan.keadaan == KeadaanCetak.TERCETAK
    isi = {
        "anjungan": anjungan,
        "cetakan": cetakan,
        "tercetak": tercetak,
        "kembali": cetakan.keadaan == KeadaanCetak.DIKEMBALIKAN,
        "lama": jam.kini() > cetakan.mulai + cetakan_.TERLAMA,
        "di_peramban": not anjungan.pencetak,
    }
    if tercetak:
        mesin_.lupakan(request)
    balasan = render(request, "anjungan/cetak.html", isi)
    balasan._csp_update = {"frame-src": SELF}  # type: ignore[attr-defined]  # the sheet that the browser prints
    if tercetak:
        balasan["Refresh"] = f"{SELESAI_DETIK}; url={reverse('anjungan:mulai')}?awal"
    elif cetakan.keadaan == KeadaanCetak.MENCETAK and anjungan.pencetak:
        balasan["Refresh"] = str(SEGARKAN_DETIK)
    return balasan


@mesin
@require_POST
def jawab(request: HttpRequest, anjungan: Anjungan) -> HttpResponse:
    """Where the browser prints, the person at the screen says whether the paper came out."""
    cetakan = mesin_.cetakan_kini(request, anjungan)
    if cetakan is None or anjungan.pencetak:
        return redirect("anjungan:mulai")
    if request.POST.get("keluar") == "ya":
        pengambilan.keluar(cetakan, kini=jam.kini())
    elif request.POST.get("keluar") == "tidak":
        pengambilan.kembalikan(cetakan, sebab="tidak-keluar", kini=jam.kini())
    return redirect("anjungan:cetak")


@mesin
@require_GET
@xframe_options_sameorigin
def lembar(request: HttpRequest, anjungan: Anjungan) -> HttpResponse:
    """What the browser prints, for as long as that print is going on. Raises Http404."""
    cetakan = mesin_.cetakan_kini(request, anjungan)
    if cetakan is None or anjungan.pencetak or cetakan.keadaan != KeadaanCetak.MENCETAK:
        raise Http404
    balasan = HttpResponse(cetakan_.lembar(cetakan), content_type="application/pdf")
    balasan["Content-Disposition"] = "inline"
    balasan["Cache-Control"] = "no-store, private"
    balasan._csp_replace = {"frame-ancestors": SELF}  # type: ignore[attr-defined]
    return balasan


@mesin
@require_GET
def bantuan(request: HttpRequest, anjungan: Anjungan) -> HttpResponse:
    """Help, on one screen."""
    return render(request, "anjungan/bantuan.html", {"anjungan": anjungan})
