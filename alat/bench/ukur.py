"""Measuring on a noisy machine: contenders take turns in rounds, and what counts is the ratio within one round.

Wall time says what a user feels, CPU time (`process_time`, all threads) what the work costs when others use the machine.
"""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Peserta:
    """One way of doing the work: `satu` does it once, `banyak` times in each round. `sasaran`: the ratio aimed at."""

    nama: str
    satu: Callable[[], object]
    banyak: int
    sasaran: str = ""
    catatan: str = ""


@dataclass(slots=True)
class Waktu:
    """Seconds of one contender, one value for each round: per unit of work on the clock and of the processor."""

    dinding: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Nisbah:
    """How a contender's seconds relate to another's in the same round: median, smallest, largest."""

    tengah: float
    kecil: float
    besar: float


PUTARAN_TERKECIL = 3


def adu(peserta: Sequence[Peserta], *, putaran: int, anggaran: float = 45) -> dict[str, Waktu]:
    """Let all warm up, then take turns; who begins changes with the round, so that nobody always follows the same one.

    On a busy machine the rounds end early: after `anggaran` seconds, but never before the third.
    """
    mulai_semua = time.monotonic()
    for p in peserta:
        for _ in range(max(2, p.banyak // 10)):
            p.satu()
    hasil = {p.nama: Waktu() for p in peserta}
    for n in range(putaran):
        if n >= PUTARAN_TERKECIL and time.monotonic() - mulai_semua > anggaran:
            break
        for p in (*peserta[n % len(peserta) :], *peserta[: n % len(peserta)]):
            gc.collect()
            cpu, mulai = time.process_time(), time.perf_counter()
            for _ in range(p.banyak):
                p.satu()
            hasil[p.nama].dinding.append((time.perf_counter() - mulai) / p.banyak)
            hasil[p.nama].cpu.append((time.process_time() - cpu) / p.banyak)
    return hasil


def nisbah(pembilang: Sequence[float], penyebut: Sequence[float]) -> Nisbah:
    """Ratios round by round; rounds too short for the processor clock (0) are left out."""
    semua = [a / b for a, b in zip(pembilang, penyebut, strict=True) if b > 0] or [float("nan")]
    return Nisbah(median(semua), min(semua), max(semua))


def persentil(nilai: Sequence[float], persen: int) -> float:
    """The smallest value that at least `persen` of 100 do not exceed."""
    urut = sorted(nilai)
    return urut[max(0, -(-len(urut) * persen // 100) - 1)]
