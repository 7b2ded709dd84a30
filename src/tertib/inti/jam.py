"""The clock. Functions take `kini` as an argument; only doors, the worker and commands read it here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from django.utils.timezone import localtime

_tetap: ContextVar[datetime | None] = ContextVar("jam_tetap", default=None)


def kini() -> datetime:
    """Now, aware, in UTC; the fixed time inside `jam_tetap`."""
    return _tetap.get() or datetime.now(UTC)


def hari_ini() -> date:
    """Today in the zone of the settings: from midnight to seven in Jakarta, UTC still has yesterday."""
    return localtime(kini()).date()


@contextmanager
def jam_tetap(waktu: datetime) -> Iterator[None]:
    """Within: the clock stands at `waktu` (made cases and tests)."""
    token = _tetap.set(waktu)
    try:
        yield
    finally:
        _tetap.reset(token)
