"""The papers, one slot for one requirement, and the signature under the form."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.alur import berkas as alur_berkas
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.kanal import tahap
from tertib.kanal.warga import rute
from tertib.kanal.warga.isian import bingkai
from tertib.kanal.warga.pintu import lewat_tautan, saat_mengisi
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.rupa.tanggapan import terlalu_sering

KIRIMAN = (60, timedelta(hours=1))


@lewat_tautan
@require_http_methods(["GET", "POST"])
@saat_mengisi
def berkas(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """The slots. Each is sent on its own, so a lost line costs one file; a good file is never asked for again."""
    galat: dict[str, str] = {}
    boleh = rute.slot_terbuka(permohonan)
    if request.method == "POST" and request.POST.get("syarat"):
        if not _dalam_batas(permohonan):
            return terlalu_sering(request, tunggu=KIRIMAN[1])
        galat = _terima_berkas(request, permohonan, boleh)
        if not galat:
            return redirect(rute.alamat(permohonan, rute.BERKAS) + f"#slot-{request.POST['syarat']}")
    elif request.method == "POST":
        galat = {
            f"berkas-{s.syarat.kunci}": _("%(apa)s belum dikirim") % {"apa": s.syarat.nama}
            for s in queries.syarat(permohonan)
            if s.diminta
        }
        if not galat:
            return redirect(rute.berikut(permohonan, rute.BERKAS))
    keadaan = queries.syarat(permohonan)
    slot = sorted(keadaan, key=lambda s: not s.kekurangan) if tahap.dikembalikan(permohonan) else keadaan
    isi_halaman = {"slot": slot, "boleh": boleh, "galat": galat, **bingkai(permohonan, rute.BERKAS)}
    isi_halaman["ganti"] = sum(1 for s in slot if s.kekurangan)
    return render(request, "warga/berkas.html", isi_halaman, status=422 if galat else 200)


def _dalam_batas(permohonan: Permohonan) -> bool:
    batas, per = KIRIMAN
    return laju.catat(f"unggah:{permohonan.pk}", batas=batas, per=per, kini=jam.kini())


def _terima_berkas(request: HttpRequest, permohonan: Permohonan, boleh: frozenset[str]) -> dict[str, str]:
    """Hand one file in; the refusal, under the key of its slot."""
    syarat = request.POST["syarat"]
    kunci = f"berkas-{syarat}"
    kiriman = request.FILES.get("berkas")
    if syarat not in boleh:
        return {"": _("Berkas ini sudah diterima, tidak perlu dikirim ulang.")}
    if kiriman is None:
        return {kunci: _("Pilih foto atau PDF dulu, lalu tekan Kirim.")}
    try:
        alur_berkas.serahkan_berkas(
            permohonan, syarat=syarat, nama=kiriman.name or "", isi=kiriman.read(), kini=jam.kini()
        )
    except Galat as galat:
        return {kunci: str(galat)}
    return {}


@lewat_tautan
@require_http_methods(["GET", "POST"])
@saat_mengisi
def tanda_tangan(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Sign the form: drawn with finger or mouse, or the full name typed; both under the same statement."""
    galat: dict[str, str] = {}
    if request.method == "POST":
        galat = _tanda_tangani(request, permohonan)
        if not galat:
            return redirect(rute.berikut(permohonan, rute.TANDA_TANGAN))
    isi_halaman = {
        "galat": galat,
        "nama_diketik": request.POST.get("nama_diketik", ""),
        "sudah": queries.TANDA_TANGAN in queries.berkas_berlaku(permohonan),
        **bingkai(permohonan, rute.TANDA_TANGAN),
    }
    return render(request, "warga/tanda_tangan.html", isi_halaman, status=422 if galat else 200)


def _tanda_tangani(request: HttpRequest, permohonan: Permohonan) -> dict[str, str]:
    if not request.POST.get("pernyataan"):
        return {"pernyataan": _("Centang pernyataan setelah Anda membacanya")}
    gambar = request.FILES.get("gambar")
    nama = " ".join(request.POST.get("nama_diketik", "").split())
    if gambar is None and nama.casefold() != permohonan.pemohon_nama.casefold():
        return {
            "nama_diketik": _("Gambar tanda tangan, atau ketik nama lengkap Anda persis: %(nama)s")
            % {"nama": permohonan.pemohon_nama}
        }
    try:
        alur_berkas.tanda_tangani_formulir(
            permohonan, gambar=gambar.read() if gambar else None, nama_diketik=nama, kini=jam.kini()
        )
    except Galat as galat:
        return {"nama_diketik": str(galat)}
    return {}
