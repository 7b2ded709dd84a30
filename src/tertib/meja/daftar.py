"""My work, what is about to be late first."""

from collections import Counter
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from tertib.alur import keadaan_tte
from tertib.alur.gangguan_siak import gangguan_siak
from tertib.inti import jam
from tertib.kependudukan.perubahan import JENIS
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
    keadaan_tte.minta_tengok(request.penugasan, kini=kini)  # type: ignore[attr-defined]
    kerja = queries.kerja(request.penugasan, kini)  # type: ignore[attr-defined]
    saring, jenis = request.GET.get("waktu", ""), request.GET.get("jenis", "")
    banyak = Counter(k.keadaan for k in kerja)
    tampil = [k for k in kerja if saring in ("", k.keadaan) and jenis in ("", k.permohonan.jenis)]
    halaman = Paginator(tampil, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "kini": kini,
        "peringatan": keadaan_tte.peringatan(request.penugasan, kini=kini),  # type: ignore[attr-defined]
        "gangguan_siak": gangguan_siak(),
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
    return render(request, "meja/daftar.html", isi)


def _kembali(kunjungan: Sequence[Kunjungan]) -> dict[int, int]:
    """How often each case of these open visits stood at the same step before; cases that never did are left out."""
    sebelumnya = Kunjungan.objects.filter(permohonan__in=[k.permohonan_id for k in kunjungan], selesai__isnull=False)
    banyak = Counter(sebelumnya.values_list("permohonan", "langkah"))
    return {k.permohonan_id: n for k in kunjungan if (n := banyak[k.permohonan_id, k.langkah])}
