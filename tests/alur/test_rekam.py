"""The step of recording: skipped for who is recorded, closed until everybody is, and nobody else's."""

import pytest

from tertib.alur import rekam
from tertib.alur.konteks import TidakBoleh
from tertib.perekaman.models import Keadaan, Rekaman
from tertib.perekaman.services import simpan_rekaman
from tertib.permohonan.models import Permohonan, Riwayat
from tests.alur.kantor_sop import KantorSop
from tests.perekaman.rekaman_contoh import isi_contoh, rekaman_baru


def rekam_semua(kantor: KantorSop, p: Permohonan) -> list[Rekaman]:
    oleh, isi = kantor.penugasan("perekam"), isi_contoh()
    return [
        simpan_rekaman(rekaman_baru(p, o, oleh, isi=isi, kini=kantor.waktu()), isi=isi, kini=kantor.waktu())
        for o in rekam.orang(p)
    ]


def test_goes_on_when_everybody_is_recorded(perekam: KantorSop) -> None:
    p = perekam.sampai("rekam")
    assert rekam.keadaan(p) == rekam.BELUM
    assert {r.keadaan for r in rekam_semua(perekam, p)} == {Keadaan.BERLAKU}
    p = perekam.putus(p, perekam.siapa("perekam"))
    assert p.langkah == "cetak"
    assert Riwayat.objects.filter(permohonan=p, tindakan="rekam").count() == 1


def test_stands_while_one_is_missing_and_says_who(perekam: KantorSop) -> None:
    p = perekam.sampai("rekam")
    rekam_semua(perekam, p)
    nama = rekam.orang(p)[-1].nama
    Rekaman.objects.filter(nama=nama).update(keadaan=Keadaan.DISISIHKAN)
    with pytest.raises(rekam.BelumDirekam, match=nama):
        perekam.putus(p, perekam.siapa("perekam"))
    p.refresh_from_db()
    assert p.langkah == "rekam"


def test_only_the_recording_officer(perekam: KantorSop) -> None:
    p = perekam.sampai("rekam")
    rekam_semua(perekam, p)
    with pytest.raises(TidakBoleh):
        perekam.putus(p, perekam.siapa("loket"))


def test_who_is_recorded_already_is_not_asked_again(perekam: KantorSop) -> None:
    p = perekam.sampai("verifikasi")
    rekam_semua(perekam, p)
    assert perekam.maju(p).langkah == "cetak"
