"""Taking in an application: the dense form, filled for somebody new or mended for a case that came back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tertib.alur.daftarkan import Pendaftaran, Pindaian, daftarkan
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal.desa import saran_desa
from tertib.kanal.loket import isian as formulir
from tertib.kanal.loket import perkara as loket
from tertib.kanal.loket.bila import bila
from tertib.kanal.loket.isian import Formulir, IsianLoket
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.isian import DESA
from tertib.kependudukan.perubahan.jenis import JenisPerubahan
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


def formulir_baru(request: HttpRequest, keluarga: Keluarga | None, jenis: JenisPerubahan, *, nik: str) -> HttpResponse:
    """The empty form of one kind; the applicant is whose NIK was typed, else the head of the family."""
    isi = _formulir(request, jenis, keluarga, None)
    kepala = keluarga.kepala if keluarga else None
    pemohon = nik if isi.anggota(nik) else (kepala.nik if kepala else "")
    return _gambar(request, isi, IsianLoket(pemohon=pemohon, nik="" if pemohon else nik), {}, None)


def formulir_lama(request: HttpRequest, perkara: loket.PerkaraLoket) -> HttpResponse:
    """The form of a case that came back, with everything that was good still in it."""
    p = perkara.permohonan
    isi = _formulir(request, queries.jenis(p), _keluarga(queries.jenis(p), p.nomor_kk), p)
    return _gambar(request, isi, _dari_permohonan(p), {}, p)


@sensitive_post_parameters()
@petugas()
@require_POST
def terima(request: HttpRequest) -> HttpResponse:
    """A new application: all of it in one transaction, then its number and the clerk's own step."""
    jenis = JENIS.get(request.POST.get("jenis", ""))
    if jenis is None or loket.sop_loket(request.penugasan) is None:  # type: ignore[attr-defined]
        raise Http404
    return _terima(request, _keluarga(jenis, request.POST.get("nomor_kk", "")), jenis, None)


@sensitive_post_parameters()
@petugas()
@require_POST
def perbaiki(request: HttpRequest, nomor: str) -> HttpResponse:
    """A case that came back, with what the applicant brought now."""
    perkara = loket.cari(request, nomor)
    if not perkara.diisi_di_sini:
        return redirect("loket:lihat", nomor=nomor)
    p = perkara.permohonan
    return _terima(request, _keluarga(queries.jenis(p), p.nomor_kk), queries.jenis(p), p)


def _keluarga(jenis: JenisPerubahan, nomor_kk: str) -> Keluarga | None:
    """The applicant's card; None for a kind whose applicant has none here. Raises Http404."""
    if not jenis.diri.berkartu:
        return None
    keluarga = loket.keluarga_sekarang(nomor_kk)
    if keluarga is None:
        raise Http404
    return keluarga


def _formulir(
    request: HttpRequest, jenis: JenisPerubahan, keluarga: Keluarga | None, lama: Permohonan | None
) -> Formulir:
    """The form with what the office asks for: today, or when the case was opened."""
    kantor = request.penugasan.kantor  # type: ignore[attr-defined]
    pada = lama.dibuat if lama else jam.kini()
    return Formulir(jenis, kantor, queries.syarat_berlaku(jenis, pada=pada), keluarga)


def _terima(
    request: HttpRequest, keluarga: Keluarga | None, jenis: JenisPerubahan, lama: Permohonan | None
) -> HttpResponse:
    isi = _formulir(request, jenis, keluarga, lama)
    isian = formulir.baca(request.POST, request.FILES, isi)
    galat = formulir.periksa(isian, isi, hari=localdate(jam.kini()))
    if not galat:
        try:
            sesudah = _simpan(request, isian, isi, lama)
            messages.success(request, _("Permohonan diterima dengan nomor %(nomor)s.") % {"nomor": sesudah.nomor})
            return redirect("loket:lihat", nomor=sesudah.nomor)
        except Galat as tolak:
            galat = {"": str(tolak)}
            lama = queries.menurut_nomor(lama.nomor) if lama and lama.nomor else None
    return _gambar(request, isi, isian, galat, lama)


def _simpan(request: HttpRequest, isian: IsianLoket, isi: Formulir, lama: Permohonan | None) -> Permohonan:
    nama, nik = formulir.orang(isian, isi.keluarga)
    masuk = Pendaftaran(
        jenis=isi.jenis.kode,
        nama=nama,
        nik=nik,
        nomor_kk=isi.keluarga.nomor if isi.keluarga else "",
        whatsapp=isian.whatsapp,
        jawaban=formulir.jawaban(isian, isi),
        dilihat=isian.asli,
        pindaian={k: Pindaian(f.name or "", f.read()) for k, f in isian.pindai.items()},
        tanda_tangan=isian.gambar.read() if isian.gambar else None,
    )
    return daftarkan(
        masuk,
        penugasan=request.penugasan,  # type: ignore[attr-defined]
        kanal=loket.KANAL,
        kini=jam.kini(),
        lama=lama,
        versi=_versi(request),
    )


def _versi(request: HttpRequest) -> int:
    """The version the form was read at."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1


def _dari_permohonan(p: Permohonan) -> IsianLoket:
    ada = queries.berkas_berlaku(p)
    cacat = {k.sasaran for k in queries.kurang(p)}
    return IsianLoket(
        pemohon=p.pemohon_nik,
        nama=p.pemohon_nama,
        nik=p.pemohon_nik,
        whatsapp=p.whatsapp,
        ditulis=queries.isian(p),
        asli=frozenset(k for k in ada if f"syarat:{k}" not in cacat),
    )


def _gambar(
    request: HttpRequest, isi: Formulir, isian: IsianLoket, galat: dict[str, str], lama: Permohonan | None
) -> HttpResponse:
    kapan = bila(isi.jenis)
    konteks: dict[str, Any] = {
        "keluarga": isi.keluarga,
        "jenis": isi.jenis,
        "isian": isian,
        "galat": galat,
        "permohonan": lama,
        "kurang": queries.kurang(lama) if lama else [],
        "medan": formulir.medan(isi, isian.ditulis),
        "saran_desa": saran_desa(isi.kantor) if any(p.jenis in DESA for p in isi.pertanyaan) else [],
        "syarat": [(s, formulir.bila_json(kapan.get(f"syarat:{s.kunci}", ()))) for s in isi.syarat],
        "orang_lain": formulir.ORANG_LAIN,
        "pemohon_anggota": isi.anggota(isian.pemohon),
    }
    return render(request, "loket/terima.html", konteks, status=422 if galat else 200)
