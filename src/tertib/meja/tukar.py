"""Import and export of residents: asking, letting through, watching it go, the refused lines, the finished file."""

import csv
import io
from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur import pertukaran
from tertib.alur.ekspor import AlasanKurang
from tertib.buku.lembar_kerja import tawar
from tertib.inti import jam, penyimpanan
from tertib.inti.galat import Galat
from tertib.kependudukan.models import BarisTertolak, Pertukaran
from tertib.meja.ekspor import JENIS_ISI
from tertib.meja.penduduk_tanya import desa_bernama
from tertib.pengguna.menu import DINAS
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas

TERBESAR: Final = 12 * 1024 * 1024
SEHALAMAN = 25
_TERTOLAK_TAMPIL = 20
_MUAT_ULANG = 4
"""Seconds after which the page of a running exchange comes again, by the browser itself: it needs no script."""
BENTUK = (("csv", gettext_lazy("Teks bertanda pisah (CSV)")), ("xlsx", gettext_lazy("Lembar kerja (XLSX)")))


@petugas(*DINAS)
def daftar(request: HttpRequest) -> HttpResponse:
    """Every exchange of the office, and the two ways to ask for one."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    if request.method != "POST":
        return _daftar(request, {})
    galat: dict[str, str] = {}
    masuk, alasan = "masuk" in request.POST, request.POST.get("alasan", "")
    try:
        if masuk:
            tukar = pertukaran.minta_masuk(penugasan, isi=_berkas(request), alasan=alasan, kini=jam.kini())
        else:
            desa = desa_bernama(request.POST.get("desa", "").strip(), penugasan.kantor_id, galat)
            if galat:
                return _daftar(request, galat, status=422)
            bentuk = request.POST.get("bentuk", "")
            tukar = pertukaran.minta_keluar(penugasan, bentuk=bentuk, desa=desa, alasan=alasan, kini=jam.kini())
    except AlasanKurang as tolak:
        return _daftar(request, {"alasan-masuk" if masuk else "alasan": str(tolak)}, status=422)
    except Galat as tolak:
        return _daftar(request, {"berkas" if masuk else "bentuk": str(tolak)}, status=422)
    return redirect("meja:tukar-satu", tukar=tukar.pk)


def _berkas(request: HttpRequest) -> bytes:
    berkas = request.FILES.get("berkas")
    if not isinstance(berkas, UploadedFile) or not berkas.size:
        raise Galat(
            _(
                "Pilih berkasnya; paling besar 12 MB. CSV yang lebih besar: padatkan dengan gzip atau simpan sebagai XLSX."
            )
        )
    if berkas.size > TERBESAR:
        raise Galat(_("Berkas lebih dari 12 MB. Padatkan dengan gzip atau simpan sebagai XLSX."))
    isi: bytes = berkas.read()
    return isi


def _daftar(request: HttpRequest, galat: dict[str, str], *, status: int = 200) -> HttpResponse:
    semua = Pertukaran.objects.order_by("-pk")
    isi = {
        "halaman": Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman")),
        "galat": galat,
        "isian": request.POST,
        "pilihan_bentuk": BENTUK,
    }
    return render(request, "meja/tukar.html", isi, status=status)


@petugas(*DINAS)
def satu(request: HttpRequest, tukar: int) -> HttpResponse:
    """One exchange: where it stands; POST lets it through or refuses it. While it runs the page comes again by itself."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    ini = get_object_or_404(Pertukaran.objects.select_related("kantor"), pk=tukar)
    if request.method == "POST":
        try:
            pertukaran.putuskan(penugasan, ini, setuju=request.POST.get("putusan") == "setuju", kini=jam.kini())
        except Galat as tolak:
            messages.error(request, str(tolak))
        return redirect("meja:tukar-satu", tukar=tukar)
    isi: dict[str, Any] = {
        "tukar": ini,
        "persen": 100 * ini.baris // ini.dari_baris if ini.dari_baris else 0,
        "boleh": ini.keadaan == Pertukaran.DIMINTA and pertukaran.boleh_memutuskan(penugasan, ini),
        "milik": _boleh_ambil(penugasan, ini),
        "tertolak": BarisTertolak.objects.filter(pertukaran=ini).order_by("nomor")[:_TERTOLAK_TAMPIL],
    }
    balasan = render(request, "meja/tukar_satu.html", isi)
    if ini.keadaan == Pertukaran.BERJALAN:
        balasan["Refresh"] = str(_MUAT_ULANG)
    return balasan


@petugas(*DINAS)
def berkas(request: HttpRequest, tukar: int) -> HttpResponse:
    """The finished file of an export, for the one who asked for it."""
    ini = get_object_or_404(Pertukaran, pk=tukar)
    simpanan = ini.berkas
    if simpanan is None or not _boleh_ambil(request.penugasan, ini):  # type: ignore[attr-defined]
        raise Http404
    balasan = HttpResponse(penyimpanan.baca(simpanan, kait=ini.kait), content_type=JENIS_ISI[ini.bentuk])
    balasan["Content-Disposition"] = f'attachment; filename="penduduk-{ini.kantor_id}-{ini.sebutan}.{ini.bentuk}"'
    return balasan


def _boleh_ambil(penugasan: Penugasan, tukar: Pertukaran) -> bool:
    selesai = tukar.arah == Pertukaran.KELUAR and tukar.keadaan == Pertukaran.SELESAI
    return selesai and penugasan.pengguna_id == tukar.peminta


@petugas(*DINAS)
def tertolak(request: HttpRequest, tukar: int) -> HttpResponse:
    """Every refused line of an import, as CSV: line, column, sentence."""
    ini = get_object_or_404(Pertukaran, pk=tukar, arah=Pertukaran.MASUK)
    keluaran = io.StringIO()
    penulis = csv.writer(keluaran, delimiter=";", lineterminator="\r\n")
    penulis.writerow([_("Baris"), _("Kolom"), _("Alasan")])
    for b in BarisTertolak.objects.filter(pertukaran=ini).order_by("nomor").iterator():
        penulis.writerow([b.nomor, b.kolom, tawar(b.kalimat)])
    balasan = HttpResponse(keluaran.getvalue().encode("utf-8-sig"), content_type=JENIS_ISI["csv"])
    balasan["Content-Disposition"] = f'attachment; filename="tertolak-{ini.sebutan}.csv"'
    return balasan
