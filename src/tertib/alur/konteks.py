"""What an act and an effect are given: the locked case and the move being made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Langkah, Sop
from tertib.sop.mesin import DITARIK, Gerak


class TidakBoleh(Galat):
    """This person may not do this here; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Konteks:
    """One move. `isi` holds what the form brought besides the answer; its keys belong to the act."""

    permohonan: Permohonan
    sop: Sop
    langkah: Langkah
    gerak: Gerak
    pelaku: Pelaku
    kini: datetime
    alasan: str = ""
    isi: Mapping[str, Any] = field(default_factory=dict)

    @property
    def tindakan(self) -> str:
        """The act: what the SOP says of the step, or the withdrawal, which is possible at many steps."""
        return "tarik" if self.gerak.putusan.nama == DITARIK else self.langkah.tindakan
