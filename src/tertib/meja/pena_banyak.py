"""The pile on the signer's table: every print in my name on one page, ticked and said to be signed in one go."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tertib.alur.konteks import PENA
from tertib.alur.langkah import jalankan, pilihan_kini
from tertib.alur.pelaku import petugas as pelaku_petugas
from tertib.dokumen import queries as dokumen
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja.pena import CetakanPena, cetakan_pena
from tertib.meja.perkara import TANDATANGAN, TANDATANGAN_BASAH
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.queries import Kerja


@dataclass(frozen=True, slots=True)
class Cetakan:
    """The prints of one case that wait for my pen; `tanda` names them and the case as they were when the page was drawn."""

    kerja: Kerja
    pena: CetakanPena

    @property
    def tanda(self) -> str:
        return f"{self.kerja.permohonan.nomor}:{self.pena.sidik}:{self.kerja.permohonan.versi}"


@petugas()
def banyak(request: HttpRequest) -> HttpResponse:
    """GET: the prints. POST: those ticked bear my signature, each recorded by an act of its own."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    tumpukan, kini = cetakan(penugasan, jam.kini()), jam.kini()
    if request.method != "POST":
        return render(request, "meja/pena_banyak.html", {"cetakan": tumpukan, "kini": kini})
    dicentang = set(request.POST.getlist("cetakan"))
    ada = [c for c in tumpukan if c.tanda in dicentang]
    gagal = [kalimat for c in ada if (kalimat := _nyatakan(penugasan, c, kini))]
    if selesai := len(ada) - len(gagal):
        kalimat = ngettext("%(n)s KK dinyatakan bertanda tangan.", "%(n)s KK dinyatakan bertanda tangan.", selesai)
        messages.success(request, kalimat % {"n": selesai})
    if berubah := len(dicentang) - len(ada):
        gagal.append(_("%(n)s cetakan berubah sejak halaman dibuka; ambil cetakan yang baru.") % {"n": berubah})
    for kalimat in gagal or ([] if dicentang else [_("Centang KK yang sudah Anda tandatangani.")]):
        messages.error(request, kalimat)
    return redirect("meja:pena-banyak" if gagal or not dicentang else "meja:tandatangan")


def cetakan(penugasan: Penugasan, kini: datetime) -> list[Cetakan]:
    """The prints in the name of this assignment whose turn to be signed with a pen it is, latest first."""
    langkah = {TANDATANGAN_BASAH} | ({TANDATANGAN} if dokumen.jalan_basah(kini) else set())
    giliran = [k for k in queries.kerja(penugasan, kini) if k.langkah.tindakan in langkah]
    rencana = [(k, cetakan_pena(k.permohonan)) for k in giliran]
    return [Cetakan(k, c) for k, c in rencana if c and c.penandatangan.pk == penugasan.pk]


def _nyatakan(penugasan: Penugasan, satu: Cetakan, kini: datetime) -> str:
    """One card; "" when it is recorded, else its number and why not."""
    p, siapa = satu.kerja.permohonan, pelaku_petugas(penugasan)
    maju = next((x.nama for x in pilihan_kini(p, siapa) if not x.kembali), "")
    try:
        jalankan(p, putusan=maju, pelaku=siapa, versi=p.versi, kini=kini, isi={PENA: satu.pena.sidik})
    except Galat as tolak:
        return f"{p.nomor}: {tolak}"
    return ""
