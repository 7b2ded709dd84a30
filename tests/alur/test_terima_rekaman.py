"""What a tablet sends moves the case only where it stands at recording; the journeys over HTTP are in tests/kanal/lapangan."""

import pytest

from tertib.alur import rekam, terima_rekaman
from tertib.alur import tablet as alur_tablet
from tertib.alur.hapus_rekaman import PEKERJAAN
from tertib.inti.models import Antrean
from tertib.perekaman.models import Keadaan, Rekaman
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_sop import KantorSop
from tests.perekaman.rekaman_contoh import isi_contoh, rekaman_baru

TANPA_ALAT = ("wajah", "tanda-tangan")


def kirim(kantor: KantorSop, p: Permohonan) -> list[Rekaman]:
    """Everybody of the case, without fingers or irises."""
    oleh, isi, hasil = kantor.penugasan("perekam"), {b: isi_contoh()[b] for b in TANPA_ALAT}, []
    for orang in rekam.orang(p):
        baru = rekaman_baru(p, orang, oleh, isi=isi, kini=kantor.waktu())
        r = terima_rekaman.umumkan(baru, kini=kantor.waktu())
        for bagian, isinya in isi.items():
            terima_rekaman.terima_potongan(r, bagian=bagian, isi=isinya)
        hasil.append(terima_rekaman.genapi(r, oleh=oleh, kini=kantor.waktu()))
    return hasil


def test_the_last_one_moves_the_case(perekam: KantorSop) -> None:
    p = perekam.sampai("rekam")
    assert {r.keadaan for r in kirim(perekam, p)} == {Keadaan.BERLAKU}
    p.refresh_from_db()
    assert p.langkah == "cetak"
    assert Antrean.objects.filter(jenis=PEKERJAAN).count() == len(rekam.orang(p))


def test_kept_though_the_case_stands_elsewhere(perekam: KantorSop) -> None:
    p = perekam.sampai("verifikasi")
    assert {r.keadaan for r in kirim(perekam, p)} == {Keadaan.BERLAKU}
    p.refresh_from_db()
    assert p.langkah == "verifikasi"


def test_a_locked_tablet_is_refused(perekam: KantorSop) -> None:
    p, oleh = perekam.sampai("rekam"), perekam.penugasan("perekam")
    tablet, _ = alur_tablet.daftarkan(oleh, nama="T", kini=perekam.waktu())
    isi = isi_contoh()
    baru = rekaman_baru(p, rekam.orang(p)[0], oleh, isi=isi, kini=perekam.waktu(), tablet=tablet)
    r = terima_rekaman.umumkan(baru, kini=perekam.waktu())
    alur_tablet.kunci(tablet, oleh=oleh, sebab="hilang", kini=perekam.waktu())
    with pytest.raises(terima_rekaman.TabletDikunci):
        terima_rekaman.terima_potongan(r, bagian="wajah", isi=isi["wajah"])
    with pytest.raises(terima_rekaman.TabletDikunci):
        terima_rekaman.umumkan(baru, kini=perekam.waktu())
