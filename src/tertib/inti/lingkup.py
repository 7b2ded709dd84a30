"""Whose rows may be seen now: one office, set once at the door, and no query can forget it.

The scope is a context variable. A door (middleware, worker, command line) enters it; every model that belongs to
an office has `PengelolaKantor` as its default manager, which filters by the scope and refuses to work without one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

_SEMUA = "*"
_kantor: ContextVar[str] = ContextVar("kantor", default="")


class LingkupTidakAda(RuntimeError):
    """A query on rows of an office was made before any door said which office."""


@contextmanager
def di_kantor(kode: str) -> Iterator[None]:
    """Within: only rows of the office with this code (such as "16.06") exist."""
    token = _kantor.set(kode)
    try:
        yield
    finally:
        _kantor.reset(token)


@contextmanager
def lintas_kantor() -> Iterator[None]:
    """Within: rows of all offices. Only for the worker, the command line, and finding out whose a secret link is."""
    with di_kantor(_SEMUA):
        yield


def kantor_kini() -> str:
    """The office code of the scope; "" when no door has set one."""
    return "" if _kantor.get() == _SEMUA else _kantor.get()


class PengelolaKantor(models.Manager[Any]):
    """Filters by the scope through `medan`, the path from the model to its office."""

    use_in_migrations = False

    def __init__(self, medan: str = "kantor") -> None:
        super().__init__()
        self.medan = medan

    def get_queryset(self) -> models.QuerySet[Any]:
        kode = _kantor.get()
        if not kode:
            raise LingkupTidakAda(f"{self.model.__name__}: belum ada kantor yang dipilih")
        semua = super().get_queryset()
        # Django builds related managers anew, without our argument: the model's own manager knows the path
        medan = getattr(self.model._default_manager, "medan", self.medan)
        return semua if kode == _SEMUA else semua.filter(**{medan: kode})
