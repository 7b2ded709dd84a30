"""One case at the counter: the form while its applicant fills it in, the clerk's own check, or whose turn it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertib.alur.langkah import jalankan
from tertib.alur.rancang import DrafTidakBisa, hitung
from tertib.buku import queries as buku
from tertib.dokumen import terbitan
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kanal.loket import perkara as loket
from tertib.kanal.loket import terima
from tertib.kependudukan.banding import bandingkan_semua
from tertib.kependudukan.perubahan.rancangan import pasangkan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries

PANJANG_CATATAN = 500


@petugas()
def lihat(request: HttpRequest, nomor: str) -> HttpResponse:
    """What there is to do here with this case now."""
    perkara = loket.cari(request, nomor)
    if perkara.diisi_di_sini:
        return terima.formulir_lama(request, perkara)
    return _halaman(request, perkara, {})


@petugas()
@require_POST
def putus(request: HttpRequest, nomor: str) -> HttpResponse:
    """The clerk's answer about an application just taken in; forward leads to the receipt to print."""
    perkara = loket.cari(request, nomor)
    catatan = " ".join(request.POST.get("catatan", "").split())[:PANJANG_CATATAN]
    sasaran = request.POST.get("sasaran", "")[:80]
    nama = dict(_sasaran(perkara))
    try:
        sesudah = jalankan(
            perkara.permohonan,
            putusan=request.POST.get("putusan", ""),
            pelaku=perkara.petugas,
            versi=_versi(request),
            kini=jam.kini(),
            alasan=f"{nama[sasaran]}: {catatan}" if sasaran in nama and catatan else catatan,
            isi={
                "sesuai": [s.syarat.kunci for s in queries.syarat(perkara.permohonan)],
                "kekurangan": [(sasaran if sasaran in nama else "", catatan)] if catatan else [],
            },
        )
    except Galat as tolak:
        return _halaman(request, loket.cari(request, nomor), {"": str(tolak)}, status=409)
    if buku.slip(sesudah) and not loket.perkara(sesudah, request.penugasan).diisi_di_sini:  # type: ignore[attr-defined]
        return redirect("loket:tanda-bukti", nomor=nomor)
    messages.success(request, _("%(nomor)s dikembalikan ke pemohon.") % {"nomor": nomor})
    return redirect("loket:lihat", nomor=nomor)


def _halaman(
    request: HttpRequest, perkara: loket.PerkaraLoket, galat: dict[str, str], *, status: int = 200
) -> HttpResponse:
    p = perkara.permohonan
    memeriksa = bool(perkara.pilihan) and perkara.tindakan == "periksa"
    isi: dict[str, Any] = {
        "perkara": perkara,
        "permohonan": p,
        "jenis": queries.jenis(p),
        "galat": galat,
        "slip": buku.slip(p),
        "serahan": buku.serahan(p),
        "konsep": terbitan.daftar(p),
        "maju": next((x for x in perkara.pilihan if not x.kembali), None) if memeriksa else None,
        "mundur": [x for x in perkara.pilihan if x.kembali] if memeriksa else [],
        "sasaran": _sasaran(perkara),
        "bisa_serah": loket.bisa_serah(perkara),
        **(_akibat(perkara) if memeriksa else {}),
    }
    return render(request, "loket/lihat.html", isi, status=status)


def _akibat(perkara: loket.PerkaraLoket) -> dict[str, Any]:
    """What the change does and what the rules found, worked out from what was keyed in."""
    p = perkara.permohonan
    try:
        sebelum, hasil = hitung(p, kini=jam.kini())
    except DrafTidakBisa as galat:
        return {"tolak": [str(galat)]}
    return {
        "akibat": hasil.akibat,
        "banding": bandingkan_semua(pasangkan(sebelum, hasil.sesudah), nomor_nanti=str(_("dibuat saat diteruskan"))),
        "tolak": [t.kalimat_petugas for t in hasil.temuan if t.menolak],
        "peringatan": [t.kalimat_petugas for t in hasil.temuan if not t.menolak],
    }


def _sasaran(perkara: loket.PerkaraLoket) -> list[tuple[str, str]]:
    """What a reason may point at: (sasaran, name)."""
    p = perkara.permohonan
    berkas = [(f"syarat:{k.syarat.kunci}", str(k.syarat.nama)) for k in queries.syarat(p)]
    tanya = [(f"isian:{t.kunci}", str(t.label)) for h in queries.jenis(p).halaman for t in h.pertanyaan]
    return [*berkas, *tanya]


def _versi(request: HttpRequest) -> int:
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1
