"""The move of signing: only with what `sertifikasi` had signed; a refusal needs a reason."""

import pytest

from tertib.alur.efek import BelumDitandatangani
from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import AlasanWajib
from tests.pemeran_tetap import Panggung, jejak


def test_forward_without_a_signature_is_refused(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    sebelum = jejak()
    with pytest.raises(BelumDitandatangani):
        panggung.putus(p, "kadis", "lengkap")
    assert jejak() == sebelum


def test_a_refusal_goes_back_with_its_reason(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    with pytest.raises(AlasanWajib):
        panggung.putus(p, "kadis", "ditolak", alasan="")
    assert panggung.putus(p, "kadis", "ditolak").langkah == "periksa"


def test_another_role_is_refused(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    with pytest.raises(TidakBoleh):
        panggung.putus(p, "kabid", "ditolak")
