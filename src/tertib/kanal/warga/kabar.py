"""The list of things to mend, in plain words for the applicant."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tertib.kanal.warga import rute
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


@dataclass(frozen=True, slots=True)
class Perbaikan:
    """One thing to mend: what, the official's note, and the address of the page that mends it."""

    apa: str
    catatan: str
    alamat: str


def perlu_diperbaiki(permohonan: Permohonan) -> list[Perbaikan]:
    """Each open deficiency with the page that mends it."""
    nama_syarat = {f"syarat:{s.syarat.kunci}": str(s.syarat.nama) for s in queries.syarat(permohonan)}
    hasil = []
    for kurang in queries.kurang(permohonan):
        if not kurang.sasaran:
            hasil.append(Perbaikan(_("Permohonan secara umum"), kurang.catatan, rute.alamat(permohonan, rute.PERIKSA)))
            continue
        tujuan = rute.halaman_sasaran(permohonan, kurang.sasaran)
        kunci = next((h for h in rute.halaman(permohonan) if h in tujuan), next(iter(tujuan)))
        apa = nama_syarat.get(kurang.sasaran) or _nama_isian(permohonan, kurang.sasaran)
        jangkar = f"#slot-{kurang.sasaran.removeprefix('syarat:')}" if kunci == rute.BERKAS else ""
        hasil.append(Perbaikan(apa, kurang.catatan, rute.alamat(permohonan, kunci) + jangkar))
    return hasil


def _nama_isian(permohonan: Permohonan, sasaran: str) -> str:
    kunci = sasaran.partition(":")[2]
    for h in rute.halaman(permohonan).values():
        if h.kunci == kunci:
            return str(h.judul)
        for tanya in h.pertanyaan:
            if tanya.kunci == kunci:
                return str(tanya.label)
    return _("Tanda tangan") if kunci == queries.TANDA_TANGAN else _("Isian formulir")
