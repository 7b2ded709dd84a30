"""The card before and after, as a table for people: the telling columns, plus whichever else changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.rancangan import Pasangan
from tertib.kependudukan.perubahan.selisih import Baris, Keadaan, Sel, selisih
from tertib.wilayah.queries import sebutan_desa

UTAMA = ("nama", "nik", "jenis_kelamin", "tanggal_lahir", "hubungan", "ayah", "ibu")
KARTU = "kartu"
KOSONG = "-"
SINGKAT = {"jenis_kelamin": "L/P", "hubungan": _("Hubungan"), "tanggal_perkawinan": _("Tanggal kawin")}
"""Headings shorter than the form's, for a screen beside the papers."""


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One member: number on the card (0 when they leave it), what happens to the row, name, the other shown cells."""

    no: int
    keadaan: Keadaan
    nama: Sel
    sel: tuple[Sel, ...]
    lain: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """One card. `kartu` holds its changed cells (address); `lain` the headings left out because nothing changed there.

    `keadaan` is "baru" for a card that begins, "keluar" for one that nobody is left on.
    """

    keadaan: Keadaan
    nomor: Sel
    kartu: tuple[Sel, ...]
    judul: tuple[str, ...]
    baris: tuple[BarisTabel, ...]
    lain: tuple[str, ...]

    @property
    def terdampak(self) -> tuple[BarisTabel, ...]:
        """Members who join, leave or change."""
        return tuple(b for b in self.baris if b.keadaan != "tetap")

    @property
    def tetap(self) -> tuple[BarisTabel, ...]:
        """Members as they were."""
        return tuple(b for b in self.baris if b.keadaan == "tetap")

    @property
    def banyak_baris(self) -> int:
        """Members who join or leave."""
        return sum(b.keadaan in ("baru", "keluar") for b in self.baris)

    @property
    def banyak_sel(self) -> int:
        """Changed cells of members who stay."""
        return sum(s.berubah for b in self.baris if b.keadaan == "berubah" for s in (b.nama, *b.sel))


def bandingkan(baris: Iterable[Baris], *, nomor_nanti: str) -> Perbandingan | None:
    """Lay out one card's rows (that of the card itself first), `nomor_nanti` for a number still to be given; None without rows."""
    semua = [_ringkas(b, nomor_nanti) for b in baris]
    if not semua:
        return None
    kartu = semua[0].sel
    anggota = [b for b in semua if b.kunci != KARTU]
    berubah = {s.kunci for b in anggota if b.keadaan == "berubah" for s in b.berubah}
    tampil = [s.kunci for s in anggota[0].sel if s.kunci in UTAMA or s.kunci in berubah] if anggota else []
    return Perbandingan(
        keadaan="keluar" if anggota and all(b.keadaan == "keluar" for b in anggota) else semua[0].keadaan,
        nomor=next(s for s in kartu if s.kunci == "nomor"),
        kartu=tuple(s for s in kartu if s.berubah and s.kunci != "nomor"),
        judul=tuple(s.judul for s in anggota[0].sel if s.kunci in tampil and s.kunci != "nama") if anggota else (),
        baris=tuple(_baris(no, b, tampil) for no, b in _bernomor(anggota)),
        lain=tuple(s.judul for s in anggota[0].sel if s.kunci not in tampil) if anggota else (),
    )


def bandingkan_semua(pasangan: Iterable[Pasangan], *, nomor_nanti: str) -> list[Perbandingan]:
    """Every card of a change, before and after."""
    semua = (bandingkan(selisih(lama, baru), nomor_nanti=nomor_nanti) for lama, baru in pasangan)
    return [p for p in semua if p]


def _ringkas(b: Baris, nomor_nanti: str) -> Baris:
    """Short headings, one letter for the sex, the name of the village, words where a number is still to come."""
    return replace(b, sel=tuple(_ringkas_sel(s, nomor_nanti if b.keadaan == "baru" else s.menjadi) for s in b.sel))


def _ringkas_sel(s: Sel, nomor_nanti: str) -> Sel:
    singkat = replace(s, judul=str(SINGKAT.get(s.kunci) or gettext(s.judul)))
    if s.kunci == "jenis_kelamin":
        return replace(singkat, semula=s.semula[:1], menjadi=s.menjadi[:1])
    if s.kunci == "desa":
        return replace(singkat, semula=sebutan_desa(s.semula), menjadi=sebutan_desa(s.menjadi))
    belum = s.kunci in ("nik", "nomor") and s.menjadi in ("", KOSONG)
    return replace(singkat, menjadi=nomor_nanti) if belum else singkat


def _bernomor(anggota: Sequence[Baris]) -> list[tuple[int, Baris]]:
    no, hasil = 0, []
    for b in anggota:
        no += b.keadaan != "keluar"
        hasil.append((0 if b.keadaan == "keluar" else no, b))
    return hasil


def _baris(no: int, b: Baris, tampil: Sequence[str]) -> BarisTabel:
    nama = next(s for s in b.sel if s.kunci == "nama")
    sel = tuple(s for s in b.sel if s.kunci in tampil and s.kunci != "nama")
    return BarisTabel(no, b.keadaan, nama, sel, tuple(s for s in b.sel if s.kunci not in tampil))
