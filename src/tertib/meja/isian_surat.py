"""The form of a paper letter of moving: what was typed about the letter and each of its people, and what must be mended."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from tertib.alur.surat_pindah import KantorAsalDiSini, NomorSuratBerbeda, SuratSudahAda
from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan.isian import DESA, bersihkan, gabung_tanggal
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan
from tertib.kependudukan.perubahan.surat_kertas import (
    HALAMAN_ORANG,
    HALAMAN_SURAT,
    periksa_orang,
    periksa_surat,
    surat_kertas,
)
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.queries import desa_bernama, sebutan_desa

TERBANYAK = 20
_PANJANG = 200
_TANGGAL = ("hari", "bulan", "tahun")
_DARI_PERMOHONAN = ("nomor_surat", "tanggal_surat", "alamat", "rt", "rw", "kode_pos", "desa")
_DI_MEDAN: Mapping[type[Galat], str] = {
    KantorAsalDiSini: "desa_asal",
    NomorSuratBerbeda: "nomor_surat",
    SuratSudahAda: "nomor_surat",
}


@dataclass(frozen=True, slots=True)
class IsianSurat:
    """The answers about the letter, and about each person; a person about whom nothing is written is not on it."""

    surat: Mapping[str, str]
    orang: tuple[Mapping[str, str], ...]

    @property
    def terisi(self) -> dict[int, Mapping[str, str]]:
        """The people by their number on the page, from 1; the first one even when empty, since a letter has people."""
        return {n: o for n, o in enumerate(self.orang, 1) if n == 1 or any(o.values())}

    @property
    def bisa_tambah(self) -> bool:
        return len(self.orang) < TERBANYAK

    def tambah(self) -> "IsianSurat":
        """With room for one more person."""
        return replace(self, orang=(*self.orang, {})) if self.bisa_tambah else self

    def surat_pindah(self, *, kini: dt.date) -> SuratPindah:
        """The letter, once `periksa` found nothing. Raises FaktaSalah."""
        return surat_kertas(self.surat, list(self.terisi.values()), kini=kini)


@dataclass(frozen=True, slots=True)
class Bagian:
    """One group of fields as drawn: its title and hint, and the questions under the names they have on the page."""

    judul: str
    petunjuk: str
    pertanyaan: tuple[Pertanyaan, ...]


def awal(permohonan: Permohonan) -> IsianSurat:
    """What the application tells already: the letter it names, the address it asks for, the applicant."""
    fakta = queries.isian(permohonan)
    pemohon = {"nama": permohonan.pemohon_nama, "nik": permohonan.pemohon_nik}
    return IsianSurat({k: fakta.get(k, "") for k in _DARI_PERMOHONAN}, (pemohon,))


def baca(kiriman: QueryDict) -> IsianSurat:
    """Read a POST; texts are tidied and bounded, villages become their codes, unknown keys are ignored."""
    teks = kiriman.get("banyak", "")
    banyak = min(int(teks), TERBANYAK) if teks.isascii() and teks.isdigit() and len(teks) < 4 else 1
    orang = tuple(_baca(kiriman, HALAMAN_ORANG, _awalan(n)) for n in range(1, max(banyak, 1) + 1))
    return IsianSurat(_baca(kiriman, HALAMAN_SURAT, ""), orang)


def _baca(kiriman: QueryDict, halaman: tuple[Halaman, ...], awalan: str) -> dict[str, str]:
    mentah = {t.kunci: _jawaban(kiriman, t, f"{awalan}{t.kunci}") for h in halaman for t in h.pertanyaan}
    return {k: v for h in halaman for k, v in bersihkan(h, mentah).items()}


def _jawaban(kiriman: QueryDict, tanya: Pertanyaan, nama: str) -> str:
    if tanya.jenis == "tanggal":
        return gabung_tanggal(*(kiriman.get(f"{nama}-{bagian}", "")[:4] for bagian in _TANGGAL))
    teks = kiriman.get(nama, "")[:_PANJANG]
    if tanya.jenis in DESA and len(cocok := desa_bernama(teks)) == 1:
        return cocok[0]
    return teks


def periksa(isian: IsianSurat, *, pemohon_nik: str, kini: dt.date) -> dict[str, str]:
    """The sentence by name of the field for everything that must be mended, in the order of the page."""
    galat = periksa_surat(isian.surat, kini=kini) | _periksa_desa(isian.surat)
    per_orang = periksa_orang(isian.terisi, jenis_pindah=isian.surat.get("jenis_pindah", ""), kini=kini)
    galat |= {f"{_awalan(n)}{k}": kalimat for n, satu in per_orang.items() for k, kalimat in satu.items()}
    if not any(o.get("nik") == pemohon_nik for o in isian.orang):
        galat.setdefault(f"{_awalan(1)}nik", _("NIK pemohon, %(nik)s, harus ada di surat ini.") % {"nik": pemohon_nik})
    return {t.kunci: galat[t.kunci] for t in _semua_pertanyaan(isian) if t.kunci in galat}


def galat_dari(tolak: Galat) -> dict[str, str]:
    """A refusal of the act, beside the field it is about; under "" when it is about the whole letter."""
    return {_DI_MEDAN.get(type(tolak), ""): str(tolak)}


def ringkas(galat: Mapping[str, str]) -> dict[str, str]:
    """The same sentences for the summary, which has to say whose field it is."""
    return {k: f"{_sebutan(k)}{kalimat}" for k, kalimat in galat.items()}


def _sebutan(kunci: str) -> str:
    orang, n, _sisa = (*kunci.split("-", 2), "", "")[:3]
    return _("Orang %(n)s: ") % {"n": n} if orang == "orang" else ""


def _periksa_desa(surat: Mapping[str, str]) -> dict[str, str]:
    """Only a village of the national list has names to print and an office to tell."""
    kalimat = _("Tulis desa, kecamatan, dan kabupaten atau kota seperti di daftar resmi, dipisahkan koma.")
    return {k: kalimat for k in ("desa_asal", "desa") if sebutan_desa(surat.get(k, "")) == surat.get(k, "")}


def bagian_surat() -> list[Bagian]:
    return _bagian(HALAMAN_SURAT, "")


def bagian_orang(isian: IsianSurat) -> list[list[Bagian]]:
    """The groups of each person in turn."""
    return [_bagian(HALAMAN_ORANG, _awalan(n)) for n in range(1, len(isian.orang) + 1)]


def nilai(isian: IsianSurat) -> dict[str, str]:
    """Every answer by the name of its field, villages by name again."""
    surat = {k: sebutan_desa(v) if k in ("desa_asal", "desa") else v for k, v in isian.surat.items()}
    return surat | {f"{_awalan(n)}{k}": v for n, o in enumerate(isian.orang, 1) for k, v in o.items()}


def _awalan(n: int) -> str:
    return f"orang-{n}-"


def _bagian(halaman: tuple[Halaman, ...], awalan: str) -> list[Bagian]:
    return [
        Bagian(
            str(h.judul),
            str(h.petunjuk),
            tuple(replace(t, kunci=f"{awalan}{t.kunci}", contoh="") for t in h.pertanyaan),
        )
        for h in halaman
    ]


def _semua_pertanyaan(isian: IsianSurat) -> Iterator[Pertanyaan]:
    for bagian in (bagian_surat(), *bagian_orang(isian)):
        for satu in bagian:
            yield from satu.pertanyaan
