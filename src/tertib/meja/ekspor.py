"""A book leaves the office as a file: first the reason is recorded, then the file is made with the export's number in it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur import ekspor as tindakan
from tertib.buku import cetak, daftar, lembar_kerja
from tertib.buku.daftar import Saringan
from tertib.buku.jenis import BUKU, Buku
from tertib.buku.models import BarisBuku, Ekspor
from tertib.inti import jam
from tertib.meja import buku as halaman_buku
from tertib.meja.saring_buku import SaringanForm
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.pengguna.penjaga import petugas
from tertib.wilayah.models import Kantor

BATAS = {"xlsx": 10_000, "csv": 20_000, "pdf": 2_000}
"""The most lines of one file: what one process makes within a few seconds."""
PEMBACA_CATATAN = (Jabatan.KADIS, Jabatan.KABID)
BENTUK = (
    ("xlsx", gettext_lazy("Lembar kerja (XLSX), untuk Excel atau LibreOffice")),
    ("csv", gettext_lazy("Teks bertanda pisah (CSV), untuk aplikasi lain")),
    ("pdf", gettext_lazy("Seperti buku kertas (PDF)")),
)
JENIS_ISI = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}


@petugas(*PEMBACA_CATATAN)
def catatan(request: HttpRequest) -> HttpResponse:
    """Who took what out of the office, the newest first."""
    semua = Ekspor.objects.select_related("oleh__pengguna", "kantor").order_by("-tahun", "-nomor")
    halaman = Paginator(semua, halaman_buku.SEHALAMAN).get_page(request.GET.get("halaman"))
    baris = [
        (nomor(e), e, BUKU.get(e.buku), halaman_buku.kata_saringan(Saringan.dari_catatan(e.saringan))) for e in halaman
    ]
    return render(request, "meja/ekspor_catatan.html", {"halaman": halaman, "baris": baris})


@petugas()
def ekspor(request: HttpRequest, buku: str) -> HttpResponse:
    """Ask for form and reason; POST gives the filtered lines as `bentuk` xlsx, csv or pdf."""
    penugasan, dibuka, form = halaman_buku.buka(request, buku)
    if request.method != "POST":
        return _formulir(request, penugasan, dibuka, form, {})
    bentuk, kini = request.POST.get("bentuk", ""), jam.kini()
    if bentuk not in BATAS:
        return _formulir(request, penugasan, dibuka, form, {"bentuk": _("Pilih bentuk berkas")})
    baris = list(daftar.baris(penugasan, dibuka, form.saringan)[: BATAS[bentuk] + 1])
    if len(baris) > BATAS[bentuk]:
        kalimat = _("Lebih dari %(n)s baris. Persempit tanggalnya, lalu ekspor per bagian.") % {"n": BATAS[bentuk]}
        return _formulir(request, penugasan, dibuka, form, {"bentuk": kalimat})
    try:
        catatan = tindakan.ekspor(
            penugasan,
            buku=dibuka.kunci,
            bentuk=bentuk,
            saringan=form.saringan.dicatat(),
            alasan=request.POST.get("alasan", ""),
            jumlah=len(baris),
            kini=kini,
        )
    except tindakan.AlasanKurang as galat:
        return _formulir(request, penugasan, dibuka, form, {"alasan": str(galat)})
    isi = PEMBUAT[bentuk](dibuka, baris, penugasan.kantor, catatan, halaman_buku.rentang(form), kini)
    balasan = HttpResponse(isi, content_type=JENIS_ISI[bentuk])
    nama = f"{dibuka.kunci}-{penugasan.kantor_id}-ekspor-{catatan.tahun}-{catatan.nomor}.{bentuk}"
    balasan["Content-Disposition"] = f'attachment; filename="{nama}"'
    return balasan


def jejak(ekspor: Ekspor) -> str:
    """The sentence every copy carries."""
    return _("Ekspor %(nomor)s, %(jumlah)s baris, dibuat %(nama)s (%(jabatan)s) pada %(pada)s. Alasan: %(alasan)s") % {
        "nomor": nomor(ekspor),
        "jumlah": ekspor.jumlah,
        "nama": ekspor.oleh.pengguna.nama,
        "jabatan": ekspor.oleh.get_jabatan_display(),
        "pada": f"{ekspor.kantor.setempat(ekspor.pada):%d-%m-%Y %H.%M}",
        "alasan": ekspor.alasan,
    }


def nomor(ekspor: Ekspor) -> str:
    return f"E-{ekspor.tahun}-{ekspor.nomor}"


def _formulir(
    request: HttpRequest, penugasan: Penugasan, buku: Buku, form: SaringanForm, galat: Mapping[str, str]
) -> HttpResponse:
    isi = {
        **halaman_buku.isi_buku(buku, form),
        "galat": {**form.galat, **galat},
        "jumlah": daftar.baris(penugasan, buku, form.saringan).count(),
        "rentang": halaman_buku.rentang(form),
        "alasan": request.POST.get("alasan", "")[: tindakan.ALASAN_TERPANJANG],
        "bentuk": request.POST.get("bentuk", "xlsx"),
        "pilihan_bentuk": BENTUK,
    }
    return render(request, "meja/buku_ekspor.html", isi, status=422 if galat else 200)


def _tabel(buku: Buku, baris: list[BarisBuku], kantor: Kantor, catatan: Ekspor) -> tuple[list[str], list[list[str]]]:
    """Heads and lines, the export's number in the last column."""
    judul = [_("Tahun"), *(str(k.judul) for k in buku.kolom), _("Ekspor")]
    return judul, [[str(b.tahun), *cetak.sel(buku, b, kantor), nomor(catatan)] for b in baris]


def _csv(buku: Buku, baris: list[BarisBuku], kantor: Kantor, catatan: Ekspor, rentang: str, kini: datetime) -> bytes:
    judul, isi = _tabel(buku, baris, kantor, catatan)
    return lembar_kerja.csv_buku(judul, isi, jejak=jejak(catatan))


def _xlsx(buku: Buku, baris: list[BarisBuku], kantor: Kantor, catatan: Ekspor, rentang: str, kini: datetime) -> bytes:
    judul, isi = _tabel(buku, baris, kantor, catatan)
    return lembar_kerja.xlsx_buku(
        judul,
        isi,
        nama=str(buku.nama),
        kepala=[kantor.nama, f"{buku.nama}, {rentang}" if rentang else str(buku.nama)],
        lebar=[1.2, *(k.lebar for k in buku.kolom), 2],
        jejak=jejak(catatan),
    )


def _pdf(buku: Buku, baris: list[BarisBuku], kantor: Kantor, catatan: Ekspor, rentang: str, kini: datetime) -> bytes:
    return cetak.pdf(buku, baris, kantor=kantor, rentang=rentang, jejak=jejak(catatan), waktu=kini)


PEMBUAT: Mapping[str, Callable[[Buku, list[BarisBuku], Kantor, Ekspor, str, datetime], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "pdf": _pdf,
}
