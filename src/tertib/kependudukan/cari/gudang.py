"""Where marks are kept: one of two small stores, by the make of the database."""

from collections.abc import Collection, Sequence
from typing import Protocol, TypeAlias

from django.db import connection

from tertib.kependudukan.cari import postgres, sqlite

Syarat: TypeAlias = Sequence[Sequence[str]]
"""All of these hold, each when at least one of its marks is there."""


class Gudang(Protocol):
    """What a store can do. It writes in the caller's transaction."""

    def tulis(self, baris: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Set the marks of residents, by primary key."""

    def tambah_kata(self, kata: Collection[str]) -> None:
        """Add words to the vocabulary; those it has are passed over."""

    def rapikan(self) -> None:
        """Put in order what many writes left in pieces, outside of their transactions; a search looks into each piece."""

    def temukan(self, syarat: Syarat, batas: int) -> list[int]:
        """Primary keys of at most `batas` residents."""

    def dikenal(self, kata: Sequence[str]) -> set[str]:
        """Those of the words that the vocabulary has."""

    def berawalan(self, awalan: str, batas: int) -> list[str]:
        """Words of the vocabulary that begin so."""

    def serupa(self, kata: str, batas: int) -> list[str]:
        """Words of the vocabulary most like this one, the likest first."""


def gudang() -> Gudang:
    """The store of the database in use."""
    return postgres if connection.vendor == "postgresql" else sqlite
