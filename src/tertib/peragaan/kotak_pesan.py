"""Every message that left the offices, as its receiver would see it. Only in the demonstration."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import sidik
from tertib.kanal.models import Pesan
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


@umum
def kotak_pesan(request: HttpRequest) -> HttpResponse:
    """The latest messages of all offices, newest first; ?penerima= shows one receiver's, ?halaman= turns the pages."""
    if not settings.PERAGAAN:
        raise Http404
    with lintas_kantor():
        terbaru = Pesan.objects.select_related("kantor", "permohonan").order_by("-dibuat", "-id")
        semua: list[Pesan] = list(terbaru[:TERBANYAK])
    per_kunci: dict[str, list[Pesan]] = {}
    for p in semua:
        per_kunci.setdefault(_kunci(p), []).append(p)
    terpilih = request.GET.get("penerima", "")
    isi = {
        "penerima": [Penerima(k, p[0].tujuan, p[0].lewat, len(p), p[0]) for k, p in per_kunci.items()],
        "terpilih": terpilih if terpilih in per_kunci else "",
        "halaman": (
            halaman := Paginator(per_kunci.get(terpilih, semua), PER_HALAMAN).get_page(request.GET.get("halaman"))
        ),
        "pesan": [(p, _terbaca(p.isi, nomor=p.permohonan.nomor)) for p in halaman],
        "semua": len(semua),
    }
    return render(request, "peragaan/kotak_pesan.html", isi)


def _terbaca(isi: str, *, nomor: str | None) -> SafeString:
    """The text with its links alive and the case number in one piece, as a phone shows it."""
    html = urlize(isi, autoescape=True)
    if not nomor:
        return mark_safe(html)
    utuh = format_html('<span class="nomor">{}</span>', nomor)
    return mark_safe("".join(b if b.startswith("<") else b.replace(nomor, utuh) for b in re.split("(<[^>]*>)", html)))


def _kunci(pesan: Pesan) -> str:
    return sidik(f"{pesan.lewat}:{pesan.tujuan}".encode())[:_PANJANG_KUNCI]
