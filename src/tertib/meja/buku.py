"""The books on the desk: which there are, their lines, the page that prints like the paper book."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tertib.buku import cetak as buku_cetak
from tertib.buku import daftar
from tertib.buku.daftar import Saringan
from tertib.buku.jenis import BUKU, KETERANGAN, PERMOHONAN, Buku
from tertib.buku.models import BarisBuku
from tertib.inti import jam
from tertib.meja import saring_buku
from tertib.meja.saring_buku import SaringanForm
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan

SEHALAMAN = 50
BATAS_CETAK = 200


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell as drawn; `ke` is the case it opens, `utuh` stays on one line, `tercoret` because the line is void."""

    judul: str
    isi: str
    ke: str = ""
    utuh: bool = False
    tercoret: bool = False


@dataclass(frozen=True, slots=True)
class BarisTampil:
    """One line as drawn: its number, then the other cells."""

    nomor: str
    tahun: int
    batal: bool
    sel: tuple[Sel, ...]


@petugas()
def semua(request: HttpRequest) -> HttpResponse:
    """The books this official may read, each with its number of lines."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    hitung = daftar.terbaca(penugasan).values("buku").annotate(n=Count("pk"), terakhir=Max("pada"))
    ada = {h["buku"]: h for h in hitung}
    buku = [(b, ada[b.kunci]["n"], ada[b.kunci]["terakhir"]) for b in BUKU.values() if b.kunci in ada]
    return render(request, "meja/buku_semua.html", {"buku": buku})


@petugas()
def lihat(request: HttpRequest, buku: str) -> HttpResponse:
    """One book, the newest line first, fifty lines a page."""
    penugasan, dibuka, form = buka(request, buku)
    baris = daftar.baris(penugasan, dibuka, form.saringan).reverse()
    halaman = Paginator(baris, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {**isi_buku(dibuka, form), "halaman": halaman, "baris": list(tampil(penugasan, dibuka, halaman))}
    return render(request, "meja/buku.html", isi)


@petugas()
def cetak(request: HttpRequest, buku: str) -> HttpResponse:
    """The lines as the paper book looks, for the browser's print; a few sheets only, more is an export with a reason."""
    penugasan, dibuka, form = buka(request, buku)
    baris = list(daftar.baris(penugasan, dibuka, form.saringan)[: BATAS_CETAK + 1])
    jilid = [(j.tahun, list(tampil(penugasan, dibuka, j.baris))) for j in buku_cetak.jilid(baris[:BATAS_CETAK])]
    isi = {
        **isi_buku(dibuka, form),
        "jilid": jilid,
        "terpotong": len(baris) > BATAS_CETAK,
        "batas": BATAS_CETAK,
        "kini": jam.kini(),
        "rentang": rentang(form),
    }
    return render(request, "meja/buku_cetak.html", isi)


def buka(request: HttpRequest, kunci: str) -> tuple[Penugasan, Buku, SaringanForm]:
    """The book of the address for the person of the request, with its filter. Raises Http404."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    dibuka = BUKU.get(kunci)
    if dibuka is None or not daftar.terbaca(penugasan).filter(buku=kunci).exists():
        raise Http404
    kiriman = request.POST if request.method == "POST" else request.GET
    return penugasan, dibuka, saring_buku.baca(kiriman.dict(), daftar.tahun_terakhir(penugasan, dibuka))


def isi_buku(buku: Buku, form: SaringanForm) -> dict[str, Any]:
    """What every page about one book shows."""
    return {"buku": buku, "form": form, "isian": form.isian, "galat": form.galat}


def rentang(form: SaringanForm) -> str:
    """The filter of a page as one line of words; "" when it leaves nothing out."""
    return kata_saringan(form.saringan)


def kata_saringan(s: Saringan) -> str:
    """A filter as one line of words; "" when it leaves nothing out."""
    bagian = []
    if s.dari or s.sampai:
        hari = {"dari": f"{s.dari:%d-%m-%Y}" if s.dari else "", "sampai": f"{s.sampai:%d-%m-%Y}" if s.sampai else ""}
        pola = (
            _("%(dari)s sampai %(sampai)s")
            if s.dari and s.sampai
            else _("sejak %(dari)s")
            if s.dari
            else _("sampai %(sampai)s")
        )
        bagian.append(pola % hari)
    if s.nomor is not None:
        bagian.append(_("nomor %(nomor)s") % {"nomor": s.nomor})
    if s.permohonan:
        bagian.append(_("permohonan %(nomor)s") % {"nomor": s.permohonan})
    return ", ".join(bagian)


def tampil(penugasan: Penugasan, buku: Buku, baris: Iterable[BarisBuku]) -> Iterable[BarisTampil]:
    """Lines as drawn; the case is a link for those who may open it."""
    for satu in baris:
        batal = bool(satu.batal)
        ke = satu.permohonan.nomor if satu.permohonan and bisa_dibuka(penugasan, satu.permohonan) else ""
        sel = tuple(
            Sel(
                str(kolom.judul),
                kolom.isi(satu, penugasan.kantor),
                (ke or "") if kolom is PERMOHONAN else "",
                kolom.utuh,
                batal and kolom is not KETERANGAN,
            )
            for kolom in buku.kolom[1:]
        )
        yield BarisTampil(str(satu.nomor), satu.tahun, batal, sel)


def bisa_dibuka(penugasan: Penugasan, permohonan: Permohonan) -> bool:
    """Whether the case page would open: a lane of the case's SOP must be this official's."""
    sop = queries.sop(permohonan)
    return any(queries.memegang(penugasan, peran, permohonan) for peran in sop.petugas())
