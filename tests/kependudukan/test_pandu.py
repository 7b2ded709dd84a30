"""The questionnaire, walked exhaustively."""

from itertools import product

import pytest

from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.pandu import AWAL, Cabang, Tanya, Tujuan, jalan, pandu

JALAN = list(jalan())


def _pertanyaan(simpul: Cabang) -> list[Tanya]:
    if isinstance(simpul, Tujuan):
        return []
    return [simpul, *(t for j in simpul.jawaban for t in _pertanyaan(j.lanjut))]


def test_every_path_ends_at_a_kind_or_at_a_place_to_come_to() -> None:
    for langkah, tujuan in JALAN:
        assert bool(tujuan.jenis) != bool(str(tujuan.datang)), langkah
        assert not tujuan.jenis or tujuan.jenis in JENIS
        assert tujuan.jenis or str(tujuan.datang).startswith("Datang ke ")
        assert len(langkah) <= 4, "at most four questions"
        assert pandu(dict(langkah)) == tujuan
        assert len({kunci for kunci, _kode in langkah}) == len(langkah), "a path asks nothing twice"


def test_every_kind_is_reached() -> None:
    assert {t.jenis for _langkah, t in JALAN if t.jenis} == set(JENIS)


def _nilai(simpul: Cabang) -> dict[str, set[str]]:
    """The answers that can matter below a question, with no answer and nonsense."""
    nilai: dict[str, set[str]] = {}
    for t in _pertanyaan(simpul):
        nilai.setdefault(t.kunci, {"", "entah"}).update(j.kode for j in t.jawaban)
    return nilai


def test_every_combination_of_answers_leads_somewhere() -> None:
    banyak = 0
    for pertama in (j.kode for j in AWAL.jawaban):
        nilai = _nilai(pandu({AWAL.kunci: pertama}))
        for sisa in product(*map(sorted, nilai.values())):
            jawaban = {AWAL.kunci: pertama, **dict(zip(nilai, sisa, strict=True))}
            hasil = pandu(jawaban)
            banyak += 1
            if isinstance(hasil, Tanya):
                assert jawaban.get(hasil.kunci, "") in ("", "entah"), "only an unanswered question is asked"
    assert banyak > 700
    for pertama in ("", "entah"):
        assert all(pandu({**dict(langkah), AWAL.kunci: pertama}) is AWAL for langkah, _tujuan in JALAN)


def test_a_missing_answer_is_asked_for() -> None:
    assert pandu({}) is AWAL
    lanjut = pandu({"perlu": "bertambah"})
    assert isinstance(lanjut, Tanya)
    assert lanjut.kunci == "bertambah"


@pytest.mark.parametrize("tanya", _pertanyaan(AWAL), ids=lambda t: t.kunci)
def test_questions_are_answerable(tanya: Tanya) -> None:
    assert len(tanya.jawaban) >= 2
    assert len({j.kode for j in tanya.jawaban}) == len(tanya.jawaban)
    assert str(tanya.kalimat).endswith("?")
