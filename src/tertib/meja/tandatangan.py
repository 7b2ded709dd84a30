"""Signing, on a phone: what waits, what exactly is signed, the passphrase, the outcome. Many at once: the next file."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from tertib.alur import keadaan_tte, kemajuan_massal, kode_tte
from tertib.alur.sertifikasi import ditandatangani_di_siak, tandatangani
from tertib.alur.tandatangan_massal import PALING_BANYAK, tinjau
from tertib.dokumen import queries as dokumen
from tertib.dokumen.tte import penyedia
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.meja import formulir
from tertib.meja.formulir import baca_pilihan, frasa_sandi, galat_frasa
from tertib.meja.lihat import isi_umum, jawaban, label_alasan
from tertib.meja.pena import cetakan_pena
from tertib.meja.pena_banyak import cetakan
from tertib.meja.perkara import TANDATANGAN, TANDATANGAN_BASAH, Perkara, cari
from tertib.meja.putus import kabar
from tertib.pengguna.pengaman import pastikan_dulu
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries


@petugas()
def daftar(request: HttpRequest) -> HttpResponse:
    """The cases waiting for my signature, what is about to be late first, to be chosen for one passphrase.

    Without JavaScript the buttons "choose all" and "difference" send the form here, and what was ticked stays ticked.
    """
    kini, oleh = jam.kini(), request.penugasan  # type: ignore[attr-defined]
    keadaan_tte.minta_tengok(oleh, kini=kini)
    semua = [k for k in queries.kerja(oleh, kini) if k.langkah.tindakan in (TANDATANGAN, TANDATANGAN_BASAH)]
    pilihan = baca_pilihan(request.POST.getlist("pilih"))
    if request.POST.get("semua"):
        pilihan = {k.permohonan.nomor: k.permohonan.versi for k in semua[:PALING_BANYAK] if k.permohonan.nomor}
    isi = {
        "kini": kini,
        "kerja": semua,
        "dipilih": pilihan,
        "paling_banyak": PALING_BANYAK,
        "terbuka": _terbuka(request, kini),
        "massal": kemajuan_massal.terbuka(oleh),
        "jalan_basah": dokumen.jalan_basah(kini),
        "cetakan": cetakan(oleh, kini),
        "gangguan": keadaan_tte.gangguan(),
        "peringatan": keadaan_tte.peringatan(oleh, kini=kini),
        "yatim": dokumen.yatim_belum_ditelaah(oleh.kantor),
    }
    isi["dilihat"] = kemajuan_massal.dilihat(oleh, [k.permohonan for k in semua])
    return render(request, "meja/tandatangan.html", isi)


def _terbuka(request: HttpRequest, kini: datetime) -> dict[str, Any]:
    """The one case unfolded in the list, with its difference; {} when none is."""
    nomor = request.POST.get("buka", "")
    return _ditinjau(_milikku(request, nomor), kini) if nomor else {}


@petugas()
def beda(request: HttpRequest, nomor: str) -> HttpResponse:
    """The difference alone, to be unfolded in the list."""
    return render(
        request, "meja/berkas_banding.html", {**_ditinjau(_milikku(request, nomor), jam.kini()), "ringkas": True}
    )


@petugas()
def lihat(request: HttpRequest, nomor: str) -> HttpResponse:
    """What will be signed: the difference, the draft; the way to the passphrase, or to refuse."""
    perkara = _milikku(request, nomor)
    _ditinjau(perkara, jam.kini())
    return render(request, "meja/tandatangan_lihat.html", _isi(perkara))


def _ditinjau(perkara: Perkara, kini: datetime) -> dict[str, Any]:
    """What a page shows of the case, written down as looked at."""
    assert perkara.pelaku.penugasan is not None
    tinjau(perkara.permohonan, oleh=perkara.pelaku.penugasan, kini=kini)
    return isi_umum(perkara, kini)


@sensitive_variables("frasa")
@sensitive_post_parameters("frasa_sandi")
@petugas()
def sandi(request: HttpRequest, nomor: str) -> HttpResponse:
    """Ask the passphrase and sign. It is used once here and appears nowhere again."""
    perkara, galat = _milikku(request, nomor), {}
    if pastikan := pastikan_dulu(request):
        return pastikan
    if request.method == "POST" and request.POST.get("minta_kode"):
        galat = _minta_kode(request, perkara)
    elif request.method == "POST":
        frasa = frasa_sandi(request.POST)
        galat = galat_frasa(frasa)
        if not galat:
            try:
                return _tandatangani(request, perkara, frasa)
            except Galat as tolak:
                galat = {"frasa_sandi": str(tolak)}
                perkara = _milikku(request, nomor)
    isi = {**_isi(perkara), "galat": galat, "dengan_kode": penyedia.dengan_kode()}
    return render(request, "meja/tandatangan_sandi.html", isi, status=422 if galat else 200)


def _minta_kode(request: HttpRequest, perkara: Perkara) -> dict[str, str]:
    assert perkara.pelaku.penugasan is not None
    try:
        kode_tte.minta(perkara.pelaku.penugasan, kini=jam.kini())
    except Galat as tolak:
        return {"frasa_sandi": str(tolak)}
    messages.success(request, _("Kode dikirim ke surel Anda. Ketik di bawah ini."))
    return {}


@sensitive_variables("frasa")
def _tandatangani(request: HttpRequest, perkara: Perkara, frasa: str) -> HttpResponse:
    versi, kini, siapa = formulir.baca(request.POST).versi, jam.kini(), perkara.pelaku
    assert siapa.penugasan is not None
    with keadaan_tte.diamati(siapa.penugasan, kini=kini):
        sesudah = tandatangani(perkara.permohonan, pelaku=siapa, versi=versi, frasa_sandi=frasa, kini=kini)
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
        "di_siak": ditandatangani_di_siak(perkara.permohonan),
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
