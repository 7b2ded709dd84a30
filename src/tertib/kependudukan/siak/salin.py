"""What must be keyed into SIAK so that it says what was approved: by card and person, in the order of its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from django.utils.translation import gettext_noop as _

from tertib.kependudukan.perubahan.rancangan import Rancangan
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.kode import Daftar
from tertib.kependudukan.siak import kolom

Keadaan: TypeAlias = Literal["baru", "berubah", "keluar"]

_DAFTAR: Final[Mapping[str, Daftar]] = {
    "JENIS_KLMIN": kode.JENIS_KELAMIN,
    "GOL_DRH": kode.GOLONGAN_DARAH,
    "AGAMA": kode.AGAMA,
    "STAT_KWN": kode.STATUS_KAWIN_RINGKAS,
    "STAT_HBKEL": kode.SHDK,
    "PDDK_AKH": kode.PENDIDIKAN,
}
_AKTA = {k: {"1": "TIDAK ADA", "2": "ADA"} for k in ("AKTA_LHR", "AKTA_KWN", "AKTA_CRAI")}
_ORANG = ("NIK", "NO_KK", *(k for k in kolom.ORANG if k not in ("NIK", "DESC_PEKERJAAN")))
"""Who, and on which card; the name of an occupation follows from its code."""
_KELUAR = {
    "meninggal": _("meninggal dunia"),
    "pindah": _("pindah ke kabupaten atau kota lain"),
    "kehilangan-kewarganegaraan": _("kehilangan kewarganegaraan"),
}


@dataclass(frozen=True, slots=True)
class Salinan:
    """One value to copy: `kunci` names the line within the change, `arti` what a code means ("" for a plain value)."""

    kunci: str
    kolom: str
    nilai: str
    arti: str = ""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The lines of one card or one person; the first line says which (NO_KK, NIK)."""

    judul: str
    keadaan: Keadaan
    baris: tuple[Salinan, ...]


def salin(rancangan: Rancangan) -> tuple[Kelompok, ...]:
    """Every value that differs from what SIAK has, all values of whoever is new there; a card to print at least by number.

    A person who changes cards inside one request is compared with the card left.
    """
    return tuple(_kelompok(rancangan))


def _kelompok(rancangan: Rancangan) -> Iterator[Kelompok]:
    semula = {a.orang.nik: (k, a) for k in rancangan.sebelum for a in k.anggota if a.orang.nik}
    for n, (lama, baru) in enumerate(rancangan.pasangan):
        if baru.anggota:
            yield _kartu(f"k{n}", lama, baru)
        for m, anggota in enumerate(baru.anggota):
            satu = _orang(f"k{n}.a{m}", semula.get(anggota.orang.nik), baru, anggota)
            if len(satu.baris) > 1:
                yield satu
    for n, o in enumerate(rancangan.keluar):
        nik = Salinan(f"keluar{n}.NIK", "NIK", o.orang.nik)
        yield Kelompok(o.orang.nama, "keluar", (nik, Salinan(f"keluar{n}.STAT_HIDUP", "STAT_HIDUP", _KELUAR[o.sebab])))


def _kartu(awal: str, lama: Keluarga | None, baru: Keluarga) -> Kelompok:
    semula = _sel(lama, lama.anggota[0]) if lama and lama.anggota else {}
    isi = _berbeda(awal, kolom.KARTU, semula, _sel(baru, baru.anggota[0]))
    return Kelompok(baru.kepala.nama if baru.kepala else "", "berubah" if lama else "baru", isi)


def _orang(awal: str, lama: tuple[Keluarga, Anggota] | None, keluarga: Keluarga, baru: Anggota) -> Kelompok:
    semula = _sel(*lama) if lama else {}
    isi = _berbeda(awal, _ORANG, semula, _sel(keluarga, baru))
    return Kelompok(baru.orang.nama, "berubah" if lama else "baru", isi)


def _berbeda(
    awal: str, urut: tuple[str, ...], semula: Mapping[str, str], menjadi: Mapping[str, str]
) -> tuple[Salinan, ...]:
    """The first line, which names it, and each that differs. A value taken away is keyed as a dash."""
    return tuple(
        Salinan(f"{awal}.{k}", k, menjadi[k] or "-", _arti(k, menjadi))
        for k in urut
        if k == urut[0] or menjadi[k] != semula.get(k, "")
    )


def _sel(keluarga: Keluarga, anggota: Anggota) -> dict[str, str]:
    isi = dict(zip(kolom.SEMUA, kolom.baris(keluarga, anggota), strict=True))
    return isi | {k: isi[k].upper() for k in ("NAMA_LGKP", "TMPT_LHR", "ALAMAT", "NAMA_LGKP_IBU", "NAMA_LGKP_AYAH")}


def _arti(nama: str, isi: Mapping[str, str]) -> str:
    if nama == "JENIS_PKRJN":
        return isi["DESC_PEKERJAAN"]
    if nama in _AKTA:
        return _AKTA[nama][isi[nama]]
    daftar = _DAFTAR.get(nama)
    return daftar.label(isi[nama]) if daftar and isi[nama] in daftar else ""
