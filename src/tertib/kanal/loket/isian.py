"""The dense form of the counter: part I of F-1.02, the questions of the kind, and the papers laid on the desk."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tertib.kanal import telepon
from tertib.kanal.desa import kode_desa, periksa_desa
from tertib.kanal.loket.bila import bila
from tertib.kependudukan.perubahan.isian import DESA, bersihkan, periksa_isian, sejalan
from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Pertanyaan, Syarat
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import sebutan_desa

ORANG_LAIN = "lain"
DI_KERTAS = "kertas"
_TANGGAL = re.compile(r"(\d{1,2})[^\d]+(\d{1,2})[^\d]+(\d{4})|(\d{2})(\d{2})(\d{4})")
_LEBAR = {"tanggal": "k3", "nama": "k5", "paragraf": "k12", "anggota": "k5", "para-anggota": "k12"} | dict.fromkeys(
    DESA, "k6"
)


@dataclass(frozen=True, slots=True)
class Formulir:
    """The form of one kind in one office, with the papers asked for here; `keluarga` the applicant's card, if any."""

    jenis: JenisPerubahan
    kantor: Kantor
    syarat: tuple[Syarat, ...]
    keluarga: Keluarga | None = None

    @property
    def pertanyaan(self) -> list[Pertanyaan]:
        """Every question of the kind in order, also those only some choices lead to."""
        return [p for h in self.jenis.halaman for p in h.pertanyaan]

    def anggota(self, nik: str) -> bool:
        """Whether this NIK is on the applicant's card."""
        return self.keluarga is not None and self.keluarga.cari(nik) is not None


@dataclass(frozen=True, slots=True)
class IsianLoket:
    """The form as sent. `ditulis` holds the answers as typed, `asli` the papers seen, `pindai` the files scanned."""

    pemohon: str = ""
    nama: str = ""
    nik: str = ""
    whatsapp: str = ""
    ditulis: Mapping[str, str] = field(default_factory=dict)
    asli: frozenset[str] = frozenset()
    pindai: Mapping[str, "UploadedFile[Any]"] = field(default_factory=dict)
    identitas: bool = False
    tanda_tangan: str = ""
    gambar: "UploadedFile[Any] | None" = None


@dataclass(frozen=True, slots=True)
class Medan:
    """One field as drawn: `kelas` its width in the grid, `bila` the choices that lead to it as JSON ("" always).

    `anggota`: who of the card may be picked, as (NIK, name, picked).
    """

    tanya: Pertanyaan
    nilai: str
    kelas: str
    bila: str
    anggota: tuple[tuple[str, str, bool], ...] = ()


def baca(kiriman: QueryDict, berkas: "MultiValueDict[str, UploadedFile[Any]]", formulir: Formulir) -> IsianLoket:
    """Read a POST; texts are trimmed, unknown keys are ignored."""
    teks = {k: " ".join(kiriman.get(k, "").split())[:1000] for k in ("pemohon", "nama", "nik", "whatsapp")}
    return IsianLoket(
        **{**teks, "nik": re.sub(r"[\s.\-]", "", teks["nik"]), "whatsapp": telepon.internasional(teks["whatsapp"])},
        ditulis={p.kunci: "\n".join(kiriman.getlist(p.kunci))[:1000].strip() for p in formulir.pertanyaan},
        asli=frozenset(kiriman.getlist("asli")),
        pindai={s.kunci: f for s in formulir.syarat if (f := berkas.get(f"pindai-{s.kunci}"))},
        identitas=bool(kiriman.get("identitas")),
        tanda_tangan=kiriman.get("tanda_tangan", ""),
        gambar=berkas.get("gambar"),
    )


def jawaban(isian: IsianLoket, formulir: Formulir) -> dict[str, str]:
    """The answers as they are stored: only what the choices lead to, dates as YYYY-MM-DD, villages by code."""
    mentah = {p.kunci: _baku(p, isian.ditulis.get(p.kunci, ""), formulir.kantor) for p in formulir.pertanyaan}
    bersih = {k: v for h in formulir.jenis.halaman for k, v in bersihkan(h, mentah).items()}
    return sejalan(formulir.jenis.halaman, bersih)


def _baku(tanya: Pertanyaan, nilai: str, kantor: Kantor) -> str:
    if tanya.jenis == "tanggal":
        return iso(nilai)
    return kode_desa(nilai, kantor, tanya.jenis) if tanya.jenis in DESA and nilai else nilai


def orang(isian: IsianLoket, keluarga: Keluarga | None) -> tuple[str, str]:
    """Name and NIK of the applicant: the member chosen, or somebody else as typed."""
    anggota = keluarga.cari(isian.pemohon) if keluarga else None
    return (anggota.orang.nama, anggota.orang.nik) if anggota else (isian.nama, isian.nik)


def periksa(isian: IsianLoket, formulir: Formulir, *, hari: date) -> dict[str, str]:
    """What must be mended, by id of the field; {} when the application can be taken in."""
    ditulis = jawaban(isian, formulir)
    galat = _periksa_pemohon(isian, formulir)
    galat |= periksa_desa(formulir.pertanyaan, ditulis, formulir.kantor)
    galat |= periksa_isian(formulir.jenis.halaman_untuk(ditulis), ditulis, kini=hari)
    for s in formulir.syarat:
        if s.berlaku(ditulis) and s.diminta and s.kunci not in isian.asli and s.kunci not in isian.pindai:
            galat[f"asli-{s.kunci}"] = _("Lihat aslinya atau pindai: %(syarat)s.") % {"syarat": s.nama}
    if not isian.identitas:
        galat["identitas"] = _("Cocokkan wajah pemohon dengan KTP-el, lalu centang.")
    if isian.tanda_tangan != DI_KERTAS and isian.gambar is None:
        galat["tanda_tangan"] = _("Pemohon menandatangani F-1.02, di kertas atau di layar.")
    return galat


def _periksa_pemohon(isian: IsianLoket, formulir: Formulir) -> dict[str, str]:
    galat: dict[str, str] = {}
    if not formulir.anggota(isian.pemohon):
        if not isian.nama:
            galat["nama"] = _("Tulis nama lengkap pemohon seperti di KTP-el")
        if isian.nik or formulir.jenis.diri.ber_nik:
            galat |= _periksa_nik(isian.nik)
    if isian.whatsapp and not telepon.sah(isian.whatsapp):
        galat["whatsapp"] = _("Periksa nomor WhatsApp, atau kosongkan")
    return galat


def _periksa_nik(nik: str) -> dict[str, str]:
    try:
        urai_nik(nik)
    except NomorSalah as salah:
        return {"nik": f"NIK: {salah}"}
    return {}


def medan(formulir: Formulir, ditulis: Mapping[str, str]) -> list[Medan]:
    """Every question of the kind in order, also those only some choices lead to."""
    kapan = bila(formulir.jenis)
    return [
        Medan(
            p,
            _tampil(p, ditulis.get(p.kunci, "")),
            _LEBAR.get(p.jenis, "k4"),
            bila_json(kapan.get(p.kunci, ())),
            _anggota(p, ditulis.get(p.kunci, ""), formulir.keluarga),
        )
        for p in formulir.pertanyaan
    ]


def _tampil(tanya: Pertanyaan, nilai: str) -> str:
    if tanya.jenis == "tanggal":
        return tampil_tanggal(nilai)
    return sebutan_desa(nilai) if tanya.jenis in DESA else nilai


def _anggota(tanya: Pertanyaan, nilai: str, keluarga: Keluarga | None) -> tuple[tuple[str, str, bool], ...]:
    if keluarga is None or tanya.jenis not in ("anggota", "para-anggota"):
        return ()
    dipilih = nilai.split()
    return tuple((a.orang.nik, a.orang.nama, a.orang.nik in dipilih) for a in keluarga.anggota)


def bila_json(bila: tuple[Mapping[str, str], ...]) -> str:
    return json.dumps([dict(b) for b in bila]) if bila else ""


def iso(teks: str) -> str:
    """ "2-11-2026", "02/11/2026" or "02112026" as "2026-11-02"; anything else as it is, to be refused with a sentence."""
    cocok = _TANGGAL.fullmatch(teks)
    if not cocok:
        return teks
    hari, bulan, tahun = (b for b in cocok.groups() if b)
    return f"{tahun}-{bulan:0>2}-{hari:0>2}"


def tampil_tanggal(teks: str) -> str:
    """The day first, as the clerk types it."""
    return "-".join(reversed(teks.split("-"))) if re.fullmatch(r"\d{4}-\d\d-\d\d", teks) else teks
