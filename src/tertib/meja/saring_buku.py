"""The filter of a book as it stands in the address, with what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from tertib.buku.daftar import Saringan

_NOMOR_TERPANJANG = 9


@dataclass(frozen=True, slots=True)
class SaringanForm:
    """What was typed, what it means, and what is wrong with it; a wrong part filters nothing."""

    isian: Mapping[str, str]
    saringan: Saringan
    galat: Mapping[str, str]

    @property
    def alamat(self) -> str:
        """As the query part of an address."""
        return urlencode(self.isian)


def baca(kiriman: Mapping[str, str], bawaan: Saringan) -> SaringanForm:
    """Read a query; without any of its keys the book opens with `bawaan`."""
    if not any(kunci in kiriman for kunci in ("dari", "sampai", "nomor", "permohonan")):
        return SaringanForm(bawaan.dicatat(), bawaan, {})
    isian = {k: kiriman.get(k, "").strip()[:40] for k in ("dari", "sampai", "nomor", "permohonan")}
    galat: dict[str, str] = {}
    dari, sampai = (_hari(isian[k], k, galat) for k in ("dari", "sampai"))
    if dari and sampai and dari > sampai:
        galat["sampai"] = _("Tanggal akhir mendahului tanggal awal")
        sampai = None
    nomor = None
    if isian["nomor"]:
        if isian["nomor"].isdecimal() and len(isian["nomor"]) <= _NOMOR_TERPANJANG:
            nomor = int(isian["nomor"])
        else:
            galat["nomor"] = _("Nomor baris hanya angka")
    return SaringanForm(
        {k: v for k, v in isian.items() if v}, Saringan(dari, sampai, nomor, isian["permohonan"]), galat
    )


def _hari(teks: str, kunci: str, galat: dict[str, str]) -> date | None:
    if not teks:
        return None
    try:
        return date.fromisoformat(teks)
    except ValueError:
        galat[kunci] = _("Tulis tanggal seperti 2026-11-20")
        return None
