"""Reads a drawn table back from its SVG by position alone, as a person with a ruler would."""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
Kotak = tuple[float, float, float, float]
Titik = tuple[float, float]
KELOMPOK = ("Pelaksana", "Mutu Baku")


@dataclass
class Simbol:
    kunci: str
    jenis: str
    kotak: Kotak
    isi: str
    warna: str

    @property
    def tengah(self) -> Titik:
        kiri, atas, kanan, bawah = self.kotak
        return (kiri + kanan) / 2, (atas + bawah) / 2


@dataclass
class Panah:
    titik: list[Titik]
    putus: bool
    putusan: str


@dataclass
class Tulisan:
    x: float
    y: float
    isi: str
    jangkar: str
    ukuran: float
    tebal: bool
    kelas: str


@dataclass
class Gambar:
    akar: ET.Element
    tulisan: list[Tulisan]
    simbol: list[Simbol]
    panah: list[Panah]
    baris: list[tuple[str, float, float]] = field(default_factory=list)
    """No, top, bottom."""


def baca(svg: str) -> Gambar:
    akar = ET.fromstring(svg)
    tulisan = [_tulisan(t) for t in akar.iter(f"{SVG}text")]
    simbol = [_simbol(g) for g in akar.iter(f"{SVG}g") if g.get("class", "").startswith("simbol")]
    panah = [_panah(p) for p in akar.iter(f"{SVG}path") if p.get("data-dari")]
    hasil = Gambar(akar, tulisan, simbol, panah)
    kiri = min(float(r.get("x", "0")) for r in akar.iter(f"{SVG}rect") if r.get("x"))
    for r in akar.iter(f"{SVG}rect"):
        if r.get("x") and float(r.get("x", "0")) == kiri and r.get("width") == "20":
            atas, bawah = float(r.get("y", "0")), float(r.get("y", "0")) + float(r.get("height", "0"))
            no = [t.isi for t in tulisan if abs(t.x - kiri - 10) < 1 and atas < t.y < bawah]
            if no and no[0].isdigit():
                hasil.baris.append((no[0], atas, bawah))
    return hasil


def kolom(gambar: Gambar) -> dict[str, float]:
    """Heading to the x of its middle; a heading may run over several lines."""
    judul: dict[float, list[Tulisan]] = {}
    atas = gambar.baris[0][1]
    for t in gambar.tulisan:
        if t.tebal and t.jangkar == "middle" and t.y < atas and t.y > atas - 110 and t.isi not in KELOMPOK:
            judul.setdefault(round(t.x, 1), []).append(t)
    return {" ".join(t.isi for t in sorted(d, key=lambda t: t.y)): x for x, d in judul.items()}


def kolom_di(gambar: Gambar, x: float) -> str:
    semua = kolom(gambar)
    return min(semua, key=lambda k: abs(semua[k] - x))


def baris_di(gambar: Gambar, y: float) -> str:
    return next((no for no, atas, bawah in gambar.baris if atas <= y <= bawah), "")


def isi_sel(gambar: Gambar, no: str, judul: str) -> str:
    atas, bawah = next((a, b) for n, a, b in gambar.baris if n == no)
    x = kolom(gambar)[judul]
    kiri, kanan = _rusuk(gambar, x, atas)
    dalam = [t for t in gambar.tulisan if atas < t.y < bawah and kiri <= t.x < kanan]
    return " ".join(t.isi for t in dalam)


def _rusuk(gambar: Gambar, x: float, atas: float) -> tuple[float, float]:
    for r in gambar.akar.iter(f"{SVG}rect"):
        if r.get("y") and abs(float(r.get("y", "0")) - atas) < 0.02:
            kiri = float(r.get("x", "0"))
            if kiri < x < kiri + float(r.get("width", "0")):
                return kiri, kiri + float(r.get("width", "0"))
    raise AssertionError(f"no cell at {x}")


def simbol_dekat(gambar: Gambar, titik: Titik) -> Simbol:
    return min(gambar.simbol, key=lambda s: _jauh(s.kotak, titik))


def _jauh(k: Kotak, p: Titik) -> float:
    return max(k[0] - p[0], p[0] - k[2], 0.0) + max(k[1] - p[1], p[1] - k[3], 0.0)


def _simbol(g: ET.Element) -> Simbol:
    bentuk = next(e for e in g if e.tag in (f"{SVG}rect", f"{SVG}path"))
    if bentuk.tag == f"{SVG}rect":
        x, y, w, h = (float(bentuk.get(a, "0")) for a in ("x", "y", "width", "height"))
        kotak = (x, y, x + w, y + h)
        jenis = "kapsul" if bentuk.get("rx") else "kotak"
    else:
        titik = titik_jalur(bentuk.get("d", ""))
        kotak = (
            min(p[0] for p in titik),
            min(p[1] for p in titik),
            max(p[0] for p in titik),
            max(p[1] for p in titik),
        )
        jenis = "ketupat" if len(titik) == 4 else "segilima"
    isi = " ".join(t.text or "" for t in g.iter(f"{SVG}text"))
    return Simbol(g.get("data-kunci", ""), jenis, kotak, isi, bentuk.get("fill", ""))


def _panah(p: ET.Element) -> Panah:
    return Panah(titik_jalur(p.get("d", "")), bool(p.get("stroke-dasharray")), p.get("data-putusan", ""))


def _tulisan(t: ET.Element) -> Tulisan:
    return Tulisan(
        float(t.get("x", "0")),
        float(t.get("y", "0")),
        t.text or "",
        t.get("text-anchor", ""),
        float(t.get("font-size", "7.5")),
        t.get("font-weight") == "bold",
        t.get("class", ""),
    )


def titik_jalur(d: str) -> list[Titik]:
    angka = [float(a) for a in re.findall(r"-?\d+(?:\.\d+)?", d)]
    return list(zip(angka[::2], angka[1::2], strict=True))
