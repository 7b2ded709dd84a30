"""At the desk: who reported the case, the two looks a report may need, and the KTP-el that comes later."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import kartu_ktp
from tertib.alur import sahkan_laporan as alur_laporan
from tertib.alur import susulkan_ktp as alur_ktp
from tertib.dokumen.ktp import queries as ktp
from tertib.dokumen.ktp.keadaan import TERCETAK, Keadaan
from tertib.dokumen.ktp.models import Ktp
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja.perkara import Perkara, cari
from tertib.pengguna.penjaga import petugas
from tertib.permohonan.pelaporan.queries import pelaporan


def gambaran(perkara: Perkara) -> dict[str, object]:
    """What the page shows of the report and the cards, and what this official may do about them."""
    p, laporan = perkara.permohonan, pelaporan(perkara.permohonan)
    jabatan = perkara.pelaku.penugasan.jabatan if perkara.pelaku.penugasan else ""
    return {
        "laporan": laporan,
        "bisa_sahkan": laporan is not None and laporan.menunggu_disahkan and jabatan in alur_laporan.PENGESAH,
        "bisa_cek": laporan is not None and laporan.menunggu_dicek and jabatan in alur_laporan.PENGECEK,
        "ktp": [(k, ktp.gerak(k)) for k in ktp.milik(p)],
        "ktp_siap": bool(ktp.siap_cetak(p)) and perkara.berefek("serah"),
        "ktp_menyusul": bool(ktp.menyusul(p)) and perkara.berefek("serah"),
    }


def _di_tempat(request: HttpRequest, nomor: str, lakukan: Callable[[Perkara], None], kabar: str) -> HttpResponse:
    """One act that moves the case nowhere, and back to its page with what came of it."""
    try:
        lakukan(cari(request, nomor))
        messages.success(request, kabar)
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:berkas", nomor=nomor)


@petugas()
@require_POST
def sahkan(request: HttpRequest, nomor: str) -> HttpResponse:
    """Vouch for a report above the quota."""
    return _di_tempat(
        request,
        nomor,
        lambda k: alur_laporan.sahkan_laporan(k.permohonan, pelaku=k.pelaku, kini=jam.kini()),
        _("Laporan disahkan."),
    )


@petugas()
@require_POST
def cek(request: HttpRequest, nomor: str) -> HttpResponse:
    """Write down what was found where the person is."""
    hasil = request.POST.get("hasil", "")
    return _di_tempat(
        request,
        nomor,
        lambda k: alur_laporan.cek_lapangan(k.permohonan, hasil=hasil, pelaku=k.pelaku, kini=jam.kini()),
        _("Hasil cek lapangan dicatat."),
    )


@petugas()
@require_POST
def susulkan(request: HttpRequest, nomor: str) -> HttpResponse:
    """Print the cards that have become print-ready."""
    seri = request.POST.get("seri_blanko", "")
    return _di_tempat(
        request,
        nomor,
        lambda k: _cetak(k, seri),
        _("KTP-el dicetak dan satu blanko terpakai untuk setiap kartu."),
    )


def _cetak(perkara: Perkara, seri: str) -> None:
    alur_ktp.susulkan_ktp(perkara.permohonan, pelaku=perkara.pelaku, kini=jam.kini(), seri=seri)


@petugas()
@require_POST
def tanpa_ktp(request: HttpRequest, nomor: str, ktp: int) -> HttpResponse:
    """The case ends without this card, and why."""
    alasan = request.POST.get("alasan", "")

    def lakukan(k: Perkara) -> None:
        satu = get_object_or_404(Ktp, pk=ktp, permohonan=k.permohonan)
        alur_ktp.tanpa_ktp(k.permohonan, ktp=satu, alasan=alasan, pelaku=k.pelaku, kini=jam.kini())

    return _di_tempat(request, nomor, lakukan, _("Permohonan diteruskan tanpa KTP-el itu."))


@petugas()
def kartu(request: HttpRequest, nomor: str, ktp: int) -> HttpResponse:
    """The card as PDF, both sides, for the card printer; 404 unless it may be printed."""
    perkara = cari(request, nomor)
    satu = get_object_or_404(Ktp, pk=ktp, permohonan=perkara.permohonan)
    if satu.dihentikan or satu.kini not in {Keadaan.SIAP, Keadaan.KE_CETAK, *TERCETAK} or not perkara.pilihan:
        raise Http404
    balasan = HttpResponse(kartu_ktp.pdf(satu, kini=jam.kini()), content_type="application/pdf")
    balasan["Content-Disposition"] = f'inline; filename="{nomor}-ktp.pdf"'
    balasan["Cache-Control"] = "no-store, private"
    return balasan
