"""Drawing a SOP: as the official table (SVG, PDF) and as the strip that shows where a case stands.

Every drawing is made from the definition alone, and the same definition always gives the same bytes. Symbols and table
follow PermenPAN-RB 35/2012; returns are dashed and carry the answer that causes them.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from tertib.sop import bagan_pdf
from tertib.sop.bagan_alir import LangkahTidakAda, kalimat_tempat, tempat_berkas
from tertib.sop.bagan_bentuk import Bentuk
from tertib.sop.bagan_gores import garis, kepala_panah
from tertib.sop.bagan_identitas import blok
from tertib.sop.bagan_kata import kata
from tertib.sop.bagan_label import Kotak, letakkan
from tertib.sop.bagan_lembar import Lembar, susun
from tertib.sop.bagan_ringkas import ringkas_svg
from tertib.sop.bagan_tabel import TINTA, UKURAN, Tabel
from tertib.sop.bagan_teks import HURUF, aman, lebar_teks, teks_unsur, unsur
from tertib.sop.jenis import Sop

__all__ = ["LangkahTidakAda", "halaman", "pdf", "ringkas_svg", "svg"]

LEBAR, TINGGI, TEPI = 841.89, 595.28, 26.0
"""A4 landscape in points, and its margin."""
KAKI = 16.0
KUNYIT = "#f0b429"


@lru_cache(maxsize=64)
def svg(sop: Sop, *, sorot: str | None = None, bahasa: str = "id") -> str:
    """The whole SOP as one SVG: identity block and table, in points (1/72 inch), as wide as A4 landscape.

    `sorot` is the key of the step or end where a case stands: its symbol is filled and named in `<title>` and `<desc>`.
    Raises LangkahTidakAda if there is no such step or end.
    """
    return _gambar(sop, sorot, kata(bahasa), satu=True)[0]


def halaman(sop: Sop, *, bahasa: str = "id") -> list[str]:
    """The SOP as A4 landscape sheets, one SVG each, with a pentagon wherever an arrow leaves for another sheet."""
    return _gambar(sop, None, kata(bahasa), satu=False)


def pdf(sop: Sop, *, huruf: Path, bahasa: str = "id") -> bytes:
    """The sheets of `halaman` as one PDF. `huruf` is a folder that holds the Liberation Sans TTF files.

    Raises FileNotFoundError if it holds none: Typst would otherwise drop every text without a word.
    """
    return bagan_pdf.pdf(halaman(sop, bahasa=bahasa), judul=sop.nama, huruf=huruf, bahasa=bahasa)


def _gambar(sop: Sop, sorot: str | None, k: Mapping[str, str], *, satu: bool) -> list[str]:
    tempat = tempat_berkas(sop, sorot)
    tabel = Tabel(sop, k, TEPI, LEBAR - 2 * TEPI)
    identitas = blok(sop, k, TEPI, TEPI, LEBAR - 2 * TEPI)
    y_tabel = TEPI + identitas.tinggi + 10
    batas = None if satu else TINGGI - TEPI - KAKI
    lembar = susun(tabel, y_awal=y_tabel, y_lanjut=TEPI, y_batas=batas)
    hasil = []
    for le in lembar:
        isi = [identitas.svg] if le.nomor == 1 else []
        if le.baris:
            isi.append(_isi_lembar(tabel, le, tempat))
        tinggi = le.bawah + TEPI + KAKI if satu else TINGGI
        isi.append(_kaki(sop, k, le.nomor, len(lembar), tinggi))
        hasil.append(_bingkai(sop, sorot, k, tinggi, "".join(isi)))
    return hasil


def _isi_lembar(tabel: Tabel, lembar: Lembar, tempat: str | None) -> str:
    label = letakkan(lembar.jalur, lembar.bentuk.values(), _batas(tabel, lembar), 6.5)
    return "".join(
        [
            _strip(tabel, lembar),
            tabel.svg_kepala(lembar.y_kepala),
            *(tabel.svg_sel(b, y) for b, y in lembar.baris),
            *(la.latar() for la in label),
            *(garis(j) + kepala_panah(j, fill=TINTA) for j in lembar.jalur),
            *(_simbol(lembar, b, b.kunci == tempat) for b in lembar.bentuk.values()),
            *(la.svg(font_size=6.5, class_="jawaban") for la in label),
        ]
    )


def _batas(tabel: Tabel, lembar: Lembar) -> Kotak:
    """Words of arrows stay in the role columns."""
    kolom = tabel.kolom_peran
    return kolom[0].x + 1, lembar.y_kepala + tabel.tinggi_kepala, kolom[-1].x + kolom[-1].w - 1, lembar.bawah


def _strip(tabel: Tabel, lembar: Lembar) -> str:
    """The frame around the connector strips, so that the table has no open edge."""
    y = lembar.y_kepala
    return unsur(
        "rect",
        x=tabel.x,
        y=y,
        width=tabel.lebar,
        height=lembar.bawah - y,
        fill="none",
        stroke="#5b6472",
        stroke_width=0.7,
    )


def _simbol(lembar: Lembar, bentuk: Bentuk, sorot: bool) -> str:
    gaya: dict[str, object] = {
        "fill": KUNYIT if sorot else "#fff",
        "stroke": TINTA,
        "stroke_width": 2.6 if sorot else 1.1,
    }
    sambung = lembar.sambungan.get(bentuk.kunci)
    baris = [bentuk.teks] if sambung is None else [bentuk.teks, sambung.halaman]
    awal = bentuk.y + 2.4 - (5.4 if sambung else 0)
    teks = "".join(
        teks_unsur(b, bentuk.x, awal + i * 6.6, text_anchor="middle", font_size=_muat(b, bentuk, i), font_weight="bold")
        for i, b in enumerate(baris)
    )
    judul = unsur("title", aman(sambung.kalimat)) if sambung else ""
    kelas = f"simbol {bentuk.jenis}" + (" kini" if sorot else "")
    return unsur("g", judul + bentuk.svg(**gaya) + teks, class_=kelas, data_kunci=bentuk.kunci)


def _muat(teks: str, bentuk: Bentuk, baris: int) -> float:
    """The font size at which one line fits its symbol."""
    return min(6.0 if baris else 7.0, (bentuk.w - 5) / lebar_teks(teks, 1.0, tebal=True))


def _kaki(sop: Sop, k: Mapping[str, str], nomor: int, jumlah: int, tinggi: float) -> str:
    y = tinggi - TEPI
    bintang = any(p.tafsir for la in sop.langkah.values() for p in la.putusan)
    kiri = f"{sop.kode}, {k['versi']} {sop.versi}, SHA-256 {sop.sidik[:16]}. {k['bintang'] if bintang else ''}"
    hasil = teks_unsur(kiri, TEPI, y, font_size=6.5, fill="#5b6472")
    if jumlah > 1:
        kanan = k["halaman"].format(n=nomor, m=jumlah)
        hasil += teks_unsur(kanan, LEBAR - TEPI, y, font_size=6.5, fill="#5b6472", text_anchor="end")
    return hasil


def _bingkai(sop: Sop, sorot: str | None, k: Mapping[str, str], tinggi: float, isi: str) -> str:
    judul = k["judul"].format(nama=sop.nama, jumlah=len(sop.langkah))
    tempat = kalimat_tempat(sop, sorot, k)
    kepala = unsur("title", aman(f"{judul} {tempat}".strip())) + (unsur("desc", aman(tempat)) if tempat else "")
    latar = unsur("rect", width=LEBAR, height=tinggi, fill="#fff")
    teks = unsur("g", isi, font_family=HURUF, font_size=UKURAN, fill=TINTA)
    return unsur(
        "svg",
        kepala + latar + teks,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {LEBAR:g} {tinggi:.2f}",
        width=LEBAR,
        height=tinggi,
        role="img",
    )
