"""What the counter prints: the slip, the receipt of the hand-over, the concept of the card."""

import base64

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tertib.buku import queries as buku
from tertib.dokumen import qr, terbitan
from tertib.dokumen import queries as dokumen
from tertib.inti import jam
from tertib.kanal.loket import perkara as loket
from tertib.kanal.penyerahan import gambar_tanda_tangan, yang_diserahkan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries

A5, TERMAL = "a5", "termal"
_DIINGAT = "kertas"


@petugas()
def tanda_bukti(request: HttpRequest, nomor: str) -> HttpResponse:
    """The slip: what the applicant brings when collecting, and below it what stays with the file."""
    perkara = loket.cari(request, nomor)
    p = perkara.permohonan
    slip = buku.slip(p)
    if slip is None:
        raise Http404
    alamat = settings.ALAMAT_SITUS + reverse("loket:pindai", args=[slip.token])
    isi = {
        "perkara": perkara,
        "permohonan": p,
        "jenis": queries.jenis(p),
        "slip": slip,
        "konsep": terbitan.daftar(p),
        "qr": gambar_qr(alamat),
        "berkas": [s.syarat.nama for s in queries.syarat(p) if s.berkas],
        "siap": loket.perkiraan_ambil(p, jam.kini()),
        "oleh": queries.riwayat(p)[0],
        "kertas": kertas(request),
    }
    return render(request, "loket/tanda_bukti.html", isi)


@petugas()
def bukti_serah(request: HttpRequest, nomor: str) -> HttpResponse:
    """The receipt of the hand-over, with place for a signature when none was drawn."""
    perkara = loket.cari(request, nomor)
    serahan = buku.serahan(perkara.permohonan)
    if serahan is None:
        raise Http404
    isi = {
        "perkara": perkara,
        "permohonan": perkara.permohonan,
        "jenis": queries.jenis(perkara.permohonan),
        "serahan": serahan,
        "dokumen": yang_diserahkan(perkara.permohonan),
        "tanda_tangan": gambar_tanda_tangan(serahan),
        "kertas": kertas(request),
    }
    return render(request, "loket/bukti_serah.html", isi)


@petugas()
def konsep(request: HttpRequest, nomor: str, ke: int) -> HttpResponse:
    """The concept of one of the documents, for the initials of the sections."""
    permohonan = loket.cari(request, nomor).permohonan
    try:
        pdf = dokumen.konsep_pdf(permohonan, ke=ke - 1)
    except dokumen.KonsepBelumAda as belum:
        raise Http404 from belum
    balasan = HttpResponse(pdf, content_type="application/pdf")
    balasan["Content-Disposition"] = f'inline; filename="{nomor}-konsep-{ke}.pdf"'
    balasan["Cache-Control"] = "no-store, private"
    return balasan


def kertas(request: HttpRequest) -> str:
    """The paper in this counter's printer; chosen once, kept for the session."""
    if request.GET.get(_DIINGAT) in (A5, TERMAL):
        request.session[_DIINGAT] = request.GET[_DIINGAT]
    return str(request.session.get(_DIINGAT, A5))


def gambar_qr(teks: str) -> str:
    """A QR code as the address of an image that a page may show."""
    return "data:image/svg+xml;base64," + base64.b64encode(qr.svg(teks).encode()).decode()
