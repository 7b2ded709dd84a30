"""F15: the clock jumps, and the year changes at three different moments in one country."""

from datetime import UTC, datetime, timedelta

import pytest

from tertib.buku.models import BarisBuku
from tertib.dokumen.models import Dokumen
from tertib.permohonan.models import Kunjungan
from tertib.wilayah.models import Kantor
from tests.galat import invarian
from tests.pemeran_tetap import PERIKSA, Panggung

TAHUN_BARU = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)
"""22.30 in WIB, 23.30 in WITA, 00.30 of the new year in WIT."""


@pytest.mark.parametrize("geser", [timedelta(minutes=5), timedelta(minutes=-5), timedelta(hours=-1)])
def test_no_stay_is_shorter_than_nothing(panggung: Panggung, geser: timedelta) -> None:
    p = panggung.ajukan()
    for siapa in PERIKSA:
        p = panggung.putus(p, siapa, kini=panggung.waktu() + geser)
    p = panggung.tandatangani(p, kini=panggung.waktu() + geser)
    panggung.putus(p, "operator", "lanjut", kini=panggung.waktu() + 2 * geser)
    for k in Kunjungan.objects.exclude(selesai=None):
        assert k.masuk <= k.diambil <= k.selesai, k.langkah
    assert invarian.periksa("16.06", kini=panggung.waktu()) == []


@pytest.mark.parametrize(("zona", "tahun"), [("Asia/Jakarta", 2026), ("Asia/Makassar", 2026), ("Asia/Jayapura", 2027)])
def test_the_number_belongs_to_the_year_of_the_office(panggung: Panggung, zona: str, tahun: int) -> None:
    Kantor.objects.filter(pk=panggung.kantor.pk).update(zona=zona)
    panggung.sampai_terbit()  # number 1 of 2026, in November
    p = panggung.tandatangani(panggung.sampai_tandatangan(), kini=TAHUN_BARU)
    d = Dokumen.objects.get(permohonan=p)
    assert (d.tahun, d.nomor) == ((2026, 2) if tahun == 2026 else (2027, 1))
    p = panggung.putus(p, "operator", "lanjut", kini=TAHUN_BARU + timedelta(minutes=10))
    baris = BarisBuku.objects.filter(permohonan=p)
    assert set(baris.values_list("tahun", flat=True)) <= {tahun}
    assert invarian.periksa("16.06", kini=TAHUN_BARU + timedelta(hours=1)) == []
