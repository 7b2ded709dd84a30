"""The menu, the services behind the PIN, and asking for a print of the card: reason, remarks, captcha, sent."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tertib.alur import berkas as alur_berkas
from tertib.alur import buka as alur_buka
from tertib.alur import isi as alur_isi
from tertib.alur.kelayakan import TidakBerhak, pastikan_berhak
from tertib.alur.langkah import jalankan
from tertib.alur.pelaku import pemohon
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.kanal import peristiwa, tahap
from tertib.kanal.ikd import milik_saya, sesi, soal
from tertib.kanal.ikd.models import AkunIkd
from tertib.kanal.ikd.pintu import PINTU, dibuktikan, minta_bukti, pemilik, sop_ikd
from tertib.kependudukan.perubahan.cetak_ulang import HALAMAN, JENIS
from tertib.kependudukan.perubahan.isian import bersihkan, periksa_isian
from tertib.kependudukan.queries import keluarga_dari_nik
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.rupa.tanggapan import terlalu_sering
from tertib.sop.jenis import LANJUT

BERUBAH = "berubah"
"""The reason that is none for a print: something on the card has changed, so another kind of request is right."""
PER_HARI = (10, timedelta(days=1))


@pemilik
@require_GET
def beranda(request: HttpRequest, akun: AkunIkd) -> HttpResponse:
    """The main menu."""
    return render(request, "ikd/beranda.html", {"akun": akun, "permohonan": milik_saya.semua(akun)[:3]})


@pemilik
@dibuktikan
@require_GET
def pelayanan(request: HttpRequest, akun: AkunIkd) -> HttpResponse:
    """The services."""
    return render(request, "ikd/pelayanan.html", {"akun": akun})


@pemilik
@dibuktikan
@require_http_methods(["GET", "POST"])
def cetak_kk(request: HttpRequest, akun: AkunIkd) -> HttpResponse:
    """Who may ask, or why not and what to do instead; POST opens the form."""
    sop = queries.naskah(sop_ikd(akun.kantor))
    try:
        pastikan_berhak(sop, nik=akun.penduduk.nik)
    except TidakBerhak as galat:
        ditolak = 422 if request.method == "POST" else 200
        return render(request, "ikd/tidak_berhak.html", {"akun": akun, "sebab": str(galat)}, status=ditolak)
    ada = milik_saya.belum_dikirim(akun)
    if request.method == "POST":
        if ada is None:
            batas, per = PER_HARI
            if not laju.catat(f"ikd-permohonan:{akun.pk}", batas=batas, per=per, kini=jam.kini()):
                return terlalu_sering(request, tunggu=per)
            _buka(request, akun)
        return redirect("ikd:isi", akun.kantor.slug)
    return render(request, "ikd/cetak_kk.html", {"akun": akun, "sop": sop, "ada": ada})


@pemilik
@require_http_methods(["GET", "POST"])
def isi(request: HttpRequest, akun: AkunIkd, nomor: str = "") -> HttpResponse:
    """The form, new or to be mended: reason, remarks, papers the office asks for, captcha.

    Who wrote for longer than the PIN holds gives it again and finds the answers as they were.
    """
    permohonan = milik_saya.satu(akun, nomor) if nomor else milik_saya.belum_dikirim(akun)
    if permohonan is None and nomor:
        raise Http404
    if permohonan is None or not tahap.sedang_diisi(permohonan):
        return redirect("ikd:permohonan", akun.kantor.slug)
    jawaban = dict(queries.isian(permohonan))
    galat: dict[str, str] = {}
    if request.method == "POST" and request.POST.get("alasan") == BERUBAH:
        return redirect("warga:pandu", akun.kantor.slug)
    if request.method == "POST":
        jawaban = bersihkan(HALAMAN[0], {k: request.POST.get(k, "") for k in ("alasan", "keterangan")})
    if not sesi.terbukti(request, kini=jam.kini()):
        if request.method == "POST":
            alur_isi.simpan_isian(permohonan, jawaban=jawaban, versi=permohonan.versi, kini=jam.kini())
        return minta_bukti(request, akun)
    if request.method == "POST":
        galat = _kirim(request, permohonan, jawaban)
        if not galat:
            messages.success(request, _("Permohonan Anda sudah kami terima."))
            return redirect("ikd:status", akun.kantor.slug, permohonan.nomor)
    isi_halaman = {
        "akun": akun,
        "permohonan": permohonan,
        "memperbaiki": tahap.dikembalikan(permohonan),
        "kekurangan": [k.catatan for k in queries.kurang(permohonan)],
        "slot": [s for s in queries.syarat(permohonan) if s.diminta],
        "alasan": (*HALAMAN[0].pertanyaan[0].pilihan, (BERUBAH, _("Data di KK berubah (lahir, menikah, pindah, …)"))),
        "jawaban": jawaban,
        "galat": galat,
        "soal": soal.baru(kini=jam.kini()),
    }
    return render(request, "ikd/isi.html", isi_halaman, status=422 if galat else 200)


def _buka(request: HttpRequest, akun: AkunIkd) -> Permohonan:
    """The case, moved past the steps already done on the way here, at the times they were done."""
    kini = jam.kini()
    jejak = iter([*sesi.ambil_jejak(request, kini=kini), kini])
    with transaction.atomic():
        permohonan, _token = alur_buka.buka(
            kantor=akun.kantor,
            jenis=JENIS.kode,
            kanal=PINTU,
            bahasa=(get_language() or "id")[:2],
            kini=next(jejak),
            sop=sop_ikd(akun.kantor),
        )
        alur_isi.simpan_pemilik_akun(permohonan, akun=_pemilik(akun), versi=permohonan.versi)
        while queries.sop(permohonan).langkah[permohonan.langkah].tindakan == "isi":
            permohonan = _maju(permohonan, versi=permohonan.versi, kini=next(jejak, kini))
    return permohonan


def _pemilik(akun: AkunIkd) -> alur_isi.PemilikAkun:
    keluarga = keluarga_dari_nik(akun.penduduk.nik)
    assert keluarga is not None  # pastikan_berhak found it
    assert akun.dikonfirmasi is not None
    return alur_isi.PemilikAkun(
        nama=akun.penduduk.nama,
        nik=akun.penduduk.nik,
        nomor_kk=keluarga.nomor,
        whatsapp=akun.ponsel,
        surel=akun.surel,
        dikonfirmasi=akun.dikonfirmasi,
    )


def _maju(permohonan: Permohonan, *, versi: int, kini: datetime) -> Permohonan:
    return jalankan(permohonan, putusan=LANJUT, pelaku=pemohon(permohonan), versi=versi, kini=kini)


def _kirim(request: HttpRequest, permohonan: Permohonan, jawaban: Mapping[str, str]) -> dict[str, str]:
    """Check, keep and hand in; what must be mended, by field."""
    kini = jam.kini()
    galat = periksa_isian(HALAMAN, jawaban, kini=localdate(kini)) | _kurang(request, permohonan)
    if galat:
        return galat
    try:
        soal.periksa(request.POST, kini=kini)
        alur_isi.simpan_isian(permohonan, jawaban=jawaban, versi=_versi(request), kini=kini)
        for s in queries.syarat(permohonan):
            if isinstance(berkas := request.FILES.get(f"berkas-{s.syarat.kunci}"), UploadedFile):
                alur_berkas.serahkan_berkas(
                    permohonan, syarat=s.syarat.kunci, nama=berkas.name or "", isi=berkas.read(), kini=kini
                )
        alur_berkas.tanda_tangani_formulir(permohonan, gambar=None, nama_diketik=permohonan.pemohon_nama, kini=kini)
        permohonan.refresh_from_db()
        hasil = _maju(permohonan, versi=permohonan.versi, kini=kini)
    except Galat as salah:
        return {"": peristiwa.penolakan(salah)}
    permohonan.nomor = hasil.nomor
    return {}


def _kurang(request: HttpRequest, permohonan: Permohonan) -> dict[str, str]:
    """The statement not ticked, and the papers asked for and not chosen."""
    diminta = [s.syarat for s in queries.syarat(permohonan) if s.diminta]
    galat = {
        f"berkas-{s.kunci}": _("Pilih foto atau PDF %(apa)s.") % {"apa": s.nama}
        for s in diminta
        if f"berkas-{s.kunci}" not in request.FILES
    }
    if not request.POST.get("pernyataan"):
        galat["pernyataan"] = _("Centang pernyataan setelah Anda membacanya")
    return galat


def _versi(request: HttpRequest) -> int:
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0
