"""The form, one thing per page: the applicant, how to reach them, the code, and the pages of the kind of change."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.alur import isi as alur_isi
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.kanal import desa, pilihan, tahap
from tertib.kanal.kata import tautan_status
from tertib.kanal.warga import pemohon, rute
from tertib.kanal.warga.pintu import lewat_tautan, saat_mengisi
from tertib.kependudukan.perubahan.isian import DESA, gabung_tanggal, sejalan
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.rupa.tanggapan import terlalu_sering
from tertib.wilayah.queries import sebutan_desa

KODE_PER_ALAMAT = (20, timedelta(hours=1))
TEBAKAN_KODE = (30, timedelta(hours=1))
_KHUSUS = {pemohon.PEMOHON: "warga/isi_pemohon.html", pemohon.KONTAK: "warga/isi_kontak.html"}


@lewat_tautan
@require_http_methods(["GET", "POST"])
@saat_mengisi
def isi(request: HttpRequest, permohonan: Permohonan, halaman: str) -> HttpResponse:
    """One page of the form. Saved answers are shown again; a page that is not open leads to the status page."""
    if halaman not in (rute.KODE, *rute.halaman(permohonan)):
        raise Http404
    if halaman not in rute.terbuka(permohonan):
        return redirect("warga:status", permohonan.tautan)
    if halaman == rute.KODE:
        return _kode(request, permohonan)
    return _tanya(request, permohonan, rute.halaman(permohonan)[halaman])


def jawaban_dari(isian: QueryDict, halaman: Halaman) -> dict[str, str]:
    """The answers as sent; a date comes in three boxes."""
    return {t.kunci: _jawaban(isian, t) for t in halaman.pertanyaan}


def _jawaban(isian: QueryDict, tanya: Pertanyaan) -> str:
    if tanya.jenis != "tanggal":
        return isian.get(tanya.kunci, "")
    return gabung_tanggal(*(isian.get(f"{tanya.kunci}-{bagian}", "") for bagian in ("hari", "bulan", "tahun")))


def versi_dari(request: HttpRequest) -> int:
    """The version the form was read at; 0 (never right) when it is missing."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


def _tanya(request: HttpRequest, permohonan: Permohonan, halaman: Halaman) -> HttpResponse:
    jawaban = rute.jawaban(permohonan, halaman.kunci)
    galat: Mapping[str, str] = {}
    if request.method == "POST":
        jawaban = rute.rapikan(halaman, jawaban_dari(request.POST, halaman))
        galat = rute.periksa(permohonan, halaman, jawaban) or _simpan(request, permohonan, halaman, jawaban)
        if not galat:
            return _lanjut(request, permohonan, halaman)
    isi_halaman = {"halaman": halaman, "jawaban": jawaban, "galat": galat, **bingkai(permohonan, halaman.kunci)}
    if (satu := halaman.pertanyaan[0]).jenis in DESA:
        isi_halaman |= _pilih_desa(request, permohonan, satu, jawaban[satu.kunci])
        return render(request, "warga/isi_desa.html", isi_halaman, status=422 if galat else 200)
    templat = _KHUSUS.get(halaman.kunci, "warga/isi.html")
    return render(request, templat, isi_halaman, status=422 if galat else 200)


def _pilih_desa(request: HttpRequest, permohonan: Permohonan, tanya: Pertanyaan, kode: str) -> dict[str, Any]:
    """One level of the way down to the village, a page each; the village answered before stands above it."""
    anak = desa.turun(tanya, request.GET.get("di", "")[:13], permohonan.kantor)
    return {
        "anak": anak,
        "terpilih": sebutan_desa(kode),
        "seindonesia": desa.INDONESIA if tanya.jenis == desa.SEINDONESIA else "",
        "dari_awal": not request.GET.get("di"),
        "tetap": rute.berikut(permohonan, "desa"),
    }


def _simpan(request: HttpRequest, permohonan: Permohonan, halaman: Halaman, jawaban: dict[str, str]) -> dict[str, str]:
    """Save one page; what the case refused it with, under "" (about the whole page)."""
    kini, versi = jam.kini(), versi_dari(request)
    try:
        if pemohon.milik(halaman):
            alur_isi.simpan_pemohon(
                permohonan, **{**rute.jawaban_pemohon(permohonan), **jawaban}, versi=versi, kini=kini
            )
        else:
            jawaban = jawaban | _gugur(permohonan, jawaban)
            alur_isi.simpan_isian(permohonan, jawaban=jawaban, versi=versi, kini=kini)
    except Galat as galat:
        return {"": str(galat)}
    return {}


def _gugur(permohonan: Permohonan, jawaban: Mapping[str, str]) -> dict[str, str]:
    """The answers that these take away: nobody is asked any more, so nothing stands there."""
    semua = {**queries.isian(permohonan), **jawaban}
    sisa = sejalan(queries.jenis(permohonan).halaman, semua)
    return {kunci: "" for kunci, nilai in semua.items() if nilai and kunci not in sisa}


def _lanjut(request: HttpRequest, permohonan: Permohonan, halaman: Halaman) -> HttpResponse:
    sekarang = rute.halaman(permohonan)[halaman.kunci]
    if {t.kunci for t in sekarang.pertanyaan} - {t.kunci for t in halaman.pertanyaan}:
        return redirect(request.get_full_path())  # the answers led to more questions on this page
    if halaman.kunci == pemohon.KONTAK and permohonan.whatsapp_dikonfirmasi is None:
        return _kirim_kode(request, permohonan)
    if request.POST.get("ke") == rute.PERIKSA:
        return redirect(rute.pertama_belum(permohonan).alamat)
    return redirect(rute.berikut(permohonan, halaman.kunci))


def _kode(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    if not permohonan.whatsapp:
        return redirect(rute.alamat(permohonan, pemohon.KONTAK))
    if permohonan.whatsapp_dikonfirmasi:
        return redirect(rute.berikut(permohonan, rute.KODE))
    if request.POST.get("minta") == "ulang":
        return _kirim_kode(request, permohonan)
    galat: dict[str, str] = {}
    if request.method == "POST":
        batas, per = TEBAKAN_KODE
        if not laju.catat(f"kode:{laju.alamat(request)}", batas=batas, per=per, kini=jam.kini()):
            return terlalu_sering(request, tunggu=per)
        try:
            alur_isi.konfirmasi_kode(permohonan, kode=request.POST.get("kode", ""), kini=jam.kini())
            _catat_persetujuan(permohonan)
            return redirect(rute.berikut(permohonan, rute.KODE))
        except Galat as salah:
            galat = {"kode": str(salah)}
    isi_halaman = {"galat": galat, **bingkai(permohonan, rute.KODE)}
    return render(request, "warga/kode.html", isi_halaman, status=422 if galat else 200)


def _catat_persetujuan(permohonan: Permohonan) -> None:
    """The page said that news goes to this number, and its owner went on: from now on we may."""
    pilihan.catat(
        kantor=permohonan.kantor,
        pemilik=pilihan.pemilik(permohonan),
        lewat="",
        asal=pilihan.FORMULIR,
        kini=jam.kini(),
    )


def _kirim_kode(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    batas, per = KODE_PER_ALAMAT
    if not laju.catat(f"minta-kode:{laju.alamat(request)}", batas=batas, per=per, kini=jam.kini()):
        return terlalu_sering(request, tunggu=per)
    try:
        alur_isi.kirim_kode(permohonan, kini=jam.kini())
        messages.success(request, _("Kode 6 angka sudah dikirim lewat WhatsApp."))
    except Galat as galat:
        messages.warning(request, str(galat))
    return redirect(rute.alamat(permohonan, rute.KODE))


def bingkai(permohonan: Permohonan, kunci: str) -> dict[str, Any]:
    """What every page of the form shows around its questions."""
    ke, dari = rute.langkah_ke(permohonan, kunci)
    return {
        "permohonan": permohonan,
        "kembali": rute.sebelum(permohonan, kunci),
        "ke": ke,
        "dari": dari,
        "memperbaiki": tahap.dikembalikan(permohonan),
        "kekurangan": rute.kekurangan_halaman(permohonan, kunci),
        "tautan": tautan_status(permohonan),
    }
