"""The identity block of the SOP (PermenPAN-RB 35/2012, annex): who, number, dates, legal basis and the six fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tertib.sop.bagan_tabel import GARIS, PAD, SPASI, UKURAN
from tertib.sop.bagan_teks import bungkus, teks_unsur, unsur
from tertib.sop.jenis import Sop

PASANGAN = (("dasar_hukum", "kualifikasi"), ("keterkaitan", "peralatan"), ("peringatan", "pencatatan"))
LEBAR_KUNCI = 92.0


@dataclass(frozen=True, slots=True)
class Blok:
    """The drawn block and the height it takes."""

    svg: str
    tinggi: float


def blok(sop: Sop, kata: Mapping[str, str], x: float, y: float, lebar: float) -> Blok:
    """The identity block at (x, y); fields the paper leaves empty show a dash."""
    tengah = lebar / 2
    kanan, tinggi = _data(sop, kata, x + tengah, y, tengah)
    hasil = [kanan, _instansi(sop, x, y, tengah, tinggi)]
    kini = y + tinggi
    for kiri_kunci, kanan_kunci in PASANGAN:
        isi = [_isi(sop, kata, k, tengah) for k in (kiri_kunci, kanan_kunci)]
        t = max(len(b) for b in isi) * SPASI + 2 * PAD
        for i, baris in enumerate(isi):
            hasil.append(_kotak(x + i * tengah, kini, tengah, t) + _teks(baris, x + i * tengah + PAD, kini))
        kini += t
    if tafsir := str(sop.identitas.get("tafsir") or ""):
        catatan = bungkus(f"{kata['tafsir']}: {tafsir}", lebar - 2 * PAD, UKURAN)
        t = len(catatan) * SPASI + 2 * PAD
        hasil.append(_kotak(x, kini, lebar, t) + _teks(catatan, x + PAD, kini, judul=False))
        kini += t
    return Blok("".join(hasil), kini - y)


def _data(sop: Sop, kata: Mapping[str, str], x: float, y: float, lebar: float) -> tuple[str, float]:
    """The right half: number, dates, who approved, name."""
    hasil, kini = [], y
    for kunci, nilai in _baris_data(sop):
        baris = bungkus(nilai, lebar - LEBAR_KUNCI - 2 * PAD, UKURAN, tebal=kunci == "nama") or ("–",)
        t = len(baris) * SPASI + 2 * PAD - 2
        dasar = kini + PAD + UKURAN - 1
        tebal = "bold" if kunci == "nama" else ""
        hasil.append(_kotak(x, kini, LEBAR_KUNCI, t) + _kotak(x + LEBAR_KUNCI, kini, lebar - LEBAR_KUNCI, t))
        hasil.append(teks_unsur(kata[kunci], x + PAD, dasar))
        hasil += [
            teks_unsur(b, x + LEBAR_KUNCI + PAD, dasar + i * SPASI, font_weight=tebal) for i, b in enumerate(baris)
        ]
        kini += t
    return "".join(hasil), kini - y


def _baris_data(sop: Sop) -> Iterator[tuple[str, str]]:
    tanggal = sop.identitas.get("tanggal")
    tanggal = tanggal if isinstance(tanggal, Mapping) else {}
    yield "nomor", str(sop.identitas.get("nomor") or "")
    if sk := sop.identitas.get("sk"):
        yield "sk", str(sk)
    for kunci in ("dibuat", "revisi", "efektif"):
        yield kunci, str(tanggal.get(kunci) or "")
    yield "disahkan", str(sop.identitas.get("disahkan_oleh") or "")
    yield "nama", sop.nama


def _instansi(sop: Sop, x: float, y: float, lebar: float, tinggi: float) -> str:
    instansi = re.sub(r" (?=(Kabupaten|Kota|Provinsi) )", "\n", str(sop.identitas.get("instansi") or "–"))
    baris = [b for bagian in instansi.split("\n") for b in bungkus(bagian, lebar - 40, 11, tebal=True)]
    awal = y + (tinggi - len(baris) * 14) / 2 + 10
    return _kotak(x, y, lebar, tinggi) + "".join(
        teks_unsur(b, x + lebar / 2, awal + i * 14, text_anchor="middle", font_weight="bold", font_size=11.0)
        for i, b in enumerate(baris)
    )


def _isi(sop: Sop, kata: Mapping[str, str], kunci: str, lebar: float) -> list[str]:
    """The heading and the numbered lines of one field."""
    butir = _daftar(sop.identitas.get(kunci))
    baris = [kata[kunci]]
    for i, teks in enumerate(butir, 1):
        nomor = f"{i}. " if len(butir) > 1 else ""
        baris += bungkus(nomor + teks, lebar - 2 * PAD, UKURAN)
    return baris if butir else [*baris, "–"]


def _daftar(nilai: object) -> list[str]:
    if isinstance(nilai, str):
        return [nilai] if nilai.strip() else []
    return [str(v) for v in nilai] if isinstance(nilai, Sequence) else []


def _teks(baris: Sequence[str], x: float, y: float, *, judul: bool = True) -> str:
    return "".join(
        teks_unsur(b, x, y + PAD + UKURAN - 1 + i * SPASI, font_weight="bold" if judul and not i else "")
        for i, b in enumerate(baris)
    )


def _kotak(x: float, y: float, w: float, h: float) -> str:
    return unsur("rect", x=x, y=y, width=w, height=h, fill="none", stroke=GARIS, stroke_width=0.7)
