"""The strip of the desk: lanes across, steps from left to right, and where the case stands.

It is put inline into a page under a strict content security policy: only classes and presentation attributes.
"""

from collections.abc import Mapping
from functools import lru_cache

from tertib.sop.bagan_alir import Bagian, bagian, kalimat_tempat, panah, tempat_berkas
from tertib.sop.bagan_bentuk import ATAS, BAWAH, KANAN, KIRI, Bentuk
from tertib.sop.bagan_gores import garis, kepala_panah
from tertib.sop.bagan_jalur import Jalur, Kisi, Selera
from tertib.sop.bagan_kata import kata
from tertib.sop.bagan_label import di_samping
from tertib.sop.bagan_teks import aman, bungkus, teks_unsur, unsur
from tertib.sop.jenis import Sop

LAJUR = 42.0
NAMA = 118.0
UKURAN = 11.0
UJUNG = 6.5
WARNA_UJUNG = "#737f91"

MAJU = Selera(keluar={KANAN: 0, ATAS: 8, BAWAH: 8}, masuk={ATAS: 0, BAWAH: 0, KIRI: 0})
PULANG = Selera(keluar={KIRI: 0, BAWAH: 12, ATAS: 12}, masuk={BAWAH: 0, ATAS: 0, KANAN: 40})


@lru_cache(maxsize=512)
def ringkas_svg(sop: Sop, *, sorot: str | None, dikunjungi: frozenset[str] = frozenset(), bahasa: str = "id") -> str:
    """The strip as inline SVG (CSS pixels). `sorot`: where the case stands; `dikunjungi`: keys of steps it has been at.

    Raises LangkahTidakAda if `sorot` is neither a step nor an end of the SOP.
    """
    k = kata(bahasa)
    tempat = tempat_berkas(sop, sorot)
    bentuk, jalur, lebar = _tata(sop, bahasa)
    tinggi = LAJUR * len(sop.peran) + 1
    isi = [_lajur(sop, lebar)]
    isi += [
        garis(
            j, ukuran=UJUNG, class_="panah pulang" if j.panah.pulang else "panah", fill="", stroke="", stroke_width=""
        )
        + kepala_panah(j, ukuran=UJUNG, class_="kepala", fill=WARNA_UJUNG)
        for j in jalur
    ]
    isi += [_simbol(b, _kelas(b.kunci, tempat, dikunjungi)) for b in bentuk.values()]
    if tempat is not None:
        label = di_samping(k["di_sini"], bentuk[tempat], jalur, bentuk.values(), (NAMA, 0, lebar, tinggi), UKURAN)
        isi.append(label.svg(font_weight=700))
    judul = k["judul"].format(nama=sop.nama, jumlah=len(sop.langkah)) + " " + kalimat_tempat(sop, sorot, k)
    nomor = f"bagan-{sop.sidik[:8]}"
    return unsur(
        "svg",
        unsur("title", aman(judul.strip()), id=nomor) + "".join(isi),
        class_="bagan",
        viewBox=f"0 0 {lebar:g} {tinggi:g}",
        width=lebar,
        height=tinggi,
        role="img",
        aria_labelledby=nomor,
    )


@lru_cache(maxsize=64)
def _tata(sop: Sop, bahasa: str) -> tuple[Mapping[str, Bentuk], tuple[Jalur, ...], float]:
    """Symbols and arrows of one SOP: the same for every case, so routed once."""
    simbol = bagian(sop, kata(bahasa))
    langkah = max(66.0, min(84.0, 620.0 / len(simbol)))
    lajur = {p: i for i, p in enumerate(sop.peran)}
    bentuk = {
        b.kunci: _bentuk(b, NAMA + langkah * (i + 0.5), LAJUR * (lajur[sop.langkah[b.langkah].peran] + 0.5) + 0.5)
        for i, b in enumerate(simbol)
    }
    lebar = NAMA + langkah * len(simbol) + 8
    xs = [NAMA + langkah * i + d for i in range(len(simbol) + 1) for d in (-4.0, 0.0, 4.0)]
    ys = [LAJUR * i + d for i in range(len(lajur)) for d in (4.5, LAJUR - 3.5)]
    kisi = Kisi(xs, ys, bentuk, geser=(0.0, -7.0, 7.0))
    jalur = tuple(kisi.tarik(p, PULANG if p.pulang else MAJU) for p in panah(sop))
    return bentuk, jalur, lebar


def _bentuk(b: Bagian, x: float, y: float) -> Bentuk:
    w = {"kapsul": 52.0, "ketupat": 46.0}.get(b.jenis, 42.0)
    return Bentuk(b.kunci, b.jenis, x, y, w, 28.0 if b.jenis == "ketupat" else 24.0, b.teks)


def _lajur(sop: Sop, lebar: float) -> str:
    hasil = []
    for i, peran in enumerate(sop.peran.values()):
        y = LAJUR * i + 0.5
        hasil.append(unsur("rect", class_="lajur", x=0.5, y=y, width=lebar - 1, height=LAJUR))
        baris = bungkus(peran.nama, NAMA - 30, UKURAN)
        if len(baris) > 3:
            baris = (*baris[:2], baris[2].rstrip() + "…")
        awal = y + LAJUR / 2 + 4 - (len(baris) - 1) * 6.5
        nama = "".join(teks_unsur(b, 8, awal + n * 12.5) for n, b in enumerate(baris))
        hasil.append(unsur("g", unsur("title", aman(peran.nama)) + nama))
    return "".join(hasil)


def _kelas(kunci: str, tempat: str | None, dikunjungi: frozenset[str]) -> str:
    return "kini" if kunci == tempat else "lalu" if kunci in dikunjungi else ""


def _simbol(b: Bentuk, kelas: str) -> str:
    teks = teks_unsur(b.teks, b.x, b.y + 4, text_anchor="middle", class_="t-kini" if kelas == "kini" else "")
    return unsur("g", b.svg(class_=f"bentuk {kelas}".strip()) + teks, data_kunci=b.kunci)
