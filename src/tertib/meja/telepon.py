"""No message reached the applicant: who has to be phoned, what was tried, and what came of the call."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tertib.alur import telepon as alur_telepon
from tertib.alur.telepon import PENELEPON
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja.perkara import cari
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Panggilan

KANAL: Mapping[str, str | Promise] = {"whatsapp": "WhatsApp", "surel": gettext_lazy("Surel")}
SEBAB: Mapping[str, str | Promise] = {
    "kosong": gettext_lazy("tidak ada alamatnya"),
    "belum-terbukti": gettext_lazy("belum dikonfirmasi pemiliknya"),
    "tetap": gettext_lazy("penerima tidak dapat dicapai"),
    "sementara": gettext_lazy("layanannya sibuk atau mati"),
    "penerima": gettext_lazy("terlalu banyak ke nomor itu"),
    "templat": gettext_lazy("di luar 24 jam sejak pemohon menulis"),
    "naskah": gettext_lazy("templatnya belum disetujui atau dihentikan"),
    "alarm": gettext_lazy("kanal kantor berhenti"),
    "tak-tentu": gettext_lazy("tidak ada jawaban"),
}
CATATAN_TERPANJANG = 200


def panggilan(penugasan: Penugasan) -> list[Panggilan]:
    """The calls this official may make, oldest first."""
    return queries.semua_panggilan() if penugasan.jabatan in PENELEPON else []


def yang_dicoba(panggilan: Panggilan | None) -> list[str]:
    """What was tried, a line each: the channel, why it failed, and the code of the service for who looks into it."""
    semua = panggilan.dicoba if panggilan else []
    return [
        f"{KANAL.get(lewat, lewat)}: {SEBAB.get(sebab, sebab)}{f' ({kode})' if kode else ''}"
        for lewat, sebab, kode in semua
    ]


@petugas(*sorted(PENELEPON))
@require_POST
def telepon(request: HttpRequest, nomor: str) -> HttpResponse:
    """It was phoned: reached, or nobody answered and it stays to be done."""
    perkara = cari(request, nomor)
    tersambung = request.POST.get("hasil") == "tersambung"
    try:
        alur_telepon.catat(
            perkara.permohonan,
            tersambung=tersambung,
            pelaku=perkara.pelaku,
            catatan=" ".join(request.POST.get("catatan", "").split())[:CATATAN_TERPANJANG],
            kini=jam.kini(),
        )
        messages.success(request, _("Tercatat.") if tersambung else _("Tercatat. Panggilannya tetap menunggu."))
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:berkas", nomor=nomor)
