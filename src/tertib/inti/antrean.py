"""The queue: rows written with the change that causes them, leased by a worker, tried again with growing pauses.

A worker that dies leaves its lease to run out; the entry is then taken by the next. A handler must therefore be
harmless when run twice. An entry that fails `BATAS` times is set aside (`menyerah`) and the others flow on.
"""

import logging
import random
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from tertib.inti.models import Antrean
from tertib.inti.titik_gagal import lewati

PINJAMAN = timedelta(seconds=60)
BATAS = 12
log = logging.getLogger(__name__)

Penangan = Callable[[Antrean, datetime], None]


class Tetap(Exception):
    """A failure that trying again cannot mend (a number that does not exist)."""


class Tunda(Exception):
    """Not now: the entry waits until `sampai`. The handler knows why, so it does not count as a failure."""

    def __init__(self, sampai: datetime) -> None:
        super().__init__()
        self.sampai = sampai


def tambah(jenis: str, *, kantor: str, isi: Mapping[str, Any], kini: datetime, siap: datetime | None = None) -> Antrean:
    """Queue one entry in the caller's transaction: it exists if and only if the change exists. `isi` holds ids, never secrets."""
    return Antrean.objects.create(jenis=jenis, kantor_id=kantor, isi=dict(isi), dibuat=kini, siap=siap or kini)


def pinjam(
    *, peminjam: str, kini: datetime, banyak: int = 10, hanya: Collection[str] = (), kecuali: Collection[str] = ()
) -> list[Antrean]:
    """Lease up to `banyak` ready entries, of the kinds `hanya` (when any are named) and of none in `kecuali`.

    Row locks skip those another worker is taking (PostgreSQL); SQLite has one writer.
    """
    with transaction.atomic():
        _sisihkan_pembunuh(kini)
        bebas = Q(dipinjam_sampai=None) | Q(dipinjam_sampai__lt=kini)
        siap = Antrean.objects.filter(bebas, selesai=None, menyerah=None, siap__lte=kini).order_by("siap", "id")
        siap = (siap.filter(jenis__in=hanya) if hanya else siap).exclude(jenis__in=kecuali)
        if connection.features.has_select_for_update_skip_locked:
            siap = siap.select_for_update(skip_locked=True)
        terpilih = list(siap[:banyak])
        Antrean.objects.filter(pk__in=[a.pk for a in terpilih]).update(
            dipinjam_sampai=kini + PINJAMAN, peminjam=peminjam, percobaan=F("percobaan") + 1
        )
    return terpilih


def _sisihkan_pembunuh(kini: datetime) -> None:
    """An entry whose lease ran out `BATAS` times took its worker down each time: nobody lived to write that it failed."""
    Antrean.objects.filter(selesai=None, menyerah=None, percobaan__gte=BATAS, dipinjam_sampai__lt=kini).update(
        menyerah=kini, dipinjam_sampai=None, galat="PekerjaMati"
    )


def kerjakan(entri: Antrean, penangan: Mapping[str, Penangan], *, kini: datetime) -> bool:
    """Run the handler of one leased entry and write down how it went. True when it is done."""
    try:
        penangan[entri.jenis](entri, kini)
    except Tunda as tunda:
        Antrean.objects.filter(pk=entri.pk).update(
            siap=tunda.sampai, dipinjam_sampai=None, percobaan=entri.percobaan, galat=""
        )
        return False
    except Exception as galat:
        log.warning("antrean %s (%s) gagal: %s", entri.pk, entri.jenis, type(galat).__name__)
        _catat_gagal(entri, galat, kini=kini)
        return False
    lewati("antrean.sebelum-selesai")
    Antrean.objects.filter(pk=entri.pk).update(selesai=kini, dipinjam_sampai=None, galat="")
    return True


def _catat_gagal(entri: Antrean, galat: Exception, *, kini: datetime) -> None:
    percobaan = entri.percobaan + 1
    menyerah = kini if isinstance(galat, Tetap) or percobaan >= BATAS else None
    jeda = min(3600.0, 2.0**percobaan) * random.uniform(0.7, 1.3)
    Antrean.objects.filter(pk=entri.pk).update(
        siap=kini + timedelta(seconds=jeda), dipinjam_sampai=None, menyerah=menyerah, galat=type(galat).__name__[:300]
    )
