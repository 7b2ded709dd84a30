"""A code is asked for a few times, and never of a service that has none."""

import pytest
from pytest_django import Settings

from tertib.alur import kode_tte
from tertib.alur.kode_tte import PER, SatuPerSatu, TerlaluSeringMeminta, minta, pastikan_bukan_kode
from tests.pemeran_tetap import KINI, Panggung


def test_not_again_and_again(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
    diminta: list[str] = []
    monkeypatch.setattr(kode_tte.penyedia, "minta_kode", diminta.append)
    kadis = panggung.petugas["kadis"]
    for _ in range(PER[0]):
        minta(kadis, kini=KINI)
    with pytest.raises(TerlaluSeringMeminta):
        minta(kadis, kini=KINI)
    assert diminta == [kadis.pengguna.nip] * PER[0]
    minta(kadis, kini=KINI + PER[1])


def test_a_batch_needs_a_passphrase(settings: Settings) -> None:
    settings.TTE, settings.BSRE = "bsre", {**settings.BSRE, "cara": "totp"}
    with pytest.raises(SatuPerSatu):
        pastikan_bukan_kode()
    settings.BSRE = {**settings.BSRE, "cara": "passphrase"}
    pastikan_bukan_kode()
