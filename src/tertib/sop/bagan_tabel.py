"""The columns and rows of the SOP table (PermenPAN-RB 35/2012): widths, wrapped cells, heights, header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tertib.sop.bagan_alir import Bagian, bagian
from tertib.sop.bagan_teks import bungkus, lebar_teks, teks_unsur, unsur
from tertib.sop.jenis import Langkah, Sop

UKURAN = 7.5
SPASI = 9.2
PAD = 4.0
BARIS_MIN = 52.0
TUMPUK = 32.0
"""Height that one more capsule in a cell takes."""
TINTA, GARIS = "#1b1f27", "#5b6472"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: key (a role's key for the role columns), heading, left edge, width."""

    kunci: str
    judul: str
    x: float
    w: float

    @property
    def tengah(self) -> float:
        return self.x + self.w / 2


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: the step (None for the total), its cells as lines, its symbols and its height."""

    langkah: Langkah | None
    sel: Mapping[str, tuple[str, ...]]
    bagian: tuple[Bagian, ...]
    tinggi: float


@dataclass(frozen=True)
class Tabel:
    """The table of one SOP laid out to `lebar`, not yet split on pages."""

    sop: Sop
    kata: Mapping[str, str]
    x: float
    lebar: float

    @cached_property
    def kolom(self) -> tuple[Kolom, ...]:
        n = len(self.sop.peran)
        peran = 58.0 if n <= 5 else max(40.0, min(52.0, 326.0 / n))
        sisa = self.lebar - 20 - 40 - n * peran
        k = self.kata
        ukuran: list[tuple[str, str, float]] = [("no", k["no"], 20.0), ("kegiatan", k["kegiatan"], sisa * 0.31)]
        ukuran += [(p.kunci, p.nama, peran) for p in self.sop.peran.values()]
        ukuran += [("kelengkapan", k["kelengkapan"], sisa * 0.26), ("waktu", k["waktu"], 40.0)]
        ukuran += [("output", k["output"], sisa * 0.21), ("keterangan", k["keterangan"], sisa * 0.22)]
        hasil, x = [], self.x
        for kunci, judul, w in ukuran:
            hasil.append(Kolom(kunci, judul, x, w))
            x += w
        return tuple(hasil)

    @cached_property
    def kolom_peran(self) -> tuple[Kolom, ...]:
        return self.kolom[2:-4]

    def kolom_untuk(self, kunci: str) -> Kolom:
        return next(k for k in self.kolom if k.kunci == kunci)

    @cached_property
    def baris(self) -> tuple[Baris, ...]:
        simbol: dict[str, list[Bagian]] = {}
        for b in bagian(self.sop, self.kata):
            simbol.setdefault(b.langkah, []).append(b)
        return tuple(self._baris(la, simbol[la.kunci]) for la in self.sop.langkah.values())

    def _baris(self, langkah: Langkah, simbol: Sequence[Bagian]) -> Baris:
        isi = {
            "no": (langkah.no,),
            "kegiatan": (langkah.kegiatan,),
            "kelengkapan": _butir(langkah.syarat),
            "waktu": (self._menit(langkah.waktu),),
            "output": _butir(langkah.output),
            "keterangan": self._keterangan(langkah),
        }
        sel = self._bungkus(isi)
        return Baris(langkah, sel, tuple(simbol), max(self._tinggi(sel), BARIS_MIN + TUMPUK * (len(simbol) - 1)))

    @cached_property
    def total(self) -> Baris:
        """The last row: the total the paper prints, or the sum where it prints none."""
        jam, k = self.sop.jam, self.kata
        jumlah = sum(la.waktu or 0 for la in self.sop.langkah.values())
        keterangan = [] if jam.total is not None else [k["dijumlahkan"]]
        if jam.satuan:
            keterangan.append(f"{k['total']} {self._menit(jam.total or jumlah)} {k['per']} {jam.satuan}.")
        if jam.berhenti:
            keterangan.append(f"{k['berhenti']} {', '.join(jam.berhenti).replace('-', ' ')}.")
        if jam.tafsir:
            keterangan.append(f"{k['tafsir']}: {jam.tafsir}")
        menit = jumlah if jam.total is None else jam.total
        sel = dict(self._bungkus({"waktu": (self._menit(menit),)}))
        sel["kegiatan"] = (k["total"],)
        sel["keterangan"] = self._bungkus_total(" ".join(keterangan))
        return Baris(None, sel, (), self._tinggi(sel))

    def _bungkus_total(self, teks: str) -> tuple[str, ...]:
        kolom = self.kolom[-2:]
        return bungkus(teks, sum(k.w for k in kolom) - 2 * PAD, UKURAN)

    def _keterangan(self, langkah: Langkah) -> tuple[str, ...]:
        k = self.kata
        isi = []
        if langkah.jika:
            isi.append(f"{k['jika']} {_syarat(langkah.jika)}.")
        if langkah.gagal:
            peran = self.sop.peran[langkah.gagal.lalu].nama
            isi.append(k["gagal"].format(ulang=langkah.gagal.ulang, peran=peran) + ".")
        if langkah.tafsir:
            isi.append(f"{k['tafsir']}: {langkah.tafsir}")
        return tuple(isi)

    def _menit(self, waktu: int | None) -> str:
        return "–" if waktu is None else f"{waktu} {self.kata['menit']}"

    def _bungkus(self, isi: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        return {
            kunci: tuple(b for teks in daftar for b in _gantung(teks, self.kolom_untuk(kunci).w - 2 * PAD))
            for kunci, daftar in isi.items()
        }

    @staticmethod
    def _tinggi(sel: Mapping[str, tuple[str, ...]]) -> float:
        return max(len(b) for b in sel.values()) * SPASI + 2 * PAD

    @cached_property
    def tinggi_kepala(self) -> float:
        return SPASI + 2 * PAD + self._tinggi_judul

    @cached_property
    def _tinggi_judul(self) -> float:
        return max(len(self._judul(k)) for k in self.kolom) * SPASI + 2 * PAD

    @staticmethod
    def _judul(kolom: Kolom) -> tuple[str, ...]:
        return bungkus(kolom.judul, kolom.w - 4, _ukuran_judul(kolom), tebal=True)

    def svg_kepala(self, y: float) -> str:
        """The two header rows, whose upper one spans the roles and the quality standard."""
        k, atas = self.kata, SPASI + 2 * PAD
        bawah = y + atas
        penuh = [self.kolom[0], self.kolom[1], self.kolom[-1]]
        hasil = [unsur("rect", x=self.x, y=y, width=self.lebar, height=self.tinggi_kepala, fill="#eef1f5")]
        hasil += [self._kotak_judul(c, y, self.tinggi_kepala) for c in penuh]
        hasil += [self._kotak_judul(c, bawah, self._tinggi_judul) for c in self.kolom[2:-1]]
        for judul, kolom in ((k["pelaksana"], self.kolom_peran), (k["mutu_baku"], self.kolom[-4:-1])):
            w = sum(c.w for c in kolom)
            hasil.append(self._kotak_judul(Kolom("", judul, kolom[0].x, w), y, atas))
        return "".join(hasil)

    def _kotak_judul(self, kolom: Kolom, y: float, tinggi: float) -> str:
        baris = self._judul(kolom)
        awal = y + (tinggi - len(baris) * SPASI) / 2 + UKURAN
        kotak = unsur("rect", x=kolom.x, y=y, width=kolom.w, height=tinggi, fill="none", stroke=GARIS, stroke_width=0.7)
        return kotak + "".join(
            teks_unsur(
                b,
                kolom.tengah,
                awal + i * SPASI,
                text_anchor="middle",
                font_weight="bold",
                font_size=_ukuran_judul(kolom),
            )
            for i, b in enumerate(baris)
        )

    def svg_sel(self, baris: Baris, y: float) -> str:
        """The rules and texts of one row; the symbols come later, over them."""
        kolom = self._kolom_total() if baris.langkah is None else self.kolom
        atribut: dict[str, object] = {"fill": "none", "stroke": GARIS, "stroke_width": 0.7}
        hasil = [unsur("rect", x=k.x, y=y, width=k.w, height=baris.tinggi, **atribut) for k in kolom]
        for k in kolom:
            tebal = "bold" if baris.langkah is None and k.kunci != "keterangan" else ""
            tengah = k.kunci in ("no", "waktu")
            for i, teks in enumerate(baris.sel.get(k.kunci, ())):
                x = k.tengah if tengah else k.x + PAD + (UKURAN * 0.6 if teks.startswith("  ") else 0)
                dasar = y + PAD + UKURAN + i * SPASI
                jangkar = "middle" if tengah else ""
                hasil.append(teks_unsur(teks.strip(), x, dasar, text_anchor=jangkar, font_weight=tebal))
        return "".join(hasil)

    def _kolom_total(self) -> tuple[Kolom, ...]:
        waktu = self.kolom_untuk("waktu")
        kanan = waktu.x + waktu.w
        return (
            Kolom("kegiatan", "", self.x, waktu.x - self.x),
            waktu,
            Kolom("keterangan", "", kanan, self.x + self.lebar - kanan),
        )


def _ukuran_judul(kolom: Kolom) -> float:
    """As large as the longest word of a heading allows."""
    terpanjang = max((lebar_teks(kata, 1.0, tebal=True) for kata in kolom.judul.split()), default=1.0)
    return max(5.0, min(UKURAN, (kolom.w - 4.5) / terpanjang))


def _syarat(jika: str) -> str:
    """A condition as people read it: `nik == "belum"` is "nik = belum"."""
    return jika.replace("==", "=").replace("!=", "≠").replace('"', "")


def _butir(daftar: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"- {b}" for b in daftar) if len(daftar) > 1 else tuple(daftar)


def _gantung(teks: str, lebar: float) -> tuple[str, ...]:
    """Wrapped, with the later lines of a list item marked by two spaces so that they hang under its first."""
    if not teks.startswith("- "):
        return bungkus(teks, lebar, UKURAN)
    pertama, *sisa = bungkus(teks, lebar - UKURAN * 0.6, UKURAN)
    return (pertama, *(f"  {b}" for b in sisa))
