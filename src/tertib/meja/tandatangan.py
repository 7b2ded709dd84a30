"""Signing, on a phone: what waits, what exactly is signed, the passphrase, the outcome."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from tertib.alur.sertifikasi import tandatangani
from tertib.dokumen import queries as dokumen
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja import formulir
from tertib.meja.lihat import isi_umum, jawaban, label_alasan
from tertib.meja.pena import cetakan_pena
from tertib.meja.pena_banyak import cetakan
from tertib.meja.perkara import TANDATANGAN, TANDATANGAN_BASAH, Perkara, cari
from tertib.meja.putus import kabar
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries

TERPANJANG = 200


@petugas()
def daftar(request: HttpRequest) -> HttpResponse:
    """The cases waiting for my signature, what is about to be late first."""
    kini = jam.kini()
    semua = queries.kerja(request.penugasan, kini)  # type: ignore[attr-defined]
    isi = {
        "kini": kini,
        "kerja": [k for k in semua if k.langkah.tindakan in (TANDATANGAN, TANDATANGAN_BASAH)],
        "jalan_basah": dokumen.jalan_basah(kini),
        "cetakan": cetakan(request.penugasan, kini),  # type: ignore[attr-defined]
    }
    return render(request, "meja/tandatangan.html", isi)


@petugas()
def lihat(request: HttpRequest, nomor: str) -> HttpResponse:
    """What will be signed: the difference, the draft; the way to the passphrase, or to refuse."""
    return render(request, "meja/tandatangan_lihat.html", _isi(_milikku(request, nomor)))


@sensitive_variables("frasa")
@sensitive_post_parameters("frasa_sandi")
@petugas()
def sandi(request: HttpRequest, nomor: str) -> HttpResponse:
    """Ask the passphrase and sign. It is used once here and appears nowhere again."""
    perkara, galat = _milikku(request, nomor), {}
    if request.method == "POST":
        frasa = request.POST.get("frasa_sandi", "")
        if not frasa or len(frasa) > TERPANJANG:
            galat = {"frasa_sandi": _("Isi passphrase sertifikat Anda.")}
        else:
            try:
                return _tandatangani(request, perkara, frasa)
            except Galat as tolak:
                galat = {"frasa_sandi": str(tolak)}
                perkara = _milikku(request, nomor)
    return render(
        request, "meja/tandatangan_sandi.html", {**_isi(perkara), "galat": galat}, status=422 if galat else 200
    )


@sensitive_variables("frasa")
def _tandatangani(request: HttpRequest, perkara: Perkara, frasa: str) -> HttpResponse:
    versi = formulir.baca(request.POST).versi
    sesudah = tandatangani(perkara.permohonan, pelaku=perkara.pelaku, versi=versi, frasa_sandi=frasa, kini=jam.kini())
    messages.success(request, kabar(perkara, sesudah, _("ditandatangani")))
    return redirect("meja:tandatangan")


def _isi(perkara: Perkara) -> dict[str, Any]:
    tombol = jawaban(perkara)
    return {
        "perkara": perkara,
        "menolak": [t for t in tombol if t.kembali],
        "sasaran": formulir.sasaran(perkara.permohonan),
        "isian": formulir.KOSONG,
        "label_alasan": label_alasan(perkara),
        "maju": next((t for t in tombol if not t.kembali), None),
        "jalan_basah": dokumen.jalan_basah(jam.kini()),
        "cetakan": (cetakan := cetakan_pena(perkara.permohonan)),
        "cetakan_milikku": cetakan is not None and cetakan.penandatangan == perkara.pelaku.penugasan,
        **isi_umum(perkara, jam.kini()),
    }


def _milikku(request: HttpRequest, nomor: str) -> Perkara:
    """A case that stands at a signing step. Raises Http404."""
    perkara = cari(request, nomor)
    if not perkara.ditandatangani_di_sini:
        raise Http404
    return perkara
