"""Why something may not be: an Indonesian sentence that still knows its pattern, so that a door can translate it."""

from collections.abc import Mapping


class Sebab(str):
    """The sentence; "" (false) means nothing stands in the way. `pola % isi` is the sentence again."""

    pola: str
    isi: Mapping[str, str]

    def __new__(cls, pola: str = "", **isi: str) -> "Sebab":
        baru = super().__new__(cls, pola % isi)
        baru.pola, baru.isi = pola, isi
        return baru
