"""Names by their sound: old and careless spellings give one word. Only for finding, never for printing.

Soekarno and Sukarno (spelling of 1947), Djoko and Joko, Tjahja and Cahya (of 1972), Moh. and Muhammad, Taufiq and Taufik.
"""

import re
from functools import lru_cache

from tertib.kependudukan.rules.nama import banding

_LAMA = ("OE", "TJ", "DJ", "SJ")
"""In a word with one of these a lone J is today's Y: Moeljono is Mulyono."""
_BUNYI_LAMA = (("OE", "U"), ("TJ", "C"), ("SJ", "SY"), ("DJ", "*"), ("J", "Y"), ("*", "J"))
_BUNYI = (
    ("NJ", "NY"),
    ("CH", "H"),
    ("KH", "H"),
    ("PH", "F"),
    ("TH", "T"),
    ("DH", "D"),
    ("AE", "AI"),
    ("IE", "I"),
    ("Y", "I"),
    ("V", "F"),
    ("Q", "K"),
    ("X", "KS"),
)
_RANGKAP = re.compile(r"(.)\1+")
_LAZIM = {
    **dict.fromkeys(("M", "MUH", "MOH", "MHD", "MUHD", "MOHAMAD", "MUHAMED", "MOHAMED"), "MUHAMAD"),
    **dict.fromkeys(("ABD", "ABDL"), "ABDUL"),
}
_BUKAN_HURUF = re.compile(r"[^A-Z\s]")
_TERPANJANG = 8
"""Words of one name that are looked at; a name has at most 60 letters."""


@lru_cache(maxsize=1 << 16)
def lafal(kata: str) -> str:
    """One word, already in Latin capitals, by its sound."""
    ejaan_lama = _BUNYI_LAMA if any(tanda in kata for tanda in _LAMA) else ()
    for lama, baru in (*ejaan_lama, *_BUNYI):
        kata = kata.replace(lama, baru)
    kata = _RANGKAP.sub(r"\1", kata)
    return _LAZIM.get(kata, kata)


def kata_nama(nama: str) -> tuple[str, ...]:
    """The words of a name by their sound, each once, in their order."""
    huruf = _BUKAN_HURUF.sub("", nama.upper()) if nama.isascii() else banding(nama)  # most names are: ten times as fast
    return tuple(dict.fromkeys(map(lafal, huruf.split())))[:_TERPANJANG]
