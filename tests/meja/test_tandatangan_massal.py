"""Signing many on a phone: choosing, looking, the passphrase, the outcome; and what is said before anybody tries."""

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tertib.alur import tandatangan_massal
from tertib.alur.models import ButirMassal, GangguanTTE, SertifikatPenanda, TandaTanganMassal
from tertib.dokumen.models import Dokumen
from tertib.inti.lingkup import di_kantor
from tertib.inti.models import Antrean
from tertib.pengguna.models import Jabatan, Mandat, Penugasan
from tertib.permohonan.models import Permohonan
from tests.kenangan import ingat
from tests.meja.dunia import FRASA, KINI, Dunia

Masuk = Callable[[Penugasan], Client]


class Seketika:
    """A background that is done before it returns."""

    def __init__(self, kerja: Callable[[], None]) -> None:
        kerja()

    def join(self, timeout: float | None = None) -> None:
        pass


@pytest.fixture
def dua(dunia: Dunia, map_pki: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[Permohonan]:
    """Two cases waiting for the signature, and a certificate to sign with; no threads."""
    settings.MAP_PKI = map_pki
    dunia.sertifikat()
    hasil = ingat("dua", lambda: [dunia.sampai_tandatangan() for _ in range(2)])
    monkeypatch.setattr(tandatangan_massal, "_di_latar", lambda kerja: Seketika(kerja))
    monkeypatch.setattr(tandatangan_massal, "_denyut", lambda *_: nullcontext())
    return hasil


@pytest.fixture
def kadis(dunia: Dunia, masuk: Masuk) -> Client:
    return masuk(dunia.penugasan[Jabatan.KADIS])


def pilih(*permohonan: Permohonan) -> dict[str, list[str]]:
    return {"pilih": [f"{p.nomor}:{p.versi}" for p in permohonan]}


def isi(balasan: Any) -> str:
    return str(balasan.content.decode())


def test_choose_type_the_passphrase_read_what_came_of_it(kadis: Client, dunia: Dunia, dua: list[Permohonan]) -> None:
    balasan = kadis.post("/meja/tandatangan/massal/", pilih(*dua), follow=True)
    halaman = isi(balasan)
    assert "Tanda tangani 2 KK" in halaman
    assert "Belum satu pun Anda lihat perubahannya." in halaman
    alamat = balasan.redirect_chain[-1][0]
    sesudah = isi(kadis.post(alamat, {"frasa_sandi": FRASA}, follow=True))
    assert "2 KK ditandatangani" in sesudah
    with di_kantor(dunia.kantor.kode):
        assert Dokumen.objects.filter(status="bertanda").count() == 2
    assert "Tidak ada KK yang menunggu" in isi(kadis.get("/meja/tandatangan/"))


def test_a_wrong_passphrase_comes_back_with_the_form(kadis: Client, dua: list[Permohonan]) -> None:
    alamat = kadis.post("/meja/tandatangan/massal/", pilih(*dua)).headers["Location"]
    halaman = isi(kadis.post(alamat, {"frasa_sandi": "bukan itu"}, follow=True))
    assert "Berhenti, 2 KK belum ditandatangani" in halaman
    assert 'href="#frasa_sandi"' in halaman
    assert "bukan itu" not in halaman
    assert "2 KK ditandatangani" in isi(kadis.post(alamat, {"frasa_sandi": FRASA}, follow=True))


def test_back_button_and_double_click_are_harmless(kadis: Client, dunia: Dunia, dua: list[Permohonan]) -> None:
    alamat = kadis.post("/meja/tandatangan/massal/", pilih(*dua)).headers["Location"]
    for _ in range(3):
        halaman = isi(kadis.post(alamat, {"frasa_sandi": FRASA}, follow=True))
    assert "2 KK ditandatangani" in halaman
    assert "sudah selesai" in halaman
    lagi = isi(kadis.post("/meja/tandatangan/massal/", pilih(*dua), follow=True))
    assert "Pilih dulu KK yang akan ditandatangani." in lagi
    with di_kantor(dunia.kantor.kode):
        assert list(Dokumen.objects.order_by("nomor").values_list("nomor", flat=True)) == [1, 2]


def test_the_passphrase_is_kept_nowhere(kadis: Client, dunia: Dunia, dua: list[Permohonan]) -> None:
    alamat = kadis.post("/meja/tandatangan/massal/", pilih(*dua)).headers["Location"]
    kadis.post(alamat, {"frasa_sandi": FRASA})
    with di_kantor(dunia.kantor.kode):
        baris = [*TandaTanganMassal.objects.values(), *ButirMassal.objects.values(), *Antrean.objects.values()]
    assert baris
    assert FRASA not in repr(baris) + repr(dict(kadis.session))


def test_without_scripts_a_case_unfolds_and_what_was_ticked_stays(kadis: Client, dua: list[Permohonan]) -> None:
    halaman = isi(kadis.post("/meja/tandatangan/", {**pilih(dua[0]), "buka": dua[1].nomor}))
    assert "<ins>KIRANA PRANOTO</ins>" in halaman
    assert halaman.count("checked") == 1
    assert halaman.count("Belum dilihat") == 1
    assert isi(kadis.get("/meja/tandatangan/")).count("Belum dilihat") == 1
    assert isi(kadis.post("/meja/tandatangan/", {"semua": "ya"})).count("checked") == 2


def test_the_fragment_counts_as_looked_at(kadis: Client, dua: list[Permohonan]) -> None:
    assert "<ins>KIRANA PRANOTO</ins>" in isi(kadis.get(f"/meja/tandatangan/{dua[0].nomor}/beda/"))
    kadis.get(f"/meja/tandatangan/{dua[1].nomor}/")
    assert "Belum dilihat" not in isi(kadis.get("/meja/tandatangan/"))


def test_a_running_batch_refreshes_itself_and_can_be_stopped(
    kadis: Client, dunia: Dunia, dua: list[Permohonan]
) -> None:
    alamat = kadis.post("/meja/tandatangan/massal/", pilih(*dua)).headers["Location"]
    with di_kantor(dunia.kantor.kode):
        massal = TandaTanganMassal.objects.get()
        tandatangan_massal.ambil_giliran(massal, kini=KINI)
    halaman = isi(kadis.get(alamat))
    assert '<meta http-equiv="refresh"' in halaman
    assert "frasa_sandi" not in halaman
    assert "Penandatanganan Anda belum selesai." in isi(kadis.get("/meja/tandatangan/"))
    assert "Berhenti setelah KK ini." in isi(kadis.post(f"{alamat}hentikan/", follow=True))
    with di_kantor(dunia.kantor.kode):
        TandaTanganMassal.objects.update(hidup_sampai=KINI - dt.timedelta(seconds=1))
    halaman = isi(kadis.get(alamat))
    assert "Prosesnya berhenti di tengah jalan." in halaman
    assert "frasa_sandi" in halaman
    assert "refresh" not in halaman


def test_a_batch_belongs_to_its_signer(kadis: Client, dunia: Dunia, masuk: Masuk, dua: list[Permohonan]) -> None:
    alamat = kadis.post("/meja/tandatangan/massal/", pilih(*dua)).headers["Location"]
    for lain in (dunia.penugasan[Jabatan.KABID], dunia.rekan(Jabatan.KADIS)):
        klien = masuk(lain)
        assert klien.get(alamat).status_code == 404
        assert klien.post(alamat, {"frasa_sandi": FRASA}).status_code == 404
        assert klien.post(f"{alamat}hentikan/").status_code == 404


def test_outage_and_certificate_are_said_beforehand(
    kadis: Client, dunia: Dunia, masuk: Masuk, dua: list[Permohonan]
) -> None:
    with di_kantor(dunia.kantor.kode):
        GangguanTTE.objects.create(kantor=dunia.kantor, mulai=KINI)
        SertifikatPenanda.objects.create(
            penugasan=dunia.penugasan[Jabatan.KADIS],
            keadaan="ISSUE",
            sampai=KINI + dt.timedelta(days=9, hours=1),
            diminta=KINI,
            ditanya=KINI,
        )
    halaman = isi(kadis.get("/meja/tandatangan/"))
    assert "Layanan tanda tangan tidak menjawab sejak" in halaman
    assert 'href="/meja/jalan-basah/"' in halaman
    kalimat = "Sertifikat Hendra Saputra habis dalam 9 hari."
    assert kalimat in " ".join(halaman.split())
    for jabatan, tahu in ((Jabatan.PENGELOLA, True), (Jabatan.OPERATOR, False)):
        meja = isi(masuk(dunia.orang_baru(f"{jabatan} Rekaan", jabatan)).get("/meja/"))
        assert (kalimat in " ".join(meja.split())) is tahu


def test_who_must_show_the_second_factor_again(
    kadis: Client, dua: list[Permohonan], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five minutes; and what was typed is not carried along."""
    from tertib.pengguna import penjaga

    alamat = kadis.post("/meja/tandatangan/massal/", pilih(*dua)).headers["Location"]
    settings.PERAGAAN = False
    settings.ALLOWED_HOSTS = ["testserver"]
    monkeypatch.setattr(penjaga, "perlu_pengaman", lambda _orang: False)
    tunggal = f"/meja/tandatangan/{dua[0].nomor}/sandi/"
    for satu in (alamat, tunggal):
        for balasan in (kadis.get(satu), kadis.post(satu, {"frasa_sandi": FRASA, "versi": dua[0].versi})):
            assert balasan.headers["Location"].startswith("/akun/pengaman/"), satu
        assert FRASA not in repr(dict(kadis.session))
    _tunjukkan(kadis, KINI - dt.timedelta(minutes=6), "mfa")
    assert kadis.get(alamat).status_code == 302
    _tunjukkan(kadis, KINI, "password")
    assert kadis.get(alamat).status_code == 302, "a password is no second factor"
    _tunjukkan(kadis, KINI - dt.timedelta(minutes=4), "mfa")
    assert kadis.get(alamat).status_code == 200
    assert kadis.get(tunggal).status_code == 200


def _tunjukkan(klien: Client, pada: dt.datetime, cara: str) -> None:
    sesi = klien.session
    sesi["account_authentication_methods_user"] = sesi["_auth_user_id"]
    sesi["account_authentication_methods"] = [{"method": cara, "at": pada.timestamp()}]
    sesi.save()


class TestMandat:
    """Recorded on one desk, confirmed on another."""

    SURAT = {"jenis": "Plh.", "nomor": "800/5/2026", "mulai": "2026-11-20", "sampai": "2026-11-27", "dokumen": ["kk"]}

    def surat(self, dunia: Dunia) -> dict[str, Any]:
        orang = dunia.penugasan[Jabatan.SUBKOORD].pengguna_id
        return {**self.SURAT, "orang": orang, "menggantikan": dunia.penugasan[Jabatan.KADIS].pk}

    def test_two_desks(self, dunia: Dunia, masuk: Masuk, kadis: Client) -> None:
        kabid = masuk(dunia.penugasan[Jabatan.KABID])
        assert "Menunggu dikuatkan" in isi(kabid.post("/meja/mandat/", self.surat(dunia), follow=True))
        with di_kantor(dunia.kantor.kode):
            mandat = Mandat.objects.get()
        assert "bukan yang mencatatnya" in isi(kabid.post(f"/meja/mandat/{mandat.pk}/", follow=True))
        assert "Mandat 800/5/2026 dikuatkan." in isi(kadis.post(f"/meja/mandat/{mandat.pk}/", follow=True))
        with di_kantor(dunia.kantor.kode):
            plh = Penugasan.objects.get(mandat="Plh. 800/5/2026")
        assert "0 KK menunggu tanda tangan" in isi(self.klien(masuk, plh).get("/meja/tandatangan/"))
        kabid.post(f"/meja/mandat/{mandat.pk}/", {"akhiri": "ya"})
        assert "Diakhiri" in isi(kabid.get("/meja/mandat/"))

    def klien(self, masuk: Masuk, penugasan: Penugasan) -> Client:
        klien = masuk(penugasan)
        klien.post("/meja/peran/", {"penugasan": penugasan.pk})
        return klien

    @pytest.mark.parametrize("kosong", ["nomor", "sampai", "orang", "dokumen"])
    def test_what_is_missing_is_asked_for_and_the_rest_stays(self, dunia: Dunia, kadis: Client, kosong: str) -> None:
        balasan = kadis.post("/meja/mandat/", {**self.surat(dunia), kosong: ""})
        assert balasan.status_code == 422
        assert "Isi nomor surat" in isi(balasan)
        assert 'value="2026-11-20"' in isi(balasan)

    def test_not_for_everybody(self, dunia: Dunia, masuk: Masuk) -> None:
        assert masuk(dunia.penugasan[Jabatan.OPERATOR]).get("/meja/mandat/").status_code == 404
