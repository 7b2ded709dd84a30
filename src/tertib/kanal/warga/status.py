"""The status page: whose turn, since when, until when; what to mend; the card; receipt and withdrawal."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tertib.alur import langkah as alur_langkah
from tertib.alur.pelaku import pemohon
from tertib.buku import queries as buku
from tertib.dokumen import terbitan
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal import peristiwa, tahap, unduhan
from tertib.kanal.kata import tautan_status
from tertib.kanal.warga import cara_kabar, kabar, rute
from tertib.kanal.warga.isian import versi_dari
from tertib.kanal.warga.pintu import lewat_tautan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import LANJUT
from tertib.sop.mesin import DITARIK


@lewat_tautan
@require_GET
def status(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Where the case stands now, in the words of its own SOP version."""
    naskah = queries.sop(permohonan)
    langkah = naskah.langkah[permohonan.langkah]
    simpul = tahap.jalur(permohonan, kini=jam.kini())
    isi_halaman: dict[str, Any] = {
        "permohonan": permohonan,
        "sop": naskah,
        "langkah": langkah,
        "keadaan": tahap.keadaan(permohonan),
        "jenis": queries.jenis(permohonan),
        "jalur": simpul,
        "kini": next((j for j in simpul if j.keadaan == "kini"), None),
        "peristiwa": peristiwa.daftar(permohonan),
        "perlu": kabar.perlu_diperbaiki(permohonan) if tahap.sedang_diisi(permohonan) else [],
        "lanjut": rute.pertama_belum(permohonan).alamat if tahap.sedang_diisi(permohonan) else "",
        "unduhan": unduhan.daftar(permohonan),
        "biodata": unduhan.biodata(permohonan),
        "apa": unduhan.sebutan(permohonan),
        "ditutup": ditutup(permohonan),
        "tanpa_dokumen": bool(permohonan.draf) and not terbitan.daftar(permohonan),
        "di_kantor": buku.belum_diserahkan(permohonan),
        "dapat_ditarik": tahap.dapat_ditarik(permohonan),
        "cara_kabar": cara_kabar.ringkas(permohonan),
        "dilihat": jam.kini(),
        "tautan": tautan_status(permohonan),
    }
    return render(request, "warga/status.html", isi_halaman)


def ditutup(permohonan: Permohonan) -> list[str]:
    """The numbers of the cards that this case closed; none before it is published."""
    rancangan = queries.rancangan(permohonan) if queries.sudah_terbit(permohonan) else None
    return [k.nomor for k in rancangan.ditutup] if rancangan else []


@lewat_tautan
@require_GET
def kartu(request: HttpRequest, permohonan: Permohonan, ke: int) -> HttpResponse:
    """One issued document as a file. 404 while there is none; of one signed with a pen only the paper is genuine."""
    return unduhan.kirim(permohonan, ke)


@lewat_tautan
@require_GET
def biodata(request: HttpRequest, permohonan: Permohonan, ke: int) -> HttpResponse:
    """A copy of the biodata of somebody on the new card, once it is published. 404 while there is none."""
    return unduhan.kirim_biodata(permohonan, ke)


@lewat_tautan
@require_POST
def terima(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """The applicant says that the card has arrived."""
    if tahap.keadaan(permohonan) == "terima":
        try:
            alur_langkah.jalankan(
                permohonan, putusan=LANJUT, pelaku=pemohon(permohonan), versi=versi_dari(request), kini=jam.kini()
            )
        except Galat as galat:
            messages.error(request, peristiwa.penolakan(galat))
    return redirect("warga:status", permohonan.tautan)


@lewat_tautan
@require_http_methods(["GET", "POST"])
def tarik(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Take the application back, after a page that says what that means."""
    if not tahap.dapat_ditarik(permohonan):
        return redirect("warga:status", permohonan.tautan)
    galat: dict[str, str] = {}
    if request.method == "POST" and not request.POST.get("yakin"):
        galat = {"yakin": _("Centang jika Anda yakin menarik permohonan ini")}
    elif request.method == "POST":
        try:
            alur_langkah.jalankan(
                permohonan, putusan=DITARIK, pelaku=pemohon(permohonan), versi=versi_dari(request), kini=jam.kini()
            )
        except Galat as salah:
            messages.error(request, peristiwa.penolakan(salah))
        return redirect("warga:status", permohonan.tautan)
    return render(request, "warga/tarik.html", {"permohonan": permohonan, "galat": galat}, status=422 if galat else 200)
