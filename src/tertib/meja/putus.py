"""What an official does with a case: decide, take, give back. One call of `alur` each, and its sentence when refused."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur import ambil as alur_ambil
from tertib.alur import tunggu as alur_tunggu
from tertib.alur.langkah import jalankan
from tertib.alur.naskah import yang_berubah
from tertib.alur.susun_ulang import DISUSUN_ULANG
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja import formulir
from tertib.meja.formulir import IsianPutusan
from tertib.meja.lihat import halaman
from tertib.meja.perkara import Perkara, cari
from tertib.pengguna.penjaga import petugas
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import LANJUT


@petugas()
@require_POST
def putus(request: HttpRequest, nomor: str) -> HttpResponse:
    """Pass the answer on; on refusal the page comes back with the sentence and everything typed."""
    perkara, isian = cari(request, nomor), formulir.baca(request.POST)
    if perkara.ditandatangani_di_sini and not isian.sidik and _maju(perkara, isian.putusan):
        return redirect("meja:tandatangan-sandi", nomor=nomor)
    if perkara.diserahkan_di and _maju(perkara, isian.putusan):
        return redirect(perkara.diserahkan_di)
    nama = dict(pasangan for _judul, isi in formulir.sasaran(perkara.permohonan) for pasangan in isi)
    if galat := formulir.periksa(isian, perkara.pilihan, nama):
        return halaman(request, perkara, isian, galat, status=422)
    try:
        sesudah = _jalankan(perkara, isian, formulir.alasan(isian, nama))
    except Galat as tolak:
        return halaman(request, cari(request, nomor), isian, {"": str(tolak)}, status=409)
    messages.success(request, kabar(perkara, sesudah, isian.putusan))
    return redirect("meja:daftar")


def _maju(perkara: Perkara, putusan: str) -> bool:
    return any(p.nama == putusan and not p.kembali for p in perkara.pilihan)


def _jalankan(perkara: Perkara, isian: IsianPutusan, alasan: str) -> Permohonan:
    return jalankan(
        perkara.permohonan,
        putusan=isian.putusan,
        pelaku=perkara.pelaku,
        versi=isian.versi,
        kini=jam.kini(),
        alasan=alasan,
        isi={
            "kekurangan": isian.kekurangan,
            "sesuai": sorted(isian.sesuai),
            "cap": isian.cap,
            "seri_blanko": isian.seri_blanko,
            **({"sidik": isian.sidik} if isian.sidik else {}),
        },
    )


def kabar(perkara: Perkara, sesudah: Permohonan, putusan: str) -> str:
    """What has just happened to the case, in one line."""
    hasil = _("selesai") if putusan == LANJUT else putusan
    if sesudah.akhir:
        giliran = perkara.sop.akhir[sesudah.akhir].nama
    else:
        peran = perkara.sop.langkah[sesudah.langkah].peran
        giliran = _("giliran %(peran)s") % {"peran": perkara.sop.peran[peran].nama}
    return f"{sesudah.nomor}: {hasil}, {giliran}."


@petugas()
@require_POST
def susun_ulang(request: HttpRequest, nomor: str) -> HttpResponse:
    """The register changed under the draft: send the case back to whoever drafts, with what changed as the reason."""
    perkara, isian = cari(request, nomor), formulir.baca(request.POST)
    try:
        sesudah = jalankan(
            perkara.permohonan,
            putusan=DISUSUN_ULANG,
            pelaku=perkara.pelaku,
            versi=isian.versi,
            kini=jam.kini(),
            alasan=" ".join(yang_berubah(perkara.permohonan)),
        )
    except Galat as tolak:
        return halaman(request, cari(request, nomor), isian, {"": str(tolak)}, status=409)
    messages.success(request, kabar(perkara, sesudah, DISUSUN_ULANG))
    return redirect("meja:daftar")


@petugas()
@require_POST
def ambil(request: HttpRequest, nomor: str) -> HttpResponse:
    """Take the case in hand, so that colleagues see it is being worked on."""
    perkara = cari(request, nomor)
    try:
        alur_ambil.ambil(perkara.permohonan, pelaku=perkara.pelaku, kini=jam.kini())
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:berkas", nomor=nomor)


@petugas()
@require_POST
def tunggu(request: HttpRequest, nomor: str) -> HttpResponse:
    """The card lies ready and its owner has not come: the clock stands."""
    return _jeda(request, nomor, alur_tunggu.tunggu)


@petugas()
@require_POST
def datang(request: HttpRequest, nomor: str) -> HttpResponse:
    """Nobody is waited for any longer: the clock runs."""
    return _jeda(request, nomor, alur_tunggu.datang)


def _jeda(request: HttpRequest, nomor: str, lakukan: Callable[..., None]) -> HttpResponse:
    """Back to the door where the card is handed over."""
    perkara = cari(request, nomor)
    try:
        lakukan(perkara.permohonan, pelaku=perkara.pelaku, kini=jam.kini())
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect(perkara.diserahkan_di or f"/meja/b/{nomor}/")


@petugas()
@require_POST
def lepas(request: HttpRequest, nomor: str) -> HttpResponse:
    """Give the case back to the colleagues of the same role."""
    perkara = cari(request, nomor)
    alur_ambil.lepas(perkara.permohonan, pelaku=perkara.pelaku, kini=jam.kini())
    messages.success(request, _("%(nomor)s dilepas, rekan satu peran dapat mengambilnya.") % {"nomor": nomor})
    return redirect("meja:daftar")
