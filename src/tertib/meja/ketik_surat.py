"""Keying in the letter of moving of an office that is not here, with its paper beside the form."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.alur import surat_pindah
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja import isian_surat
from tertib.meja.isian_surat import IsianSurat
from tertib.meja.perkara import Perkara, cari
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries

SURAT = "skpwni"


@petugas()
@require_http_methods(["GET", "POST"])
def ketik_surat(request: HttpRequest, nomor: str) -> HttpResponse:
    """The form; POST with `tambah` makes room for one more person, any other POST keeps the letter."""
    perkara = cari(request, nomor)
    if not surat_pindah.boleh_mengetik(perkara.permohonan, perkara.pelaku):
        messages.error(request, perkara.sebab or _("Surat pindah permohonan ini tidak perlu diketik sekarang."))
        return redirect("meja:berkas", nomor=nomor)
    if request.method == "GET":
        return _halaman(request, perkara, isian_surat.awal(perkara.permohonan), {})
    isian = isian_surat.baca(request.POST)
    if "tambah" in request.POST:
        return _halaman(request, perkara, isian.tambah(), {})
    if galat := _simpan(perkara, isian):
        return _halaman(request, perkara, isian, galat)
    messages.success(request, _("Surat pindah tercatat. Draf dapat disusun."))
    return redirect("meja:berkas", nomor=nomor)


def _simpan(perkara: Perkara, isian: IsianSurat) -> dict[str, str]:
    """Keep the letter; what has to be mended first, by name of the field."""
    permohonan, kini = perkara.permohonan, jam.kini()
    hari = permohonan.kantor.setempat(kini).date()
    if galat := isian_surat.periksa(isian, pemohon_nik=permohonan.pemohon_nik, kini=hari):
        return galat
    try:
        surat = isian.surat_pindah(kini=hari)
        surat_pindah.catat_dari_kertas(permohonan, surat, pelaku=perkara.pelaku, kini=kini)
    except Galat as tolak:
        return isian_surat.galat_dari(tolak)
    return {}


def _halaman(request: HttpRequest, perkara: Perkara, isian: IsianSurat, galat: Mapping[str, str]) -> HttpResponse:
    berkas = queries.berkas_berlaku(perkara.permohonan).get(SURAT)
    isi = {
        "permohonan": perkara.permohonan,
        "berkas": berkas,
        "lembar": range(1, berkas.lembar + 1) if berkas else (),
        "bagian_surat": isian_surat.bagian_surat(),
        "bagian_orang": isian_surat.bagian_orang(isian),
        "isian": isian,
        "nilai": isian_surat.nilai(isian),
        "galat": galat,
        "ringkas": isian_surat.ringkas(galat),
    }
    return render(request, "meja/ketik_surat.html", isi, status=422 if galat else 200)
