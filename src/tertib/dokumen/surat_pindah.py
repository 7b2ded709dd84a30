"""The letter of moving (SKPWNI) as it is printed: Perpres 96/2018 article 25, with the fields of form F-1.03."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import translation

from tertib.dokumen import cetak
from tertib.dokumen.kartu import Penandatangan
from tertib.kependudukan.perubahan.a4_isian import HALAMAN
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.cetak import baris_cetak
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import nama_rantai

_JUDUL: Final = "SURAT KETERANGAN PINDAH WNI"
_TEMPLAT: Final = Path(__file__).parent / "templat" / "surat_pindah.typ"
_KOLOM: Final = ("nik", "nama", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "hubungan")

Pasangan = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LembarPindah:
    """The printed texts of one letter: (label, value) pairs of its parts, and a row for each person who moves."""

    nomor: str
    asal: Pasangan
    kepindahan: Pasangan
    anggota: tuple[tuple[str, ...], ...]
    penandatangan: Penandatangan
    kantor: tuple[str, ...]
    kabupaten: str
    dikeluarkan: date | None = None

    def kanonik(self) -> bytes:
        """Canonical JSON of the whole letter; each person by the names of the columns."""
        isi = asdict(self) | {"anggota": [dict(zip(_KOLOM, satu, strict=True)) for satu in self.anggota]}
        teks = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat)
        return teks.encode()


def susun(
    surat: SuratPindah,
    *,
    asal: Keluarga,
    tinggal: tuple[Keluarga, ...],
    kantor: Kantor,
    ditandatangani: Penandatangan,
    dikeluarkan: date | None = None,
) -> LembarPindah:
    """The letter as it prints: `asal` is the card they leave, `tinggal` the cards of those who stay."""
    return LembarPindah(
        nomor=surat.nomor,
        asal=(
            ("Nomor Kartu Keluarga", asal.nomor),
            ("Nama Kepala Keluarga", asal.kepala.nama.upper() if asal.kepala else ""),
            *_alamat(asal.alamat, asal.rt, asal.rw, asal.kode_pos, asal.desa),
        ),
        kepindahan=(
            ("Alasan Pindah", _pilihan("alasan", surat.alasan)),
            ("Klasifikasi Pindah", _pilihan("klasifikasi", surat.klasifikasi)),
            ("Jenis Kepindahan", _pilihan("jenis_pindah", surat.jenis)),
            ("Nomor KK Yang Tidak Pindah", ", ".join(k.nomor for k in tinggal)),
            *_alamat(surat.alamat, surat.rt, surat.rw, surat.kode_pos, surat.desa_tujuan, judul="Alamat Tujuan"),
        ),
        anggota=tuple(tuple(baris_cetak(a)[k] for k in _KOLOM) for a in surat.anggota),
        penandatangan=ditandatangani,
        kantor=(kantor.nama,),
        kabupaten=kantor.tempat,
        dikeluarkan=dikeluarkan,
    )


def _alamat(alamat: str, rt: str, rw: str, kode_pos: str, desa: str, *, judul: str = "Alamat") -> Pasangan:
    nama = nama_rantai(desa)
    return (
        (judul, alamat.upper()),
        ("RT/RW", f"{rt}/{rw}"),
        ("Kode Pos", kode_pos),
        ("Desa/Kelurahan", nama.desa.upper()),
        ("Kecamatan", nama.kecamatan.upper()),
        ("Kabupaten/Kota", nama.kabupaten.upper()),
        ("Provinsi", nama.provinsi.upper()),
    )


def _pilihan(kunci: str, kode: str) -> str:
    """A code of F-1.03 in the words of its question, in Indonesian whatever language the screen speaks."""
    tanya = next(t for h in HALAMAN for t in h.pertanyaan if t.kunci == kunci)
    with translation.override(settings.LANGUAGE_CODE):
        return f"{kode}. {dict(tanya.pilihan)[kode]}".upper()


def surat_pindah_pdf(
    lembar: LembarPindah,
    *,
    cap: cetak.Cap | None,
    tautan: str | None,
    waktu: datetime,
    lampiran: bytes = b"",
    penerbit: str | None = None,
    pena: bool = False,
    peragaan: bool = False,
) -> bytes:
    """The letter as A4 portrait PDF/A-3a. Arguments and errors as `cetak.kartu_pdf`."""
    cetak.tolak_tautan_draf(cap, tautan)
    cetak.tolak_huruf_tak_tampak(asdict(lembar))
    if cap is None:
        cetak.wajib(nomor=lembar.nomor, dikeluarkan=lembar.dikeluarkan, penandatangan=lembar.penandatangan.nama)
    data = {
        **cetak.umum(
            lembar, cap, tautan, _JUDUL, lembar.nomor, penerbit, lampiran=lampiran, pena=pena, peragaan=peragaan
        ),
        "nomor": lembar.nomor,
        "bagian": [["DATA DAERAH ASAL", lembar.asal], ["DATA KEPINDAHAN", lembar.kepindahan]],
        "anggota": lembar.anggota,
    }
    return cetak.susun(_TEMPLAT, data, waktu)
