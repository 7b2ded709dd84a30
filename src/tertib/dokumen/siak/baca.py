"""The printed texts of a family card in a PDF from elsewhere, by label and by heading of column, wherever they stand.

Cells are found by the ruling of the tables, values beside a label by the place of the labels. A line break inside a text
stays a line break: whether the printer broke at a space or within a word is for the comparison to allow.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any, Final

import pdfplumber
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat

NOMOR_KK: Final = "nomor_kk"
LABEL: Final[Mapping[str, tuple[str, ...]]] = {
    "kepala": ("nama kepala keluarga",),
    "alamat": ("alamat",),
    "rt_rw": ("rt/rw", "rt / rw"),
    "kode_pos": ("kode pos", "kodepos"),
    "desa": ("desa/kelurahan", "kelurahan/desa", "desa / kelurahan"),
    "kecamatan": ("kecamatan",),
    "kabupaten": ("kabupaten/kota", "kabupaten / kota"),
    "provinsi": ("provinsi",),
}
_KOLOM: Final[Mapping[str, str]] = {
    "namalengkap": "nama",
    "nik": "nik",
    "jeniskelamin": "jenis_kelamin",
    "tempatlahir": "tempat_lahir",
    "tanggallahir": "tanggal_lahir",
    "agama": "agama",
    "pendidikan": "pendidikan",
    "jenispekerjaan": "pekerjaan",
    "golongandarah": "golongan_darah",
    "statusperkawinan": "status_perkawinan",
    "tanggalperkawinan": "tanggal_perkawinan",
    "tanggalperkawinanperceraian": "tanggal_perkawinan",
    "statushubungandalamkeluarga": "hubungan",
    "kewarganegaraan": "kewarganegaraan",
    "nopaspor": "paspor",
    "nokitap": "kitap",
    "ayah": "ayah",
    "ibu": "ibu",
}
_HALAMAN_TERBANYAK: Final = 20
_NOMOR: Final = re.compile(r"\bno(?:mor)?\.?\s*(?:kk)?\s*[:.]?\s*(\d{16})\b", re.IGNORECASE)
_ATUR: Final = {"x_tolerance_ratio": 0.15}
_GARIS: Final = {"snap_tolerance": 1, "join_tolerance": 1, "intersection_tolerance": 1}
"""Points. Wider, and a line of one table is drawn to that of the other, through the letters between."""

Kata = dict[str, Any]
"""A word as pdfplumber gives it: text, x0, x1, top, bottom (points)."""


class TidakTerbaca(Galat):
    """A PDF that holds no readable card."""

    kalimat = _(
        "Isi PDF ini tidak terbaca sebagai dokumen kependudukan. Unggah PDF asli dari SIAK, bukan hasil pindaian."
    )


@dataclass(slots=True)
class Terbaca:
    """What stands in the file. Each place may be printed more than once (every page has a head), and is then told as often.

    `isian` by the keys of LABEL and NOMOR_KK; `sel` by number of the row and column; `teks` all of it.
    """

    isian: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sel: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    teks: str = ""


def baca(pdf: bytes) -> Terbaca:
    """Read the file. Its signature has been checked before: it is no stranger's. Raises TidakTerbaca."""
    hasil = Terbaca()
    try:
        with pdfplumber.open(io.BytesIO(pdf)) as berkas:
            for halaman in berkas.pages[:_HALAMAN_TERBANYAK]:
                _halaman(halaman, hasil)
    except Exception as galat:  # whatever a parser of someone else's format may raise
        raise TidakTerbaca from galat
    if not hasil.teks.strip():
        raise TidakTerbaca
    return hasil


def _halaman(halaman: Any, hasil: Terbaca) -> None:
    teks = halaman.extract_text(**_ATUR)
    hasil.teks += f"{teks}\n"
    hasil.isian[NOMOR_KK] += _NOMOR.findall(teks)
    tabel = halaman.find_tables(_GARIS)
    for satu in tabel:
        for tempat, isi in _sel(satu.extract(**_ATUR)):
            hasil.sel[tempat].append(isi)
    di_luar = [k for k in halaman.extract_words(**_ATUR) if not any(_di_dalam(k, t.bbox) for t in tabel)]
    for kunci, isi in _isian(_baris(di_luar)):
        hasil.isian[kunci].append(isi)


def _sel(baris: Sequence[Sequence[str | None]]) -> Iterator[tuple[tuple[int, str], str]]:
    """The cells of the numbered rows whose column has a known heading, in any of the rows above."""
    kolom: dict[int, str] = {}
    for satu in baris:
        nomor = (satu[0] or "").strip().rstrip(".")
        if nomor.isascii() and nomor.isdigit() and kolom:
            yield from (((int(nomor), kolom[n]), isi or "") for n, isi in enumerate(satu) if n in kolom)
            continue
        judul = {n: _KOLOM.get(re.sub(r"[^a-z]", "", (isi or "").lower())) for n, isi in enumerate(satu)}
        kolom |= {n: k for n, k in judul.items() if k}


def _di_dalam(kata: Kata, kotak: tuple[float, float, float, float]) -> bool:
    kiri, atas, kanan, bawah = kotak
    tengah = (kata["top"] + kata["bottom"]) / 2
    return bool(kiri <= kata["x0"] <= kanan and atas <= tengah <= bawah)


def _baris(kata: Sequence[Kata]) -> list[list[Kata]]:
    """Words on the same height, from left to right; the heights from above."""
    urut = sorted(kata, key=lambda k: round(k["bottom"] / 3))
    return [sorted(b, key=lambda k: k["x0"]) for _tinggi, b in groupby(urut, key=lambda k: round(k["bottom"] / 3))]


@dataclass(frozen=True, slots=True)
class _Label:
    kunci: str
    kiri: float
    nilai: float
    kanan: float
    atas: float
    baris: int


def _isian(baris: Sequence[list[Kata]]) -> Iterator[tuple[str, str]]:
    """Beside each label what stands between it and the next one to the right, and below it as far as no label begins."""
    label = [satu for n, b in enumerate(baris) for satu in _label(n, b)]
    for satu in label:
        isi = [_antara(baris[satu.baris], satu)]
        for n in range(satu.baris + 1, len(baris)):
            lanjutan = _antara(baris[n], satu)
            sela = baris[n][0]["top"] - baris[n - 1][0]["bottom"]
            tinggi = baris[n][0]["bottom"] - baris[n][0]["top"]
            berlabel = any(lain.baris == n and lain.kiri < satu.kanan and lain.nilai > satu.kiri for lain in label)
            if not lanjutan or berlabel or sela > tinggi:
                break
            isi.append(lanjutan)
        yield satu.kunci, "\n".join(isi)


def _label(n: int, baris: Sequence[Kata]) -> list[_Label]:
    """The labels of one line. A label is followed by a colon."""
    ada: list[_Label] = []
    for mulai in range(len(baris)):
        for kunci, sebutan in LABEL.items():
            akhir = _sebutan(baris, mulai, sebutan)
            if akhir is not None:
                ada.append(_Label(kunci, baris[mulai]["x0"], baris[akhir]["x0"], float("inf"), baris[mulai]["top"], n))
    batas = [*(satu.kiri for satu in ada), float("inf")]
    return [
        _Label(s.kunci, s.kiri, s.nilai, kanan, s.atas, s.baris)
        for s, (_kiri, kanan) in zip(ada, pairwise(batas), strict=True)
    ]


def _sebutan(baris: Sequence[Kata], mulai: int, sebutan: Sequence[str]) -> int | None:
    """Where the colon after one of these names stands, if the words from `mulai` on are such a name."""
    for satu in sebutan:
        akhir = mulai + len(satu.split())
        teks = " ".join(k["text"] for k in baris[mulai:akhir]).lower()
        if teks == satu and akhir < len(baris) and baris[akhir]["text"].startswith(":"):
            return akhir
        if teks == f"{satu}:":
            return akhir - 1
    return None


def _antara(baris: Sequence[Kata], label: _Label) -> str:
    """The words of a line in the column of a label's value; those of the label itself and its colon left out."""
    kata = [k["text"] for k in baris if label.nilai - 1 <= k["x0"] < label.kanan - 1]
    return " ".join(kata).removeprefix(":").strip()
