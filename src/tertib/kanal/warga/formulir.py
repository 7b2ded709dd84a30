"""The forms: blank ones for everybody, and those of a case to read, download, and sign on screen."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tertib.alur import berkas as alur_berkas
from tertib.dokumen.formulir.cetak import formulir_pdf
from tertib.dokumen.formulir.daftar import FORMULIR, KOSONG, JenisFormulir, formulir_untuk
from tertib.dokumen.formulir.jenis import Formulir, Penanda
from tertib.dokumen.formulir.queries import bahan, identitas_terbukti
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.kanal import tahap
from tertib.kanal.warga import rute
from tertib.kanal.warga.berkas import KIRIMAN
from tertib.kanal.warga.isian import bingkai, jawaban_dari
from tertib.kanal.warga.pintu import lewat_tautan
from tertib.kependudukan.perubahan.isian import bersihkan, periksa_isian
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik
from tertib.pengguna.penjaga import umum
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.rupa.tanggapan import terlalu_sering

UBAH, TANDA = "ubah", "tanda"
DICETAK = dt.datetime(2020, 7, 1, tzinfo=dt.UTC)
"""Date of the blank forms' files: these forms are in use on plain paper since then (Permendagri 109/2019)."""


@umum
@require_GET
def daftar(request: HttpRequest, kantor: str) -> HttpResponse:
    """Every form, blank."""
    return render(request, "warga/formulir_kosong.html", {"daftar": FORMULIR.values()})


@umum
@require_GET
def kosong(request: HttpRequest, kantor: str, formulir: str) -> HttpResponse:
    """One blank form."""
    balasan = HttpResponse(_kosong(_jenis(formulir).kode), content_type="application/pdf")
    balasan["Content-Disposition"] = f'inline; filename="{formulir}.pdf"'
    return balasan


@lru_cache(maxsize=len(FORMULIR))
def _kosong(kode: str) -> bytes:
    return formulir_pdf(FORMULIR[kode].susun(KOSONG), waktu=DICETAK)


@lewat_tautan
@require_GET
def unduh(request: HttpRequest, permohonan: Permohonan, formulir: str) -> HttpResponse:
    """A form filled as far as its reader may see, to print and sign with a pen."""
    jenis = _jenis(formulir)
    isi = formulir_pdf(_susun(jenis, permohonan, _diketahui(jenis, permohonan)), waktu=jam.kini())
    balasan = HttpResponse(isi, content_type="application/pdf")
    balasan["Content-Disposition"] = f'attachment; filename="{formulir}.pdf"'
    balasan["Cache-Control"] = "no-store, private"
    return balasan


@lewat_tautan
@require_http_methods(["GET", "POST"])
def formulir(request: HttpRequest, permohonan: Permohonan, formulir: str) -> HttpResponse:
    """First what the form still asks, then the whole form to read and the places to sign; nothing is kept until signed."""
    jenis = _jenis(formulir)
    if not _dapat_ditandatangani(permohonan, jenis):
        return redirect(_asal(permohonan, jenis))
    if request.method == "GET":
        return _halaman(request, permohonan, jenis, _diketahui(jenis, permohonan), mengisi=bool(jenis.halaman))
    isian = _isian(request.POST, jenis)
    if request.POST.get("aksi") == UBAH:
        return _halaman(request, permohonan, jenis, isian, mengisi=True)
    if galat := _periksa(jenis, isian):
        return _halaman(request, permohonan, jenis, isian, mengisi=True, galat=galat)
    if request.POST.get("aksi") != TANDA:
        return _halaman(request, permohonan, jenis, isian, mengisi=False)
    batas, per = KIRIMAN
    if not laju.catat(f"unggah:{permohonan.pk}", batas=batas, per=per, kini=jam.kini()):
        return terlalu_sering(request, tunggu=per)
    if galat := _tanda_tangani(request, permohonan, _susun(jenis, permohonan, isian), isian):
        return _halaman(request, permohonan, jenis, isian, mengisi=False, galat=galat)
    messages.success(request, _("Formulir %(kode)s sudah ditandatangani.") % {"kode": jenis.kode})
    return redirect(_asal(permohonan, jenis))


def _halaman(
    request: HttpRequest,
    permohonan: Permohonan,
    jenis: JenisFormulir,
    isian: Mapping[str, str],
    *,
    mengisi: bool,
    galat: Mapping[str, str] | None = None,
) -> HttpResponse:
    isi_halaman = {
        **bingkai(permohonan, rute.BERKAS),
        "kembali": _asal(permohonan, jenis),
        "jenis_formulir": jenis,
        "formulir": _susun(jenis, permohonan, isian),
        "isian": isian,
        "dibawa": _dibawa(jenis, isian),
        "galat": galat or {},
    }
    templat = "warga/formulir_isi.html" if mengisi else "warga/formulir_tanda.html"
    return render(request, templat, isi_halaman, status=422 if galat else 200)


def _dibawa(jenis: JenisFormulir, isian: Mapping[str, str]) -> list[tuple[str, str]]:
    """The answers as the fields of the page before sent them, to come along with the signatures."""
    hasil: list[tuple[str, str]] = []
    for tanya in (t for h in jenis.halaman for t in h.pertanyaan):
        nilai = isian.get(tanya.kunci, "")
        if tanya.jenis == "tanggal":
            bagian = [*nilai.split("-", 2), "", ""][:3]
            hasil += zip((f"{tanya.kunci}-{b}" for b in ("tahun", "bulan", "hari")), bagian, strict=True)
        else:
            hasil.append((tanya.kunci, nilai))
    return hasil


def _jenis(kode: str) -> JenisFormulir:
    if kode not in FORMULIR:
        raise Http404
    return FORMULIR[kode]


def _dapat_ditandatangani(permohonan: Permohonan, jenis: JenisFormulir) -> bool:
    """The power of attorney from handing in until the end; the others while their slot is open."""
    if jenis.syarat == queries.SURAT_KUASA:
        return permohonan.diajukan is not None and not permohonan.akhir
    diminta = formulir_untuk(queries.jenis(permohonan), queries.isian(permohonan))
    return tahap.sedang_diisi(permohonan) and jenis.kode in diminta and jenis.syarat in rute.slot_terbuka(permohonan)


def _diketahui(jenis: JenisFormulir, permohonan: Permohonan) -> dict[str, str]:
    return jenis.awal(bahan(permohonan, register=identitas_terbukti(permohonan), hari=None))


def _susun(jenis: JenisFormulir, permohonan: Permohonan, isian: Mapping[str, str]) -> Formulir:
    terbukti = identitas_terbukti(permohonan)
    return jenis.susun(bahan(permohonan, register=terbukti, hari=localdate(jam.kini()), isian=isian))


def _isian(kiriman: QueryDict, jenis: JenisFormulir) -> dict[str, str]:
    return {k: v for h in jenis.halaman for k, v in bersihkan(h, jawaban_dari(kiriman, h)).items()}


def _periksa(jenis: JenisFormulir, isian: Mapping[str, str]) -> dict[str, str]:
    galat = periksa_isian(jenis.halaman, isian, kini=localdate(jam.kini()))
    for kunci, nilai in isian.items():
        if kunci.endswith("_nik") and kunci not in galat:
            try:
                urai_nik(nilai)
            except NomorSalah as salah:
                galat[kunci] = f"NIK: {salah}"
    return galat


def _tanda_tangani(
    request: HttpRequest, permohonan: Permohonan, formulir: Formulir, isian: Mapping[str, str]
) -> dict[str, str]:
    """What stands in the way of the signatures, by field; {} once the form is signed and stored."""
    if not request.POST.get("pernyataan"):
        return {"pernyataan": _("Centang pernyataan setelah Anda membacanya")}
    goresan = {p.kunci: _goresan(request, p) for p in formulir.penanda_layar}
    if galat := {f"nama-{p.kunci}": _belum(p) for p in formulir.penanda_layar if not _sah(p, goresan[p.kunci])}:
        return galat
    try:
        alur_berkas.tanda_tangani(permohonan, kode=formulir.kode, goresan=goresan, isian=isian, kini=jam.kini())
    except Galat as salah:
        return {"": str(salah)}
    return {}


def _goresan(request: HttpRequest, penanda: Penanda) -> alur_berkas.Goresan:
    gambar = request.FILES.get(f"gambar-{penanda.kunci}")
    nama = " ".join(request.POST.get(f"nama-{penanda.kunci}", "").split())
    return alur_berkas.Goresan(gambar.read() if gambar else None, nama)


def _sah(penanda: Penanda, goresan: alur_berkas.Goresan) -> bool:
    return goresan.gambar is not None or goresan.nama_diketik.casefold() == penanda.nama.casefold()


def _belum(penanda: Penanda) -> str:
    return _("Gambar tanda tangan, atau ketik persis: %(nama)s") % {"nama": penanda.nama}


def _asal(permohonan: Permohonan, jenis: JenisFormulir) -> str:
    """Where one comes from and goes back to: the slot of the form."""
    if jenis.syarat == queries.SURAT_KUASA:
        return reverse("warga:status", args=[permohonan.tautan])
    if jenis.syarat == queries.TANDA_TANGAN:
        return rute.alamat(permohonan, rute.TANDA_TANGAN)
    return f"{rute.alamat(permohonan, rute.BERKAS)}#slot-{jenis.syarat}"
