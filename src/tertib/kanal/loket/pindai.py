"""What the QR code of a slip opens: for an official of the office the case itself, for anybody else whether it is ready."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tertib.buku import queries as buku
from tertib.inti import jam, laju
from tertib.inti.lingkup import lintas_kantor
from tertib.kanal.loket import perkara as loket
from tertib.kanal.penyerahan import menyerahkan
from tertib.pengguna.penjaga import masuk_kantor, umum
from tertib.permohonan import queries
from tertib.rupa.tanggapan import terlalu_sering

TEBAKAN = (60, timedelta(minutes=10))


@umum
def pindai(request: HttpRequest, token: str) -> HttpResponse:
    """Number and readiness only, never a name: the slip may lie anywhere."""
    with lintas_kantor():
        slip = buku.slip_menurut_token(token)
    if slip is None:
        batas, per = TEBAKAN
        if not laju.catat(f"slip:{laju.alamat(request)}", batas=batas, per=per, kini=jam.kini()):
            return terlalu_sering(request, tunggu=per)
        raise Http404
    permohonan = slip.permohonan
    penugasan = request.penugasan  # type: ignore[attr-defined]
    masuk_kantor(request, permohonan.kantor)
    if penugasan and penugasan.kantor_id == permohonan.kantor_id:
        return _buka(request, str(permohonan.nomor), token)
    sop = queries.sop(permohonan)
    isi = {
        "permohonan": permohonan,
        "diambil": slip.diklaim,
        "siap": not permohonan.akhir and menyerahkan(sop, permohonan.langkah),
        "perkiraan": loket.perkiraan_ambil(permohonan, jam.kini()) if not permohonan.akhir else None,
        "kini": jam.kini(),
    }
    return render(request, "loket/pindai.html", isi)


def _buka(request: HttpRequest, nomor: str, token: str) -> HttpResponse:
    """At the counter the hand-over, at any other desk the case as that desk shows it."""
    try:
        loket.cari(request, nomor)
    except Http404:
        return redirect(f"/meja/b/{nomor}/")
    request.session["slip"] = [nomor, token]
    return redirect("loket:serah", nomor=nomor)
