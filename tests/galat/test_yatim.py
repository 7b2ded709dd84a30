"""A signature that comes too late is kept as an orphan, listed, and never published."""

from datetime import timedelta
from typing import Any

import pytest

from tertib import pekerja
from tertib.cli import main
from tertib.dokumen import queries
from tertib.dokumen.models import Dokumen, Status, TandaTanganYatim
from tertib.dokumen.tte.lokal import TTELokal
from tertib.inti import penyimpanan
from tertib.permohonan.models import Permohonan
from tests.galat import invarian
from tests.pemeran_tetap import Panggung

ASLI = TTELokal.tandatangani


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    return panggung.sampai_tandatangan()


def _sambil(monkeypatch: pytest.MonkeyPatch, terjadi: Any) -> None:
    """While the service signs for the first time, this happens."""

    def tandatangani(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        monkeypatch.setattr(TTELokal, "tandatangani", ASLI)
        terjadi()
        return ASLI(self, pdf, **lain)

    monkeypatch.setattr(TTELokal, "tandatangani", tandatangani)


def _kuras(panggung: Panggung) -> None:
    panggung.jalan += 10
    while pekerja.sekali(kini=panggung.waktu(), peminjam="baru"):
        pass


def test_sent_back_while_the_service_signs(
    panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _sambil(monkeypatch, lambda: panggung.putus(p, "kadis", "ditolak"))
    with pytest.raises(Exception, match="sudah diputus"):
        panggung.tandatangani(p)
    _kuras(panggung)
    d, yatim = Dokumen.objects.get(permohonan=p), TandaTanganYatim.objects.get()
    assert (d.status, yatim.dokumen) == (Status.BATAL, d)
    assert penyimpanan.baca(yatim.simpanan, kait=queries.kait(p.pk)).startswith(queries.isi_asli(d))
    assert queries.menurut_sidik(yatim.sidik) is None
    _kuras(panggung)
    assert TandaTanganYatim.objects.count() == 1
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []
    with pytest.raises(SystemExit, match="0"):
        main(["tte", "yatim", "16.06"])
    assert f"{p.nomor} kk 1/2026" in capsys.readouterr().out


def test_two_answers_to_two_tries(panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first try is given up after its minute; both answers come: the first that is stored counts."""
    kini = panggung.waktu()
    _sambil(monkeypatch, lambda: panggung.tandatangani(p, kini=kini + timedelta(minutes=2)))
    with pytest.raises(Exception, match="sudah diputus"):
        panggung.tandatangani(p, kini=kini)
    d, yatim = Dokumen.objects.get(permohonan=p), TandaTanganYatim.objects.get()
    assert (d.status, d.nomor) == (Status.BERTANDA, 1)
    assert yatim.sidik != d.sidik
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []
