"""What waits for SIAK in this office, oldest first: numbers to fetch, values to key, documents to bring and to compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tertib.alur import centang_siak, rancang, terima_siak
from tertib.dokumen import terbitan
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan
from tertib.sop.kosakata import MENDRAF

TERBANYAK = 200
"""Open cases looked at; the next come when these have moved on."""


@dataclass(frozen=True, slots=True)
class Antre:
    """One case: how many numbers it waits for, how many of its values are keyed, how many documents came and differ."""

    permohonan: Permohonan
    sejak: datetime
    nomor: int = 0
    dicentang: int = 0
    disalin: int = 0
    datang: int = 0
    diminta: int = 0
    berbeda: int = 0

    @property
    def dicocokkan(self) -> bool:
        """Whether everything is keyed, so that SIAK's document is next; else there is still something to key."""
        return not self.nomor and (self.dicentang == self.disalin or self.datang > 0)


def antrean(penugasan: Penugasan, *, kini: datetime) -> list[Antre]:
    """The cases this official knows that wait for SIAK."""
    terbuka = Kunjungan.objects.filter(selesai=None, permohonan__diajukan__isnull=False).order_by("masuk")
    terkait = terbuka.select_related("permohonan__sop", "permohonan__kantor")[:TERBANYAK]
    return [a for k in terkait if _dikenal(penugasan, k.permohonan) for a in _antre(k, kini)]


def _dikenal(penugasan: Penugasan, permohonan: Permohonan) -> bool:
    return any(queries.memegang(penugasan, peran, permohonan) for peran in queries.sop(permohonan).petugas())


def _antre(kunjungan: Kunjungan, kini: datetime) -> Iterator[Antre]:
    p = kunjungan.permohonan
    langkah = queries.sop(p).langkah[p.langkah]
    if terima_siak.menunggu_siak(p):
        kiriman = terima_siak.kiriman(p)
        yield Antre(
            p,
            kunjungan.masuk,
            dicentang=len(centang_siak.dicentang(p)),
            disalin=sum(len(k.baris) for k in centang_siak.disalin(p)),
            datang=len(kiriman),
            diminta=len(terbitan.daftar(p)),
            berbeda=sum(not k.boleh_jalan for k in kiriman),
        )
    elif any(e.kata in MENDRAF for putusan in langkah.putusan for e in putusan.efek) and (
        ditunggu := rancang.nomor_ditunggu(p, kini=kini)
    ):
        yield Antre(p, kunjungan.masuk, nomor=len(ditunggu))
