"""Carriers: what takes a message out of the office, one for each channel, and how their failures are classed.

A channel is a folder of `kanal` with a carrier in it and one line in `settings.PENGANTAR`; no channel knows another.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from tertib.kanal.models import Pesan
from tertib.wilayah.models import Kantor


class Golongan(StrEnum):
    """Classes of failure, by what is to be done about them."""

    SEMENTARA = "sementara"
    """Try again later: too many at once, or the service is down."""
    PENERIMA = "penerima"
    """Try again later, this receiver only: too many to one number."""
    TEMPLAT = "templat"
    """Only an approved template may be sent to this receiver now."""
    TETAP = "tetap"
    """Never to this receiver by this channel."""
    NASKAH = "naskah"
    """Not this notice by this channel, until a person acts (its template was paused or never approved)."""
    ALARM = "alarm"
    """The channel itself is broken until a person acts (a token ran out, the account was locked)."""
    TAK_TENTU = "tak-tentu"
    """No answer: it may have gone out. Look for news before trying again."""


class GagalAntar(Exception):
    """A carrier could not hand a message over, or does not know whether it did."""

    def __init__(self, golongan: Golongan, kode: str) -> None:
        super().__init__(f"{golongan} {kode}")
        self.golongan, self.kode = golongan, kode[:40]


class Pengantar(Protocol):
    """One way out. `jeda`: how long an attempt of unknown outcome waits for news before it counts as not sent."""

    nama: str
    jeda: timedelta

    def siap(self, kantor: Kantor) -> bool:
        """Whether this office has set the channel up."""

    def membawa_berkas(self, kantor: Kantor) -> bool:
        """Whether what is issued goes along as files; otherwise the message has its link only."""

    def antar(self, pesan: Pesan, *, tujuan: str, kunci: str, kini: datetime) -> str:
        """Hand the message over and return the service's id of it. Raises GagalAntar.

        `kunci` goes along, so that news can be matched with the attempt, and a second copy recognised as one.
        """


class Setempat:
    """A carrier that leads nowhere outside: the row itself is what is read (a page of ours, the demonstration's box)."""

    jeda = timedelta(0)

    def __init__(self, nama: str) -> None:
        self.nama = nama

    def siap(self, kantor: Kantor) -> bool:
        return True

    def membawa_berkas(self, kantor: Kantor) -> bool:
        return False

    def antar(self, pesan: Pesan, *, tujuan: str, kunci: str, kini: datetime) -> str:
        return kunci


HALAMAN = Setempat("halaman")
KOTAK = Setempat("kotak")


DI_HALAMAN = frozenset({"halaman", "warga", "loket", "nagari"})
"""Doors where the page itself tells it: the status page, the counter, the village's desk. Nothing goes out."""


@cache
def _terpasang(jalan: str) -> Pengantar:
    pengantar: Pengantar = import_string(jalan)()
    return pengantar


def pengantar(lewat: str, kantor: Kantor) -> Pengantar | None:
    """The carrier of a channel in an office; in the demonstration the message box stands in; else None."""
    if lewat in DI_HALAMAN:
        return HALAMAN
    jalan = settings.PENGANTAR.get(lewat)
    terpasang = _terpasang(jalan) if jalan else None
    if terpasang and terpasang.siap(kantor):
        return terpasang
    return KOTAK if settings.PERAGAAN and terpasang else None
