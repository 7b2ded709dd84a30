"""The difference of two cards, cell by cell, for screens: what was, what will be, and where they differ."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from django.utils.translation import gettext_noop as _

from tertib.kependudukan.rules.cetak import KOLOM, baris_cetak
from tertib.kependudukan.rules.jenis import Anggota, Keluarga

Keadaan: TypeAlias = Literal["tetap", "berubah", "baru", "keluar"]

_KARTU = (("nomor", _("Nomor KK")), ("alamat", _("Alamat")), ("rt", "RT"), ("rw", "RW"), ("kode_pos", _("Kode pos")))


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell: printed text before and after; "" where the row did not exist."""

    kunci: str
    judul: str
    semula: str
    menjadi: str

    @property
    def berubah(self) -> bool:
        return self.semula != self.menjadi


@dataclass(frozen=True, slots=True)
class Baris:
    """One member's row, or that of the card itself (`kunci` "kartu")."""

    kunci: str
    keadaan: Keadaan
    sel: tuple[Sel, ...]

    @property
    def berubah(self) -> tuple[Sel, ...]:
        """The cells that differ."""
        return tuple(s for s in self.sel if s.berubah)


def selisih(sebelum: Keluarga | None, sesudah: Keluarga | None) -> tuple[Baris, ...]:
    """Row of the card first, then the members: in the order after, those who left at the end."""
    lama = {_kunci(a): a for a in sebelum.anggota} if sebelum else {}
    baru = {_kunci(a): a for a in sesudah.anggota} if sesudah else {}
    urut = [*baru, *(k for k in lama if k not in baru)]
    return (_baris_kartu(sebelum, sesudah), *(_baris(k, lama.get(k), baru.get(k)) for k in urut))


def _kunci(anggota: Anggota) -> str:
    orang = anggota.orang
    return orang.nik or f"{orang.nama}/{orang.tanggal_lahir.isoformat()}"


def _keadaan(ada_lama: bool, ada_baru: bool, sel: tuple[Sel, ...]) -> Keadaan:
    if not ada_lama:
        return "baru"
    if not ada_baru:
        return "keluar"
    return "berubah" if any(s.berubah for s in sel) else "tetap"


def _baris(kunci: str, lama: Anggota | None, baru: Anggota | None) -> Baris:
    semula = baris_cetak(lama) if lama else {}
    menjadi = baris_cetak(baru) if baru else {}
    sel = tuple(Sel(k, judul, semula.get(k, ""), menjadi.get(k, "")) for k, judul in KOLOM)
    return Baris(kunci, _keadaan(lama is not None, baru is not None, sel), sel)


def _baris_kartu(lama: Keluarga | None, baru: Keluarga | None) -> Baris:
    def isi(k: Keluarga | None) -> dict[str, str]:
        if not k:
            return {}
        return {kunci: getattr(k, kunci) for kunci, _judul in _KARTU} | {"desa": k.desa}

    semula, menjadi = isi(lama), isi(baru)
    judul = (*_KARTU, ("desa", _("Desa atau kelurahan")))
    sel = tuple(Sel(k, j, semula.get(k, ""), menjadi.get(k, "")) for k, j in judul)
    return Baris("kartu", _keadaan(lama is not None, baru is not None, sel), sel)
