"""The front: offices, the services of one office, and the page that says what an application needs before it begins."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tertib.alur.buka import buka, sop_aktif
from tertib.inti import jam, laju
from tertib.inti.galat import Galat
from tertib.kanal.panduan import panduan
from tertib.kanal.tahap import bentuk
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Syarat, selalu
from tertib.pengguna.penjaga import umum
from tertib.permohonan import queries
from tertib.rupa.tanggapan import terlalu_sering
from tertib.sop import pemuat
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor

PINTU = "warga"
CETAK = "cetak-kartu-keluarga"
"""The service of the identity app, whose door is another."""
PERMOHONAN_BARU = (20, timedelta(hours=1))


@umum
@require_GET
def beranda(request: HttpRequest) -> HttpResponse:
    """Offices, checking a card, sign-in of officials."""
    return render(request, "warga/beranda.html", {"daftar_kantor": Kantor.objects.order_by("tempat")})


@umum
@require_GET
def halaman_kantor(request: HttpRequest, kantor: str) -> HttpResponse:
    """What one office does through this door, its hours and address."""
    sop = _sop_pintu(request)
    isi = {"golongan": _golongan() if sop else [], "sop": sop, "ikd": sop_aktif(_kantor(request), CETAK)}
    return render(request, "warga/kantor.html", isi)


@umum
@require_GET
def pandu(request: HttpRequest, kantor: str) -> HttpResponse:
    """The questionnaire: at most four questions, one a page, kept nowhere but in the address."""
    satu = panduan(request.GET.dict())
    jenis = JENIS[satu.tujuan.jenis] if satu.tujuan and satu.tujuan.jenis else None
    syarat = queries.syarat_berlaku(jenis, pada=jam.kini()) if jenis else ()
    isi = {"panduan": satu, "jenis": jenis, "syarat": _butir_syarat(syarat), "sop": _sop_pintu(request)}
    return render(request, "warga/pandu.html", isi)


@umum
@require_http_methods(["GET", "POST"])
def mulai(request: HttpRequest, kantor: str, jenis: str) -> HttpResponse:
    """Who may apply, what to prepare, how long, free of charge. POST opens the case and hands out its secret link."""
    sop = _sop_pintu(request)
    if jenis not in JENIS or sop is None:
        raise Http404
    galat: dict[str, str] = {}
    if request.method == "POST":
        batas, per = PERMOHONAN_BARU
        if not laju.catat(f"permohonan:{laju.alamat(request)}", batas=batas, per=per, kini=jam.kini()):
            return terlalu_sering(request, tunggu=per)
        try:
            token = buka(
                kantor=_kantor(request), jenis=jenis, kanal=PINTU, bahasa=(get_language() or "id")[:2], kini=jam.kini()
            )[1]
            return redirect("warga:isi", token, "pemohon")
        except Galat as salah:
            galat = {"": str(salah)}
    isi_halaman = {
        "jenis": JENIS[jenis],
        "syarat": _butir_syarat(queries.syarat_berlaku(JENIS[jenis], pada=jam.kini())),
        "sop": sop,
        "langkah": _langkah(sop),
        "galat": galat,
    }
    return render(request, "warga/mulai.html", isi_halaman)


def _golongan() -> list[tuple[Any, list[JenisPerubahan]]]:
    """The kinds under the three headings of the form: new cards, changes, replacements."""
    judul = {
        "A": _("Keluarga baru, pindah, atau ganti kepala"),
        "B": _("Data atau anggota di KK berubah"),
        "C": _("KK hilang, rusak, atau dicetak lagi"),
    }
    return [(nama, [j for j in JENIS.values() if j.kode_f102.startswith(huruf)]) for huruf, nama in judul.items()]


def _butir_syarat(syarat: Iterable[Syarat]) -> list[tuple[Syarat, bool]]:
    """What to prepare, each with whether it hangs on the answers; what the office holds is not mentioned."""
    return [(s, s.wajib_jika is not selalu) for s in syarat if not s.dipegang_kantor]


def _langkah(sop: Sop) -> list[dict[str, Any]]:
    return [
        {
            "bentuk": bentuk(sop, langkah),
            "kegiatan": langkah.kegiatan,
            "peran": sop.peran[langkah.peran].nama,
            "waktu": langkah.waktu,
        }
        for langkah in queries.jalan_maju(sop)
    ]


def _kantor(request: HttpRequest) -> Kantor:
    kantor: Kantor = request.kantor  # type: ignore[attr-defined]
    return kantor


def _sop_pintu(request: HttpRequest) -> Sop | None:
    """The SOP new cases of this office begin under, when it lets people in through this door."""
    terbit = sop_aktif(_kantor(request))
    sop = pemuat.dari_kanonik(terbit.kanonik) if terbit else None
    return sop if sop and PINTU in sop.kanal_masuk else None
