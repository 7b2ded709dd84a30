"""What was made and never used: signatures that came too late, and the numbers of void documents with their reasons."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tertib.alur import yatim
from tertib.alur.yatim import PENELAAH
from tertib.dokumen import queries
from tertib.dokumen.models import TandaTanganYatim
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.penjaga import petugas

TERBANYAK: Final = 200


@petugas(*PENELAAH)
def daftar(request: HttpRequest) -> HttpResponse:
    """Both lists; POST says what one of the signatures is."""
    oleh, galat = request.penugasan, ""  # type: ignore[attr-defined]
    pk = request.POST.get("yatim", "")
    if request.method == "POST":
        satu = get_object_or_404(TandaTanganYatim, pk=pk if pk.isdecimal() and len(pk) < 10 else 0)
        try:
            yatim.ketahui(satu, oleh=oleh, catatan=request.POST.get("catatan", ""), kini=jam.kini())
            messages.success(request, _("Tercatat."))
            return redirect("meja:tidak-dipakai")
        except Galat as tolak:
            galat = str(tolak)
    semua = queries.tanda_tangan_yatim(oleh.kantor)
    isi = {
        "ditelaah": [y for y in semua if y.diketahui],
        "menunggu": [y for y in semua if not y.diketahui],
        "batal": queries.nomor_batal(oleh.kantor)[:TERBANYAK],
        "terbanyak": TERBANYAK,
        "salah": pk if galat else "",
        "galat": {f"catatan-{pk}": galat} if galat else {},
    }
    return render(request, "meja/tidak_dipakai.html", isi, status=422 if galat else 200)
