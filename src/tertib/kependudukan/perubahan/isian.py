"""Checking answers: one sentence for each that must be mended, saying what to do."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tertib.inti import jam
from tertib.kependudukan.perubahan.jenis import Halaman, JenisIsian, Pertanyaan
from tertib.kependudukan.rules.nama import periksa_nama, rapikan
from tertib.kependudukan.rules.temuan import ditolak

KODE_DESA = re.compile(r"\d\d\.\d\d\.\d\d\.\d{4}", re.ASCII)
_TEKS_TERPANJANG = {"paragraf": 1000, "para-anggota": 1000, "angka": 18}
_BERBARIS = frozenset({"paragraf", "para-anggota"})
DESA: frozenset[JenisIsian] = frozenset({"desa", "desa-seindonesia"})
"""Kinds of question answered with the code of a village."""
_DIPILIH = frozenset({"pilihan"}) | DESA
_TERAWAL = dt.date(1900, 1, 1)


def gabung_tanggal(hari: str, bulan: str, tahun: str) -> str:
    """Three typed parts as YYYY-MM-DD.

    "" when all are empty; anything impossible comes back as a text that is refused.
    """
    bagian = [b.strip() for b in (tahun, bulan, hari)]
    return "-".join(b.zfill(lebar) for b, lebar in zip(bagian, (4, 2, 2), strict=True)) if any(bagian) else ""


def bersihkan(halaman: Halaman, jawaban: Mapping[str, str]) -> dict[str, str]:
    """Only the answers this page asks for, tidied: names in capitals, single spaces, nothing invisible."""
    hasil: dict[str, str] = {}
    for p in halaman.pertanyaan:
        teks = jawaban.get(p.kunci, "")
        if p.jenis == "nama":
            hasil[p.kunci] = rapikan(teks)
        elif p.jenis in _BERBARIS:
            baris = (" ".join(b.split()) for b in _tampak(teks.replace("\r\n", "\n"), juga="\n").split("\n"))
            hasil[p.kunci] = "\n".join(baris).strip()
        else:
            hasil[p.kunci] = " ".join(_tampak(teks).split())
    return hasil


def sejalan(halaman: Iterable[Halaman], jawaban: Mapping[str, str]) -> dict[str, str]:
    """Only the answers that the choices before them lead to, page by page."""
    hasil: dict[str, str] = {}
    for h in halaman:
        if h.jika(hasil):
            for p in h.pertanyaan:
                if p.kunci in jawaban and p.jika(hasil):
                    hasil[p.kunci] = jawaban[p.kunci]
    return hasil


def _tampak(teks: str, juga: str = "") -> str:
    return "".join(h for h in teks if h.isprintable() or h in juga)


def periksa_isian(
    halaman: Halaman | Iterable[Halaman], jawaban: Mapping[str, str], *, kini: dt.date | None = None
) -> dict[str, str]:
    """The sentence by question key for every answer that cannot stay; {} when these pages are complete.

    Pages and questions that the answers do not lead to are left out. `kini` is today in the office's zone; without
    it, today in the zone of the settings.
    """
    semua = (halaman,) if isinstance(halaman, Halaman) else tuple(halaman)
    hari_ini = kini or timezone.localdate(jam.kini())
    tanya = (p for h in semua if h.jika(jawaban) for p in h.pertanyaan if p.jika(jawaban))
    hasil = ((p.kunci, _periksa(p, jawaban.get(p.kunci, ""), hari_ini)) for p in tanya)
    return {kunci: kalimat for kunci, kalimat in hasil if kalimat}


def _periksa(p: Pertanyaan, nilai: str, kini: dt.date) -> str:
    if not nilai.strip():
        return _kosong(p) if p.wajib else ""
    return _PEMERIKSA[p.jenis](p, nilai, kini)


def _kosong(p: Pertanyaan) -> str:
    kata = _("Pilih {apa}") if p.jenis in _DIPILIH else _("Tulis {apa}")
    label = str(p.label).rstrip("?")
    return kata.format(apa=label[:1].lower() + label[1:] if not label[:2].isupper() else label)


def _teks(p: Pertanyaan, nilai: str, kini: dt.date) -> str:
    batas = _TEKS_TERPANJANG.get(p.jenis, 60)
    if len(nilai) > batas:
        return _("Tulis paling banyak {batas} huruf. Yang ditulis {panjang}.").format(batas=batas, panjang=len(nilai))
    return ""


def _nama(p: Pertanyaan, nilai: str, kini: dt.date) -> str:
    return next((t.kalimat for t in ditolak(periksa_nama(nilai, medan=p.kunci))), "")


def _angka(p: Pertanyaan, nilai: str, kini: dt.date) -> str:
    return "" if nilai.isascii() and nilai.isdigit() and not _teks(p, nilai, kini) else _("Tulis angka saja")


def _pilihan(p: Pertanyaan, nilai: str, kini: dt.date) -> str:
    return "" if nilai in dict(p.pilihan) else _("Pilih salah satu jawaban")


def _desa(p: Pertanyaan, nilai: str, kini: dt.date) -> str:
    return "" if KODE_DESA.fullmatch(nilai) else _("Pilih desa atau kelurahan dari daftar")


def _tanggal(p: Pertanyaan, nilai: str, kini: dt.date) -> str:
    try:
        tanggal = dt.date.fromisoformat(nilai)
    except ValueError:
        return _("Tanggal ini tidak ada di kalender. Tulis tanggal, bulan, dan tahun dengan angka.")
    if tanggal > kini:
        hari_ini = date_format(kini, "j F Y")
        return _("{apa} belum terjadi. Hari ini {hari_ini}, periksa tahunnya.").format(apa=p.label, hari_ini=hari_ini)
    if tanggal < _TERAWAL:
        return _("Tahun {tahun} terlalu lama. Tulis tahun dengan empat angka.").format(tahun=tanggal.year)
    return ""


_PEMERIKSA: Mapping[JenisIsian, Callable[[Pertanyaan, str, dt.date], str]] = {
    "teks": _teks,
    "nama": _nama,
    "tanggal": _tanggal,
    "pilihan": _pilihan,
    "angka": _angka,
    "paragraf": _teks,
    "anggota": _teks,
    "para-anggota": _teks,
    "desa": _desa,
    "desa-seindonesia": _desa,
}
