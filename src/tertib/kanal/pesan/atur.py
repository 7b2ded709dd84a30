"""The office decides about its channels: which in which order, whose name stands on letters, what goes along, when it is quiet."""

from collections.abc import Mapping
from datetime import time
from itertools import permutations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tertib.inti import jam
from tertib.kanal import aturan as kanal_aturan
from tertib.kanal.aturan import SURUT, Aturan
from tertib.kanal.models import Kartu
from tertib.pengguna.models import PENENTU_SYARAT
from tertib.pengguna.penjaga import petugas
from tertib.wilayah.models import Kantor

NAMA = {"whatsapp": "WhatsApp", "surel": gettext_lazy("surel")}
PENGIRIM_TERPANJANG = 60


@petugas(*PENENTU_SYARAT)
@require_http_methods(["GET", "POST"])
def atur(request: HttpRequest) -> HttpResponse:
    """The rules in force, to be changed; what was written comes back with what must be mended."""
    kantor: Kantor = request.kantor  # type: ignore[attr-defined]
    isian = _isian(kanal_aturan.aturan(kantor))
    galat: dict[str, str] = {}
    if request.method == "POST":
        isian = {kunci: request.POST.get(kunci, "").strip() for kunci in isian}
        baru, galat = baca(request.POST)
        if not galat:
            kanal_aturan.tetapkan(kantor, baru, oleh=request.penugasan.pengguna, kini=jam.kini())  # type: ignore[attr-defined]
            messages.success(request, _("Tersimpan. Berlaku untuk pesan berikutnya."))
            return redirect("pesan:atur")
    isi = {
        "isian": isian,
        "galat": galat,
        "urutan": [(",".join(u), sebutan(u)) for u in susunan()],
        "kartu": Kartu.choices,
        "terakhir": kanal_aturan.terakhir(kantor),
        "terpanjang": PENGIRIM_TERPANJANG,
    }
    return render(request, "pesan/atur.html", isi, status=422 if galat else 200)


def susunan() -> list[tuple[str, ...]]:
    """Every order of every choice of channels, the fullest first, none at all last."""
    return [u for n in range(len(SURUT), -1, -1) for u in permutations(SURUT, n)]


def sebutan(urutan: tuple[str, ...]) -> str:
    """An order of channels in words."""
    if not urutan:
        return _("Tidak lewat apa pun: hanya halaman status dan loket")
    if len(urutan) == 1:
        return capfirst(_("%s saja") % NAMA[urutan[0]])
    return capfirst(_(", lalu ").join(str(NAMA[s]) for s in urutan))


def baca(kiriman: QueryDict) -> tuple[Aturan, dict[str, str]]:
    """The rules as written, and what must be mended, by field."""
    galat: dict[str, str] = {}
    urutan = tuple(s for s in kiriman.get("urutan", "").split(",") if s)
    if urutan not in susunan():
        galat["urutan"] = _("Pilih salah satu urutan")
    pengirim = kiriman.get("pengirim", "").strip()
    if len(pengirim) > PENGIRIM_TERPANJANG or not pengirim.isprintable():
        galat["pengirim"] = _("Tulis nama dalam satu baris, paling panjang 60 huruf")
    kartu = kiriman.get("kartu", "")
    if kartu not in Kartu.values:
        galat["kartu"] = _("Pilih salah satu")
    tenang = _jam_tenang(kiriman, galat)
    return Aturan(urutan, pengirim, kartu, tenang), galat


def _jam_tenang(kiriman: Mapping[str, str], galat: dict[str, str]) -> tuple[time, time] | None:
    tulisan = [kiriman.get(k, "").strip() for k in ("tenang_mulai", "tenang_sampai")]
    if not any(tulisan):
        return None
    try:
        mulai, sampai = (time.fromisoformat(t.replace(".", ":").zfill(5)) for t in tulisan)
    except ValueError:
        galat["tenang_mulai"] = _("Tulis kedua jamnya, misalnya 21.00 dan 06.00, atau kosongkan keduanya")
        return None
    return mulai, sampai


def _isian(kini: Aturan) -> dict[str, str]:
    mulai, sampai = kini.tenang or (None, None)
    return {
        "urutan": ",".join(kini.urutan),
        "pengirim": kini.pengirim,
        "kartu": kini.kartu,
        "tenang_mulai": f"{mulai:%H.%M}" if mulai else "",
        "tenang_sampai": f"{sampai:%H.%M}" if sampai else "",
    }
