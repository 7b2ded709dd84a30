"""What forms are filled from: the request, and the card where it may be shown. Everything may be empty: a blank form."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tertib.kependudukan.perubahan.jawaban import TidakDikenal, tunjuk
from tertib.kependudukan.perubahan.jenis import Fakta
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.wilayah.queries import NamaWilayah

_BULAN: Final = "Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember".split(",")
TANPA_WILAYAH: Final = NamaWilayah("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Bahan:
    """`keluarga` is the applicant's card of the register, None where it may not be shown to who reads the form.

    `isian` are the answers of the form's own page (witnesses and the like); they go before those of the request.
    `syarat` are the keys of the requirements, `wilayah` the names of the villages that occur, by code.
    """

    tempat: str = ""
    hari: dt.date | None = None
    jenis: str = ""
    kode_f102: str = ""
    nama: str = ""
    nik: str = ""
    nomor_kk: str = ""
    telepon: str = ""
    surel: str = ""
    fakta: Fakta = field(default_factory=dict)
    isian: Mapping[str, str] = field(default_factory=dict)
    syarat: tuple[str, ...] = ()
    keluarga: Keluarga | None = None
    wilayah: Mapping[str, NamaWilayah] = field(default_factory=dict)

    def jawab(self, kunci: str) -> str:
        """An answer; "" for none."""
        return self.isian.get(kunci) or self.fakta.get(kunci, "")

    def tanggal(self, kunci: str) -> str:
        """An answered date as dd-mm-yyyy; what was typed where it is no date."""
        return "-".join(reversed(self.jawab(kunci).split("-")))

    def desa(self, kode: str) -> NamaWilayah:
        """The names of a village; empty ones for an unknown code."""
        return self.wilayah.get(kode, TANPA_WILAYAH)

    def anggota(self, sebutan: str) -> Anggota | None:
        """The member of the card with this NIK or full name."""
        try:
            return tunjuk(self.keluarga, sebutan) if self.keluarga else None
        except TidakDikenal:
            return None

    @property
    def alamat(self) -> str:
        """The address of the card on one line."""
        k = self.keluarga
        if k is None:
            return ""
        desa = self.desa(k.desa)
        return ", ".join(x for x in (k.alamat, f"RT {k.rt}/RW {k.rw}", desa.desa, desa.kecamatan) if x).upper()

    @property
    def tempat_tanggal(self) -> str:
        """Where and when the form is signed; "" for a blank one."""
        if self.hari is None:
            return ""
        nama = self.tempat.removeprefix("Kabupaten ").removeprefix("Kota ")
        return f"{nama}, {self.hari.day} {_BULAN[self.hari.month - 1]} {self.hari.year}"
