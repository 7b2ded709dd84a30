"""The first page of the counter: find the family, begin; find a slip; what waits for its applicant."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from tertib.kanal.loket import perkara as loket
from tertib.kanal.loket import terima
from tertib.kanal.panduan import panduan
from tertib.kependudukan import queries as kependudukan
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Sop

TERBANYAK = 30


@sensitive_post_parameters("cari")
@petugas()
def depan(request: HttpRequest) -> HttpResponse:
    """GET: the fields. POST: the family of a NIK or No. KK, and the dense form for one kind (never in the address)."""
    penugasan = request.penugasan  # type: ignore[attr-defined]
    sop = loket.sop_loket(penugasan)
    dicari = re.sub(r"[\s.\-]", "", request.POST.get("cari", ""))
    jenis, galat = request.POST.get("jenis") or request.GET.get("jenis", ""), {}
    if request.method == "POST" and sop:
        berkartu = jenis not in JENIS or JENIS[jenis].diri.berkartu
        keluarga = _keluarga(dicari) if berkartu else None
        galat = _galat(dicari, keluarga, jenis) if berkartu else {}
        if not galat:
            return terima.formulir_baru(request, keluarga, JENIS[jenis], nik=dicari)
    isi = {
        "sop": sop,
        "semua_jenis": list(JENIS.values()),
        "dicari": dicari,
        "jenis": jenis,
        "galat": galat,
        "menunggu": _menunggu(sop) if sop else [],
    }
    return render(request, "loket/depan.html", isi, status=422 if galat else 200)


@petugas()
@require_GET
def pandu(request: HttpRequest) -> HttpResponse:
    """The questionnaire for who stands at the counter: which kind to open."""
    satu = panduan(request.GET.dict())
    jenis = JENIS[satu.tujuan.jenis] if satu.tujuan and satu.tujuan.jenis else None
    return render(request, "loket/pandu.html", {"panduan": satu, "jenis": jenis})


def _keluarga(nomor: str) -> Keluarga | None:
    keluarga = loket.keluarga_sekarang(nomor) or kependudukan.keluarga_dari_nik(nomor)
    return keluarga if keluarga and keluarga.anggota else None


def _galat(dicari: str, keluarga: Keluarga | None, jenis: str) -> dict[str, str]:
    galat = {}
    if not re.fullmatch(r"\d{16}", dicari):
        galat["cari"] = _("Tulis NIK atau nomor KK, 16 angka")
    elif keluarga is None:
        galat["cari"] = _("Tidak ada keluarga dengan nomor ini di kantor ini. Periksa angkanya di KK atau KTP-el.")
    if jenis not in JENIS:
        galat["jenis"] = _("Pilih jenis permohonan")
    return galat


def _menunggu(sop: Sop) -> list[Permohonan]:
    """Cases of the counter that went back to their applicant, oldest first."""
    semua = Permohonan.objects.filter(kanal=loket.KANAL, akhir="", diajukan__isnull=False).select_related("sop")
    ke_pemohon = [p for p in semua.order_by("diajukan") if queries.sop(p).langkah[p.langkah].tindakan == "ajukan"]
    return ke_pemohon[:TERBANYAK]
