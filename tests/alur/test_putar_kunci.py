"""The office's secret changes: everything at rest gets the newest key, and nothing is unreadable at any moment."""

import base64

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import BinaryField
from pytest_django import Settings

from tertib.alur.putar_kunci import KAIT, putar_kunci
from tertib.dokumen import queries
from tertib.dokumen.models import Dokumen
from tertib.inti import sandi
from tertib.inti.sandi import MedanRahasia, SandiRusak
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.pengguna.adapter import PengamanAdapter
from tertib.permohonan.models import Permohonan
from tests.pemeran_tetap import Panggung

BARU = b"kunci baru" * 4


def test_every_wrapped_key_says_what_binds_it() -> None:
    semua = {
        (m, f.name)
        for m in apps.get_models()
        for f in m._meta.concrete_fields
        if m.__module__.startswith("tertib.") and isinstance(f, BinaryField) and not isinstance(f, MedanRahasia)
    }
    assert semua == {(model, medan) for model, medan, _kait in KAIT}


def test_after_it_the_old_key_opens_nothing_and_all_is_there(panggung: Panggung, settings: Settings) -> None:
    p = panggung.sampai_terbit()
    benih = base64.b64encode(sandi.tutup(b"benih", guna="pengaman")).decode()
    orang = panggung.petugas["kadis"].pengguna
    Authenticator.objects.create(user=orang, type=Authenticator.Type.TOTP, data={"secret": benih})
    lama = settings.CINCIN_KUNCI
    settings.CINCIN_KUNCI = [BARU, *lama]
    assert putar_kunci() > 50
    assert putar_kunci() == 0, "what is done is passed over"
    settings.CINCIN_KUNCI = [BARU]
    d = Dokumen.objects.get(permohonan=p)
    assert queries.isi(d).startswith(queries.isi_asli(d))
    assert queries.menurut_tautan(d.tautan) == d, "the QR code in the applicant's hand still finds it"
    keluarga = keluarga_menurut_nomor(panggung.nomor_kk[0])
    assert keluarga is not None
    assert keluarga.kepala is not None
    assert Permohonan.objects.get(pk=p.pk).pemohon_nik == keluarga.kepala.nik
    assert PengamanAdapter().decrypt(Authenticator.objects.get().data["secret"]) == "benih"
    settings.CINCIN_KUNCI = lama
    with pytest.raises(SandiRusak):
        Permohonan.objects.get(pk=p.pk)


def test_a_write_meanwhile_wins(panggung: Panggung, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    p, asli = panggung.siap(), sandi.perbarui
    settings.CINCIN_KUNCI = [BARU, *settings.CINCIN_KUNCI]

    def sementara(tertutup: bytes, *, guna: str, kait: str = "") -> bytes:
        if guna == "medan:pemohon_nik":
            Permohonan.objects.filter(pk=p.pk).update(pemohon_nik="1606010101900000")
        return asli(tertutup, guna=guna, kait=kait)

    monkeypatch.setattr(sandi, "perbarui", sementara)
    putar_kunci()
    assert Permohonan.objects.get(pk=p.pk).pemohon_nik == "1606010101900000"


def test_written_before_keys_had_names(settings: Settings) -> None:
    lama = sandi.tutup(b"x", guna="a", dengan=sandi.kunci("a"))
    settings.CINCIN_KUNCI = [BARU, *settings.CINCIN_KUNCI]
    assert sandi.buka(lama, guna="a") == b"x"
    assert not sandi.terbaru(lama)
    assert sandi.terbaru(sandi.perbarui(lama, guna="a"))
