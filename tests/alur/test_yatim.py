"""Who looks at a signature that came too late writes down what it is, once."""

import pytest

from tertib.alur.yatim import BukanPenelaah, SebabPerlu, SudahDitelaah, ketahui
from tertib.dokumen import queries, services
from tertib.dokumen.models import Dokumen, TandaTanganYatim
from tertib.inti import penyimpanan
from tests.pemeran_tetap import Panggung, menit


@pytest.fixture
def yatim(panggung: Panggung) -> TandaTanganYatim:
    p = panggung.tandatangani(panggung.sampai_tandatangan())
    d = Dokumen.objects.get(permohonan=p)
    services.batalkan(p, sebab="dikembalikan")
    services.catat_yatim(d, penyimpanan.simpan(b"%PDF- terlambat", kait=queries.kait(p.pk)), kini=menit(90))
    return TandaTanganYatim.objects.get()


def test_once_and_with_what_was_found(panggung: Panggung, yatim: TandaTanganYatim) -> None:
    assert queries.yatim_belum_ditelaah(panggung.kantor) == 1
    ketahui(yatim, oleh=panggung.petugas["kadis"], catatan="  Layanan lambat.  ", kini=menit(100))
    yatim.refresh_from_db()
    assert (yatim.catatan, yatim.diketahui, yatim.diketahui_oleh) == (
        "Layanan lambat.", menit(100), panggung.petugas["kadis"],
    )  # fmt: skip
    with pytest.raises(SudahDitelaah):
        ketahui(yatim, oleh=panggung.petugas["kabid"], catatan="lain", kini=menit(110))
    yatim.refresh_from_db()
    assert yatim.catatan == "Layanan lambat."
    assert queries.yatim_belum_ditelaah(panggung.kantor) == 0


def test_refused(panggung: Panggung, yatim: TandaTanganYatim) -> None:
    with pytest.raises(BukanPenelaah):
        ketahui(yatim, oleh=panggung.petugas["operator"], catatan="x", kini=menit(100))
    with pytest.raises(SebabPerlu):
        ketahui(yatim, oleh=panggung.petugas["kadis"], catatan="  ", kini=menit(100))
    assert queries.yatim_belum_ditelaah(panggung.kantor) == 1
