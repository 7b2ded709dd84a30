"""The letter of moving (SKPWNI): what the leaving office tells the arriving one (form F-1.03, Perpres 96/2018 article 25)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tertib.kependudukan.rules.jenis import Anggota, Keluarga, orang_dari_kanonik


@dataclass(frozen=True, slots=True)
class SuratPindah:
    """Who moves, from which card, where to. `nomor` is "" until the leaving office numbers it.

    `anggota` have the relations of the card they left; where the head stays behind, the arriving office works them out.
    `klasifikasi`, `alasan` and `jenis` are the codes of F-1.03.
    """

    nomor: str
    tanggal: dt.date
    nomor_kk_asal: str
    desa_asal: str
    desa_tujuan: str
    alamat: str
    rt: str
    rw: str
    kode_pos: str
    klasifikasi: str
    alasan: str
    jenis: str
    anggota: tuple[Anggota, ...]

    def sebagai_kartu(self, *, terpakai: bool = False) -> Keluarga:
        """The people of the letter as a card at the new address, to give to `pindah-datang`.

        A letter that was used has nobody on it, so that it cannot be used again. It has no No. KK: the old one is not
        this office's, the new one is still to be given.
        """
        return Keluarga(
            nomor="",
            alamat=self.alamat,
            rt=self.rt,
            rw=self.rw,
            kode_pos=self.kode_pos,
            desa=self.desa_tujuan,
            anggota=() if terpakai else self.anggota,
        )

    def kanonik(self) -> dict[str, Any]:
        """The letter as JSON values; `surat_dari_kanonik` is the inverse."""
        isi = {m: getattr(self, m) for m in self.__dataclass_fields__ if m not in ("tanggal", "anggota")}
        return isi | {"tanggal": self.tanggal.isoformat(), "anggota": [a.kanonik() for a in self.anggota]}


def nomor_surat(*, kantor: str, tanggal: dt.date, urut: int) -> str:
    """The number a letter carries: office, day and running number of the year, SKPWNI/1606/20112026/0001."""
    return f"SKPWNI/{kantor.replace('.', '')}/{tanggal:%d%m%Y}/{urut:04d}"


def surat_dari_kanonik(isi: Mapping[str, Any]) -> SuratPindah:
    """The inverse of `SuratPindah.kanonik`. Raises KeyError, TypeError or ValueError on anything else."""
    anggota = tuple(Anggota(orang_dari_kanonik(a["orang"]), a["shdk"]) for a in isi["anggota"])
    return SuratPindah(**{**isi, "tanggal": dt.date.fromisoformat(isi["tanggal"]), "anggota": anggota})
