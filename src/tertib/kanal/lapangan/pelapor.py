"""The reporter's door: their reports, a new one, one that came back to be mended, one taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tertib.alur import langkah, lapor, pelaku
from tertib.alur.buka import sop_aktif
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal.lapangan import pelapor_isian
from tertib.kanal.lapangan.pelapor_isian import JENIS, IsianLaporan
from tertib.pengguna.models import Jabatan, Pelapor
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.permohonan.pelaporan import queries as pelaporan
from tertib.wilayah.queries import desa_di


@petugas(Jabatan.PELAPOR)
def daftar(request: HttpRequest) -> HttpResponse:
    """What this reporter filed, what came back first; and how many reports of the month are left."""
    pelapor, kini = _pelapor(request), jam.kini()
    baris = [_baris(laporan.permohonan) for laporan in pelaporan.milik(pelapor)]
    isi = {
        "pelapor": pelapor,
        "daftar": sorted(baris, key=lambda b: not b["kurang"]),
        "bulan_ini": pelaporan.bulan_ini(pelapor, kini=kini),
        "terbuka": sop_aktif(pelapor.penugasan.kantor, layanan=lapor.LAYANAN) is not None,
    }
    return render(request, "lapangan/pelapor_daftar.html", isi)


@sensitive_post_parameters()
@petugas(Jabatan.PELAPOR)
def baru(request: HttpRequest) -> HttpResponse:
    """GET: the empty form. POST: the report handed in, and its number."""
    pelapor = _pelapor(request)
    if request.method == "POST":
        return _terima(request, pelapor, None)
    return _formulir(request, pelapor, IsianLaporan(), {}, None)


@sensitive_post_parameters()
@petugas(Jabatan.PELAPOR)
def satu(request: HttpRequest, nomor: str) -> HttpResponse:
    """One report: the form while it is the reporter's turn, else where it stands."""
    pelapor, p = _pelapor(request), _milik(request, nomor)
    giliran = bool(langkah.pilihan_kini(p, pelaku.pelapor(p, pelapor.penugasan)))
    if giliran and request.method == "POST":
        return _terima(request, pelapor, p)
    if giliran:
        return _formulir(request, pelapor, IsianLaporan(queries.isian(p)), {}, p)
    return render(request, "lapangan/pelapor_satu.html", {**_baris(p), "jalur": queries.jalur(p, jam.kini())})


@petugas(Jabatan.PELAPOR)
@require_POST
def tarik(request: HttpRequest, nomor: str) -> HttpResponse:
    """The reporter takes the report back."""
    pelapor, p = _pelapor(request), _milik(request, nomor)
    try:
        langkah.jalankan(
            p, putusan="ditarik", pelaku=pelaku.pelapor(p, pelapor.penugasan), versi=_versi(request), kini=jam.kini()
        )
        messages.success(request, _("Laporan %(nomor)s ditarik.") % {"nomor": nomor})
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("pelapor:daftar")


def _terima(request: HttpRequest, pelapor: Pelapor, lama: Permohonan | None) -> HttpResponse:
    isian, kantor, kini = pelapor_isian.baca(request.POST, request.FILES), pelapor.penugasan.kantor, jam.kini()
    galat = pelapor_isian.periksa(isian, kantor=kantor, lama=lama, hari=kantor.setempat(kini).date())
    if not galat:
        try:
            masuk = lapor.Laporan(isian.jawaban, isian.pindaian)
            p = lapor.lapor(masuk, pelapor=pelapor, kini=kini, lama=lama, versi=_versi(request))
            messages.success(request, _("Laporan terkirim dengan nomor %(nomor)s.") % {"nomor": p.nomor})
            return redirect("pelapor:daftar")
        except Galat as tolak:
            galat = {"": str(tolak)}
    return _formulir(request, pelapor, isian, galat, lama)


def _formulir(
    request: HttpRequest, pelapor: Pelapor, isian: IsianLaporan, galat: dict[str, str], lama: Permohonan | None
) -> HttpResponse:
    isi: dict[str, Any] = {
        "pelapor": pelapor,
        "permohonan": lama,
        "kurang": queries.kurang(lama) if lama else [],
        "sudah": queries.berkas_berlaku(lama) if lama else {},
        "halaman": pelapor_isian.halaman(),
        "syarat": JENIS.syarat,
        "jawaban": isian.jawaban,
        "desa": desa_di(pelapor.penugasan.kantor.kode),
        "galat": galat,
    }
    return render(request, "lapangan/pelapor_lapor.html", isi, status=422 if galat else 200)


def _baris(p: Permohonan) -> dict[str, Any]:
    """One report as its reporter sees it: of whom, where it stands, what is asked of them."""
    sop = queries.sop(p)
    return {
        "permohonan": p,
        "nama": queries.isian(p).get("nama", ""),
        "kurang": queries.kurang(p) if not p.akhir and p.langkah == sop.mulai.kunci else [],
        "letak": sop.akhir[p.akhir].nama if p.akhir else sop.langkah[p.langkah].kegiatan,
        "giliran": "" if p.akhir else sop.peran[sop.langkah[p.langkah].peran].nama,
    }


def _pelapor(request: HttpRequest) -> Pelapor:
    """The reporter of this session. Raises Http404 for an assignment without its letter."""
    penugasan = request.penugasan  # type: ignore[attr-defined]
    ada: Pelapor | None = (
        Pelapor.objects.filter(penugasan=penugasan).select_related("penugasan__pengguna", "penugasan__kantor").first()
    )
    if ada is None:
        raise Http404
    return ada


def _milik(request: HttpRequest, nomor: str) -> Permohonan:
    """The report with this number, if it is this reporter's. Raises Http404."""
    p = queries.menurut_nomor(nomor)
    laporan = pelaporan.pelaporan(p) if p else None
    if p is None or laporan is None or laporan.pelapor_id != _pelapor(request).pk:
        raise Http404
    return p


def _versi(request: HttpRequest) -> int:
    """The version the form was read at."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1
