"""Which assignment I act under."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tertib.inti import jam
from tertib.pengguna.penjaga import PENUGASAN_DIPILIH, petugas
from tertib.pengguna.queries import penugasan_berlaku


@petugas()
def peran(request: HttpRequest) -> HttpResponse:
    """List my assignments in force; POST chooses one for this session."""
    berlaku = penugasan_berlaku(request.penugasan.pengguna, pada=jam.hari_ini())  # type: ignore[attr-defined]
    if request.method == "POST":
        dipilih = next((p for p in berlaku if str(p.pk) == request.POST.get("penugasan")), None)
        if dipilih:
            request.session[PENUGASAN_DIPILIH] = dipilih.pk
            return redirect("meja:daftar")
    return render(request, "meja/peran.html", {"berlaku": berlaku})
