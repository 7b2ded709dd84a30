"""Reading the books: which there are, their lines within a range, and who may read which lines.

An official reads the books of their office; an official of a village (assignment with `desa`) only the lines of the
cases of that village.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.db.models import Max, Prefetch, QuerySet

from tertib.buku.jenis import BUKU, Buku
from tertib.buku.models import BarisBuku
from tertib.buku.persediaan import dengan_sisa
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.wilayah.models import Kantor

_DIBACA = (
    "kantor",
    "buku",
    "tahun",
    "nomor",
    "pada",
    "uraian",
    "rincian",
    "dibereskan",
    "batal",
    "alasan_batal",
    "permohonan__kantor",
    "permohonan__sop",
    "permohonan__nomor",
    "permohonan__jenis",
    "permohonan__desa",
    "permohonan__pemohon_nama",
    "permohonan__nomor_kk",
    "dokumen__jenis",
    "dokumen__nomor",
    "dokumen__tahun",
    "dokumen__cara",
    "arsip__disimpan_sampai",
    "arsip__boks",
    "arsip__tempat__nama",
)
"""Everything the columns show; other fields of a case stay encrypted in the database."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """Which lines: days on the office's own clock (both included), one line number, one case number; empty means any."""

    dari: date | None = None
    sampai: date | None = None
    nomor: int | None = None
    permohonan: str = ""

    def dicatat(self) -> dict[str, str]:
        """As it is kept with an export."""
        isi = {"dari": self.dari, "sampai": self.sampai, "nomor": self.nomor, "permohonan": self.permohonan}
        return {kunci: str(nilai) for kunci, nilai in isi.items() if nilai not in (None, "")}

    @classmethod
    def dari_catatan(cls, isi: Mapping[str, str]) -> Self:
        """The inverse of `dicatat`."""
        return cls(
            dari=date.fromisoformat(isi["dari"]) if "dari" in isi else None,
            sampai=date.fromisoformat(isi["sampai"]) if "sampai" in isi else None,
            nomor=int(isi["nomor"]) if "nomor" in isi else None,
            permohonan=isi.get("permohonan", ""),
        )


def terbaca(penugasan: Penugasan) -> QuerySet[BarisBuku]:
    """All lines this assignment may read."""
    semua: QuerySet[BarisBuku] = BarisBuku.objects.filter(kantor=penugasan.kantor_id)
    if penugasan.jabatan != Jabatan.OPERATOR_NAGARI:
        return semua
    return semua.filter(permohonan__desa=penugasan.desa_id) if penugasan.desa_id else semua.none()


def buku_ada(penugasan: Penugasan) -> list[Buku]:
    """The books that hold a line this assignment may read, in the office's order; a book begins with its first line."""
    ada = set(terbaca(penugasan).values_list("buku", flat=True).distinct())
    return [b for b in BUKU.values() if b.kunci in ada]


def baris(penugasan: Penugasan, buku: Buku, saringan: Saringan) -> QuerySet[BarisBuku]:
    """The lines of a book within the range, in the book's own order."""
    lembar = terbaca(penugasan).filter(buku=buku.kunci)
    kantor = penugasan.kantor
    if saringan.dari:
        lembar = lembar.filter(pada__gte=_awal(kantor, saringan.dari))
    if saringan.sampai:
        lembar = lembar.filter(pada__lt=_awal(kantor, saringan.sampai + timedelta(days=1)))
    if saringan.nomor is not None:
        lembar = lembar.filter(nomor=saringan.nomor)
    if saringan.permohonan:
        lembar = lembar.filter(permohonan__nomor=saringan.permohonan.upper())
    lengkap = lembar.select_related("permohonan", "dokumen", "arsip__tempat").only(*_DIBACA)
    lengkap = lengkap.prefetch_related("permohonan__sop", Prefetch("blanko", dengan_sisa()))
    return lengkap.order_by("tahun", "nomor")


def tahun_terakhir(penugasan: Penugasan, buku: Buku) -> Saringan:
    """The range a book opens with: the whole of the last year it has lines of."""
    tahun = terbaca(penugasan).filter(buku=buku.kunci).aggregate(n=Max("tahun"))["n"]
    return Saringan(date(tahun, 1, 1), date(tahun, 12, 31)) if tahun else Saringan()


def _awal(kantor: Kantor, hari: date) -> datetime:
    return datetime.combine(hari, time.min, ZoneInfo(kantor.zona))
