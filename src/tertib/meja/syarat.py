"""What the office asks for, kind by kind: proposed here by one official, put in force by another."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tertib.alur import ubah_syarat
from tertib.alur.ubah_syarat import TERPANJANG, Ubahan, UbahanSalah
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Syarat, selalu
from tertib.pengguna.models import PENENTU_SYARAT
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import UbahanSyarat


@dataclass(frozen=True, slots=True)
class Butir:
    """One requirement as the office asks for it now, and what may be proposed about it as (ubahan, name)."""

    syarat: Syarat
    keadaan: str
    bersyarat: bool
    tawaran: tuple[tuple[str, str], ...]


@petugas(*PENENTU_SYARAT)
@require_GET
def semua(request: HttpRequest) -> HttpResponse:
    """Every kind, with what waits for a decision."""
    menunggu = [u.jenis for u in queries.usulan_ubahan()]
    daftar = [(j, menunggu.count(j.kode)) for j in JENIS.values()]
    return render(request, "meja/syarat_semua.html", {"daftar": daftar})


@petugas(*PENENTU_SYARAT)
@require_http_methods(["GET", "POST"])
def lihat(request: HttpRequest, jenis: str) -> HttpResponse:
    """The requirements of one kind, proposals, and history. POST proposes one change."""
    satu = _jenis(jenis)
    galat: dict[str, str] = {}
    if request.method == "POST":
        try:
            _usulkan(request, satu)
            messages.success(request, _("Usulan tercatat. Pejabat lain memberlakukannya."))
            return redirect("meja:syarat", jenis=jenis)
        except UbahanSalah as tolak:
            kunci = request.POST.get("kunci", "")
            galat = {f"{tolak.medan}-{kunci}" if tolak.medan and kunci else tolak.medan: str(tolak)}
        except Galat as tolak:
            galat = {"": str(tolak)}
    isi = {
        "jenis": satu,
        "butir": _butir(satu),
        "usulan": [(u, ubah_syarat.peringatan(u.ubahan)) for u in queries.usulan_ubahan(jenis)],
        "riwayat": queries.riwayat_ubahan(jenis),
        "galat": galat,
        "isian": _isian(request),
        "peringatan_tambah": ubah_syarat.peringatan(Ubahan.TAMBAH),
        "peringatan_kurang": ubah_syarat.peringatan(Ubahan.HAPUS),
        "terpanjang": TERPANJANG,
    }
    return render(request, "meja/syarat.html", isi, status=422 if galat else 200)


@petugas(*PENENTU_SYARAT)
@require_POST
def putuskan(request: HttpRequest, jenis: str) -> HttpResponse:
    """Put a proposal in force, or turn it down."""
    nomor = request.POST.get("usulan", "")
    usulan = get_object_or_404(UbahanSyarat.objects, pk=int(nomor) if nomor.isdecimal() and len(nomor) < 19 else 0)
    berlaku = request.POST.get("putusan") == "berlakukan"
    oleh = request.penugasan  # type: ignore[attr-defined]
    try:
        ubah_syarat.putuskan(usulan, berlaku=berlaku, oleh=oleh, kini=jam.kini())
        selesai = _("Berlaku untuk permohonan yang dibuka mulai sekarang.") if berlaku else _("Usulan ditutup.")
        messages.success(request, selesai)
    except Galat as tolak:
        messages.error(request, str(tolak))
    return redirect("meja:syarat", jenis=usulan.jenis)


def _jenis(kode: str) -> JenisPerubahan:
    if kode not in JENIS:
        raise Http404
    return JENIS[kode]


def _isian(request: HttpRequest) -> Mapping[str, str]:
    kunci = ("ubahan", "kunci", "nama", "petunjuk", "pasal", "alasan")
    return {k: " ".join(request.POST.get(k, "").split())[:400] for k in kunci}


def _usulkan(request: HttpRequest, jenis: JenisPerubahan) -> None:
    oleh = request.penugasan  # type: ignore[attr-defined]
    ubah_syarat.usulkan(jenis, **_isian(request), oleh=oleh, kini=jam.kini())


def _butir(jenis: JenisPerubahan) -> list[Butir]:
    berlaku = {s.kunci: s for s in queries.syarat_berlaku(jenis, pada=jam.kini())}
    nasional = {s.kunci: s for s in jenis.syarat}
    return [_satu(s, nasional=s.kunci in nasional, diminta=s.kunci in berlaku) for s in (nasional | berlaku).values()]


def _satu(s: Syarat, *, nasional: bool, diminta: bool) -> Butir:
    """Its state in words, and every other state as an offer."""
    kini = Ubahan.HAPUS if not diminta else Ubahan.OPSIONAL if s.boleh_kosong else Ubahan.SEMULA
    keadaan = {
        Ubahan.HAPUS: _("Tidak diminta di kantor ini"),
        Ubahan.OPSIONAL: _("Boleh dikosongkan"),
        Ubahan.SEMULA: _("Diminta") if nasional else _("Ditambah kantor ini"),
    }[kini]
    if nasional and kini == Ubahan.SEMULA and s.dipegang_kantor:
        keadaan = _("Sudah ada di kantor, tidak diminta")
    mungkin = (Ubahan.OPSIONAL, Ubahan.HAPUS, Ubahan.SEMULA) if nasional else (Ubahan.OPSIONAL, Ubahan.HAPUS)
    tawaran = tuple((u.value, str(u.label)) for u in mungkin if u != kini)
    return Butir(s, keadaan, s.wajib_jika is not selalu, tawaran)
