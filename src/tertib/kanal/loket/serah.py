"""The hand-over: a slip is scanned or its number typed, the right case opens, identity is checked, a receipt printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tertib.alur.terima import sekaligus_serah
from tertib.alur.tunggu import bisa_ditunggu
from tertib.buku import queries as buku
from tertib.dokumen.ktp import queries as ktp
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal import penyerahan
from tertib.kanal.loket import perkara as loket
from tertib.kanal.penyerahan import IsianPenyerahan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries


@petugas()
def cari_slip(request: HttpRequest) -> HttpResponse:
    """GET: the field. POST: what was scanned or typed leads to its case."""
    ditunjukkan, galat = request.POST.get("slip", "").strip()[:300], {}
    if request.method == "POST":
        slip = buku.slip_menurut_token(ditunjukkan)
        permohonan = slip.permohonan if slip else queries.menurut_nomor(ditunjukkan)
        if permohonan and permohonan.nomor:
            request.session["slip"] = [permohonan.nomor, ditunjukkan]
            return redirect("loket:serah", nomor=permohonan.nomor)
        galat = {"slip": _("Tidak ada permohonan dengan tanda bukti ini di kantor ini. Periksa nomornya.")}
    isi = {"galat": galat, "slip": ditunjukkan, "utama": True}
    return render(request, "loket/cari_slip.html", isi, status=422 if galat else 200)


@petugas()
def serah(request: HttpRequest, nomor: str) -> HttpResponse:
    """The hand-over of one case; for a case not ready, whose turn it is."""
    perkara = loket.cari(request, nomor)
    if not loket.bisa_serah(perkara):
        return redirect("loket:lihat", nomor=nomor)
    if request.method != "POST":
        return _halaman(request, perkara, IsianPenyerahan(slip=_ditunjukkan(request, nomor)), {})
    isian = penyerahan.baca(request.POST, request.FILES)
    galat = penyerahan.periksa(isian)
    if not galat:
        try:
            penyerahan.serahkan(
                perkara.permohonan,
                penugasan=request.penugasan,  # type: ignore[attr-defined]
                isian=isian,
                versi=_versi(request),
                kini=jam.kini(),
            )
            return redirect("loket:bukti-serah", nomor=nomor)
        except Galat as tolak:
            galat = {"": str(tolak)}
    return _halaman(request, loket.cari(request, nomor), isian, galat)


def _halaman(
    request: HttpRequest, perkara: loket.PerkaraLoket, isian: IsianPenyerahan, galat: dict[str, str]
) -> HttpResponse:
    isi = {
        "perkara": perkara,
        "permohonan": perkara.permohonan,
        "jenis": queries.jenis(perkara.permohonan),
        "slip": buku.slip(perkara.permohonan),
        "isian": isian,
        "minta_cap": sekaligus_serah(perkara.permohonan)
        or any(e.kata == "cap" for x in perkara.pilihan for e in x.efek),
        "minta_seri": any(e.kata == "blanko" for x in perkara.pilihan for e in x.efek),
        "bisa_ditunggu": bisa_ditunggu(perkara.permohonan),
        "ditunggu": queries.ditunggu(perkara.permohonan),
        "menyusul": ktp.menyusul(perkara.permohonan),
        "galat": galat,
    }
    return render(request, "loket/serah.html", isi, status=422 if galat else 200)


def _ditunjukkan(request: HttpRequest, nomor: str) -> str:
    milik, teks = request.session.get("slip", ["", ""])
    return str(teks) if milik == nomor else ""


def _versi(request: HttpRequest) -> int:
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1
