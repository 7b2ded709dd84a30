"""The stock of blanks on the desk: what is left, what came in, what is spoiled and who has seen it."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tertib.alur import blanko as alur_blanko
from tertib.alur.blanko import IsianKurang
from tertib.buku import persediaan
from tertib.buku.models import BeritaAcara
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas


@petugas()
def blanko(request: HttpRequest) -> HttpResponse:
    """The balances and the reports to be seen; POST enters what came, reports what is spoiled, or answers a report."""
    penugasan: Penugasan = request.penugasan  # type: ignore[attr-defined]
    if penugasan.desa_id is not None:
        raise Http404
    if request.method != "POST":
        return _halaman(request, {})
    tindakan = request.POST.get("tindakan", "")
    try:
        kalimat = _TINDAKAN.get(tindakan, _putuskan)(penugasan, request.POST)
    except IsianKurang as galat:
        return _halaman(request, {f"{tindakan}-{galat.medan}": str(galat)})
    except Galat as galat:
        return _halaman(request, {"": str(galat)})
    messages.success(request, kalimat)
    return redirect("meja:blanko")


def _halaman(request: HttpRequest, galat: Mapping[str, str]) -> HttpResponse:
    isi = {
        "stok": persediaan.stok(),
        "menunggu": persediaan.menunggu_saksi(),
        "nama": persediaan.NAMA,
        "ditulis": request.POST.dict(),
        "galat": galat,
    }
    return render(request, "meja/blanko.html", isi, status=422 if galat else 200)


def _terima(oleh: Penugasan, kiriman: QueryDict) -> str:
    isi = {m: kiriman.get(f"terima-{m}", "") for m in ("jenis", "seri", "dari", "surat")}
    alur_blanko.terima(oleh, **isi, jumlah=_angka(kiriman.get("terima-jumlah", "")), kini=jam.kini())
    return _("Penerimaan dicatat di buku blanko.")


def _rusak(oleh: Penugasan, kiriman: QueryDict) -> str:
    isi = {m: kiriman.get(f"rusak-{m}", "") for m in ("jenis", "seri", "sebab")}
    alur_blanko.laporkan(oleh, **isi, jumlah=_angka(kiriman.get("rusak-jumlah", "")), kini=jam.kini())
    return _("Berita acara dibuat. Minta rekan melihat blankonya, lalu menyaksikannya di halaman ini.")


def _putuskan(oleh: Penugasan, kiriman: QueryDict) -> str:
    nomor = kiriman.get("berita", "")
    terbuka = BeritaAcara.objects.select_related("oleh__pengguna")
    berita = get_object_or_404(terbuka, pk=nomor if nomor.isascii() and nomor.isdigit() and len(nomor) < 10 else 0)
    benar = kiriman.get("tindakan") == "benar"
    alur_blanko.saksikan(berita, oleh=oleh, benar=benar, kini=jam.kini())
    return _("Blanko rusak dicatat di buku blanko.") if benar else _("Berita acara tidak dibenarkan; persediaan tetap.")


def _angka(teks: str) -> int:
    bersih = teks.replace(".", "").strip()
    return int(bersih) if bersih.isascii() and bersih.isdigit() and len(bersih) < 9 else 0


_TINDAKAN: Mapping[str, Callable[[Penugasan, QueryDict], str]] = {"terima": _terima, "rusak": _rusak}
