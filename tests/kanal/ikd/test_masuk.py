"""The lock: what nobody learns (A09), what a thousand addresses get (A14), what counts without a captcha (A16), sessions (A17)."""

import os
import random
import statistics
import time
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tertib.inti import pin
from tertib.inti.jam import jam_tetap
from tertib.inti.models import Laju, SalahPin
from tertib.kanal.ikd import pagar, soal
from tests.kanal.ikd.dunia import (
    KINI,
    NIK_IBU,
    PIN,
    SALAH,
    Ponsel,
    akun_aktif,
    antar_pesan,
    buka_layanan,
    jawab,
    kode_terakhir,
)
from tests.kanal.pemohon import teks
from tests.meja.dunia import Dunia

TIADA = "1606019009900001"


def _segarkan() -> None:
    """Another day, as far as the limits are concerned."""
    Laju.objects.all().delete()
    SalahPin.objects.all().delete()


def test_in_with_nik_pin_and_captcha_and_under_a_new_session(ponsel: Ponsel) -> None:
    ponsel.klien.session.save()
    lama = ponsel.klien.session.session_key
    assert ponsel.masuk().url == ponsel.alamat()
    dalam = ponsel.klien.session.session_key
    assert dalam != lama
    ponsel.buktikan()
    assert ponsel.klien.session.session_key not in (lama, dalam)
    assert not Session.objects.filter(session_key__in=[lama, dalam]).exists()


@pytest.mark.parametrize("jalan", ["", "pelayanan/", "cetak-kk/", "cetak-kk/isi/", "permohonan/", "buktikan/"])
def test_nothing_opens_without_signing_in(ponsel: Ponsel, jalan: str) -> None:
    assert ponsel.buka(jalan).url == ponsel.alamat("masuk/")


@pytest.mark.parametrize("jalan", ["pelayanan/", "cetak-kk/"])
def test_services_want_the_pin_again_every_five_minutes(ponsel: Ponsel, jalan: str) -> None:
    ponsel.masuk()
    assert ponsel.buka(jalan).url == ponsel.alamat(f"buktikan/?lanjut={ponsel.alamat(jalan)}")
    ponsel.buktikan()
    assert ponsel.buka("pelayanan/").status_code == 200
    with jam_tetap(KINI + timedelta(minutes=5, seconds=1)):
        assert "buktikan" in ponsel.buka(jalan).url


@pytest.mark.parametrize("lanjut", ["https://jahat.test/", "//jahat.test/", "/meja/", "javascript:alert(1)"])
def test_the_way_back_stays_at_this_door(ponsel: Ponsel, lanjut: str) -> None:
    ponsel.masuk()
    assert ponsel.buktikan(lanjut=lanjut).url == ponsel.alamat("pelayanan/")


def test_ten_idle_minutes_end_the_stay_and_use_puts_it_off(ponsel: Ponsel) -> None:
    ponsel.masuk()
    with jam_tetap(KINI + timedelta(minutes=9)):
        assert ponsel.buka().status_code == 200
    with jam_tetap(KINI + timedelta(minutes=18)):
        assert ponsel.buka().status_code == 200
    with jam_tetap(KINI + timedelta(minutes=28)):
        assert ponsel.buka().url == ponsel.alamat("masuk/")


def test_no_stay_is_longer_than_eight_hours(ponsel: Ponsel) -> None:
    ponsel.masuk()
    for menit in range(9, 480, 9):
        with jam_tetap(KINI + timedelta(minutes=menit)):
            assert ponsel.buka().status_code == 200
    with jam_tetap(KINI + timedelta(hours=8)):
        assert ponsel.buka().status_code == 302


def test_signing_out_here_and_everywhere(ponsel: Ponsel) -> None:
    ponsel.masuk()
    lain = Ponsel()
    lain.masuk()
    curian = lain.klien.cookies["sessionid"].value
    ponsel.klien.post(ponsel.alamat("keluar/"))
    assert ponsel.buka().status_code == 302
    assert lain.buka().status_code == 200
    ponsel.masuk()
    ponsel.klien.post(ponsel.alamat("keluar/semua/"))
    assert lain.klien.cookies["sessionid"].value == curian
    assert lain.buka().status_code == 302
    assert ponsel.buka().status_code == 302


def test_another_office_knows_nothing_of_the_account_or_the_stay(ponsel: Ponsel, dunia: Dunia) -> None:
    assert Ponsel("padang-pariaman").buka("masuk/").status_code == 404
    buka_layanan(dunia.lain, dunia)
    asing = Ponsel("padang-pariaman", ponsel.klien)
    assert "tidak cocok" in teks(asing.masuk())
    ponsel.masuk()
    assert asing.buka().url == asing.alamat("masuk/")


def test_nobody_and_somebody_get_the_same_answer_of_the_same_length(ponsel: Ponsel) -> None:
    balasan = []
    for nik, isi in ((NIK_IBU, SALAH), (TIADA, SALAH), (TIADA, PIN)):
        _segarkan()
        balasan.append(Ponsel().masuk(nik, isi))
    assert {b.status_code for b in balasan} == {422}
    pesan = {teks(b).split("tidak cocok")[0][-20:] for b in balasan}
    assert len(pesan) == 1
    # the question in words differs; without it the pages are equally long
    panjang = {len(b.content) - len(teks(b)) for b in balasan}
    assert len(panjang) == 1


def test_nobody_and_somebody_cost_the_same_work(ponsel: Ponsel, monkeypatch: pytest.MonkeyPatch) -> None:
    dibanding: list[str] = []
    asli = pin.check_password
    monkeypatch.setattr(pin, "check_password", lambda isi, simpan: dibanding.append(isi) or asli(isi, simpan))
    tanya = []
    for nik in (NIK_IBU, TIADA):
        _segarkan()
        with CaptureQueriesContext(connection) as catatan:
            Ponsel().masuk(nik, SALAH)
        tanya.append([q["sql"].split()[0] for q in catatan])
    assert tanya[0] == tanya[1]
    assert len(dibanding) == 2


@pytest.mark.lambat
def test_nobody_and_somebody_take_the_same_time(ponsel: Ponsel, settings: Settings, dunia: Dunia) -> None:
    """With the real digest, in pairs in random order."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    pin._tak_seorang_pun.cache_clear()
    akun_aktif(dunia)
    pasang = []
    for _ in range(5):
        lama = {}
        for nik in random.sample([NIK_IBU, TIADA], 2):
            _segarkan()
            isian = {"nik": nik, "pin": SALAH, **_bersoal(KINI)}
            mulai = time.perf_counter()
            Client().post(ponsel.alamat("masuk/"), isian)
            lama[nik] = time.perf_counter() - mulai
        pasang.append((lama[NIK_IBU], lama[TIADA]))
    pin._tak_seorang_pun.cache_clear()
    ada, tiada = (statistics.median(p) for p in zip(*pasang, strict=True))
    assert abs(ada - tiada) < 0.35 * max(ada, tiada), (ada, tiada)


def _bersoal(kini: datetime) -> dict[str, str]:
    """The answered question of a page drawn now, without drawing the page."""
    satu = soal.baru(kini=kini)
    return jawab(f'name="garam" value="{satu.garam}" name="tanda" value="{satu.tanda}" {satu.kalimat}')


PENYERANG = int(os.environ.get("UJI_PENYERANG", "60"))
"""Addresses; UJI_PENYERANG=1000 takes a minute and ends the same, for after twenty tries nothing is compared any more."""


def test_a_thousand_addresses_get_twenty_tries_in_all(ponsel: Ponsel) -> None:
    """A14: each try from another network with its captcha answered; the owner's own phone gets in all the while."""
    ponsel.masuk()
    ditebak = 0
    for n in range(PENYERANG):
        kini = KINI + timedelta(minutes=2 * n)
        with jam_tetap(kini):
            isian = {"nik": NIK_IBU, "pin": SALAH, **_bersoal(kini)}
            alamat = f"203.{n // 200}.{n % 200}.9"
            balasan = Client().post(ponsel.alamat("masuk/"), isian, REMOTE_ADDR=alamat)
        assert balasan.status_code == 422
        ditebak += b"tidak cocok" in balasan.content
    assert ditebak == pin.TERBANYAK == 20
    with jam_tetap(KINI + timedelta(minutes=2 * PENYERANG)):
        assert "terlalu sering salah" in teks(Ponsel().masuk(REMOTE_ADDR="192.0.2.9"))
        assert ponsel.masuk().status_code == 302


def test_five_wrong_ones_rest_the_nik_whatever_the_address(ponsel: Ponsel) -> None:
    for n in range(5):
        assert "tidak cocok" in teks(Ponsel().masuk(pin=SALAH, REMOTE_ADDR=f"198.51.100.{n}"))
    assert "Coba lagi setelah 1 menit" in teks(Ponsel().masuk(REMOTE_ADDR="203.0.113.9"))
    with jam_tetap(KINI + timedelta(minutes=1)):
        assert Ponsel().masuk(REMOTE_ADDR="203.0.113.9").status_code == 302


def _nik(n: int) -> str:
    return f"160601900990{n:04d}"


def _kirim(n: int, alamat: str, **kepala: str) -> int:
    """A try without any captcha."""
    klien = Ponsel()
    isian = {"nik": _nik(n), "pin": SALAH}
    return klien.klien.post(klien.alamat("masuk/"), isian, REMOTE_ADDR=alamat, **kepala).status_code


def test_limits_hold_without_a_captcha_and_with_a_header_that_lies(ponsel: Ponsel) -> None:
    """A16: the address is the one that connected, whatever X-Forwarded-For says."""
    hasil = [_kirim(n, "203.0.113.9", HTTP_X_FORWARDED_FOR=f"10.0.{n}.1") for n in range(pagar.PER_ALAMAT + 3)]
    assert hasil == [422] * pagar.PER_ALAMAT + [429] * 3
    assert _kirim(99, "192.0.2.1") == 422


def test_behind_our_proxy_only_what_it_added_is_believed(ponsel: Ponsel, settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for n in range(pagar.PER_ALAMAT):
        _kirim(n, "127.0.0.1", HTTP_X_FORWARDED_FOR=f"10.0.{n}.1, 203.0.113.9")
    assert _kirim(98, "127.0.0.1", HTTP_X_FORWARDED_FOR="10.9.9.9, 203.0.113.9") == 429
    assert _kirim(99, "127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1") == 422


def test_a_whole_network_and_all_together_have_limits(ponsel: Ponsel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagar, "PER_JARINGAN", 6)
    monkeypatch.setattr(pagar, "SELURUHNYA", 9)
    assert [_kirim(n, f"203.0.113.{n}") for n in range(8)] == [422] * 6 + [429] * 2
    assert [_kirim(n, f"192.0.{n}.1") for n in range(5)] == [422] * 3 + [429] * 2


def test_a_known_phone_passes_a_flood(ponsel: Ponsel, monkeypatch: pytest.MonkeyPatch) -> None:
    ponsel.masuk()
    monkeypatch.setattr(pagar, "SELURUHNYA", 0)
    assert Ponsel().masuk().status_code == 429
    assert ponsel.masuk().status_code == 302


def test_a_new_pin_without_a_visit(ponsel: Ponsel) -> None:
    lain = Ponsel()
    lain.masuk()
    for n in range(5):
        Ponsel().masuk(pin=SALAH, REMOTE_ADDR=f"198.51.100.{n}")
    assert ponsel.kirim("lupa-pin/", {"nik": NIK_IBU, "lewat": "surel"}).url == ponsel.alamat("lupa-pin/kode/")
    surat = antar_pesan()[-1]
    assert (surat.lewat, surat.tujuan) == ("surel", "siti@contoh.test")
    assert kode_terakhir() in surat.isi
    assert ponsel.klien.post(ponsel.alamat("lupa-pin/kode/"), {"kode": kode_terakhir()}).url == ponsel.alamat(
        "lupa-pin/baru/"
    )
    for lemah in ("123456", "111111", "150694"):
        balasan = ponsel.klien.post(ponsel.alamat("lupa-pin/baru/"), {"pin": lemah, "pin_ulang": lemah})
        assert "mudah ditebak" in teks(balasan)
    balasan = ponsel.klien.post(ponsel.alamat("lupa-pin/baru/"), {"pin": "739164", "pin_ulang": "739164"})
    assert balasan.url == ponsel.alamat("masuk/")
    assert lain.buka().status_code == 302, "every phone is out"
    assert ponsel.masuk(pin="739164").status_code == 302


def test_asking_for_a_code_says_nothing_and_sends_nothing_to_nobody(ponsel: Ponsel) -> None:
    halaman = []
    for nik in (NIK_IBU, TIADA):
        klien = Ponsel()
        assert klien.kirim("lupa-pin/", {"nik": nik, "lewat": "surel"}).status_code == 302
        halaman.append(teks(klien.buka("lupa-pin/kode/")))
        terkirim = antar_pesan()
        assert len(terkirim) == 1
        benar = kode_terakhir()
        balasan = klien.klien.post(klien.alamat("lupa-pin/kode/"), {"kode": benar})
        assert balasan.status_code == (302 if nik == NIK_IBU else 422)
    assert halaman[0] == halaman[1]


def test_five_tries_a_code_and_five_codes_an_hour(ponsel: Ponsel) -> None:
    ponsel.kirim("lupa-pin/", {"nik": NIK_IBU, "lewat": "surel"})
    for _ in range(5):
        assert ponsel.klien.post(ponsel.alamat("lupa-pin/kode/"), {"kode": "000000"}).status_code == 422
    assert ponsel.klien.post(ponsel.alamat("lupa-pin/kode/"), {"kode": kode_terakhir()}).status_code == 422
    hasil = [Ponsel().kirim("lupa-pin/", {"nik": NIK_IBU}, REMOTE_ADDR=f"198.51.{n}.1").status_code for n in range(5)]
    assert hasil == [302] * 4 + [429]
