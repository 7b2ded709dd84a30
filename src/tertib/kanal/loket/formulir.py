"""The forms at the counter: any of them, filled from the register and the case, or blank."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from tertib.dokumen.formulir.cetak import formulir_pdf
from tertib.dokumen.formulir.daftar import FORMULIR, formulir_untuk
from tertib.dokumen.formulir.queries import bahan
from tertib.inti import jam
from tertib.kanal.loket import perkara as loket
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries


@petugas()
def daftar(request: HttpRequest, nomor: str) -> HttpResponse:
    """Every form; those this case asks for first."""
    p = loket.cari(request, nomor).permohonan
    perlu = formulir_untuk(queries.jenis(p), queries.isian(p))
    urut = sorted(FORMULIR.values(), key=lambda j: (j.kode not in perlu, j.kode))
    return render(request, "loket/formulir.html", {"permohonan": p, "daftar": urut, "perlu": perlu})


@petugas()
def cetak(request: HttpRequest, nomor: str, formulir: str) -> HttpResponse:
    """One form of this case, filled as far as the case and the register know."""
    p = loket.cari(request, nomor).permohonan
    if formulir not in FORMULIR:
        raise Http404
    jenis, kini = FORMULIR[formulir], jam.kini()
    tahu = jenis.awal(bahan(p, register=True, hari=None))
    isi = formulir_pdf(jenis.susun(bahan(p, register=True, hari=localdate(kini), isian=tahu)), waktu=kini)
    balasan = HttpResponse(isi, content_type="application/pdf")
    balasan["Content-Disposition"] = f'inline; filename="{nomor}-{formulir}.pdf"'
    balasan["Cache-Control"] = "no-store, private"
    return balasan
