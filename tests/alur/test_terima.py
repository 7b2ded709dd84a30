"""The applicant has the card."""

import pytest

from tertib.alur.langkah import TidakBoleh
from tertib.alur.terima import BelumTerbit
from tertib.dokumen.models import Dokumen, Status
from tertib.permohonan.models import Kunjungan, Riwayat
from tests.pemeran_tetap import Panggung, jejak, peristiwa


def test_the_case_ends(panggung: Panggung) -> None:
    p = panggung.putus(panggung.sampai_terbit(), "pemohon", "lanjut")
    assert (p.akhir, bool(p.selesai)) == ("selesai", True)
    assert not Kunjungan.objects.filter(permohonan=p, selesai=None).exists()
    assert [dari for dari, _putusan, _ke in peristiwa(p)] == [
        "ajukan", "periksa", "validasi", "verifikasi", "tandatangan", "terbitkan", "terima"
    ]  # fmt: skip
    assert Riwayat.objects.latest("urut").pelaku is None


@pytest.mark.parametrize("siapa", ["operator", "kadis", "sistem"])
def test_nobody_receives_for_the_applicant(panggung: Panggung, siapa: str) -> None:
    p = panggung.sampai_terbit()
    with pytest.raises(TidakBoleh):
        panggung.putus(p, siapa, "lanjut")


def test_after_the_end_nothing_moves(panggung: Panggung) -> None:
    p = panggung.putus(panggung.sampai_terbit(), "pemohon", "lanjut")
    sebelum = jejak()
    with pytest.raises(TidakBoleh, match="berakhir"):
        panggung.putus(p, "pemohon", "lanjut")
    assert jejak() == sebelum


def test_nothing_published_nothing_to_receive(panggung: Panggung) -> None:
    p = panggung.sampai_terbit()
    Dokumen.objects.filter(permohonan=p).update(status=Status.BATAL)
    with pytest.raises(BelumTerbit):
        panggung.putus(p, "pemohon", "lanjut")
