"""A finding of the proofs: its code, the step it speaks of ("" = the SOP as a whole) and the sentence to read."""

from dataclasses import dataclass

from tertib.sop.jenis import Sop


@dataclass(frozen=True, slots=True)
class Temuan:
    """One reason why the SOP may not be published yet."""

    kode: str
    langkah: str
    kalimat: str


def sebut(sop: Sop, kunci: str) -> str:
    """A step as people speak of it: `langkah 5 (Kepala Dinas)`."""
    langkah = sop.langkah[kunci]
    peran = sop.peran.get(langkah.peran)
    return f"langkah {langkah.no} ({peran.nama if peran else langkah.peran})"


def awali(teks: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return teks[0].upper() + teks[1:]


def lewat(sop: Sop, jejak: list[str]) -> str:
    """A path as the numbers of its steps: `1 → 2 → 5`."""
    return " → ".join(sop.langkah[k].no if k in sop.langkah else k for k in jejak)
