"""Points and coordinates of paths along the axes."""

from collections.abc import Iterable, Sequence

from tertib.sop.bagan_bentuk import Titik


def urut(nilai: Iterable[float]) -> list[float]:
    """Sorted, with values that differ by no more than rounding taken as one."""
    hasil: list[float] = []
    for v in sorted(nilai):
        if not hasil or v - hasil[-1] > 0.01:
            hasil.append(v)
    return hasil


def dekat(nilai: Sequence[float], v: float) -> int:
    """The index of the value in `nilai` nearest to `v`."""
    return min(range(len(nilai)), key=lambda i: abs(nilai[i] - v))


def jauh(a: Titik, b: Titik) -> float:
    """The way from `a` to `b` along the axes."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def luruskan(titik: list[Titik]) -> tuple[Titik, ...]:
    """`titik` without repeats and without points in the middle of a straight piece."""
    hasil: list[Titik] = []
    for p in titik:
        if hasil and jauh(hasil[-1], p) < 0.01:
            continue
        if len(hasil) >= 2 and _segaris(hasil[-2], hasil[-1], p):
            hasil[-1] = p
        else:
            hasil.append(p)
    return tuple(hasil)


def _segaris(a: Titik, b: Titik, c: Titik) -> bool:
    return (abs(a[0] - b[0]) < 0.02 and abs(b[0] - c[0]) < 0.02) or (
        abs(a[1] - b[1]) < 0.02 and abs(b[1] - c[1]) < 0.02
    )
