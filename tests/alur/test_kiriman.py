"""What the office sends to a village is recorded until the operator there says that it has arrived."""

import pytest

from tertib.alur import kiriman, pelaku
from tertib.alur.konteks import TidakBoleh
from tertib.buku import queries
from tertib.buku.models import Kiriman
from tertib.permohonan.models import Riwayat
from tertib.permohonan.queries import periksa_rantai
from tertib.sop import pemeriksa, pemuat
from tests.alur.kantor_sop import CERIA, KantorSop


def test_publishing_sends_it_and_the_operator_receives_it_once(ceria: KantorSop) -> None:
    p = ceria.sampai("cetak")
    dikirim = queries.kiriman(p)
    assert dikirim is not None
    assert (dikirim.peran, dikirim.diterima) == ("nagari", None)
    assert dikirim.pengirim == ceria.penugasan("operator")
    nagari, pada = ceria.siapa("operator-nagari"), ceria.waktu()
    kiriman.terima(p, pelaku=nagari, kini=pada)
    kiriman.terima(p, pelaku=nagari, kini=ceria.waktu())
    sampai = queries.kiriman(p)
    assert sampai is not None
    assert (sampai.diterima, sampai.penerima) == (pada, nagari.penugasan)
    assert list(p.riwayat.order_by("urut").values_list("tindakan", flat=True))[-3:] == ["kirim", "terbitkan", "sampai"]
    assert periksa_rantai("16.06") == (Riwayat.objects.count(), None)


def test_nobody_else_receives_it(ceria: KantorSop) -> None:
    p = ceria.sampai("cetak")
    for siapa in (ceria.siapa("operator"), pelaku.pemohon(p), pelaku.SISTEM):
        with pytest.raises(TidakBoleh):
            kiriman.terima(p, pelaku=siapa, kini=ceria.waktu())
    assert Kiriman.objects.get().diterima is None


def test_handing_over_what_was_sent_says_that_it_came(ceria: KantorSop) -> None:
    p = ceria.sampai("terima")
    serahan, dikirim = queries.serahan(p), queries.kiriman(p)
    assert serahan is not None
    assert dikirim is not None
    assert (dikirim.diterima, dikirim.penerima) == (serahan.pada, serahan.petugas)


def test_where_nothing_was_sent_nothing_arrives(loket: KantorSop) -> None:
    with pytest.raises(kiriman.TidakAdaKiriman):
        kiriman.terima(loket.sampai("serahkan"), pelaku=loket.siapa("loket"), kini=loket.waktu())


@pytest.mark.parametrize(
    ("ganti", "menjadi"),
    [("siapa: nagari}, beri", "siapa: operator}, beri"), ("[terbit: kk, catat: {buku: register}, kirim", "[kirim")],
)
def test_a_sop_cannot_send_inside_the_office_nor_before_publishing(ganti: str, menjadi: str) -> None:
    naskah = (pemuat.FOLDER / f"{CERIA}.yaml").read_text()
    assert ganti in naskah
    temuan = {t.kode for t in pemeriksa.periksa(pemuat.muat_teks(naskah.replace(ganti, menjadi)))}
    assert temuan & {"penerima", "serah-belum-terbit"}
