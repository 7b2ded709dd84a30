"""SIAK away for two days: said, and everything that does not need it goes on in its order (F22)."""

import pytest

from tertib.alur import gangguan_siak as gangguan
from tertib.alur.models import GangguanSiak
from tertib.alur.rancang import MenungguNomor
from tests.alur.kantor_siak import KantorSiak


def test_intake_and_checking_go_on(siak: KantorSiak) -> None:
    oleh = siak.panggung.petugas["operator"]
    gangguan.nyatakan(oleh=oleh, kini=(mulai := siak.panggung.waktu()))
    gangguan.nyatakan(oleh=siak.panggung.petugas["kabid"], kini=siak.panggung.waktu())
    assert (kini := gangguan.gangguan_siak()) is not None and (kini.mulai, kini.oleh) == (mulai, oleh)
    assert siak.panggung.sampai_tandatangan().langkah == "tandatangan"
    lahir = siak.minta("kelahiran")
    with pytest.raises(MenungguNomor):
        siak.panggung.putus(lahir, "operator")
    lahir.refresh_from_db()
    assert lahir.langkah == "periksa"
    gangguan.pulih(oleh=oleh, kini=siak.panggung.waktu())
    assert gangguan.gangguan_siak() is None and GangguanSiak.objects.count() == 1
