"""What a document from SIAK says against what was approved: tolerant of its layout, strict about every value."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_noop as _

from tertib.dokumen.siak.baca import LABEL, NOMOR_KK, Terbaca, TidakTerbaca, baca
from tertib.kependudukan.rules.cetak import KOLOM

_JUDUL: Final[Mapping[str, str]] = {
    **dict(KOLOM),
    NOMOR_KK: _("Nomor KK"),
    "kepala": _("Nama kepala keluarga"),
    "alamat": _("Alamat"),
    "rt_rw": "RT/RW",
    "kode_pos": _("Kode pos"),
    "desa": _("Desa/kelurahan"),
    "kecamatan": _("Kecamatan"),
    "kabupaten": _("Kabupaten/kota"),
    "provinsi": _("Provinsi"),
    "nomor": _("Nomor surat"),
}
_PENGENAL: Final = frozenset({NOMOR_KK, "nik"})
_KOSONG: Final = ("", "-")
_TAK_TAMPAK: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Beda:
    """One cell that differs: number of the member's row (0 for the card), heading, approved and printed text.

    `pengenal`: the cell says whose card it is, so that this is another card.
    """

    baris: int
    judul: str
    disetujui: str
    tercetak: str
    pengenal: bool = False


def bandingkan(jenis: str, data: bytes, pdf: bytes) -> tuple[Beda, ...]:
    """Every difference of the file from the approved document (`jenis`; its cells as canonical JSON).

    Of a card each cell is compared where it stands, of a letter that each value is there at all: letters of SIAK have
    no ruled table to go by. Raises TidakTerbaca.
    """
    isi, terbaca = json.loads(data), baca(pdf)
    if jenis != "kk":
        return tuple(_surat(isi, terbaca.teks))
    if not terbaca.sel:
        raise TidakTerbaca
    return (*_kepala(isi, terbaca), *_anggota(isi, terbaca))


def _kepala(isi: Mapping[str, Any], terbaca: Terbaca) -> Iterator[Beda]:
    for kunci in (NOMOR_KK, *LABEL):
        yield from _banding(0, kunci, isi[kunci], terbaca.isian.get(kunci, []))


def _anggota(isi: Mapping[str, Any], terbaca: Terbaca) -> Iterator[Beda]:
    """The members' rows, and rows of whoever is printed without having been approved."""
    anggota = isi["anggota"]
    banyak = max(len(anggota), *(no for no, _kolom in terbaca.sel))
    for no in range(1, banyak + 1):
        satu = anggota[no - 1] if no <= len(anggota) else {}
        for kolom, _judul in KOLOM:
            tercetak = terbaca.sel.get((no, kolom), [])
            yield from _banding(no, kolom, satu.get(kolom, ""), tercetak)


def _banding(baris: int, kunci: str, disetujui: str, tercetak: list[str]) -> Iterator[Beda]:
    """One difference at most: what is printed in several places must be right in each."""
    salah = next((t for t in tercetak or [""] if not sama(kunci, disetujui, t)), None)
    if salah is not None:
        satu_baris = " ".join(salah.split())
        lain = kunci in _PENGENAL and satu_baris not in _KOSONG
        yield Beda(baris, _JUDUL[kunci], disetujui or "-", satu_baris, lain)


def sama(kunci: str, disetujui: str, tercetak: str) -> bool:
    """Whether a printed text says this value. A line may have been broken at a space or inside a word; empty may be a dash.

    A regency may be named without the word, as SIAK does; a city may not, it would be taken for the regency.
    """
    baris = [" ".join(b.split()) for b in _TAK_TAMPAK.sub("", tercetak).upper().splitlines() if b.strip()]
    nilai = " ".join(disetujui.upper().split())
    if nilai in _KOSONG:
        return not baris or baris == ["-"]
    pola = " ?".join(re.escape(b) for b in baris)
    boleh = {nilai, nilai.removeprefix("KABUPATEN ")} if kunci == "kabupaten" else {nilai}
    if kunci == "rt_rw":
        pola = pola.replace(r"\ /\ ", "/")
    return any(re.fullmatch(pola, satu) for satu in boleh)


def _surat(isi: Mapping[str, Any], teks: str) -> Iterator[Beda]:
    """The values of a letter that its text does not hold."""
    ada = " ".join(_TAK_TAMPAK.sub("", teks).upper().split())
    dicari = [(0, "nomor", isi["nomor"]), (0, NOMOR_KK, dict(isi["asal"])["Nomor Kartu Keluarga"])]
    dicari += [(no, k, satu[k]) for no, satu in enumerate(isi["anggota"], 1) for k in ("nik", "nama", "tanggal_lahir")]
    for baris, kunci, nilai in dicari:
        if not re.search(rf"(?<!\w){re.escape(nilai.upper())}(?!\w)", ada):
            yield Beda(baris, _JUDUL[kunci], nilai, "")
