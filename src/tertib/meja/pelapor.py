"""Who may report people without papers: let in with a letter and a quota, switched off again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tertib.alur import izinkan_pelapor as alur_pelapor
from tertib.alur.izinkan_pelapor import PEMBERI_IZIN
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kependudukan.rules.nik import NomorSalah
from tertib.pengguna.models import Lembaga, Pelapor
from tertib.pengguna.penjaga import petugas
from tertib.permohonan.pelaporan.queries import bulan_ini

KUOTA = 20
"""What a new reporter may file in a month, unless the office says otherwise."""
MEDAN = ("lembaga", "nama_lembaga", "surat", "nama", "nik", "email")


@sensitive_post_parameters()
@petugas(*PEMBERI_IZIN)
def pelapor(request: HttpRequest) -> HttpResponse:
    """The reporters of the office; POST lets one in and shows the first password once."""
    galat: dict[str, str] = {}
    if request.method == "POST":
        try:
            sandi = _izinkan(request)
            kalimat = _("Pelapor diizinkan. Kata sandi pertama: %(sandi)s") if sandi else _("Pelapor diizinkan.")
            messages.success(request, kalimat % {"sandi": sandi})
            return redirect("meja:pelapor")
        except (Galat, NomorSalah) as tolak:
            galat = {"nik" if isinstance(tolak, NomorSalah) else "": str(tolak)}
    kini = jam.kini()
    semua = Pelapor.objects.select_related("penugasan__pengguna", "penugasan__kantor").order_by("diakhiri", "-pk")
    isi = {
        "daftar": [(p, bulan_ini(p, kini=kini)) for p in semua],
        "lembaga": Lembaga.choices,
        "ditulis": {"kuota": KUOTA, **request.POST.dict()},
        "galat": galat,
    }
    return render(request, "meja/pelapor.html", isi, status=422 if galat else 200)


@petugas(*PEMBERI_IZIN)
@require_POST
def akhiri(request: HttpRequest, pelapor: int) -> HttpResponse:
    """Switch a reporter off."""
    satu = get_object_or_404(Pelapor, pk=pelapor)
    alur_pelapor.akhiri(satu, oleh=request.penugasan, kini=jam.kini())  # type: ignore[attr-defined]
    messages.success(request, _("%(nama)s tidak dapat melapor lagi.") % {"nama": satu.penugasan.pengguna.nama})
    return redirect("meja:pelapor")


def _izinkan(request: HttpRequest) -> str:
    isi = {m: request.POST.get(m, "").strip() for m in MEDAN}
    kuota = request.POST.get("kuota", "")
    return alur_pelapor.izinkan_pelapor(
        request.penugasan,  # type: ignore[attr-defined]
        **isi,
        kuota=int(kuota) if kuota.isascii() and kuota.isdigit() and len(kuota) < 5 else 0,
        kini=jam.kini(),
    )[1]
