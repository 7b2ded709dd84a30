"""The head of office refuses: the case goes back with its reason, what was planned is void, and the number is not lost."""

import pytest

from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import AlasanWajib
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.tte.jenis import FrasaSalah
from tertib.permohonan import queries
from tests.pemeran_tetap import Panggung, jejak, peristiwa

ALASAN = "Nama ibu tidak sama dengan akta."


def test_a_refusal_goes_back_to_the_operator_with_its_reason(panggung: Panggung) -> None:
    p = panggung.putus(panggung.sampai_tandatangan(), "kadis", "ditolak", alasan=ALASAN)
    assert (p.langkah, p.akhir) == ("periksa", "")
    assert peristiwa(p)[-1] == ("tandatangan", "ditolak", "periksa")
    assert [k.catatan for k in queries.kurang(p)] == [ALASAN]


def test_a_refusal_without_reason_changes_nothing(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    sebelum = jejak()
    with pytest.raises(AlasanWajib):
        panggung.putus(p, "kadis", "ditolak", alasan=" ")
    assert jejak() == sebelum


@pytest.mark.parametrize("siapa", ["operator", "kabid", "pemohon"])
def test_nobody_else_refuses(panggung: Panggung, siapa: str) -> None:
    p = panggung.sampai_tandatangan()
    sebelum = jejak()
    with pytest.raises(TidakBoleh):
        panggung.putus(p, siapa, "ditolak", alasan=ALASAN)
    assert jejak() == sebelum


def test_what_was_planned_is_void_and_the_next_card_takes_the_next_number(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    with pytest.raises(FrasaSalah):
        panggung.tandatangani(p, frasa_sandi="bukan ini")
    p = panggung.putus(p, "kadis", "ditolak", alasan=ALASAN)
    batal = Dokumen.objects.get(permohonan=p)
    assert (batal.nomor, batal.status, batal.alasan_batal) == (1, Status.BATAL, "ditolak")
    for siapa in ("operator", "subkoord", "kabid"):
        p = panggung.putus(p, siapa)
    panggung.tandatangani(p)
    assert list(Dokumen.objects.order_by("nomor").values_list("nomor", "status")) == [
        (1, Status.BATAL),
        (2, Status.BERTANDA),
    ]
