"""Every message that left the offices, as its receiver would see it. Only in the demonstration."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

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
        "pesan": [(p, _di_sekitar(p.permohonan.nomor, p.isi)) for p in halaman],
        "semua": len(semua),
    }
    return render(request, "peragaan/kotak_pesan.html", isi)


def _di_sekitar(nomor: str | None, isi: str) -> list[str]:
    """The text before, between and after its mentions of the case number, which is to stay in one piece; not in a link."""
    return re.split(rf"(?<![\w/-]){re.escape(nomor)}(?![\w/-])", isi) if nomor else [isi]


def _kunci(pesan: Pesan) -> str:
    return sidik(f"{pesan.lewat}:{pesan.tujuan}".encode())[:_PANJANG_KUNCI]
