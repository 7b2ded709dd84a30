"""The kiosks on the desk: set up, enrol, switch off, see how they are; send a new PIN; settle a print nobody answered for."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.alur import anjungan as alur_anjungan
from tertib.alur import pelaku, pengambilan
from tertib.alur.anjungan import IsianKurang
from tertib.buku import pengambilan as buku
from tertib.buku.models import Anjungan, CetakanAnjungan
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries


class TidakDitemukan(Galat):
    """No case of this number in this office."""


@petugas(Jabatan.OPERATOR, Jabatan.PENGELOLA)
@require_http_methods(["GET", "POST"])
def semua(request: HttpRequest) -> HttpResponse:
    """The page of the kiosks; POST does one thing to one of them. A code that enrols is shown once, here."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    if request.method != "POST":
        return _halaman(request, {})
    try:
        kalimat = _TINDAKAN.get(request.POST.get("tindakan", ""), _tidak_ada)(penugasan, request.POST)
    except IsianKurang as galat:
        return _halaman(request, {galat.medan: str(galat)})
    except Galat as galat:
        return _halaman(request, {"": str(galat)})
    messages.success(request, kalimat)
    return redirect("anjungan-petugas:semua")


def _halaman(request: HttpRequest, galat: Mapping[str, str]) -> HttpResponse:
    kini = jam.kini()
    isi = {
        "semua": buku.semua_anjungan(),
        "tertunda": buku.cetakan_tertunda(kini - pengambilan.TAK_DIJAWAB),
        "kini": kini,
        "ditulis": request.POST.dict(),
        "galat": galat,
    }
    return render(request, "anjungan/petugas.html", isi, status=422 if galat else 200)


def _baru(oleh: Penugasan, kiriman: QueryDict) -> str:
    isi = {m: kiriman.get(m, "").strip() for m in ("nama", "tempat", "pencetak")}
    mesin, kode = alur_anjungan.anjungan(oleh, **isi, kini=jam.kini())
    return _kalimat_kode(mesin, kode)


def _kode(oleh: Penugasan, kiriman: QueryDict) -> str:
    mesin = _mesin(kiriman)
    return _kalimat_kode(mesin, alur_anjungan.kode_baru(mesin, kini=jam.kini()))


def _kalimat_kode(mesin: Anjungan, kode: str) -> str:
    isi = {"nama": mesin.nama, "kode": f"{kode[:5]} {kode[5:]}", "menit": buku.PEMASANGAN.seconds // 60}
    return (
        _("Kode pemasangan %(nama)s: %(kode)s. Ketik di mesinnya dalam %(menit)s menit; kode ini berlaku sekali.") % isi
    )


def _matikan(oleh: Penugasan, kiriman: QueryDict) -> str:
    mesin = _mesin(kiriman)
    alur_anjungan.matikan(mesin, oleh=oleh, kini=jam.kini())
    return _("%(nama)s dimatikan. Mesinnya tidak dapat dipakai lagi sampai dipasang ulang.") % {"nama": mesin.nama}


def _pin(oleh: Penugasan, kiriman: QueryDict) -> str:
    permohonan = queries.menurut_nomor(kiriman.get("nomor", "").strip().upper())
    if permohonan is None:
        raise TidakDitemukan(_("Permohonan dengan nomor itu tidak ada di kantor ini."))
    pengambilan.minta_pin(permohonan, pelaku=pelaku.petugas(oleh), lewat="surel", kini=jam.kini())
    return _("Kode QR dan PIN baru dikirim untuk %(nomor)s. PIN yang lama tidak berlaku lagi.") % {
        "nomor": permohonan.nomor
    }


def _keluar(oleh: Penugasan, kiriman: QueryDict) -> str:
    pengambilan.keluar(_cetakan(kiriman), kini=jam.kini())
    return _("Cetakan dicatat sudah keluar.")


def _tidak_keluar(oleh: Penugasan, kiriman: QueryDict) -> str:
    pengambilan.kembalikan(_cetakan(kiriman), sebab=f"petugas:{oleh.pk}", kini=jam.kini())
    return _("Cetakan dikembalikan. Pemohon dapat mencetak lagi dengan PIN yang sama.")


def _tidak_ada(oleh: Penugasan, kiriman: QueryDict) -> str:
    raise TidakDitemukan(_("Pilih salah satu tombol di halaman ini."))


def _mesin(kiriman: QueryDict) -> Anjungan:
    mesin: Anjungan = get_object_or_404(Anjungan, pk=_angka(kiriman.get("anjungan", "")))
    return mesin


def _cetakan(kiriman: QueryDict) -> CetakanAnjungan:
    terkait = CetakanAnjungan.objects.select_related("anjungan", "slip__permohonan__kantor")
    cetakan: CetakanAnjungan = get_object_or_404(terkait, pk=_angka(kiriman.get("cetakan", "")))
    return cetakan


def _angka(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


_TINDAKAN: Mapping[str, Callable[[Penugasan, QueryDict], str]] = {
    "baru": _baru,
    "kode": _kode,
    "matikan": _matikan,
    "pin": _pin,
    "keluar": _keluar,
    "tidak-keluar": _tidak_keluar,
}
