"""The invented kiosk: this very browser becomes the one of the office whose people print themselves."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tertib.alur import anjungan as alur_anjungan
from tertib.buku.models import Anjungan
from tertib.inti import jam
from tertib.inti.lingkup import lintas_kantor
from tertib.kanal.anjungan.mesin import beri_rahasia
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import umum

NAMA, KANTOR = "ADM Lobi", "32.04"


@umum
@require_POST
def jadi_anjungan(request: HttpRequest) -> HttpResponse:
    """Enrol this browser as the kiosk, without the walk to the machine."""
    kini = jam.kini()
    with lintas_kantor():
        oleh = Penugasan.objects.filter(kantor=KANTOR, jabatan="operator").first()
        if not settings.PERAGAAN or oleh is None:
            raise Http404
        mesin = Anjungan.objects.filter(kantor=KANTOR, nama=NAMA).first()
        if mesin is None:
            mesin, kode = alur_anjungan.anjungan(oleh, nama=NAMA, tempat="Lobi kantor", pencetak="", kini=kini)
        else:
            kode = alur_anjungan.kode_baru(mesin, kini=kini)
        _mesin, rahasia = alur_anjungan.pasang(kode, kini=kini)
    balasan = redirect("anjungan:mulai")
    beri_rahasia(balasan, rahasia)
    return balasan
