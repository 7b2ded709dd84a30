"""A batch with a service on the other side of a connection that gives way in the middle (F03, F20)."""

import pytest

from tertib.alur import tandatangan_massal
from tertib.alur.models import TandaTanganMassal
from tertib.dokumen.tte.jenis import KeadaanSertifikat
from tertib.permohonan.models import Permohonan
from tertib.simulator.bsre.dunia import Dunia, Gangguan, Ragam
from tests.alur.test_sertifikasi_bsre import NIK, dunia, peladen
from tests.alur.test_tandatangan_massal import hitung, kerjakan, tanpa_denyut
from tests.pemeran_tetap import Panggung, menit

__all__ = ["dunia", "peladen", "tanpa_denyut"]
SAAT = menit(300)


@pytest.fixture
def massal(panggung: Panggung, dunia: Dunia) -> TandaTanganMassal:
    tiga = panggung.ingat("tiga", lambda: [panggung.sampai_tandatangan() for _ in range(3)])
    pilihan = {p.nomor: p.versi for p in tiga if p.nomor}
    return tandatangan_massal.susun(oleh=panggung.petugas["kadis"], pilihan=pilihan, kini=SAAT)


def setelah_yang_pertama(monkeypatch: pytest.MonkeyPatch, lakukan: object) -> None:
    asli, sudah = tandatangan_massal._tandatangani, []

    def satu(*apa: object) -> None:
        if sudah:
            lakukan()  # type: ignore[operator]
        sudah.append(apa)
        asli(*apa)  # type: ignore[arg-type]

    monkeypatch.setattr(tandatangan_massal, "_tandatangani", satu)


def test_suspended_in_the_middle_the_rest_waits_with_the_reason(
    massal: TandaTanganMassal, dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bekukan() -> None:
        dunia.penandatangan[NIK].keadaan = KeadaanSertifikat.SUSPEND

    setelah_yang_pertama(monkeypatch, bekukan)
    assert hitung(kerjakan(massal)) == (1, 0, 2)
    assert "dibekukan" in massal.sebab


def test_away_in_the_middle(massal: TandaTanganMassal, dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    setelah_yang_pertama(monkeypatch, lambda: dunia.gangguan.append(Gangguan(Ragam.GALAT_500, kali=1)))
    k = kerjakan(massal)
    assert hitung(k) == (1, 1, 1), "of one it is unknown whether it was signed"
    assert "tidak menjawab" in k.gagal[0].sebab


def test_a_wrong_passphrase_reaches_the_service_once(massal: TandaTanganMassal, dunia: Dunia) -> None:
    assert hitung(kerjakan(massal, "bukan itu")) == (0, 0, 3)
    assert sum(n for jalur, n in dunia.hitungan.items() if "sign" in str(jalur)) <= 1
    assert hitung(kerjakan(massal)) == (3, 0, 0)


def test_one_document_of_another_does_not_stop_the_rest(massal: TandaTanganMassal, dunia: Dunia) -> None:
    dunia.gangguan.append(Gangguan(Ragam.DOKUMEN_LAIN, kali=1))
    k = kerjakan(massal)
    assert hitung(k) == (2, 1, 0)
    assert Permohonan.objects.get(pk=k.gagal[0].permohonan_id).langkah == "tandatangan"
