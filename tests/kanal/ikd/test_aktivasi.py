"""The slip an official gives, contacts proven by codes, the first PIN; and switching off."""

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.kanal.ikd import akun
from tertib.kanal.ikd.models import AkunIkd, CatatanIkd
from tertib.kependudukan.models import Penduduk, indeks_nik
from tertib.pengguna.models import Jabatan, Penugasan
from tests.kanal.ikd.dunia import KINI, NIK_IBU, PIN, Ponsel, antar_pesan, buka_layanan, kode_terakhir
from tests.kanal.pemohon import teks
from tests.meja.dunia import Dunia

KONTAK = {"surel": "siti@contoh.test", "ponsel": "0800 0000 1606"}


@pytest.fixture
def operator(dunia: Dunia) -> Client:
    klien = Client()
    klien.force_login(dunia.penugasan[Jabatan.OPERATOR].pengguna)
    return klien


def beri_slip(operator: Client, nik: str = NIK_IBU) -> str:
    """The path of the link on the slip."""
    balasan = operator.post("/meja/ikd/slip/", {"nik": nik, "dilihat": "ya"})
    assert balasan.status_code == 200, balasan
    alamat = re.search(r"(/ikd/musi-banyuasin/aktifkan/[^<\s]+)", html.unescape(balasan.content.decode()))
    assert alamat
    return alamat[1]


def _sampai_pin(klien: Client, tautan: str) -> None:
    assert klien.post(tautan, KONTAK).url == tautan + "kode/"
    antar_pesan()
    kode = {"kode_surel": kode_terakhir("surel"), "kode_whatsapp": kode_terakhir("whatsapp")}
    assert klien.post(tautan + "kode/", kode).url == tautan + "pin/"


def test_from_the_counter_to_the_first_sign_in(operator: Client, dunia: Dunia) -> None:
    halaman = teks(operator.post("/meja/ikd/", {"nik": NIK_IBU}))
    assert "Siti Rahmawati" in halaman
    tautan = beri_slip(operator)
    ponsel = Ponsel()
    assert "Siti Rahmawati" in teks(ponsel.klien.get(tautan))
    _sampai_pin(ponsel.klien, tautan)
    lewat = {(p.lewat, p.tujuan) for p in antar_pesan()}
    assert lewat == {("surel", "siti@contoh.test"), ("whatsapp", "+6280000001606")}
    lemah = teks(ponsel.klien.post(tautan + "pin/", {"pin": "150694", "pin_ulang": "150694"}))
    assert "tanggal lahir" in lemah
    assert "tidak sama" in teks(ponsel.klien.post(tautan + "pin/", {"pin": PIN, "pin_ulang": "804219"}))
    assert ponsel.klien.post(tautan + "pin/", {"pin": PIN, "pin_ulang": PIN}).url == ponsel.alamat("masuk/")
    assert ponsel.masuk().status_code == 302
    assert ponsel.klien.get(tautan).status_code == 404, "the slip is used up"
    with di_kantor(dunia.kantor.kode):
        log = list(CatatanIkd.objects.order_by("id").values_list("kejadian", "oleh__nama"))
    assert log == [("slip", "Ratna Puspita"), ("aktif", None)]


def test_no_slip_without_looking_at_card_and_face(operator: Client, dunia: Dunia) -> None:
    assert operator.post("/meja/ikd/slip/", {"nik": NIK_IBU}).status_code == 302
    with di_kantor(dunia.kantor.kode):
        assert not AkunIkd.objects.exists()


@pytest.mark.parametrize("ubah", [{"hidup": False}, {"tanggal_lahir": "2012-01-01", "status_kawin": "1"}])
def test_no_slip_for_who_has_no_card(operator: Client, dunia: Dunia, ubah: dict[str, object]) -> None:
    with di_kantor(dunia.kantor.kode):
        Penduduk.objects.filter(nik_indeks=indeks_nik(NIK_IBU)).update(**ubah)
        with pytest.raises(akun.BelumBerKtp):
            akun.beri_slip(nik=NIK_IBU, oleh=dunia.penugasan[Jabatan.OPERATOR].pengguna, kini=KINI)


def test_the_pin_page_opens_only_after_both_codes(operator: Client) -> None:
    tautan = beri_slip(operator)
    klien = Client()
    assert klien.get(tautan + "pin/").url == tautan
    klien.post(tautan, KONTAK)
    antar_pesan()
    satu = klien.post(tautan + "kode/", {"kode_surel": kode_terakhir("surel"), "kode_whatsapp": "000000"})
    assert satu.status_code == 422
    assert "Surel sudah terbukti" in teks(satu)
    assert klien.get(tautan + "pin/").url == tautan
    assert klien.post(tautan + "kode/", {"kode_whatsapp": kode_terakhir("whatsapp")}).url == tautan + "pin/"
    assert Client().get(tautan + "pin/").url == tautan, "another browser has proven nothing"


def test_a_slip_lives_a_day_and_a_new_one_ends_the_old(operator: Client) -> None:
    lama = beri_slip(operator)
    baru = beri_slip(operator)
    assert Client().get(lama).status_code == 404
    assert Client().get(baru).status_code == 200
    assert Client().get(baru.replace("musi-banyuasin", "padang-pariaman")).status_code == 404
    with jam_tetap(KINI + timedelta(hours=24)):
        assert Client().get(baru).status_code == 404


def test_a_lost_phone_is_switched_off_and_out_at_once(ponsel: Ponsel, operator: Client) -> None:
    ponsel.masuk()
    operator.post("/meja/ikd/matikan/", {"nik": NIK_IBU})
    assert ponsel.buka().url == ponsel.alamat("masuk/")
    assert "tidak cocok" in teks(ponsel.masuk())
    ponsel.kirim("lupa-pin/", {"nik": NIK_IBU, "lewat": "surel"})
    assert not antar_pesan(), "no code goes to a phone that is lost"


def test_an_official_elsewhere_finds_and_switches_off_nobody(
    ponsel: Ponsel, dunia: Dunia, masuk: Callable[[Penugasan], Client]
) -> None:
    buka_layanan(dunia.lain, dunia)
    assert dunia.orang_lain is not None
    asing = masuk(dunia.orang_lain)
    assert "tidak tercatat di kantor ini" in teks(asing.post("/meja/ikd/", {"nik": NIK_IBU}))
    asing.post("/meja/ikd/slip/", {"nik": NIK_IBU, "dilihat": "ya"})
    assert asing.post("/meja/ikd/matikan/", {"nik": NIK_IBU}).status_code == 404
    assert ponsel.masuk().status_code == 302


def test_who_signs_gives_no_slips(dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> None:
    assert masuk(dunia.penugasan[Jabatan.KADIS]).get("/meja/ikd/").status_code == 404
