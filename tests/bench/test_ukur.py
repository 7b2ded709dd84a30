"""The arithmetic of the speed run: ratios within a round, percentiles, fair turns."""

import math

from alat.bench.ukur import Nisbah, Peserta, adu, nisbah, persentil


def test_ratio_is_taken_within_each_round() -> None:
    # one slow round slows both: the ratio of medians would be 3, the ratio of that round still is 2
    assert nisbah([2.0, 20.0, 6.0], [1.0, 10.0, 1.5]) == Nisbah(2.0, 2.0, 4.0)


def test_rounds_too_short_for_the_clock_are_left_out() -> None:
    assert nisbah([1.0, 3.0], [0.0, 1.0]) == Nisbah(3.0, 3.0, 3.0)
    assert math.isnan(nisbah([1.0], [0.0]).tengah)


def test_percentile_is_a_value_that_was_seen() -> None:
    assert persentil([float(n) for n in range(100, 0, -1)], 95) == 95.0
    assert persentil([7.0], 95) == 7.0
    assert persentil([1.0, 2.0], 50) == 1.0


def test_everyone_takes_a_turn_first() -> None:
    jejak: list[str] = []
    peserta = [Peserta(nama, lambda nama=nama: jejak.append(nama), 1) for nama in "abc"]  # type: ignore[misc]
    hasil = adu(peserta, putaran=3)
    assert jejak == list("aabbcc") + list("abc") + list("bca") + list("cab")
    assert all(len(w.dinding) == len(w.cpu) == 3 for w in hasil.values())
