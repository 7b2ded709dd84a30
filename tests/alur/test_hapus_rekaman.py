"""What was recorded is erased when its days are over, never before; that it was recorded stays known."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from tertib.alur import rekam
from tertib.alur.hapus_rekaman import PEKERJAAN, hapus_rekaman
from tertib.inti.models import Antrean
from tertib.perekaman import queries
from tertib.perekaman.models import Rekaman
from tertib.perekaman.services import simpan_rekaman
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_sop import KantorSop
from tests.perekaman.rekaman_contoh import isi_contoh, rekaman_baru


def direkam(kantor: KantorSop) -> tuple[Permohonan, Rekaman]:
    p, isi = kantor.sampai("rekam"), isi_contoh()
    baru = rekaman_baru(p, rekam.orang(p)[0], kantor.penugasan("perekam"), isi=isi, kini=kantor.waktu())
    return p, simpan_rekaman(baru, isi=isi, kini=kantor.waktu())


def test_not_while_the_case_goes_on_nor_before_its_days(perekam: KantorSop) -> None:
    p, rekaman = direkam(perekam)
    kini = perekam.waktu()
    assert hapus_rekaman(p, kini=kini + timedelta(days=500)) == 0
    Permohonan.objects.filter(pk=p.pk).update(akhir="selesai", selesai=kini)
    p.refresh_from_db()
    assert hapus_rekaman(p, kini=kini + timedelta(days=settings.BIOMETRIK_HARI - 1)) == 0
    assert Antrean.objects.filter(jenis=PEKERJAAN).count() == 2, "looked at again later"
    assert queries.kurang(rekaman) == []


def test_erased_from_disk_and_still_known(perekam: KantorSop) -> None:
    p, rekaman = direkam(perekam)
    kini = perekam.waktu()
    Permohonan.objects.filter(pk=p.pk).update(akhir="selesai", selesai=kini)
    p.refresh_from_db()
    nama = [b.nama for b in rekaman.butir.all()]
    assert hapus_rekaman(p, kini=kini + timedelta(days=settings.BIOMETRIK_HARI)) == 14
    assert not [n for n in nama if (Path(settings.MAP_BERKAS) / n[:2] / n).exists()]
    butir = queries.butir(rekaman, "wajah")
    assert butir is not None and queries.isi(butir) is None and butir.sidik
    assert queries.sudah_direkam(rekaman.nik)
