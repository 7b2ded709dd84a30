"""The table on sheets: which rows stand on which sheet, and the connectors where an arrow leaves one for another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tertib.sop.bagan_alir import panah
from tertib.sop.bagan_bentuk import ATAS, BAWAH, KANAN, KIRI, Bentuk
from tertib.sop.bagan_jalur import Jalur, Kisi, Panah, Selera
from tertib.sop.bagan_tabel import Baris, Kolom, Tabel

MAJU = Selera(
    keluar={BAWAH: 0, KIRI: 0, KANAN: 0, ATAS: 200},
    masuk={ATAS: 0, KIRI: 30, KANAN: 30, BAWAH: 200},
)
PULANG = Selera(
    keluar={KIRI: 0, KANAN: 0, ATAS: 40, BAWAH: 40},
    masuk={KIRI: 0, KANAN: 0, BAWAH: 25, ATAS: 60},
)
STRIP = 34.0
"""Height of a strip of page connectors."""


@dataclass(frozen=True, slots=True)
class Sambungan:
    """A page connector: its letter and the sentence that says where it goes on."""

    huruf: str
    halaman: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: its rows with their tops, the symbols, the routed arrows and the page connectors by symbol key."""

    nomor: int
    baris: tuple[tuple[Baris, float], ...]
    y_kepala: float
    bawah: float
    bentuk: Mapping[str, Bentuk]
    jalur: tuple[Jalur, ...]
    sambungan: Mapping[str, Sambungan]


@dataclass(frozen=True, slots=True)
class _Sobekan:
    """Where the rows of one sheet stand, before symbols."""

    baris: tuple[tuple[Baris, float], ...]
    y_kepala: float
    strip_atas: float
    strip_bawah: float
    bawah: float


def susun(tabel: Tabel, *, y_awal: float, y_lanjut: float, y_batas: float | None) -> list[Lembar]:
    """The table on as many sheets as it needs: the first begins at `y_awal`, others at `y_lanjut`; None: one sheet."""
    isi = _bagi(tabel, y_awal, y_lanjut, y_batas)
    if y_batas is not None and len(isi) > 1:
        isi = [[], *_seimbang(tabel, y_lanjut, y_batas)]
    sobekan = [
        _tempatkan(
            tabel,
            b,
            y_lanjut if i else y_awal,
            sambung=i > 0 and bool(isi[i - 1]),
            berlanjut=bool(b) and i < len(isi) - 1,
        )
        for i, b in enumerate(isi)
    ]
    di_lembar = {g.kunci: i for i, s in enumerate(sobekan) for b, _ in s.baris for g in b.bagian}
    potongan = _potong(tabel, di_lembar)
    return [_lembar(tabel, i, s, potongan, di_lembar) for i, s in enumerate(sobekan)]


def _bagi(tabel: Tabel, y_awal: float, y_lanjut: float, y_batas: float | None) -> list[list[Baris]]:
    """Rows shared out greedily, each sheet with room for its connectors; the total never stands alone on one."""
    isi: list[list[Baris]] = [[]]
    y = y_awal + tabel.tinggi_kepala
    for i, baris in enumerate(tabel.baris):
        sesudah = tabel.total.tinggi if i == len(tabel.baris) - 1 else STRIP
        if y_batas is not None and isi[-1] and y + baris.tinggi + sesudah > y_batas:
            isi.append([])
            y = y_lanjut + tabel.tinggi_kepala + STRIP
        isi[-1].append(baris)
        y += baris.tinggi
    isi[-1].append(tabel.total)
    if y_batas is not None and len(isi) == 1 and y + tabel.total.tinggi > y_batas:
        return [[], *isi]
    return isi


def _seimbang(tabel: Tabel, y: float, y_batas: float) -> list[list[Baris]]:
    """The table on sheets of its own, as few as can be, and about equally full."""
    isi = _bagi(tabel, y, y, y_batas)
    batas = y_batas
    while len(isi) > 1 and (batas := batas - 8) > y_batas / 2:
        calon = _bagi(tabel, y, y, batas)
        if len(calon) > len(isi):
            break
        isi = calon
    return isi


def _tempatkan(tabel: Tabel, isi: Sequence[Baris], y: float, *, sambung: bool, berlanjut: bool) -> _Sobekan:
    kini = y + tabel.tinggi_kepala
    strip_atas = kini
    if sambung:
        kini += STRIP
    letak = []
    for baris in isi:
        letak.append((baris, kini))
        kini += baris.tinggi
    strip_bawah = kini
    if berlanjut:
        kini += STRIP
    return _Sobekan(tuple(letak), y, strip_atas, strip_bawah, kini)


@dataclass(frozen=True, slots=True)
class _Potongan:
    """One arrow cut by a page break, with the letter it shares with others to the same step."""

    panah: Panah
    huruf: str
    dari: int
    ke: int


def _potong(tabel: Tabel, di_lembar: Mapping[str, int]) -> list[_Potongan]:
    hasil: list[_Potongan] = []
    huruf: dict[tuple[str, bool, int], str] = {}
    for p in panah(tabel.sop):
        dari, ke = di_lembar[p.dari], di_lembar[p.ke]
        if dari != ke:
            kunci = (p.ke, p.pulang, dari)
            hasil.append(_Potongan(p, huruf.setdefault(kunci, chr(ord("A") + len(huruf))), dari, ke))
    return hasil


def _lembar(
    tabel: Tabel, i: int, sobek: _Sobekan, potongan: Sequence[_Potongan], di_lembar: Mapping[str, int]
) -> Lembar:
    bentuk = {b.kunci: b for baris, y in sobek.baris for b in _simbol(tabel, baris, y)}
    sambungan: dict[str, Sambungan] = {}
    tarik = [p for p in panah(tabel.sop) if di_lembar[p.dari] == di_lembar[p.ke] == i]
    terpakai: set[tuple[str, bool]] = set()
    for p in potongan:
        if i not in (p.dari, p.ke):
            continue
        kunci = f"hal!{p.huruf}"
        if kunci not in bentuk:
            lain = p.ke if i == p.dari else p.dari
            di_atas = lain < i
            y = (sobek.strip_atas if di_atas else sobek.strip_bawah) + STRIP / 2
            kolom = _kolom_kosong(tabel, tabel.sop.langkah[p.panah.ke.split("!")[0]].peran, di_atas, terpakai)
            bentuk[kunci] = Bentuk(kunci, "segilima", kolom.tengah, y, min(34.0, kolom.w * 0.6), 24.0, p.huruf)
            sambungan[kunci] = _sambungan(tabel, p, lain, keluar=i == p.dari)
            if i == p.ke:
                tarik.append(replace(p.panah, dari=kunci, teks=""))
        if i == p.dari:
            tarik.append(replace(p.panah, ke=kunci))
    jalur = _rutekan(tabel, sobek, bentuk, tarik)
    return Lembar(i + 1, sobek.baris, sobek.y_kepala, sobek.bawah, bentuk, jalur, sambungan)


def _sambungan(tabel: Tabel, p: _Potongan, lain: int, *, keluar: bool) -> Sambungan:
    k = tabel.kata
    no = tabel.sop.langkah[p.panah.ke.split("!")[0]].no
    kalimat = k["ke_halaman" if keluar else "dari_halaman"].format(n=lain + 1, no=no)
    return Sambungan(p.huruf, k["hal"].format(n=lain + 1), kalimat)


def _kolom_kosong(tabel: Tabel, peran: str, di_atas: bool, terpakai: set[tuple[str, bool]]) -> Kolom:
    """The role column nearest to `peran` whose place in the strip is still free."""
    ingin = tabel.kolom_untuk(peran)
    bebas = [k for k in tabel.kolom_peran if (k.kunci, di_atas) not in terpakai] or list(tabel.kolom_peran)
    dapat = min(bebas, key=lambda k: abs(k.tengah - ingin.tengah))
    terpakai.add((dapat.kunci, di_atas))
    return dapat


def _simbol(tabel: Tabel, baris: Baris, y: float) -> Iterator[Bentuk]:
    if baris.langkah is None:
        return
    kolom = tabel.kolom_untuk(baris.langkah.peran)
    n = len(baris.bagian)
    jarak = min(baris.tinggi / n, 40.0)
    awal = y + baris.tinggi / 2 - jarak * (n - 1) / 2
    for i, g in enumerate(baris.bagian):
        w = min(38.0, kolom.w - 14) if g.jenis == "kapsul" else min(32.0, kolom.w * 0.56)
        h = 24.0 if g.jenis == "ketupat" else 16.0 if g.letak else 20.0
        yield Bentuk(g.kunci, g.jenis, kolom.tengah, awal + i * jarak, w, h, g.teks)


def _rutekan(tabel: Tabel, sobek: _Sobekan, bentuk: Mapping[str, Bentuk], tarik: Sequence[Panah]) -> tuple[Jalur, ...]:
    xs: list[float] = []
    for k in tabel.kolom_peran:
        parit = (k.w - min(32.0, k.w * 0.56)) / 2
        xs += [k.x + parit / 3, k.x + parit * 2 / 3, k.x + k.w - parit / 3, k.x + k.w - parit * 2 / 3]
    ys: list[float] = []
    for baris, y in sobek.baris:
        if baris.langkah is not None:
            ys += [y + 4, y + 8, y + baris.tinggi - 4, y + baris.tinggi - 8]
    ys += [b.y + s * (b.h / 2 + 6) for b in bentuk.values() for s in (-1, 1)]
    kisi = Kisi(xs, ys, bentuk, geser=(0.0, -6.0, 6.0))
    urut = sorted(tarik, key=lambda p: _panjang(bentuk, p))
    return tuple(kisi.tarik(p, PULANG if p.pulang else MAJU) for p in urut)


def _panjang(bentuk: Mapping[str, Bentuk], p: Panah) -> tuple[bool, float]:
    a, b = bentuk[p.dari], bentuk[p.ke]
    return p.pulang, abs(a.y - b.y) * 10 + abs(a.x - b.x)
