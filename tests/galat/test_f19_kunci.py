"""F19: keys are rotated while the office works, and the rotation is killed half-way."""

from random import Random

import pytest
from pytest_django import Settings

from tertib.cli import main
from tertib.dokumen import queries
from tertib.dokumen.models import Dokumen
from tertib.permohonan.models import Permohonan
from tests.galat import invarian
from tests.galat.conftest import PUTARAN, Korban
from tests.pemeran_tetap import Panggung

BARU = b"kunci baru" * 4


def test_killed_half_way_under_load(
    panggung: Panggung, korban: Korban, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    p = panggung.sampai_terbit()
    nik, d = p.pemohon_nik, Dokumen.objects.get(permohonan=p)
    cincin = settings.CINCIN_KUNCI = [BARU, *settings.CINCIN_KUNCI]
    acak = Random(PUTARAN)
    for _ in range(2 * PUTARAN):
        titik = f"putar-kunci.setelah-satu:{acak.randrange(1, 40)}"
        korban.mulai("putar", *(k.hex() for k in cincin), kini=panggung.waktu(), titik=titik)
        lain = panggung.ajukan()  # the office goes on, reading and writing
        assert korban.selesai() == "mati"
        assert Permohonan.objects.get(pk=p.pk).pemohon_nik == nik
        assert queries.isi(Dokumen.objects.get(pk=d.pk)).startswith(queries.isi_asli(d))
        assert Permohonan.objects.get(pk=lain.pk).langkah == "periksa"
    assert korban.lakukan("putar", *(k.hex() for k in cincin), kini=panggung.waktu()) == "jadi"
    settings.CINCIN_KUNCI = [BARU]
    assert Permohonan.objects.get(pk=p.pk).pemohon_nik == nik
    assert queries.menurut_tautan(Dokumen.objects.get(pk=d.pk).tautan) == d
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []
    with pytest.raises(SystemExit, match="0"):
        main(["kunci", "putar"])
    assert capsys.readouterr().out.startswith("0 nilai"), "nothing was left out"
