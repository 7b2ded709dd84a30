"""What is said of the service and of certificates before anybody tries to sign."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tertib import pekerja
from tertib.alur import keadaan_tte
from tertib.alur.models import GangguanTTE, SertifikatPenanda
from tertib.dokumen.models import Dokumen
from tertib.dokumen.queries import isi
from tertib.dokumen.tte.jenis import KeadaanSertifikat, LayananTidakTerhubung, StatusSertifikat
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.tte.pades import akhir_sertifikat
from tertib.inti.models import Antrean
from tests.pemeran_tetap import Panggung, menit


def _jawab(monkeypatch: pytest.MonkeyPatch, keadaan: str = "ISSUE", sampai: datetime | None = None) -> None:
    def status(self: TTELokal, penandatangan: str) -> StatusSertifikat:
        return StatusSertifikat(penandatangan, KeadaanSertifikat(keadaan), sampai)

    monkeypatch.setattr(TTELokal, "status", status)


def _mati(monkeypatch: pytest.MonkeyPatch) -> None:
    def status(self: TTELokal, penandatangan: str) -> StatusSertifikat:
        raise LayananTidakTerhubung

    monkeypatch.setattr(TTELokal, "status", status)


def tengok(panggung: Panggung) -> None:
    keadaan_tte.tengok(panggung.petugas["kadis"], kini=menit(0))


def kata(panggung: Panggung, siapa: str = "kadis") -> list[tuple[int | None, bool]]:
    return [(p.sisa_hari, p.mendesak) for p in keadaan_tte.peringatan(panggung.petugas[siapa], kini=menit(0))]


@pytest.mark.parametrize(
    ("hari", "dikatakan"),
    [(61, []), (60, [(60, False)]), (30, [(30, False)]), (14, [(14, True)]), (7, [(7, True)]), (-1, [(None, True)])],
)
def test_weeks_before(
    panggung: Panggung, monkeypatch: pytest.MonkeyPatch, hari: int, dikatakan: list[tuple[int | None, bool]]
) -> None:
    _jawab(monkeypatch, sampai=menit(0) + timedelta(days=hari, hours=1 if hari > 0 else 0))
    tengok(panggung)
    assert kata(panggung) == dikatakan
    assert kata(panggung, "pengelola") == dikatakan, "whoever keeps the system is told as well"
    assert kata(panggung, "operator") == []


@pytest.mark.parametrize("keadaan", ["REVOKE", "SUSPEND", "EXPIRED", "NOT_REGISTERED"])
def test_a_certificate_that_may_not_sign(panggung: Panggung, monkeypatch: pytest.MonkeyPatch, keadaan: str) -> None:
    _jawab(monkeypatch, keadaan)
    tengok(panggung)
    (satu,) = keadaan_tte.peringatan(panggung.petugas["kadis"], kini=menit(0))
    assert satu.sisa_hari is None
    assert satu.kalimat


def test_until_when_is_read_from_the_last_card_where_the_service_does_not_say(
    panggung: Panggung, monkeypatch: pytest.MonkeyPatch
) -> None:
    panggung.tandatangani(panggung.sampai_tandatangan())
    _jawab(monkeypatch)
    tengok(panggung)
    sampai = SertifikatPenanda.objects.get().sampai
    assert sampai == akhir_sertifikat(isi(Dokumen.objects.get()))
    assert sampai is not None
    assert sampai > datetime(2028, 1, 1, tzinfo=UTC)


def test_the_worker_asks_once_a_day(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
    _jawab(monkeypatch, sampai=menit(60 * 24 * 9))
    Antrean.objects.all().delete()
    for n in (0, 1, 60):
        keadaan_tte.minta_tengok(panggung.petugas["kadis"], kini=menit(n))
    assert Antrean.objects.count() == 1
    assert kata(panggung) == [], "nothing is known before the first answer"
    pekerja.sekali(kini=menit(1))
    assert kata(panggung) == [(9, True)]
    keadaan_tte.minta_tengok(panggung.petugas["kadis"], kini=menit(60 * 13))
    assert Antrean.objects.count() == 2


def test_an_outage_has_one_beginning_and_ends_with_the_first_answer(
    panggung: Panggung, monkeypatch: pytest.MonkeyPatch
) -> None:
    Antrean.objects.all().delete()
    kadis: Any = panggung.petugas["kadis"]
    for n in (0, 5):
        with pytest.raises(LayananTidakTerhubung), keadaan_tte.diamati(kadis, kini=menit(n)):
            raise LayananTidakTerhubung
    terbuka = keadaan_tte.gangguan()
    assert terbuka is not None
    assert terbuka.mulai == menit(0)
    assert Antrean.objects.filter(jenis=keadaan_tte.TENGOK).count() == 1
    _mati(monkeypatch)
    pekerja.sekali(kini=menit(6))
    assert Antrean.objects.filter(jenis=keadaan_tte.TENGOK, selesai=None).count() == 1, "it looks again in a minute"
    _jawab(monkeypatch)
    pekerja.sekali(kini=menit(8))
    assert keadaan_tte.gangguan() is None
    assert GangguanTTE.objects.get().selesai == menit(8)
    assert not Antrean.objects.filter(selesai=None).exists()
