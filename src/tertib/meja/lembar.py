"""Papers as the desk may see them: sheets we drew ourselves, the citizen's own file only as a download, our drafts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from tertib.alur.berkas import kait
from tertib.inti import penyimpanan
from tertib.meja.perkara import cari
from tertib.pengguna.penjaga import petugas
from tertib.permohonan.models import Berkas, Lembar

AKHIRAN = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


@petugas()
def lembar(request: HttpRequest, nomor: str, berkas: int, no: int) -> HttpResponse:
    """One sheet as a JPEG made by us."""
    permohonan = cari(request, nomor).permohonan
    satu = get_object_or_404(Lembar, berkas=berkas, berkas__permohonan=permohonan, no=no)
    return _kirim(penyimpanan.baca(satu.simpanan, kait=kait(permohonan)), "image/jpeg")


@petugas()
def asli(request: HttpRequest, nomor: str, berkas: int) -> HttpResponse:
    """The paper as it is kept, never shown in the browser."""
    permohonan = cari(request, nomor).permohonan
    satu = get_object_or_404(Berkas, pk=berkas, permohonan=permohonan)
    balasan = _kirim(penyimpanan.baca(satu.simpanan, kait=kait(permohonan)), "application/octet-stream")
    nama = f"{permohonan.nomor}-{satu.syarat}.{AKHIRAN.get(satu.jenis, 'bin')}"
    balasan["Content-Disposition"] = f'attachment; filename="{nama}"'
    return balasan


@petugas()
def draf(request: HttpRequest, nomor: str, apa: str) -> HttpResponse:
    """A watermarked draft, made afresh from what the case holds now."""
    perkara = cari(request, nomor)
    raise Http404(f"{perkara.permohonan}: {apa}")


def _kirim(isi: bytes, jenis: str) -> HttpResponse:
    balasan = HttpResponse(isi, content_type=jenis)
    balasan["Cache-Control"] = "no-store, private"
    balasan["X-Content-Type-Options"] = "nosniff"
    balasan["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return balasan
