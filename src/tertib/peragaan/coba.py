"""Try it as anybody: every role of every office one click away. Only in the demonstration."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tertib.inti import jam
from tertib.inti.lingkup import lintas_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.pengguna.penjaga import PENUGASAN_DIPILIH, umum
from tertib.peragaan import akun_ikd
from tertib.peragaan.kantor import FRASA_SANDI
from tertib.permohonan.models import Kunjungan, SopTerbit
from tertib.sop import pemuat
from tertib.sop.jenis import Peran, Sop
from tertib.wilayah.models import Kantor

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Orang:
    """One person one can be: the role as the SOP prints it, and how many cases wait for it."""

    penugasan: Penugasan
    peran: str
    menunggu: int


@dataclass(frozen=True, slots=True)
class KantorCoba:
    """One office with its SOP (`berlaku`: cases can be opened under it) and the people of its lanes, in the SOP's order."""

    kantor: Kantor
    sop: Sop | None
    berlaku: bool
    orang: tuple[Orang, ...]


@umum
def coba(request: HttpRequest) -> HttpResponse:
    """List the offices and their people; POST signs in as one of them, without a password."""
    if not settings.PERAGAAN:
        raise Http404
    with lintas_kantor():
        if request.method == "POST":
            return _masuk(request)
        isi = {"daftar": _daftar(jam.hari_ini()), "frasa_sandi": FRASA_SANDI}
        isi |= {"akun_ikd": akun_ikd.daftar(), "pin_ikd": akun_ikd.PIN}
        return render(request, "peragaan/coba.html", isi)


def _masuk(request: HttpRequest) -> HttpResponse:
    pk = request.POST.get("penugasan", "")
    penugasan = Penugasan.objects.select_related("pengguna").filter(pk=pk).first() if pk.isdecimal() else None
    if penugasan is None or penugasan not in _berlaku(jam.hari_ini()):
        raise Http404
    login(request, penugasan.pengguna, backend=_BACKEND)
    request.session[PENUGASAN_DIPILIH] = penugasan.pk
    return redirect("meja:tandatangan" if penugasan.jabatan == Jabatan.KADIS else "meja:daftar")


def _berlaku(pada: date) -> list[Penugasan]:
    semua = Penugasan.objects.select_related("pengguna", "kantor", "desa").order_by("id")
    return [p for p in semua if p.mulai <= pada and (p.sampai is None or p.sampai >= pada)]


def _daftar(pada: date) -> list[KantorCoba]:
    terbit = {s.kantor_id: s for s in SopTerbit.objects.order_by("aktif", "id")}
    terbuka = Kunjungan.objects.filter(selesai=None, permohonan__diajukan__isnull=False)
    menunggu = Counter(terbuka.values_list("kantor", "peran", "permohonan__desa"))
    petugas: dict[str, list[Penugasan]] = {}
    for p in _berlaku(pada):
        petugas.setdefault(p.kantor_id, []).append(p)
    hasil = []
    for k in Kantor.objects.order_by("kode"):
        usulan = terbit.get(k.kode)
        sop = pemuat.dari_kanonik(usulan.kanonik) if usulan else None
        orang = _orang(k, sop, petugas.get(k.kode, []), menunggu)
        hasil.append(KantorCoba(k, sop, bool(usulan and usulan.aktif), tuple(orang)))
    return sorted(hasil, key=lambda k: not k.berlaku)


def _orang(
    kantor: Kantor, sop: Sop | None, petugas: list[Penugasan], menunggu: Counter[tuple[str, str, str]]
) -> list[Orang]:
    hasil = [
        Orang(p, peran.nama, _berapa(menunggu, kantor, peran, p))
        for peran in (sop.petugas() if sop else ())
        for p in petugas
        if p.jabatan in peran.jabatan
    ]
    terdaftar = {o.penugasan.pk for o in hasil}
    return hasil + [Orang(p, p.get_jabatan_display(), 0) for p in petugas if p.pk not in terdaftar]


def _berapa(menunggu: Counter[tuple[str, str, str]], kantor: Kantor, peran: Peran, p: Penugasan) -> int:
    """Cases waiting for this role: of one village where the role has one, else of the whole office."""
    return sum(
        banyak
        for (kode, kunci, desa), banyak in menunggu.items()
        if (kode, kunci) == (kantor.kode, peran.kunci) and (not peran.unit or desa == p.desa_id)
    )
