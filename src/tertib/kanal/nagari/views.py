"""The one page of the village, the card to print, and the receipt."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import kiriman
from tertib.alur.pelaku import petugas as petugas_desa
from tertib.alur.tunggu import bisa_ditunggu
from tertib.buku import queries as buku
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal import penyerahan, unduhan
from tertib.kanal.nagari import desa
from tertib.kanal.penyerahan import IsianPenyerahan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


def operator_desa(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for somebody assigned to a village; the cases of other villages do not exist for them."""

    @wraps(view)
    def bungkus(request: HttpRequest, **lain: Any) -> HttpResponse:
        if request.penugasan.desa_id is None:  # type: ignore[attr-defined]
            raise Http404
        return view(request, **lain)

    return petugas()(bungkus)


@operator_desa
def depan(request: HttpRequest) -> HttpResponse:
    """What waits in this village, the opened case beside it."""
    return _halaman(request, request.GET.get("buka", ""), IsianPenyerahan(), {})


@operator_desa
@require_POST
def sampai(request: HttpRequest, nomor: str) -> HttpResponse:
    """What the office sent has arrived: a single file is the answer, in the same exchange; else the page."""
    p = _milik_desa(request, nomor)
    try:
        kiriman.terima(p, pelaku=petugas_desa(request.penugasan), kini=jam.kini())  # type: ignore[attr-defined]
    except Galat as tolak:
        messages.error(request, str(tolak))
        return redirect("nagari:depan")
    return unduhan.kirim(p, 1) if len(unduhan.daftar(p)) == 1 else redirect(f"/nagari/?buka={nomor}")


@operator_desa
def kartu(request: HttpRequest, nomor: str, ke: int) -> HttpResponse:
    """A signed document, to be kept until it is printed. 404 for one signed with a pen: only the paper is genuine."""
    return unduhan.kirim(_milik_desa(request, nomor), ke)


@operator_desa
@require_POST
def serah(request: HttpRequest, nomor: str) -> HttpResponse:
    """Printed, handed over, papers filed: recorded at once. Sent twice by a bad line, it happens once."""
    p = _milik_desa(request, nomor)
    if p.akhir:
        messages.info(request, _("%(nomor)s sudah diserahkan.") % {"nomor": nomor})
        return redirect("nagari:bukti", nomor=nomor)
    isian = penyerahan.baca(request.POST, request.FILES)
    galat = penyerahan.periksa(isian)
    if not request.POST.get("disimpan"):
        galat["disimpan"] = _("Simpan berkas persyaratan di map arsip nagari, lalu centang.")
    if not galat:
        try:
            _serahkan(request, p, isian)
            return redirect("nagari:bukti", nomor=nomor)
        except Galat as tolak:
            galat = {"": str(tolak)}
    return _halaman(request, nomor, isian, galat)


@operator_desa
def bukti(request: HttpRequest, nomor: str) -> HttpResponse:
    """The receipt of a hand-over in this village."""
    p = _milik_desa(request, nomor)
    serahan = buku.serahan(p)
    if serahan is None:
        raise Http404
    isi = {"permohonan": p, "jenis": queries.jenis(p), "serahan": serahan, "dokumen": penyerahan.yang_diserahkan(p)}
    isi["tanda_tangan"] = penyerahan.gambar_tanda_tangan(serahan)
    return render(request, "nagari/bukti.html", {**isi, "kertas": "a5"})


def _serahkan(request: HttpRequest, p: Permohonan, isian: IsianPenyerahan) -> None:
    teks = request.POST.get("versi", "")
    penyerahan.serahkan(
        p,
        penugasan=request.penugasan,  # type: ignore[attr-defined]
        isian=isian,
        versi=int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1,
        kini=jam.kini(),
    )


def _halaman(request: HttpRequest, nomor: str, isian: IsianPenyerahan, galat: dict[str, str]) -> HttpResponse:
    penugasan, kini = request.penugasan, jam.kini()  # type: ignore[attr-defined]
    menunggu = desa.menunggu(penugasan, kini)
    terbuka = next((k for k in menunggu if k.permohonan.nomor == nomor), menunggu[0] if menunggu else None)
    isi: dict[str, Any] = {
        "desa": penugasan.desa,
        "menunggu": menunggu,
        "terbuka": terbuka,
        "permohonan": terbuka.permohonan if terbuka else None,
        "jenis": queries.jenis(terbuka.permohonan) if terbuka else None,
        "bisa_ditunggu": terbuka is not None and bisa_ditunggu(terbuka.permohonan),
        "ditunggu": queries.ditunggu(terbuka.permohonan) if terbuka else None,
        "disimpan": request.POST.get("disimpan", ""),
        "kiriman": buku.kiriman(terbuka.permohonan) if terbuka else None,
        "unduhan": unduhan.daftar(terbuka.permohonan) if terbuka else [],
        "isian": isian,
        "galat": galat,
        "hari_ini": desa.diserahkan_hari_ini(penugasan, kini),
    }
    return render(request, "nagari/depan.html", isi, status=422 if galat else 200)


def _milik_desa(request: HttpRequest, nomor: str) -> Permohonan:
    """The case with this number, if it is (or was) this village's to hand over. Raises Http404."""
    p = queries.menurut_nomor(nomor)
    if p is None or not desa.milik(request.penugasan, p):  # type: ignore[attr-defined]
        raise Http404
    return p
