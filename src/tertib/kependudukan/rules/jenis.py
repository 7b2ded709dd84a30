"""Persons and cards as plain values: what the rules compute on and what a case stores.

Codes are strings of the lists in `kode`; dates are `date`; NIK and No. KK are always text. "" means not filled.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Orang:
    """A resident. `nik` is "" until one is reserved; `tanggal_kawin` is the date of marriage or divorce, one column."""

    nik: str
    nama: str
    jenis_kelamin: str
    tempat_lahir: str
    tanggal_lahir: dt.date
    agama: str
    pendidikan: str = "1"
    pekerjaan: str = "1"
    golongan_darah: str = "13"
    status_kawin: str = "1"
    tanggal_kawin: dt.date | None = None
    kewarganegaraan: str = "1"
    paspor: str = ""
    kitap: str = ""
    ayah: str = ""
    ibu: str = ""
    nik_ayah: str = ""
    nik_ibu: str = ""
    akta_lahir: str = ""
    daftar_pekerjaan: str = "99"
    hidup: bool = True

    def umur(self, kini: dt.date) -> int:
        """Completed years on a day."""
        lewat = (kini.month, kini.day) >= (self.tanggal_lahir.month, self.tanggal_lahir.day)
        return kini.year - self.tanggal_lahir.year - (0 if lewat else 1)

    def kanonik(self) -> dict[str, Any]:
        """The person as JSON values."""
        return {medan: _ke_json(getattr(self, medan)) for medan in _MEDAN_ORANG}


_MEDAN_ORANG = tuple(f.name for f in fields(Orang))


@dataclass(frozen=True, slots=True)
class Anggota:
    """A person on a card, with the relation to the head (SHDK)."""

    orang: Orang
    shdk: str

    def kanonik(self) -> dict[str, Any]:
        return {"shdk": self.shdk, "orang": self.orang.kanonik()}


@dataclass(frozen=True, slots=True)
class Keluarga:
    """A family card: `desa` is a village code such as "16.06.01.1009"; `anggota` in the order the card prints.

    `pengecualian_kepala` is the recorded reason why a minor may head this card. `versi` counts changes in the register.
    A card without members is closed.
    """

    nomor: str
    alamat: str
    rt: str
    rw: str
    kode_pos: str
    desa: str
    anggota: tuple[Anggota, ...]
    versi: int = 1
    pengecualian_kepala: str = ""

    @property
    def kepala(self) -> Orang | None:
        """The head, or None when the card has no head."""
        return next((a.orang for a in self.anggota if a.shdk == "1"), None)

    def cari(self, nik: str) -> Anggota | None:
        """The member with this NIK; None for "" too."""
        return next((a for a in self.anggota if nik and a.orang.nik == nik), None)

    def kanonik(self) -> dict[str, Any]:
        """The card as JSON values; `dari_kanonik` is the inverse."""
        isi = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "anggota"}
        return isi | {"anggota": [a.kanonik() for a in self.anggota]}

    @property
    def sidik(self) -> str:
        """SHA-256 (hex) of the content, without `versi`: equal when the cards say the same."""
        isi = self.kanonik()
        del isi["versi"]
        teks = json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(teks.encode()).hexdigest()


def _ke_json(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, dt.date) else nilai


def orang_dari_kanonik(isi: Mapping[str, Any]) -> Orang:
    """The inverse of `Orang.kanonik`. Raises TypeError or ValueError on anything else."""
    kawin = isi["tanggal_kawin"]
    return Orang(
        **{
            **isi,
            "tanggal_lahir": dt.date.fromisoformat(isi["tanggal_lahir"]),
            "tanggal_kawin": dt.date.fromisoformat(kawin) if kawin else None,
        }
    )


def dari_kanonik(isi: Mapping[str, Any]) -> Keluarga:
    """The inverse of `Keluarga.kanonik`. Raises KeyError, TypeError or ValueError on anything else."""
    anggota = tuple(Anggota(orang_dari_kanonik(a["orang"]), a["shdk"]) for a in isi["anggota"])
    return Keluarga(**{**isi, "anggota": anggota})


def ganti_nik(keluarga: Keluarga, *, nik: Mapping[int, str]) -> Keluarga:
    """The card with NIKs given to the members at these positions (counted from 0).

    Raises ValueError when one has a NIK.
    """
    anggota = list(keluarga.anggota)
    for letak, baru in nik.items():
        if anggota[letak].orang.nik:
            raise ValueError("NIK tidak pernah berubah (PP 40/2019 Pasal 30)")
        anggota[letak] = replace(anggota[letak], orang=replace(anggota[letak].orang, nik=baru))
    return replace(keluarga, anggota=tuple(anggota))
