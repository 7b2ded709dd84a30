"""A change as officials approve it: the cards before, everything that follows, all numbers given.

It is drafted once, its digest is what every checker lets pass, and publication applies exactly this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from tertib.kependudukan.perubahan.jenis import Keluar, keluar_dari_kanonik
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah, surat_dari_kanonik
from tertib.kependudukan.rules.jenis import Keluarga, dari_kanonik

Pasangan: TypeAlias = tuple[Keluarga | None, Keluarga]
"""A card before (None: it is new) and after (without members: it is closed)."""

_KARTU = ("sebelum", "sesudah")


@dataclass(frozen=True, slots=True)
class Rancangan:
    """`Hasil` with its cards before, each at the version it was read at, and with no number left open.

    `terbit` are positions in `sesudah` of the cards to issue. `akibat` and `temuan` are sentences for officials.
    """

    sebelum: tuple[Keluarga, ...]
    sesudah: tuple[Keluarga, ...]
    terbit: tuple[int, ...]
    keluar: tuple[Keluar, ...] = ()
    surat: SuratPindah | None = None
    surat_dipakai: str = ""
    akibat: tuple[str, ...] = ()
    temuan: tuple[str, ...] = ()

    @property
    def diterbitkan(self) -> tuple[Keluarga, ...]:
        """The cards to issue, in order."""
        return tuple(self.sesudah[n] for n in self.terbit)

    @property
    def ditutup(self) -> tuple[Keluarga, ...]:
        """The cards that nobody is left on."""
        return tuple(k for k in self.sesudah if not k.anggota)

    @property
    def pasangan(self) -> tuple[Pasangan, ...]:
        """Each changed card with what it was; None for a new one."""
        return pasangkan(self.sebelum, self.sesudah)

    def desa_pemohon(self, nik: str) -> str:
        """The village the case belongs to: of the applicant's card after, else of the first card that goes on."""
        milik = [k for k in self.sesudah if k.cari(nik)]
        hidup = [k for k in self.sesudah if k.anggota]
        return next(k.desa for k in (*milik, *hidup, *self.sebelum))

    def kanonik(self) -> dict[str, Any]:
        """The change as JSON values; `rancangan_dari_kanonik` is the inverse."""
        return {
            **{m: [k.kanonik() for k in getattr(self, m)] for m in _KARTU},
            "terbit": list(self.terbit),
            "keluar": [o.kanonik() for o in self.keluar],
            "surat": self.surat.kanonik() if self.surat else None,
            "surat_dipakai": self.surat_dipakai,
            "akibat": list(self.akibat),
            "temuan": list(self.temuan),
        }


def pasangkan(sebelum: Iterable[Keluarga], sesudah: Iterable[Keluarga]) -> tuple[Pasangan, ...]:
    """Each card after with what it was before; None for a new one."""
    lama = {k.nomor: k for k in sebelum if k.nomor}
    return tuple((lama.get(k.nomor), k) for k in sesudah)


def rancangan_dari_kanonik(isi: Mapping[str, Any]) -> Rancangan:
    """The inverse of `Rancangan.kanonik`. Raises KeyError, TypeError or ValueError on anything else."""
    return Rancangan(
        **{m: tuple(dari_kanonik(k) for k in isi[m]) for m in _KARTU},
        terbit=tuple(isi["terbit"]),
        keluar=tuple(keluar_dari_kanonik(o) for o in isi["keluar"]),
        surat=surat_dari_kanonik(isi["surat"]) if isi["surat"] else None,
        surat_dipakai=isi["surat_dipakai"],
        akibat=tuple(isi["akibat"]),
        temuan=tuple(isi["temuan"]),
    )
