"""Photo and signature open with a reason, which stays; fingers and irises never leave."""

import pytest
from django.test import Client

from tertib.alur.lihat_rekaman import AlasanKosong, lihat_rekaman
from tertib.pengguna.models import Penugasan
from tertib.perekaman.models import TilikRekaman
from tests.alur.kantor_sop import KantorSop
from tests.alur.test_hapus_rekaman import direkam
from tests.perekaman.rekaman_contoh import isi_contoh


def test_with_a_reason_and_written_down(perekam: KantorSop) -> None:
    _p, rekaman = direkam(perekam)
    oleh = perekam.penugasan("perekam")
    with pytest.raises(AlasanKosong):
        lihat_rekaman(rekaman, oleh=oleh, alasan=" ", kini=perekam.waktu())
    assert not TilikRekaman.objects.exists()
    tampak = lihat_rekaman(rekaman, oleh=oleh, alasan="membandingkan dua rekaman", kini=perekam.waktu())
    assert (tampak.wajah, len(tampak.butir)) == (isi_contoh()["wajah"], 14)
    assert TilikRekaman.objects.get().alasan == "membandingkan dua rekaman"


def test_the_page_shows_nothing_until_asked(perekam: KantorSop) -> None:
    _p, rekaman = direkam(perekam)
    klien, alamat = Client(), f"/lapangan/rekam/lihat/{rekaman.pk}/"
    oleh = perekam.penugasan("perekam")
    klien.force_login(oleh.pengguna)
    assert klien.get(alamat).status_code == 404, "who records does not look"
    Penugasan.objects.filter(pk=oleh.pk).update(jabatan="petugas")
    assert b"data:image" not in klien.get(alamat).content
    assert klien.post(alamat, {"alasan": ""}).status_code == 422
    isi = klien.post(alamat, {"alasan": "aduan"}).content
    assert b"data:image" in isi and b"iris-kiri" in isi
    assert TilikRekaman.objects.count() == 1
