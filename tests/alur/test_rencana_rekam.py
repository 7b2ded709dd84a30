"""A visit is planned for a case that waits for recording, once; what waits is shown until it is."""

import pytest

from tertib.alur import rencana_rekam
from tertib.alur import tablet as alur_tablet
from tertib.perekaman.models import JadwalKunjungan
from tests.alur.kantor_sop import KantorSop


def test_planned_once_and_waiting_no_longer(perekam: KantorSop) -> None:
    p, oleh, kini = perekam.sampai("rekam"), perekam.penugasan("perekam"), perekam.waktu()
    tablet, _ = alur_tablet.daftarkan(oleh, nama="T", kini=kini)
    assert rencana_rekam.menunggu(perekam.kantor, sejak=kini.date()) == [p]
    isi = {"nomor": str(p.nomor), "tempat": "Dusun", "tanggal": "2026-11-21", "mulai": "09:00", "sampai": "10:00"}
    for tempat in ("Dusun Lama", "Dusun Baru"):
        rencana_rekam.rencanakan(
            oleh, **{**isi, "tempat": tempat}, tim="", perekam=oleh.pk, tablet=tablet.pk, kini=kini
        )
    assert JadwalKunjungan.objects.get().tempat == "Dusun Baru"
    assert rencana_rekam.menunggu(perekam.kantor, sejak=kini.date()) == []
    alur_tablet.kunci(tablet, oleh=oleh, sebab="hilang", kini=kini)
    with pytest.raises(rencana_rekam.IsianKurang):
        rencana_rekam.rencanakan(oleh, **isi, tim="", perekam=oleh.pk, tablet=tablet.pk, kini=kini)
