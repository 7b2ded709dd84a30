"""The base of every expected error: it carries one sentence for people that says what to do."""

from typing import Any


class Galat(Exception):
    """An expected refusal. `str(galat)` is the (translatable) sentence shown to the person who caused it."""

    kalimat: Any = ""

    def __init__(self, kalimat: Any = "") -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat or self.kalimat

    def __str__(self) -> str:
        return str(self.kalimat)
