"""At intake: whoever in the register may be the person the case would give a NIK, side by side, for an official to say."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tertib.alur import putus_ganda
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kependudukan.ganda import Calon, ganda, sidik_orang
from tertib.kependudukan.rules.jenis import Orang
from tertib.meja.perkara import Perkara, cari
from tertib.meja.pratinjau import Pratinjau, pratinjau
from tertib.pengguna.penjaga import petugas

MEDAN = {
    "nama": gettext_lazy("Nama"),
    "tanggal_lahir": gettext_lazy("Tanggal lahir"),
    "ibu": gettext_lazy("Nama ibu"),
    "ayah": gettext_lazy("Nama ayah"),
    "tempat_lahir": gettext_lazy("Tempat lahir"),
}


@dataclass(frozen=True, slots=True)
class Dibandingkan:
    """One person who would get a NIK, and the residents they may be. `tanda` says in the form who is meant."""

    orang: Orang
    tanda: str
    calon: list[Calon]


def dibandingkan(perkara: Perkara, gambaran: Pratinjau) -> list[Dibandingkan]:
    """Those persons of the case for whom there are candidates; none once they have their NIK."""
    perihal = putus_ganda.perihal(perkara.permohonan)
    semua = (Dibandingkan(o, sidik_orang(o), ganda(o, perihal=perihal)) for o in _tanpa_nik(gambaran))
    return [satu for satu in semua if satu.calon]


def _tanpa_nik(gambaran: Pratinjau) -> Iterator[Orang]:
    return (a.orang for keluarga in gambaran.sesudah for a in keluarga.anggota if not a.orang.nik)


@petugas()
@require_POST
def putus(request: HttpRequest, nomor: str) -> HttpResponse:
    """Say of one candidate that it is, or is not, the person of the case."""
    perkara, kini = cari(request, nomor), jam.kini()
    tanda, calon = request.POST.get("orang", ""), request.POST.get("calon", "")
    orang = next((o for o in _tanpa_nik(pratinjau(perkara, kini)) if sidik_orang(o) == tanda), None)
    try:
        if orang is None or not perkara.pilihan or not (calon.isascii() and calon.isdigit() and len(calon) < 19):
            raise putus_ganda.BukanCalon(
                _("Permohonan sudah berubah atau bukan giliran Anda. Halaman ini yang terbaru.")
            )
        putus_ganda.putus_ganda(
            putus_ganda.perihal(perkara.permohonan),
            orang=orang,
            calon=int(calon),
            putusan=request.POST.get("putusan", ""),
            pelaku=perkara.pelaku,
            kini=kini,
        )
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:berkas", nomor=nomor)
