"""Papers as the desk may see them: sheets we drew ourselves, never a citizen's own file, and our drafts."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from tertib.alur.berkas import kait
from tertib.dokumen import cetak, susun
from tertib.dokumen import queries as dokumen
from tertib.inti import jam, penyimpanan
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.meja.pena import cetakan_pena
from tertib.meja.perkara import Perkara, cari
from tertib.meja.pratinjau import pratinjau
from tertib.pengguna.penjaga import petugas
from tertib.permohonan.models import Lembar


@petugas()
def lembar(request: HttpRequest, nomor: str, berkas: int, no: int) -> HttpResponse:
    """One sheet as a JPEG made by us."""
    permohonan = cari(request, nomor).permohonan
    satu = get_object_or_404(Lembar, berkas=berkas, berkas__permohonan=permohonan, no=no)
    return _kirim(penyimpanan.baca(satu.simpanan, kait=kait(permohonan)), "image/jpeg")


@petugas()
def draf(request: HttpRequest, nomor: str, apa: str) -> HttpResponse:
    """A watermarked draft, made afresh from what the case holds now: `apa` is kk, or biodata of one member (?no=)."""
    perkara, kini = cari(request, nomor), jam.kini()
    sesudah = pratinjau(perkara, kini).sesudah
    if not sesudah or apa not in PEMBUAT:
        raise Http404
    pdf = PEMBUAT[apa](request, perkara, sesudah[0], kini)
    return _pdf(pdf, f"{nomor}-draf-{apa}")


@petugas()
def konsep(request: HttpRequest, nomor: str) -> HttpResponse:
    """The concept as drafted, for correction and initials."""
    permohonan = cari(request, nomor).permohonan
    if not permohonan.draf:
        raise Http404
    return _pdf(dokumen.konsep_pdf(permohonan), f"{nomor}-konsep")


@petugas()
def cetakan(request: HttpRequest, nomor: str) -> HttpResponse:
    """The card as printed for the pen: these bytes carry the number and are what the signature covers."""
    ada = cetakan_pena(cari(request, nomor).permohonan)
    if ada is None:
        raise Http404
    return _pdf(dokumen.isi_asli(ada), nomor)


def _pdf(isi: bytes, nama: str) -> HttpResponse:
    balasan = HttpResponse(isi, content_type="application/pdf")
    balasan["Content-Disposition"] = f'inline; filename="{nama}.pdf"'
    balasan["Cache-Control"] = "no-store, private"
    return balasan


def _kk(request: HttpRequest, perkara: Perkara, keluarga: Keluarga, kini: datetime) -> bytes:
    kartu = susun.kartu(keluarga, kantor=perkara.permohonan.kantor, ditandatangani=susun.BELUM_ADA_PENANDATANGAN)
    return cetak.kartu_pdf(kartu, cap="DRAF", tautan=None, waktu=kini)


def _biodata(request: HttpRequest, perkara: Perkara, keluarga: Keluarga, kini: datetime) -> bytes:
    """Of the member asked for, counted from 1; otherwise of the newest, who is last on the card."""
    no = request.GET.get("no", "")
    letak = int(no) - 1 if no in {str(n) for n in range(1, len(keluarga.anggota) + 1)} else -1
    biodata = susun.biodata(keluarga.anggota[letak], keluarga, kantor=perkara.permohonan.kantor)
    return cetak.biodata_pdf(biodata, cap="DRAF", tautan=None, waktu=kini)


PEMBUAT = {"kk": _kk, "biodata": _biodata}


def _kirim(isi: bytes, jenis: str) -> HttpResponse:
    balasan = HttpResponse(isi, content_type=jenis)
    balasan["Cache-Control"] = "no-store, private"
    balasan["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return balasan
