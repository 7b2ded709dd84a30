"""A network outage: said by a supervising official, seen by everybody at the desk, ended when the network is back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tertib.alur import gangguan as alur_gangguan
from tertib.alur.gangguan import PENGAWAS, TERPANJANG
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries


@petugas(*sorted(PENGAWAS))
def gangguan(request: HttpRequest) -> HttpResponse:
    """What is recorded now; POST begins an outage, or ends it."""
    oleh, galat = request.penugasan, {}  # type: ignore[attr-defined]
    if request.method == "POST":
        try:
            if request.POST.get("akhiri"):
                alur_gangguan.akhiri(oleh=oleh, kini=jam.kini())
            else:
                alur_gangguan.mulai(oleh=oleh, catatan=request.POST.get("catatan", ""), kini=jam.kini())
            return redirect("meja:gangguan")
        except Galat as tolak:
            galat = {"catatan": str(tolak)}
    isi = {"berlangsung": queries.gangguan(), "galat": galat, "terpanjang": TERPANJANG}
    return render(request, "meja/gangguan.html", isi, status=422 if galat else 200)
