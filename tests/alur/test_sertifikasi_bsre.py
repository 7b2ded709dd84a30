"""The whole act of signing with a service on the other side of a connection, good and bad (F03, F20)."""

from collections.abc import Callable, Iterator

import pytest

from tertib.alur import sertifikasi
from tertib.alur.sertifikasi import TandaTanganTidakCocok
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.tte.bsre.layanan import BSrE, Identitas
from tertib.dokumen.tte.bsre.sambungan import Sambungan
from tertib.dokumen.tte.jenis import (
    FrasaSalah,
    KeadaanSertifikat,
    LayananTidakMenjawab,
    LayananTidakTerhubung,
    PermintaanDitolak,
    SertifikatTidakBerlaku,
)
from tertib.permohonan.models import Permohonan
from tertib.simulator.bsre.dunia import Dunia, Gangguan, PenandatanganTiruan, Ragam
from tertib.simulator.bsre.peladen import Peladen
from tests.pemeran_tetap import FRASA, KINI, Panggung

NIK = "1606010101700000"


@pytest.fixture(scope="module")
def peladen() -> Iterator[Peladen]:
    with Peladen(Dunia(kini=lambda: KINI)) as jalan:
        yield jalan


@pytest.fixture(params=[1, 2], ids=["v1", "v2"])
def dunia(
    request: pytest.FixtureRequest, peladen: Peladen, panggung: Panggung, monkeypatch: pytest.MonkeyPatch
) -> Dunia:
    """The office signs by BSrE, where its head is known."""
    nip, dunia = panggung.petugas["kadis"].pengguna.nip, peladen.dunia
    if dunia.cari(nik=NIK) is None:
        dunia.daftarkan(PenandatanganTiruan(NIK, "kadis@contoh.test", "Kadis Rekaan", nip, frasa=FRASA))
    dunia.penandatangan[NIK].keadaan = KeadaanSertifikat.ISSUE
    dunia.gangguan.clear()
    dunia.hitungan.clear()
    bsre = BSrE(
        Sambungan(peladen.alamat, nama="tertib", sandi="sandi-aplikasi", batas_baca=5),
        identitas={nip: Identitas(nik=NIK)}.__getitem__,
        versi=request.param,
        akar=[dunia.akar],
    )
    monkeypatch.setattr(sertifikasi, "penyedia", lambda: bsre)
    return dunia


@pytest.fixture
def p(panggung: Panggung, dunia: Dunia) -> Permohonan:
    return panggung.ingat("sampai tanda tangan", panggung.sampai_tandatangan)


def _dokumen(p: Permohonan) -> list[tuple[int, str]]:
    return list(Dokumen.objects.filter(permohonan=p).order_by("nomor").values_list("nomor", "status"))


def test_a_card_is_signed(panggung: Panggung, p: Permohonan) -> None:
    assert panggung.tandatangani(p).langkah == "terbitkan"
    assert _dokumen(p) == [(1, Status.BERTANDA)]


@pytest.mark.parametrize(
    ("ragam", "galat"),
    [
        (Ragam.MATI, LayananTidakMenjawab),
        (Ragam.GALAT_500, LayananTidakMenjawab),
        (Ragam.PUTUS, LayananTidakMenjawab),
        (Ragam.HTML, LayananTidakMenjawab),
        (Ragam.BUKAN_PDF, LayananTidakMenjawab),
        (Ragam.DOKUMEN_LAIN, TandaTanganTidakCocok),
        (Ragam.SERTIFIKAT_HABIS, TandaTanganTidakCocok),
    ],
)
def test_nothing_is_published_and_the_same_number_is_signed_later(
    panggung: Panggung, p: Permohonan, dunia: Dunia, ragam: Ragam, galat: type[Exception]
) -> None:
    dunia.gangguan.append(Gangguan(ragam))
    with pytest.raises(galat) as tertangkap:
        panggung.tandatangani(p)
    assert str(tertangkap.value).endswith("."), "a sentence for the official"
    assert _dokumen(p) == [(1, Status.RENCANA)]
    p.refresh_from_db()
    assert p.langkah == "tandatangan"
    # A result that is unknown or wrong is held until nobody can be at it any more, never signed again at once.
    nanti = panggung.waktu() + sertifikasi.TENGGANG * 2
    panggung.tandatangani(p, kini=nanti)
    assert _dokumen(p) == [(1, Status.BERTANDA)]


@pytest.mark.parametrize("keadaan", [k for k in KeadaanSertifikat if k is not KeadaanSertifikat.ISSUE])
def test_a_certificate_that_may_not_sign(
    panggung: Panggung, p: Permohonan, dunia: Dunia, keadaan: KeadaanSertifikat
) -> None:
    dunia.penandatangan[NIK].keadaan = keadaan
    with pytest.raises(SertifikatTidakBerlaku):
        panggung.tandatangani(p)
    assert (_dokumen(p), dunia.hitungan["tanda"]) == ([(1, Status.RENCANA)], 0)
    dunia.penandatangan[NIK].keadaan = KeadaanSertifikat.ISSUE
    panggung.tandatangani(p)
    assert _dokumen(p) == [(1, Status.BERTANDA)], "certain that nothing was signed: at once"


@pytest.mark.parametrize(
    ("salah", "galat"),
    [
        (lambda d: d.gangguan.append(Gangguan(Ragam.KODE, kode=2031, status=500)), FrasaSalah),
        (lambda d: d.gangguan.append(Gangguan(Ragam.KODE, kode=4015)), PermintaanDitolak),
        (lambda d: d.gangguan.append(Gangguan(Ragam.MATI, jalur="status")), LayananTidakTerhubung),
    ],
    ids=["2031", "4015", "down at the question"],
)
def test_what_is_certainly_unsigned_may_be_tried_at_once(
    panggung: Panggung, p: Permohonan, dunia: Dunia, salah: Callable[[Dunia], None], galat: type[Exception]
) -> None:
    salah(dunia)
    with pytest.raises(galat):
        panggung.tandatangani(p)
    panggung.tandatangani(p)
    assert (_dokumen(p), dunia.hitungan["tanda"]) == ([(1, Status.BERTANDA)], 1)
