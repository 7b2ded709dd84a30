"""The reporter's form: what is known of one person, and the papers photographed, read from one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tertib.alur.daftarkan import Pindaian
from tertib.kependudukan.perubahan import a6_rentan
from tertib.kependudukan.perubahan.isian import DESA, bersihkan, gabung_tanggal, periksa_isian, sejalan
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan, Syarat
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import desa_di

JENIS = a6_rentan.JENIS
BUKAN_PELAPOR = frozenset({"biometrik", "nik"})
"""Questions an official answers: nobody in the field knows what the central records hold."""


@dataclass(frozen=True, slots=True)
class IsianLaporan:
    """The form as sent: the answers as they are stored, the photos by requirement."""

    jawaban: Mapping[str, str] = field(default_factory=dict)
    foto: Mapping[str, "UploadedFile[Any]"] = field(default_factory=dict)

    @property
    def pindaian(self) -> dict[str, Pindaian]:
        """The photos as `alur.lapor` takes them."""
        return {k: Pindaian(f.name or "", f.read()) for k, f in self.foto.items()}

    @property
    def lengkap(self) -> dict[str, str]:
        """The answers with the one a reporter is not asked."""
        return {**self.jawaban, "biometrik": a6_rentan.SAAT_REKAM}


def halaman() -> list[tuple[Halaman, list[Pertanyaan]]]:
    """The groups of questions, without those an official answers."""
    semua = [(h, [p for p in h.pertanyaan if p.kunci not in BUKAN_PELAPOR]) for h in JENIS.halaman]
    return [(h, p) for h, p in semua if p]


def baca(kiriman: QueryDict, berkas: "MultiValueDict[str, UploadedFile[Any]]") -> IsianLaporan:
    """Read a POST; unknown keys are ignored, answers the choices do not lead to are dropped."""
    mentah = {p.kunci: _nilai(p, kiriman) for _h, semua in halaman() for p in semua}
    bersih = {k: v for h, _p in halaman() for k, v in bersihkan(h, mentah).items()} | {
        "biometrik": a6_rentan.SAAT_REKAM
    }
    jawaban = sejalan(JENIS.halaman, bersih)
    foto = {s.kunci: f for s in JENIS.syarat if (f := berkas.get(f"foto-{s.kunci}"))}
    return IsianLaporan({k: v for k, v in jawaban.items() if k not in BUKAN_PELAPOR}, foto)


def _nilai(p: Pertanyaan, kiriman: QueryDict) -> str:
    if p.jenis == "tanggal":
        return gabung_tanggal(*(kiriman.get(f"{p.kunci}-{bagian}", "") for bagian in ("hari", "bulan", "tahun")))
    return kiriman.get(p.kunci, "")[:1000]


def periksa(isian: IsianLaporan, *, kantor: Kantor, lama: Permohonan | None, hari: date) -> dict[str, str]:
    """What must be mended, by id of the field; {} when the report can be handed in."""
    galat = periksa_isian(JENIS.halaman_untuk(isian.lengkap), isian.lengkap, kini=hari)
    for p in (p for h in JENIS.halaman_untuk(isian.lengkap) for p in h.pertanyaan if p.jenis in DESA):
        nilai = isian.jawaban.get(p.kunci, "")
        if nilai and nilai not in dict(desa_di(kantor.kode)):
            galat[p.kunci] = _("Pilih desa atau kelurahan dari daftar")
    ada = _yang_baik(lama)
    for s in _diminta(isian):
        if s.kunci not in isian.foto and s.kunci not in ada:
            galat[f"foto-{s.kunci}"] = _("Foto dulu: %(syarat)s.") % {"syarat": s.nama}
    return galat


def _diminta(isian: IsianLaporan) -> list[Syarat]:
    return [s for s in JENIS.syarat_untuk(isian.lengkap) if s.diminta]


def _yang_baik(lama: Permohonan | None) -> set[str]:
    """Papers handed in before with which nothing is wrong."""
    if lama is None:
        return set()
    cacat = {k.sasaran for k in queries.kurang(lama)}
    return {k for k in queries.berkas_berlaku(lama) if f"syarat:{k}" not in cacat}
