"""SIAK at the desk: what to key there, what to bring from there. Of offices that have chosen so; others have no such pages."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tertib.alur import centang_siak, ketik_nomor, rancang, terima_siak
from tertib.alur.models import KirimanSiak
from tertib.dokumen import terbitan
from tertib.dokumen.terbitan import Terbitan
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja.antrean_siak import antrean as menunggu
from tertib.meja.perkara import Perkara, cari
from tertib.meja.putus import kabar
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Siak


class PilihBerkas(Galat):
    """Nothing was chosen, or something far larger than any card."""

    kalimat = gettext_lazy("Pilih PDF dari SIAK, paling besar 10 MB.")


@dataclass(frozen=True, slots=True)
class Diminta:
    """One thing the case issues, the file that was brought for it, and whether I may let its differences pass."""

    terbitan: Terbitan
    kiriman: KirimanSiak | None
    sebab_tidak_mengizinkan: str


@petugas()
def antrean(request: HttpRequest) -> HttpResponse:
    """The queue in two parts; nothing of it moves while SIAK is away."""
    oleh, kini = _penugasan(request), jam.kini()
    semua = menunggu(oleh, kini=kini)
    isi = {
        "kini": kini,
        "diketik": [a for a in semua if not a.dicocokkan],
        "dicocokkan": [a for a in semua if a.dicocokkan],
        "jaringan": queries.gangguan(),
    }
    return render(request, "meja/siak_antrean.html", isi)


@petugas()
def perkara(request: HttpRequest, nomor: str) -> HttpResponse:
    """One case: the numbers to fetch, or the values to key and the documents to bring."""
    return _halaman(request, _cari(request, nomor))


@petugas()
@require_POST
def ketik(request: HttpRequest, nomor: str) -> HttpResponse:
    """One entry of one number."""
    satu, kiriman = _cari(request, nomor), request.POST
    try:
        tersimpan = ketik_nomor.ketik_nomor(
            satu.permohonan,
            guna=kiriman.get("guna", ""),
            nomor=kiriman.get("nomor", "")[:80],
            ke=2 if kiriman.get("ke") == "2" else 1,
            oleh=satu.pelaku,
            kini=jam.kini(),
        )
    except Galat as tolak:
        return _halaman(request, _cari(request, nomor), {f"nomor-{kiriman.get('guna', '')}": str(tolak)})
    pesan = _("Nomor tersimpan.") if tersimpan else _("Ketikan pertama diterima. Ketik sekali lagi tanpa melihatnya.")
    messages.success(request, pesan)
    return redirect("meja:siak-perkara", nomor=nomor)


@petugas()
@require_POST
def centang(request: HttpRequest, nomor: str) -> HttpResponse:
    """Which values are keyed."""
    satu = _cari(request, nomor)
    try:
        centang_siak.centang_siak(
            satu.permohonan, kunci=request.POST.getlist("kunci"), oleh=satu.pelaku, kini=jam.kini()
        )
    except Galat as tolak:
        return _halaman(request, satu, {"": str(tolak)})
    messages.success(request, _("Centang disimpan."))
    return redirect("meja:siak-perkara", nomor=nomor)


@petugas()
@require_POST
def terima(request: HttpRequest, nomor: str) -> HttpResponse:
    """A document that SIAK made: taken in, compared, and the case moved where nothing is in the way."""
    satu, (jenis, urut) = _cari(request, nomor), _tujuan(request)
    try:
        sesudah = terima_siak.terima_siak(
            satu.permohonan, jenis=jenis, urut=urut, pdf=_berkas(request), oleh=satu.pelaku, kini=jam.kini()
        )
    except Galat as tolak:
        return _halaman(request, _cari(request, nomor), {f"pdf-{jenis}-{urut}": str(tolak)})
    return _sesudah(request, satu, sesudah)


@petugas()
@require_POST
def izinkan(request: HttpRequest, nomor: str) -> HttpResponse:
    """Let the differences of one document pass, with a reason."""
    satu, (jenis, urut) = _cari(request, nomor), _tujuan(request)
    alasan = " ".join(request.POST.get("alasan", "").split())[:300]
    try:
        sesudah = terima_siak.izinkan_beda(
            satu.permohonan, jenis=jenis, urut=urut, alasan=alasan, oleh=satu.pelaku, kini=jam.kini()
        )
    except Galat as tolak:
        return _halaman(request, _cari(request, nomor), {f"alasan-{jenis}-{urut}": str(tolak)})
    return _sesudah(request, satu, sesudah)


def _sesudah(request: HttpRequest, satu: Perkara, sesudah: Permohonan) -> HttpResponse:
    if sesudah.langkah == satu.permohonan.langkah:
        return redirect("meja:siak-perkara", nomor=sesudah.nomor)
    messages.success(request, kabar(satu, sesudah, _("dokumen dari SIAK diterima")))
    return redirect("meja:siak")


def _halaman(request: HttpRequest, satu: Perkara, galat: dict[str, str] | None = None) -> HttpResponse:
    p, siapa = satu.permohonan, satu.pelaku
    menyalin = terima_siak.menunggu_siak(p)
    isi: dict[str, Any] = {
        "perkara": satu,
        "permohonan": p,
        "galat": galat or {},
        "ditunggu": rancang.nomor_ditunggu(p, kini=jam.kini()) if ketik_nomor.menyusun_di_sini(p, siapa) else (),
        "pernah": ketik_nomor.pernah_diketik(p),
        "menyalin": menyalin,
        "kelompok": centang_siak.disalin(p) if menyalin else (),
        "dicentang": centang_siak.dicentang(p),
        "dokumen": _dokumen(satu) if menyalin else [],
        "jaringan": queries.gangguan(),
        "boleh": not terima_siak.alasan_tidak_boleh(p, siapa),
    }
    return render(request, "meja/siak.html", isi, status=422 if galat else 200)


def _dokumen(satu: Perkara) -> list[Diminta]:
    p = satu.permohonan
    datang = {(k.jenis, k.urut): k for k in terima_siak.kiriman(p)}
    return [
        Diminta(
            t,
            datang.get((t.jenis, t.urut)),
            terima_siak.alasan_tidak_mengizinkan(p, satu.pelaku, jenis=t.jenis, urut=t.urut),
        )
        for t in terbitan.daftar(p)
    ]


def _cari(request: HttpRequest, nomor: str) -> Perkara:
    _penugasan(request)
    return cari(request, nomor)


def _penugasan(request: HttpRequest) -> Penugasan:
    """The assignment of the request. Raises Http404 in an office whose work does not go into SIAK by hand."""
    oleh: Penugasan = request.penugasan  # type: ignore[attr-defined]
    if oleh.kantor.siak != Siak.MANUAL:
        raise Http404
    return oleh


def _tujuan(request: HttpRequest) -> tuple[str, int]:
    """Which document of the case; a number that cannot be read names none."""
    urut = request.POST.get("urut", "")
    return request.POST.get("jenis", "")[:20], int(urut) if urut.isdecimal() and len(urut) < 4 else -1


def _berkas(request: HttpRequest) -> bytes:
    kiriman = request.FILES.get("berkas")
    if kiriman is None or not kiriman.size or kiriman.size > settings.UKURAN_BERKAS_TERBESAR:
        raise PilihBerkas
    isi: bytes = kiriman.read()
    return isi
