"""Finding residents, and one resident: what the list shows is masked, and a full look is written down."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tertib.alur import lihat_penduduk as alur_lihat
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kependudukan import riwayat
from tertib.kependudukan.banding import Perbandingan, bandingkan
from tertib.kependudukan.cari.pertanyaan import SEHALAMAN, TERBANYAK, cari
from tertib.kependudukan.models import Dilihat, Keanggotaan, Keluarga, Penduduk
from tertib.kependudukan.perubahan.selisih import selisih
from tertib.kependudukan.queries import susun_keluarga
from tertib.meja import penduduk_tanya
from tertib.meja.penduduk_tanya import TanyaForm
from tertib.pengguna.menu import DINAS
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas

_HALAMAN_TERAKHIR = TERBANYAK // SEHALAMAN
_DILIHAT_TERBARU = 20


@petugas(*DINAS)
def daftar(request: HttpRequest) -> HttpResponse:
    """The search page. POST seals the question into the address of the answer."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    if request.method == "POST":
        form = penduduk_tanya.baca(request.POST.dict(), penugasan.kantor_id)
        if form.galat:
            return _halaman(request, form, {}, status=422)
        return redirect(f"{request.path}?c={penduduk_tanya.tutup(form.isian, penugasan)}")
    tertutup = request.GET.get("c", "")
    form = penduduk_tanya.baca(penduduk_tanya.buka(tertutup, penugasan), penugasan.kantor_id)
    if form.galat:  # nothing asked yet
        return _halaman(request, TanyaForm(form.isian, form.pertanyaan, {}), {})
    ke = request.GET.get("halaman", "")
    halaman = min(max(int(ke), 1), _HALAMAN_TERAKHIR) if ke.isascii() and ke.isdigit() else 1
    jawaban = cari(form.pertanyaan, halaman=halaman)
    return _halaman(request, form, {"jawaban": jawaban, "tertutup": tertutup, "ke": halaman})


def _halaman(request: HttpRequest, form: TanyaForm, isi: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, "meja/penduduk.html", {"isian": form.isian, "galat": form.galat, **isi}, status=status)


@petugas(*DINAS)
def satu(request: HttpRequest, penduduk: int) -> HttpResponse:
    """One resident, masked; POST records a look, after which the page tells everything for a while."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    orang = get_object_or_404(Penduduk, pk=penduduk)
    if request.method == "POST":
        try:
            alur_lihat.lihat_penduduk(penugasan, penduduk=orang, kini=jam.kini())
        except Galat as tolak:
            messages.error(request, str(tolak))
        return redirect("meja:penduduk-satu", penduduk=penduduk)
    terbuka = alur_lihat.terbuka(penugasan, penduduk=orang, kini=jam.kini())
    dilihat = Dilihat.objects.filter(penduduk=orang).order_by("-pada")[:_DILIHAT_TERBARU]
    di = Keanggotaan.objects.filter(penduduk=orang, sampai=None).select_related("keluarga__desa").first()
    kartu = di.keluarga if di else None
    isi: dict[str, Any] = {"kartu_kini": kartu, "orang": orang, "terbuka": terbuka, "dilihat": dilihat}
    if terbuka:
        isi |= _lengkap(request, orang, kartu)
    return render(request, "meja/penduduk_satu.html", isi)


def _lengkap(request: HttpRequest, orang: Penduduk, kini: Keluarga | None) -> dict[str, Any]:
    """The card, as it is or as it was at the end of the day asked for, and its versions."""
    pada, galat = _hari(request.GET.get("pada", ""))
    kartu = susun_keluarga(kini) if kini else None
    if pada:
        dulu = riwayat.penduduk_pada(orang.nik, _akhir_hari(pada))
        kartu = dulu[1] if dulu else None
    return {
        "pada": pada,
        "galat": galat,
        "kartu": bandingkan(selisih(kartu, kartu), nomor_nanti="") if kartu else None,
        "alamat": kartu,
        "versi": [(v, _banding(v)) for v in riwayat.versi_kartu(kini)] if kini else [],
        "keanggotaan": riwayat.kartu_penduduk(orang),
    }


def _banding(versi: riwayat.Versi) -> Perbandingan | None:
    return bandingkan(versi.selisih, nomor_nanti="") if versi.selisih else None


def _hari(teks: str) -> tuple[dt.date | None, dict[str, str]]:
    try:
        return (dt.date.fromisoformat(teks) if teks else None), {}
    except ValueError:
        return None, {"pada": _("Tulis tanggal seperti 2026-11-20")}


def _akhir_hari(hari: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(hari, dt.time.max))
