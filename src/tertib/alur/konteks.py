"""What an act and an effect are given: the locked case and the move being made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Langkah, Sop
from tertib.sop.mesin import DITARIK, Gerak
from tertib.sop.sebab import Sebab

TANDATANGAN, TANDATANGAN_BASAH = "tandatangan", "tandatangan-basah"
PENA = "sidik"
"""The key of `isi` by which a signature with a pen is told: the digest of the printed file on the table."""


class TidakBoleh(Galat):
    """This person may not do this here; the sentence says why."""


def terjemahan(sebab: Sebab) -> str:
    """What the engine says, in the reader's language; "" when nothing stands in the way."""
    return gettext(sebab.pola) % sebab.isi if sebab else ""


@dataclass(frozen=True, slots=True)
class Konteks:
    """One move. `isi` holds what the form brought besides the answer; its keys belong to the act.

    `bekal` is what was made and stored before the transaction began, by the effect word that needs it.
    """

    permohonan: Permohonan
    sop: Sop
    langkah: Langkah
    gerak: Gerak
    pelaku: Pelaku
    kini: datetime
    alasan: str = ""
    isi: Mapping[str, Any] = field(default_factory=dict)
    bekal: Mapping[str, Any] = field(default_factory=dict)

    @property
    def tindakan(self) -> str:
        """The act: what the SOP says of the step, or the withdrawal, or the pen where `jalan_basah` lets it in."""
        if self.gerak.putusan.nama == DITARIK:
            return "tarik"
        dengan_pena = self.langkah.tindakan == TANDATANGAN and PENA in self.isi and not self.gerak.putusan.kembali
        return TANDATANGAN_BASAH if dengan_pena else self.langkah.tindakan


@dataclass(frozen=True, slots=True)
class Persiapan:
    """A move about to be made, as seen before its transaction. `tulis` stores a file that is erased if the move fails."""

    permohonan: Permohonan
    sop: Sop
    langkah: Langkah
    pelaku: Pelaku
    kini: datetime
    isi: Mapping[str, Any]
    tulis: Callable[..., Simpanan]
