"""Check the answers, hand the application in, and keep the number and the link."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tertib.alur.langkah import jalankan
from tertib.alur.pelaku import pemohon
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal import peristiwa, tahap
from tertib.kanal.kata import tautan_status
from tertib.kanal.warga import rute
from tertib.kanal.warga.isian import bingkai, versi_dari
from tertib.kanal.warga.pintu import lewat_tautan, saat_mengisi
from tertib.kependudukan.perubahan.isian import DESA
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.rupa.templatetags.rupa import tanggal_iso, telepon
from tertib.sop.jenis import LANJUT
from tertib.wilayah.queries import sebutan_desa


@lewat_tautan
@require_http_methods(["GET", "POST"])
@saat_mengisi
def periksa(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Everything the applicant typed, on one page (never what the register holds); sending is the one act here."""
    galat: dict[str, str] = {}
    if request.method == "POST":
        try:
            jalankan(permohonan, putusan=LANJUT, pelaku=pemohon(permohonan), versi=versi_dari(request), kini=jam.kini())
            return redirect("warga:terkirim", permohonan.tautan)
        except Galat as salah:
            galat = {"": peristiwa.penolakan(salah)}
            permohonan = queries.menurut_tautan(permohonan.tautan) or permohonan
    isi_halaman = {
        "galat": galat,
        "bagian": bagian(permohonan),
        "syarat": queries.syarat(permohonan),
        "buka": rute.terbuka(permohonan),
        "belum": next((p for p in rute.perhentian(permohonan) if not p.lengkap and p.kunci != rute.PERIKSA), None),
        "tanda_tangan": queries.berkas_berlaku(permohonan).get(queries.TANDA_TANGAN),
        **bingkai(permohonan, rute.PERIKSA),
    }
    return render(request, "warga/periksa.html", isi_halaman, status=422 if galat else 200)


def bagian(permohonan: Permohonan) -> list[tuple[Halaman, str, list[tuple[Pertanyaan, str]]]]:
    """(page, its address, [(question, answer as people read it)]) for the check page."""
    return [
        (h, rute.alamat(permohonan, h.kunci), [(t, _terbaca(t, jawaban[t.kunci])) for t in h.pertanyaan])
        for h in rute.halaman(permohonan).values()
        if (jawaban := rute.jawaban(permohonan, h.kunci)) is not None
    ]


def _terbaca(tanya: Pertanyaan, nilai: str) -> Any:
    if tanya.jenis == "pilihan":
        return dict(tanya.pilihan).get(nilai, nilai)
    if tanya.jenis == "tanggal":
        return tanggal_iso(nilai)
    if tanya.jenis in DESA:
        return sebutan_desa(nilai)
    return telepon(nilai) if tanya.kunci == "whatsapp" else nilai


@lewat_tautan
@require_GET
def terkirim(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """The number, the secret link and how to keep it, and what happens next."""
    if permohonan.diajukan is None:
        return redirect("warga:status", permohonan.tautan)
    tautan = tautan_status(permohonan)
    return render(
        request,
        "warga/terkirim.html",
        {"permohonan": permohonan, "jalur": tahap.jalur(permohonan, kini=jam.kini()), "tautan": tautan},
    )
