"""My work, what is about to be late first."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from tertib.alur import keadaan_tte
from tertib.alur import pelaku as alur_pelaku
from tertib.alur.gangguan import PENGAWAS
from tertib.alur.terima import sekaligus_serah
from tertib.buku import persediaan
from tertib.buku import queries as buku
from tertib.inti import jam
from tertib.kependudukan.perubahan import JENIS
from tertib.meja.perkara import mengantar
from tertib.meja.telepon import panggilan
from tertib.pengguna.models import Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan

SEHALAMAN = 50
KEADAAN = (("lambat", _("Terlambat")), ("segera", _("Segera")), ("tepat", _("Masih cukup")))


@petugas()
def daftar(request: HttpRequest) -> HttpResponse:
    """The work list of one assignment: counts that filter, an exact search by case number, rows by lateness."""
    dicari = request.GET.get("cari", "").strip()
    if dicari and queries.menurut_nomor(dicari):
        return redirect("meja:berkas", nomor=dicari.upper())
    kini = jam.kini()
    pelaku = alur_pelaku.petugas(request.penugasan)  # type: ignore[attr-defined]
    keadaan_tte.minta_tengok(request.penugasan, kini=kini)  # type: ignore[attr-defined]
    kerja = queries.kerja(request.penugasan, kini)  # type: ignore[attr-defined]
    saring, jenis = request.GET.get("waktu", ""), request.GET.get("jenis", "")
    banyak = Counter(k.keadaan for k in kerja)
    tampil = [k for k in kerja if saring in ("", k.keadaan) and jenis in ("", k.permohonan.jenis)]
    halaman = Paginator(tampil, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "kini": kini,
        "peringatan": keadaan_tte.peringatan(request.penugasan, kini=kini),  # type: ignore[attr-defined]
        "kerja": halaman,
        "kembali": _kembali([k.kunjungan for k in halaman]),
        "semua": len(kerja),
        "hitung": [(k, nama, banyak[k]) for k, nama in KEADAAN],
        "saring": saring,
        "jenis": jenis,
        "pilihan_jenis": [(k, JENIS[k].nama) for k in sorted({k.permohonan.jenis for k in kerja})],
        "dicari": dicari,
        "teratas": next((k for k in kerja if k.kunjungan.petugas_id in (None, request.user.pk)), None),
    }
    isi["diambil"] = [p for p in buku.menunggu_diambil() if mengantar(pelaku, p) and sekaligus_serah(p)]
    isi["panggilan"] = panggilan(request.penugasan)  # type: ignore[attr-defined]
    isi |= {"jaringan": queries.gangguan(), "pengawas": request.penugasan.jabatan in PENGAWAS}  # type: ignore[attr-defined]
    return render(request, "meja/daftar.html", isi | _blanko(request.penugasan))  # type: ignore[attr-defined]


def _blanko(penugasan: Penugasan) -> dict[str, Any]:
    """What the stock of the office asks for: more blanks, or somebody's eyes on spoiled ones. Villages keep none."""
    if penugasan.desa_id is not None:
        return {}
    return {
        "menipis": [s for s in persediaan.stok() if s.menipis],
        "saksi": [b for b in persediaan.menunggu_saksi() if b.oleh.pengguna_id != penugasan.pengguna_id],
    }


def _kembali(kunjungan: Sequence[Kunjungan]) -> dict[int, int]:
    """How often each case of these open visits stood at the same step before; cases that never did are left out."""
    sebelumnya = Kunjungan.objects.filter(permohonan__in=[k.permohonan_id for k in kunjungan], selesai__isnull=False)
    banyak = Counter(sebelumnya.values_list("permohonan", "langkah"))
    return {k.permohonan_id: n for k in kunjungan if (n := banyak[k.permohonan_id, k.langkah])}
