"""The applicant has the card."""

import pytest

from tertib.alur import jalan_basah, langkah
from tertib.alur.langkah import TidakBoleh
from tertib.alur.pelaku import pemohon_di_loket
from tertib.alur.serahan import BelumDicap, PenerimaTidakJelas
from tertib.alur.tandatangan_basah import sidik_cetakan
from tertib.alur.terima import AmbilKertasnya, BelumDiserahkan, BelumTerbit
from tertib.buku import queries as buku_queries
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.models import Dokumen, Status
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Kunjungan, Permohonan, Riwayat
from tests.pemeran_tetap import Panggung, foto, jejak, menit, peristiwa


def test_the_case_ends(panggung: Panggung) -> None:
    p = panggung.putus(panggung.sampai_terbit(), "pemohon", "lanjut")
    assert (p.akhir, bool(p.selesai)) == ("selesai", True)
    assert not Kunjungan.objects.filter(permohonan=p, selesai=None).exists()
    assert [dari for dari, _putusan, _ke in peristiwa(p)] == [
        "ajukan", "periksa", "validasi", "verifikasi", "tandatangan", "terbitkan", "terima"
    ]  # fmt: skip
    assert Riwayat.objects.latest("urut").pelaku is None


@pytest.mark.parametrize("siapa", ["operator", "kadis", "sistem"])
def test_nobody_receives_for_the_applicant(panggung: Panggung, siapa: str) -> None:
    p = panggung.sampai_terbit()
    with pytest.raises(TidakBoleh):
        panggung.putus(p, siapa, "lanjut")


def test_after_the_end_nothing_moves(panggung: Panggung) -> None:
    p = panggung.putus(panggung.sampai_terbit(), "pemohon", "lanjut")
    sebelum = jejak()
    with pytest.raises(TidakBoleh, match="berakhir"):
        panggung.putus(p, "pemohon", "lanjut")
    assert jejak() == sebelum


def test_nothing_published_nothing_to_receive(panggung: Panggung) -> None:
    p = panggung.sampai_terbit()
    Dokumen.objects.filter(permohonan=p).update(status=Status.BATAL)
    with pytest.raises(BelumTerbit):
        panggung.putus(p, "pemohon", "lanjut")


def _bertanda_pena(panggung: Panggung) -> Permohonan:
    """A case of an electronic SOP that a decision sent down the road of the pen, published."""
    p = panggung.sampai_tandatangan()
    kadis = panggung.pelaku("kadis", p)
    jalan_basah.putuskan(oleh=panggung.petugas["kadis"], sampai=menit(900), alasan="Layanan mati.", kini=menit(200))
    cetakan = jalan_basah.cetak(p, pelaku=kadis, versi=p.versi, kini=menit(201))
    p = langkah.jalankan(
        p, putusan="lengkap", pelaku=kadis, versi=p.versi, kini=menit(202), isi={"sidik": sidik_cetakan(cetakan)}
    )
    return panggung.putus(p, "operator", "lanjut")


def _terima(p: Permohonan, penugasan: Penugasan, **isi: object) -> Permohonan:
    penerima = {"nama": p.pemohon_nama, "nik": p.pemohon_nik, "hubungan": "pemohon"}
    return langkah.jalankan(
        p,
        putusan="lanjut",
        pelaku=pemohon_di_loket(p, penugasan),
        versi=p.versi,
        kini=menit(400),
        isi={"penerima": penerima, "cap": True, "tanda_tangan": foto("ttd"), **isi},
    )


def test_a_paper_on_an_electronic_road_is_handed_over_when_it_is_received(panggung: Panggung) -> None:
    p = _bertanda_pena(panggung)
    assert buku_queries.menunggu_diambil() == [p]
    selesai = _terima(p, panggung.petugas["operator"])
    bukti, terbit = buku_queries.serahan(p), dokumen_queries.terbit(p)
    assert bukti is not None
    assert (selesai.akhir, bukti.dokumen, bukti.bukti, bukti.petugas) == (
        "selesai",
        terbit[0],
        "identitas",
        panggung.petugas["operator"],
    )
    assert bukti.tanda_tangan is not None
    assert [d.dicap for d in terbit] == [menit(400)]
    assert buku_queries.menunggu_diambil() == []


def test_from_afar_nobody_receives_a_paper(panggung: Panggung) -> None:
    p = _bertanda_pena(panggung)
    sebelum = jejak()
    with pytest.raises(AmbilKertasnya):
        panggung.putus(p, "pemohon", "lanjut")
    for isi, galat in (({"cap": False}, BelumDicap), ({"penerima": {}}, PenerimaTidakJelas)):
        with pytest.raises(galat):
            _terima(p, panggung.petugas["operator"], **isi)
    assert jejak() == sebelum


def test_an_electronic_card_at_a_counter_still_needs_its_handing_over(panggung: Panggung) -> None:
    with pytest.raises(BelumDiserahkan):
        _terima(panggung.sampai_terbit(), panggung.petugas["operator"])
