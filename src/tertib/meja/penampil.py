"""The viewer of papers: what is open, how it is turned, and the links that change it (they work without JavaScript)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from tertib.permohonan.models import Berkas

ZOOM = (1, 2, 3)
PUTARAN = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class Tampilan:
    """What the viewer shows: a paper and its sheet, turned and enlarged; perhaps a second paper beside it."""

    berkas: int = 0
    lembar: int = 1
    putar: int = 0
    zoom: int = 1
    banding: int = 0
    lembar_banding: int = 1

    def alamat(self, **ubah: int) -> str:
        """The query string of this view with some parts changed; defaults are left out."""
        baru, bawaan = replace(self, **ubah), Tampilan()
        isi = {k: getattr(baru, k) for k in self.__slots__ if getattr(baru, k) != getattr(bawaan, k)}
        return f"?{urlencode(isi)}"


@dataclass(frozen=True, slots=True)
class Tab:
    """One paper in the row of tabs."""

    berkas: Berkas
    nama: str
    alamat: str
    kini: bool


@dataclass(frozen=True, slots=True)
class Bidang:
    """One paper as shown: sheet `no` of `banyak`, with links to its neighbours ("" where there is none)."""

    berkas: Berkas
    nama: str
    no: int
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class Penampil:
    """Everything the template of the viewer needs."""

    tampilan: Tampilan
    tab: tuple[Tab, ...]
    bidang: tuple[Bidang, ...]
    putar: str
    besar: str
    banding: str
    tab_banding: tuple[Tab, ...]


def baca(permintaan: Mapping[str, str], berkas: Sequence[Berkas]) -> Tampilan:
    """The view asked for in the address; anything unknown falls back to the first paper, upright, at its width."""
    ada = {b.pk: b for b in berkas}
    utama = _angka(permintaan, "berkas", tuple(ada), berkas[0].pk if berkas else 0)
    banding = _angka(permintaan, "banding", tuple(k for k in ada if k != utama), 0)
    return Tampilan(
        berkas=utama,
        lembar=_angka(permintaan, "lembar", _lembar(ada.get(utama)), 1),
        putar=_angka(permintaan, "putar", PUTARAN, 0),
        zoom=_angka(permintaan, "zoom", ZOOM, 1),
        banding=banding,
        lembar_banding=_angka(permintaan, "lembar_banding", _lembar(ada.get(banding)), 1),
    )


def susun(tampilan: Tampilan, berkas: Sequence[Berkas], nama: Mapping[str, str]) -> Penampil:
    """Lay out tabs, sheets and links for `berkas` (in order), named by requirement through `nama`."""
    t = tampilan
    sebutan = {b.pk: nama.get(b.syarat, b.syarat) for b in berkas}
    lain = [b for b in berkas if b.pk != t.berkas]
    bidang = [_bidang(t, b, sebutan[b.pk], "lembar") for b in berkas if b.pk == t.berkas]
    bidang += [_bidang(t, b, sebutan[b.pk], "lembar_banding") for b in lain if b.pk == t.banding]
    return Penampil(
        tampilan=t,
        tab=tuple(_tab(t, b, sebutan[b.pk]) for b in berkas),
        bidang=tuple(bidang),
        putar=t.alamat(putar=(t.putar + 90) % 360),
        besar=t.alamat(zoom=t.zoom % ZOOM[-1] + 1),
        banding=t.alamat(banding=0 if t.banding else lain[0].pk, lembar_banding=1) if lain else "",
        tab_banding=tuple(
            Tab(b, sebutan[b.pk], t.alamat(banding=b.pk, lembar_banding=1), b.pk == t.banding) for b in lain
        )
        if t.banding
        else (),
    )


def _tab(t: Tampilan, b: Berkas, nama: str) -> Tab:
    banding = 0 if t.banding == b.pk else t.banding
    return Tab(b, nama, t.alamat(berkas=b.pk, lembar=1, putar=0, banding=banding), b.pk == t.berkas)


def _bidang(t: Tampilan, b: Berkas, nama: str, medan: str) -> Bidang:
    no = getattr(t, medan)
    sebelum = t.alamat(**{medan: no - 1}) if no > 1 else ""
    sesudah = t.alamat(**{medan: no + 1}) if no < b.lembar else ""
    return Bidang(b, nama, no, sebelum, sesudah)


def _lembar(b: Berkas | None) -> tuple[int, ...]:
    return tuple(range(1, b.lembar + 1)) if b else ()


def _angka(permintaan: Mapping[str, str], nama: str, boleh: Sequence[int], bawaan: int) -> int:
    teks = permintaan.get(nama, "")
    return int(teks) if teks.isdecimal() and len(teks) < 12 and int(teks) in boleh else bawaan
