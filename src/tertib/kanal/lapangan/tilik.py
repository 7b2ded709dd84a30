"""One recording, opened with a reason: photo, signature, and what was taken with which quality."""

from base64 import b64encode
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tertib.alur.lihat_rekaman import lihat_rekaman
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan
from tertib.pengguna.penjaga import petugas
from tertib.perekaman.models import Rekaman


@petugas(Jabatan.PETUGAS, Jabatan.KASI)
def tilik(request: HttpRequest, rekaman: int) -> HttpResponse:
    """GET asks for the reason, POST shows; nothing is shown on GET, so that no link or reload opens a face."""
    milik = get_object_or_404(Rekaman.objects.select_related("permohonan", "perekam__pengguna"), pk=rekaman)
    isi: dict[str, Any] = {"rekaman": milik, "galat": {}}
    if request.method == "POST":
        try:
            tampak = lihat_rekaman(
                milik,
                oleh=request.penugasan,  # type: ignore[attr-defined]
                alasan=request.POST.get("alasan", ""),
                kini=jam.kini(),
            )
            isi |= {"tampak": tampak, "wajah": _gambar(tampak.wajah), "tanda_tangan": _gambar(tampak.tanda_tangan)}
        except Galat as tolak:
            isi["galat"] = {"alasan": str(tolak)}
    return render(request, "lapangan/tilik.html", isi, status=422 if isi["galat"] else 200)


def _gambar(isi: bytes | None) -> str:
    """A data address for a page that is never kept; "" for nothing. JPEG and PNG are told apart by their first byte."""
    jenis = "png" if isi and isi[:1] == b"\x89" else "jpeg"
    return f"data:image/{jenis};base64,{b64encode(isi).decode()}" if isi else ""
