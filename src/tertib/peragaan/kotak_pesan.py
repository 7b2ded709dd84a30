"""Every message that left the offices, as its receiver would see it, and the way to answer. Only in the demonstration."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import httpx
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import indeks_buta, sidik
from tertib.kanal.models import Pesan, Tahap
from tertib.kanal.telepon import internasional
from tertib.kanal.whatsapp.models import PesanMasuk
from tertib.kanal.whatsapp.pengaturan import pengaturan
from tertib.pengguna.penjaga import umum

TERBANYAK = 300
PER_HALAMAN = 25
_PANJANG_KUNCI = 12


@dataclass(frozen=True, slots=True)
class Penerima:
    """Somebody who got messages; `kunci` stands for the number or address, so that neither goes into an address bar."""

    kunci: str
    tujuan: str
    lewat: str
    banyak: int
    terakhir: Pesan


@dataclass(frozen=True, slots=True)
class Gelembung:
    """One message on the screen: out (`pesan`) or in (`masuk`), its text in pieces around the case number, how far it came."""

    pada: datetime
    pesan: Pesan | None
    bagian: Sequence[str]
    tahap: str = ""
    masuk: PesanMasuk | None = None


@umum
@require_http_methods(["GET", "POST"])
def kotak_pesan(request: HttpRequest) -> HttpResponse:
    """The latest messages of all offices, newest first; ?penerima= shows one receiver's, ?halaman= turns the pages.

    POST answers as that receiver, through the stand-in for WhatsApp.
    """
    if not settings.PERAGAAN:
        raise Http404
    with lintas_kantor():
        per_kunci = _menurut_penerima()
        terpilih = request.POST.get("penerima") or request.GET.get("penerima", "")
        milik = per_kunci.get(terpilih, [])
        if request.method == "POST":
            if milik:
                _tulis(request, milik[0])
            return redirect(f"{request.path}?penerima={terpilih}")
        gelembung = _obrolan(milik) if milik else [_keluar(p) for p in _semua(per_kunci)]
        halaman = Paginator(gelembung, PER_HALAMAN).get_page(request.GET.get("halaman"))
        isi = {
            "penerima": [Penerima(k, p[0].tujuan, p[0].lewat, len(p), p[0]) for k, p in per_kunci.items()],
            "terpilih": terpilih if milik else "",
            "halaman": halaman,
            "gelembung": list(halaman),
            "semua": sum(len(p) for p in per_kunci.values()),
            "dapat_membalas": bool(milik) and milik[0].lewat == "whatsapp" and pengaturan(milik[0].kantor) is not None,
            "pilihan": next((g.pesan.pilihan for g in gelembung if g.pesan), []) if milik else [],
        }
        return render(request, "peragaan/kotak_pesan.html", isi)


def _menurut_penerima() -> dict[str, list[Pesan]]:
    """The latest messages by receiver, who wrote last first."""
    terbaru = Pesan.objects.select_related("kantor", "permohonan").prefetch_related("percobaan")
    per_kunci: dict[str, list[Pesan]] = {}
    for p in terbaru.order_by("-dibuat", "-id")[:TERBANYAK]:
        per_kunci.setdefault(_kunci(p), []).append(p)
    return per_kunci


def _semua(per_kunci: dict[str, list[Pesan]]) -> list[Pesan]:
    return sorted((p for milik in per_kunci.values() for p in milik), key=lambda p: (p.dibuat, p.pk), reverse=True)


def _obrolan(milik: list[Pesan]) -> list[Gelembung]:
    """What one person got and wrote, newest first."""
    nomor = internasional(milik[0].tujuan)
    tulisan = PesanMasuk.objects.filter(kantor=milik[0].kantor, dari_indeks=indeks_buta(nomor, guna="whatsapp"))
    masuk = [Gelembung(m.diterima, None, [_terbaca(m, milik)], masuk=m) for m in tulisan[:TERBANYAK]]
    return sorted([*masuk, *(_keluar(p) for p in milik)], key=lambda g: g.pada, reverse=True)


def _terbaca(masuk: PesanMasuk, milik: list[Pesan]) -> str:
    """A tapped answer by its words, not by its id."""
    label = {kunci: teks for p in milik for kunci, teks in p.pilihan}
    return str(label.get(masuk.isi, masuk.isi))


def _keluar(pesan: Pesan) -> Gelembung:
    percobaan = list(pesan.percobaan.all())
    tahap = str(Tahap(percobaan[-1].tahap).label) if percobaan and pesan.pengirim == "graph" else ""
    nomor = pesan.permohonan.nomor if pesan.permohonan else None
    return Gelembung(pesan.dibuat, pesan, _di_sekitar(nomor, pesan.isi), tahap)


def _tulis(request: HttpRequest, kepada: Pesan) -> None:
    """Let the stand-in post what this person wrote, signed, to the office's webhook."""
    atur = pengaturan(kepada.kantor)
    if atur is None:
        return
    isi = {"ke": atur.nomor_id, "dari": internasional(kepada.tujuan), "teks": request.POST.get("teks", "")}
    if foto := request.FILES.get("foto"):
        isi |= {"foto": base64.b64encode(foto.read()).decode(), "jenis": foto.content_type or "image/jpeg"}
    if pilihan := request.POST.get("pilihan"):
        isi["pilihan"] = pilihan
    try:
        httpx.post(f"{atur.media[0]}/kendali/tulis", json=isi, timeout=5, trust_env=False).raise_for_status()
    except httpx.HTTPError:
        messages.error(request, _("WhatsApp tiruan sedang tidak berjalan."))


def _di_sekitar(nomor: str | None, isi: str) -> list[str]:
    """The text before, between and after its mentions of the case number, which is to stay in one piece; not in a link."""
    return re.split(rf"(?<![\w/-]){re.escape(nomor)}(?![\w/-])", isi) if nomor else [isi]


def _kunci(pesan: Pesan) -> str:
    return sidik(f"{pesan.lewat}:{pesan.tujuan}".encode())[:_PANJANG_KUNCI]
