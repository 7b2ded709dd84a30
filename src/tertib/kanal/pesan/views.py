"""What the office says to people: every notice as it reads, how the channels are doing, and who could not be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from tertib.alur.telepon import yang_dicoba
from tertib.inti import jam
from tertib.kanal import kata
from tertib.kanal.aturan import SURUT, aturan, terakhir
from tertib.kanal.models import Kartu, KeadaanKanal, Percobaan, Tahap
from tertib.kanal.pengantar import Golongan, pengantar
from tertib.kanal.pesan.atur import sebutan
from tertib.pengguna.models import PENENTU_SYARAT
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.wilayah.models import Kantor

KE_WARGA = (
    "kode",
    "kode-akun",
    "diajukan",
    "dikembalikan",
    "terbit",
    "siap-cetak",
    "terbit-pena",
    "terbit-surat",
    "tanpa-kk",
    "dokumen-lain",
    "balasan",
)
SEHARI = timedelta(days=1)
ARTI = {
    Golongan.SEMENTARA: _("Layanan sibuk atau mati; dicoba lagi sendiri"),
    Golongan.PENERIMA: _("Terlalu banyak ke satu nomor; dicoba lagi sendiri"),
    Golongan.TEMPLAT: _("Penerima tidak menulis dalam 24 jam; dikirim ulang sebagai templat"),
    Golongan.TETAP: _("Penerima tidak dapat dicapai lewat kanal ini"),
    Golongan.NASKAH: _("Templat belum disetujui atau dihentikan; periksa di pengelola WhatsApp"),
    Golongan.ALARM: _("Kanal berhenti; periksa token, akun, atau sandi"),
    Golongan.TAK_TENTU: _("Tidak ada jawaban; ditunggu kabarnya sebelum dikirim ulang"),
}


@dataclass(frozen=True, slots=True)
class Contoh:
    """One notice in both languages."""

    perihal: str
    judul: str
    bahasa: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kanal:
    """One channel of this office: whether it is set up, and what is wrong with it."""

    nama: str
    siap: bool
    keadaan: KeadaanKanal | None


@petugas()
@require_GET
def pesan(request: HttpRequest) -> HttpResponse:
    """The page of the messages."""
    kantor: Kantor = request.kantor  # type: ignore[attr-defined]
    kini = jam.kini()
    atur = aturan(kantor)
    isi = {
        "contoh": [_contoh(perihal, kantor) for perihal in KE_WARGA],
        "kanal": [_kanal(lewat, kantor) for lewat in SURUT],
        "sebab": _sebab(kini),
        "panggilan": [(p, yang_dicoba(p)) for p in queries.semua_panggilan()],
        "urutan": sebutan(atur.urutan),
        "aturan": atur,
        "kartu": Kartu(atur.kartu).label,
        "ditetapkan": terakhir(kantor),
        "menentukan": request.penugasan.jabatan in PENENTU_SYARAT,  # type: ignore[attr-defined]
        "domain": kata.domain(),
    }
    return render(request, "pesan/pesan.html", isi)


def _contoh(perihal: str, kantor: Kantor) -> Contoh:
    naskah = kata.NASKAH[perihal]
    bahasa = []
    for kode in ("id", "en"):
        with translation.override(kode):
            bahasa.append((kode, naskah.templat(kantor)))
    return Contoh(perihal.replace("-", "_"), str(naskah.judul).replace("%(nomor)s", "…"), bahasa)


def _kanal(lewat: str, kantor: Kantor) -> Kanal:
    return Kanal(lewat, pengantar(lewat, kantor) is not None, KeadaanKanal.objects.filter(lewat=lewat).first())


def _sebab(kini: datetime) -> list[tuple[str, str, object, int]]:
    """Failed attempts of the last day: channel, code, what it means, how often."""
    gagal = Percobaan.objects.filter(tahap=Tahap.GAGAL, mulai__gt=kini - SEHARI)
    hitung = gagal.values_list("lewat", "golongan", "kode").annotate(n=Count("pk")).order_by("-n")
    return [(lewat, kode, ARTI[Golongan(golongan)], n) for lewat, golongan, kode, n in hitung]
