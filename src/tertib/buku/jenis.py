"""The books an office keeps, and what stands in each column. A new book is a new row here (docs/menambah-buku.md)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.buku import persediaan, queries
from tertib.buku.models import Arsip, BarisBuku
from tertib.dokumen.models import Cara
from tertib.kependudukan.perubahan import JENIS
from tertib.permohonan import queries as perkara
from tertib.rupa.templatetags.rupa import samar
from tertib.wilayah.models import Kantor

Teks = str | Promise
Isi = Callable[[BarisBuku, Kantor], str]


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its head, what stands in it for a line, its share of the width; `utuh` is never broken into two lines."""

    judul: Teks
    isi: Isi
    lebar: float = 3
    utuh: bool = False


@dataclass(frozen=True, slots=True)
class Buku:
    """One book; `kunci` is the word of the SOP that writes in it."""

    kunci: str
    nama: Teks
    ringkas: Teks
    kolom: tuple[Kolom, ...]


def _tanggal(baris: BarisBuku, kantor: Kantor) -> str:
    return f"{kantor.setempat(baris.pada):%d-%m-%Y}"


def _nomor_permohonan(baris: BarisBuku, kantor: Kantor) -> str:
    return (baris.permohonan.nomor or "") if baris.permohonan else ""


def _dokumen(baris: BarisBuku, kantor: Kantor) -> str:
    d = baris.dokumen
    return f"{d.jenis.upper()} {d.nomor}/{d.tahun}" if d else ""


def _nomor_kk(baris: BarisBuku, kantor: Kantor) -> str:
    """Only the last digits: a book travels further than a case, and the case is one click away."""
    return samar(queries.rincian(baris).get("nomor_kk") or baris.perkara.nomor_kk)


def _cara(baris: BarisBuku, kantor: Kantor) -> str:
    return str(CARA.get(baris.dokumen.cara, baris.dokumen.cara)) if baris.dokumen else ""


def _keterangan(baris: BarisBuku, kantor: Kantor) -> str:
    if not baris.batal:
        return _("KK tidak berlaku lagi") if queries.rincian(baris).get("ditutup") else ""
    return _("Batal %(tanggal)s: %(alasan)s") % {
        "tanggal": f"{kantor.setempat(baris.batal):%d-%m-%Y}",
        "alasan": baris.alasan_batal,
    }


def _simpan_sampai(baris: BarisBuku, kantor: Kantor) -> str:
    arsip = arsip_baris(baris)
    if arsip is None:
        return ""
    return f"{arsip.disimpan_sampai:%d-%m-%Y}" if arsip.disimpan_sampai else _("tetap")


def _tempat(baris: BarisBuku, kantor: Kantor) -> str:
    arsip = arsip_baris(baris)
    return arsip.tempat.nama if arsip and arsip.tempat else ""


def _boks(baris: BarisBuku, kantor: Kantor) -> str:
    arsip = arsip_baris(baris)
    return arsip.boks if arsip else ""


def _dibereskan(baris: BarisBuku, kantor: Kantor) -> str:
    return f"{kantor.setempat(baris.dibereskan):%d-%m-%Y}" if baris.dibereskan else ""


def _rincian(kunci: str) -> Isi:
    """What the act that wrote the line kept under this key (see `alur.pembukuan`); several things are joined."""

    def isi(baris: BarisBuku, kantor: Kantor) -> str:
        nilai = queries.rincian(baris).get(kunci) or ""
        return "; ".join(str(n) for n in nilai) if isinstance(nilai, list) else str(nilai)

    return isi


def _berkas(baris: BarisBuku, kantor: Kantor) -> str:
    """The papers by the names the requirements have."""
    kunci = queries.rincian(baris).get("berkas") or baris.uraian.split(", ")
    jenis = JENIS[baris.perkara.jenis]
    nama = {s.kunci: str(s.nama) for s in jenis.syarat}
    if set(kunci) - nama.keys():
        nama |= {s.kunci: str(s.nama) for s in perkara.syarat_berlaku(jenis, pada=baris.perkara.dibuat)}
    nama[perkara.TANDA_TANGAN] = _("tanda tangan")
    nama[perkara.IDENTITAS] = _("identitas")
    nama[perkara.SURAT_KUASA] = _("surat kuasa")
    return ", ".join(nama.get(k, k) for k in kunci)


def arsip_baris(baris: BarisBuku) -> Arsip | None:
    """Where the papers of a line of the archive book lie; None for lines of other books."""
    return getattr(baris, "arsip", None)


CARA: Final[Mapping[str, Teks]] = MappingProxyType(
    {
        Cara.TTE: gettext_lazy("elektronik"),
        Cara.BASAH: gettext_lazy("dengan pena"),
        Cara.SIAK: gettext_lazy("elektronik, di SIAK"),
    }
)
NOMOR = Kolom(gettext_lazy("No."), lambda b, _k: str(b.nomor), 1.1)
TANGGAL = Kolom(gettext_lazy("Tanggal"), _tanggal, 2, utuh=True)
PERMOHONAN = Kolom(gettext_lazy("Nomor permohonan"), _nomor_permohonan, 3.2, utuh=True)
PEMOHON = Kolom(gettext_lazy("Pemohon"), lambda b, _k: b.perkara.pemohon_nama, 4)
JENIS_PERMOHONAN = Kolom(gettext_lazy("Permohonan"), lambda b, _k: str(JENIS[b.perkara.jenis].nama), 4)
NOMOR_KK = Kolom(gettext_lazy("Nomor KK"), _nomor_kk, 3.2, utuh=True)
DOKUMEN = Kolom(gettext_lazy("Dokumen"), _dokumen, 2.4, utuh=True)
TANDA_TANGAN = Kolom(gettext_lazy("Tanda tangan"), _cara, 2.2)
KETERANGAN = Kolom(gettext_lazy("Keterangan"), _keterangan, 3.4)
_AWAL: Final = (NOMOR, TANGGAL, PERMOHONAN, PEMOHON)

_SEMUA: Final = (
    Buku(
        "register",
        gettext_lazy("Buku register"),
        gettext_lazy("Dokumen yang terbit, satu baris satu dokumen."),
        (
            *_AWAL,
            Kolom(gettext_lazy("Kepala keluarga"), _rincian("kepala"), 3.6),
            NOMOR_KK,
            JENIS_PERMOHONAN,
            DOKUMEN,
            TANDA_TANGAN,
            KETERANGAN,
        ),
    ),
    Buku(
        "permasalahan",
        gettext_lazy("Buku permasalahan"),
        gettext_lazy("Kekurangan yang ditemukan, siapa diminta membereskannya, dan kapan beres."),
        (
            *_AWAL,
            Kolom(gettext_lazy("Masalah"), _rincian("apa"), 5),
            Kolom(gettext_lazy("Ditemukan oleh"), _rincian("ditemukan"), 3),
            Kolom(gettext_lazy("Diminta dari"), _rincian("diminta_dari"), 3),
            Kolom(gettext_lazy("Dibereskan"), _dibereskan, 2, utuh=True),
            KETERANGAN,
        ),
    ),
    Buku(
        "agenda",
        gettext_lazy("Buku agenda"),
        gettext_lazy("Dokumen yang keluar lewat loket, dan siapa yang menerimanya."),
        (
            *_AWAL,
            JENIS_PERMOHONAN,
            DOKUMEN,
            TANDA_TANGAN,
            Kolom(gettext_lazy("Diterima oleh"), _rincian("penerima"), 4),
            KETERANGAN,
        ),
    ),
    Buku(
        "arsip",
        gettext_lazy("Buku arsip"),
        gettext_lazy("Berkas yang diarsipkan, tempatnya, dan sampai kapan disimpan."),
        (
            *_AWAL,
            Kolom(gettext_lazy("Isi berkas"), _berkas, 5),
            Kolom(gettext_lazy("Tempat"), _tempat, 3),
            Kolom(gettext_lazy("Boks"), _boks, 1.6),
            Kolom(gettext_lazy("Simpan sampai"), _simpan_sampai, 2, utuh=True),
            KETERANGAN,
        ),
    ),
    Buku(
        "blanko",
        gettext_lazy("Buku blanko"),
        gettext_lazy("Blanko yang diterima, dipakai, dan rusak, dengan sisanya."),
        (
            NOMOR,
            TANGGAL,
            Kolom(gettext_lazy("Blanko"), lambda b, _k: str(persediaan.NAMA[b.blanko.jenis]), 3),
            Kolom(gettext_lazy("Gerak"), lambda b, _k: b.blanko.get_gerak_display(), 2),
            Kolom(gettext_lazy("Nomor seri"), lambda b, _k: b.blanko.seri, 3.4),
            Kolom(gettext_lazy("Lembar masuk"), lambda b, _k: str(max(b.blanko.jumlah, 0) or ""), 1.4),
            Kolom(gettext_lazy("Lembar keluar"), lambda b, _k: str(max(-b.blanko.jumlah, 0) or ""), 1.4),
            Kolom(gettext_lazy("Sisa"), lambda b, _k: str(b.blanko.sisa), 1.4),
            PERMOHONAN,
            Kolom(gettext_lazy("Uraian"), lambda b, _k: b.uraian, 5),
            KETERANGAN,
        ),
    ),
)
BUKU: Final[Mapping[str, Buku]] = MappingProxyType({b.kunci: b for b in _SEMUA})
"""Books by the word a SOP writes them with, in the order an office lists them."""
