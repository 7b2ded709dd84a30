"""The questionnaire as pages, for the citizen and for the clerk: one question a page, answers in the address only."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tertib.kependudukan.perubahan.pandu import Tanya, Tujuan, lintasan, pandu
from tertib.kependudukan.rules.temuan import Teks


@dataclass(frozen=True, slots=True)
class Panduan:
    """One page: the question with the address of each answer, or where the answers led; and the answers so far.

    Addresses are query strings; `sebelum` is that of the question before, None on the first.
    """

    tanya: Tanya | None
    pilihan: tuple[tuple[str, Teks], ...]
    tujuan: Tujuan | None
    terjawab: tuple[tuple[Teks, Teks, str], ...]
    sebelum: str | None

    @property
    def ke(self) -> int:
        """The number of this question, from 1."""
        return len(self.terjawab) + 1


def panduan(jawaban: Mapping[str, str]) -> Panduan:
    """The page these answers lead to; what is no answer is asked again."""
    langkah = lintasan(jawaban)
    pasang = [(t.kunci, j.kode) for t, j in langkah]
    simpul = pandu(jawaban)
    tanya = simpul if isinstance(simpul, Tanya) else None
    return Panduan(
        tanya=tanya,
        pilihan=tuple((_alamat([*pasang, (tanya.kunci, j.kode)]), j.label) for j in tanya.jawaban) if tanya else (),
        tujuan=simpul if isinstance(simpul, Tujuan) else None,
        terjawab=tuple((t.kalimat, j.label, _alamat(pasang[:n])) for n, (t, j) in enumerate(langkah)),
        sebelum=_alamat(pasang[:-1]) if pasang else None,
    )


def _alamat(pasang: list[tuple[str, str]]) -> str:
    return f"?{urlencode(pasang)}"
