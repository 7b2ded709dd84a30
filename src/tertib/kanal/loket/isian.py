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
from tertib.kanal.loket.bila import bila
from tertib.kependudukan.perubahan.isian import bersihkan, periksa_isian
from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Pertanyaan
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik

ORANG_LAIN = "lain"
DI_KERTAS = "kertas"
_TANGGAL = re.compile(r"(\d{1,2})[^\d]+(\d{1,2})[^\d]+(\d{4})|(\d{2})(\d{2})(\d{4})")
_LEBAR = {"tanggal": "k3", "nama": "k5", "paragraf": "k12"}


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
    """One field as drawn: `kelas` its width in the grid, `bila` the choices that lead to it as JSON ("" always)."""

    tanya: Pertanyaan
    nilai: str
    kelas: str
    bila: str


def baca(kiriman: QueryDict, berkas: "MultiValueDict[str, UploadedFile[Any]]", jenis: JenisPerubahan) -> IsianLoket:
    """Read a POST; texts are trimmed, unknown keys are ignored."""
    teks = {k: " ".join(kiriman.get(k, "").split())[:1000] for k in ("pemohon", "nama", "nik", "whatsapp")}
    tanya = [p.kunci for h in jenis.halaman for p in h.pertanyaan]
    return IsianLoket(
        **{**teks, "nik": re.sub(r"[\s.\-]", "", teks["nik"]), "whatsapp": telepon.internasional(teks["whatsapp"])},
        ditulis={k: kiriman.get(k, "")[:1000].strip() for k in tanya},
        asli=frozenset(kiriman.getlist("asli")),
        pindai={s.kunci: f for s in jenis.syarat if (f := berkas.get(f"pindai-{s.kunci}"))},
        identitas=bool(kiriman.get("identitas")),
        tanda_tangan=kiriman.get("tanda_tangan", ""),
        gambar=berkas.get("gambar"),
    )


def jawaban(isian: IsianLoket, jenis: JenisPerubahan) -> dict[str, str]:
    """The answers as they are stored: only what the choices lead to, dates as YYYY-MM-DD."""
    mentah = {k: iso(v) if _jenis(jenis, k) == "tanggal" else v for k, v in isian.ditulis.items()}
    hasil: dict[str, str] = {}
    for halaman in jenis.halaman:
        if halaman.jika(hasil):
            bersih = bersihkan(halaman, mentah)
            for p in halaman.pertanyaan:
                if p.jika(hasil):
                    hasil[p.kunci] = bersih[p.kunci]
    return hasil


def orang(isian: IsianLoket, keluarga: Keluarga) -> tuple[str, str]:
    """Name and NIK of the applicant: the member chosen, or somebody else as typed."""
    anggota = keluarga.cari(isian.pemohon)
    return (anggota.orang.nama, anggota.orang.nik) if anggota else (isian.nama, isian.nik)


def periksa(isian: IsianLoket, jenis: JenisPerubahan, keluarga: Keluarga, *, hari: date) -> dict[str, str]:
    """What must be mended, by id of the field; {} when the application can be taken in."""
    galat = _periksa_pemohon(isian, keluarga)
    ditulis = jawaban(isian, jenis)
    galat |= periksa_isian(jenis.halaman_untuk(ditulis), ditulis, kini=hari)
    for s in jenis.syarat_untuk(ditulis):
        if s.kunci not in isian.asli and s.kunci not in isian.pindai:
            galat[f"asli-{s.kunci}"] = _("Lihat aslinya atau pindai: %(syarat)s.") % {"syarat": s.nama}
    if not isian.identitas:
        galat["identitas"] = _("Cocokkan wajah pemohon dengan KTP-el, lalu centang.")
    if isian.tanda_tangan != DI_KERTAS and isian.gambar is None:
        galat["tanda_tangan"] = _("Pemohon menandatangani F-1.02, di kertas atau di layar.")
    return galat


def _periksa_pemohon(isian: IsianLoket, keluarga: Keluarga) -> dict[str, str]:
    galat: dict[str, str] = {}
    if not keluarga.cari(isian.pemohon):
        if not isian.nama:
            galat["nama"] = _("Tulis nama lengkap pemohon seperti di KTP-el")
        try:
            urai_nik(isian.nik)
        except NomorSalah as salah:
            galat["nik"] = f"NIK: {salah}"
    if isian.whatsapp and not telepon.sah(isian.whatsapp):
        galat["whatsapp"] = _("Periksa nomor WhatsApp, atau kosongkan")
    return galat


def medan(jenis: JenisPerubahan, ditulis: Mapping[str, str]) -> list[Medan]:
    """Every question of the kind in order, also those only some choices lead to."""
    kapan = bila(jenis)
    return [_medan(p, ditulis.get(p.kunci, ""), kapan) for h in jenis.halaman for p in h.pertanyaan]


def _medan(p: Pertanyaan, nilai: str, kapan: Mapping[str, tuple[Mapping[str, str], ...]]) -> Medan:
    kelas = _LEBAR.get(p.jenis, "k4")
    return Medan(p, nilai if p.jenis != "tanggal" else tampil_tanggal(nilai), kelas, bila_json(kapan.get(p.kunci, ())))


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


def _jenis(jenis: JenisPerubahan, kunci: str) -> str:
    return next(p.jenis for h in jenis.halaman for p in h.pertanyaan if p.kunci == kunci)
