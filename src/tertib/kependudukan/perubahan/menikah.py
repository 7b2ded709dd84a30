"""Two people married: facts and state of both, wherever their cards stand. Shared by A1 and the event of marriage."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.jawaban import isi, kartu, pilihan, tanggal, tunjuk
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, Pertanyaan
from tertib.kependudukan.perubahan.susunan import pihak
from tertib.kependudukan.perubahan.tanya import tanya_nik, tanya_nomor_kk, tanya_siapa, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.perkawinan import periksa_perkawinan
from tertib.kependudukan.rules.temuan import Temuan

STATUS = {"tercatat": "2", "belum": "3"}

PERTANYAAN_BUKTI = (
    Pertanyaan(
        "bukti",
        _("Apakah perkawinan sudah tercatat?"),
        "pilihan",
        (("tercatat", _("Sudah: ada buku nikah atau akta perkawinan")), ("belum", _("Belum tercatat"))),
    ),
    tanya_tanggal("tanggal_kawin", _("Tanggal perkawinan")),
    tanya_teks(
        "nomor_bukti",
        _("Nomor buku nikah atau akta perkawinan"),
        jika=lambda fakta: fakta.get("bukti") == "tercatat",
    ),
    tanya_teks(
        "dispensasi",
        _("Nomor penetapan dispensasi kawin"),
        petunjuk=_("Isi hanya jika suami atau istri kawin sebelum berumur 19 tahun."),
        wajib=False,
    ),
    tanya_teks(
        "izin_poligami",
        _("Nomor izin pengadilan untuk beristri lagi"),
        petunjuk=_("Isi hanya jika suami masih beristri."),
        wajib=False,
    ),
)

PERTANYAAN_PASANGAN = (
    tanya_nik("nik_pasangan", _("NIK suami atau istri")),
    tanya_nomor_kk(
        "kk_pasangan",
        _("Nomor KK suami atau istri"),
        petunjuk=_("Kosongkan jika ia sudah ada di KK yang sama."),
        wajib=False,
    ),
)


def halaman_pasangan() -> Halaman:
    """Who marries whom."""
    return Halaman(
        "pasangan",
        _("Suami dan istri"),
        _("Tulis seperti di KTP-el masing-masing."),
        (tanya_siapa("siapa", _("Anggota KK ini yang kawin")), *PERTANYAAN_PASANGAN),
    )


def halaman_bukti() -> Halaman:
    """When, and by which proof."""
    return Halaman("bukti", _("Perkawinan"), _("Lihat di buku nikah atau akta perkawinan."), PERTANYAAN_BUKTI)


@dataclass(frozen=True, slots=True)
class Mempelai:
    """One of the two: his or her card, and the membership with the new marital state."""

    asal: Keluarga
    lama: Anggota
    anggota: Anggota


@dataclass(frozen=True, slots=True)
class Perkawinan:
    """The couple, the one of the applicant's card first, and what the rules say."""

    satu: Mempelai
    dua: Mempelai
    temuan: tuple[Temuan, ...]


def kk_pasangan(fakta: Fakta) -> tuple[str, ...]:
    """The other card, when one was named."""
    return (fakta["kk_pasangan"],) if fakta.get("kk_pasangan") else ()


def baca_perkawinan(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, kini: dt.date) -> Perkawinan:
    """The couple as the answers name them. Raises JawabanKurang, TidakDikenal."""
    pertama = sebelum[0]
    kedua = kartu(sebelum, fakta["kk_pasangan"]) if fakta.get("kk_pasangan") else pertama
    a, b = tunjuk(pertama, isi(fakta, "siapa")), tunjuk(kedua, isi(fakta, "nik_pasangan"))
    hari, status = tanggal(fakta, "tanggal_kawin"), STATUS[pilihan(fakta, "bukti", STATUS)]
    temuan = periksa_perkawinan(
        pihak(pertama, a),
        pihak(kedua, b),
        tanggal=hari,
        dispensasi=fakta.get("dispensasi", ""),
        izin_poligami=fakta.get("izin_poligami", ""),
    )
    lapor = periksa_lapor("perkawinan", hari, kini=kini, medan="tanggal_kawin")
    return Perkawinan(
        Mempelai(pertama, a, _kawin(a, status, hari)), Mempelai(kedua, b, _kawin(b, status, hari)), (*temuan, *lapor)
    )


def _kawin(a: Anggota, status: str, hari: dt.date) -> Anggota:
    return replace(a, orang=replace(a.orang, status_kawin=status, tanggal_kawin=hari))
