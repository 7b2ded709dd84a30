"""Every message that left the offices, as its receiver would see it. Only in the demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import sidik
from tertib.kanal.models import Pesan
from tertib.pengguna.penjaga import umum

TERBANYAK = 300
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
    """The latest messages of all offices, newest first; ?penerima= shows one receiver's."""
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
        "pesan": per_kunci.get(terpilih, semua),
        "semua": len(semua),
    }
    return render(request, "peragaan/kotak_pesan.html", isi)


def _kunci(pesan: Pesan) -> str:
    return sidik(f"{pesan.lewat}:{pesan.tujuan}".encode())[:_PANJANG_KUNCI]
