"""Papers as the desk may see them: sheets we drew ourselves, never a citizen's own file, and our drafts."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from tertib.alur.berkas import kait
from tertib.dokumen import cetak, salinan, susun
from tertib.dokumen import queries as dokumen
from tertib.dokumen.lampiran import lampiran_pdf
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
def draf(request: HttpRequest, nomor: str, apa: str, ke: int) -> HttpResponse:
    """A watermarked draft, made afresh from what the case holds now, of card `ke` (from 1).

    `apa` is kk, or biodata of one member (?no=). A closed card has neither.
    """
    perkara, kini = cari(request, nomor), jam.kini()
    keluarga = dict(enumerate(pratinjau(perkara, kini).sesudah, 1)).get(ke)
    if keluarga is None or not keluarga.anggota or apa not in PEMBUAT:
        raise Http404
    pdf = PEMBUAT[apa](request, perkara, keluarga, kini)
    return _pdf(pdf, f"{nomor}-draf-{apa}-{ke}")


@petugas()
def konsep(request: HttpRequest, nomor: str, ke: int) -> HttpResponse:
    """One of the documents as drafted, for correction and initials."""
    try:
        pdf = dokumen.konsep_pdf(cari(request, nomor).permohonan, ke=ke - 1)
    except dokumen.KonsepBelumAda as belum:
        raise Http404 from belum
    return _pdf(pdf, f"{nomor}-konsep-{ke}")


@petugas()
def biodata(request: HttpRequest, nomor: str, ke: int) -> HttpResponse:
    """A copy of the biodata that goes with the card, as approved."""
    pdf = salinan.pdf(cari(request, nomor).permohonan, ke=ke, kini=jam.kini())
    if pdf is None:
        raise Http404
    return _pdf(pdf, f"{nomor}-biodata-{ke}")


@petugas()
def lampiran(request: HttpRequest, nomor: str) -> HttpResponse:
    """The annex: every card before and after, as drafted."""
    try:
        return _pdf(lampiran_pdf(cari(request, nomor).permohonan), f"{nomor}-lampiran")
    except dokumen.KonsepBelumAda as belum:
        raise Http404 from belum


@petugas()
def cetakan(request: HttpRequest, nomor: str, ke: int) -> HttpResponse:
    """One document as printed for the pen: these bytes carry the number and are what the signature covers."""
    ada = cetakan_pena(cari(request, nomor).permohonan)
    satu = dict(enumerate(ada.dokumen, 1)).get(ke) if ada else None
    if satu is None:
        raise Http404
    return _pdf(dokumen.isi_asli(satu), f"{nomor}-{ke}")


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
