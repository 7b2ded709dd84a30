"""A finding: what one rule says about one name, person or card."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from django.utils.functional import Promise

from tertib.kependudukan.rules.jenis import Keluarga

Teks: TypeAlias = str | Promise
"""A sentence, translated when it is shown."""

Berat: TypeAlias = Literal["tolak", "peringatan", "catatan"]
"""tolak: may not go on; peringatan: an official decides; catatan: good to know."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule: its code, weight, one sentence for the citizen and one for the official, and its article of law.

    Both sentences may name {siapa} (a person) and {rincian} (what exactly).
    """

    kode: str
    berat: Berat
    warga: Teks
    petugas: Teks
    pasal: str

    def temuan(self, siapa: str = "", *, rincian: str = "", medan: str = "") -> "Temuan":
        """This rule broken by `siapa`; `medan` is the key of the answer or column it is about."""
        isi = {"siapa": siapa, "rincian": rincian}
        return Temuan(
            kode=self.kode,
            berat=self.berat,
            kalimat=str(self.warga).format(**isi),
            kalimat_petugas=str(self.petugas).format(**isi),
            pasal=self.pasal,
            siapa=siapa,
            medan=medan,
        )


Pelanggaran: TypeAlias = Iterable[tuple[str, str]]
"""(who, what exactly) for each break of a rule."""

AturanKartu: TypeAlias = tuple[tuple[Aturan, Callable[[Keluarga, dt.date], Pelanggaran]], ...]
"""Rules on one card, each with its test on the card and a day."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding ready to show: `kalimat` to the citizen, `kalimat_petugas` to the official."""

    kode: str
    berat: Berat
    kalimat: str
    kalimat_petugas: str
    pasal: str = ""
    siapa: str = ""
    medan: str = ""

    @property
    def menolak(self) -> bool:
        """Whether it forbids going on."""
        return self.berat == "tolak"


def ditolak(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """Those that forbid going on."""
    return tuple(t for t in temuan if t.menolak)
