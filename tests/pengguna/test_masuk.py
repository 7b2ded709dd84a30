"""Signing in: password, second factor, what has no address at all, limits."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Pengguna, Penugasan
from tertib.wilayah.models import Kantor

SUREL, SANDI = "ratna@kantor.example", "sandi-rekaan-panjang"


@pytest.fixture(autouse=True)
def batas_bersih() -> None:
    cache.clear()


@pytest.fixture
def ratna(db: None) -> Pengguna:
    """An operator without a second factor."""
    kantor = Kantor.objects.create(
        kode="16.06", slug="muba", nama="Dinas", tempat="Muba", provinsi="Sumsel", ibu_kota="Sekayu",
        buka=dt.time(8), tutup=dt.time(16),
    )  # fmt: skip
    orang = Pengguna.objects.create_user(SUREL, SANDI, nama="Ratna Puspita")
    with di_kantor("16.06"):
        Penugasan.objects.create(pengguna=orang, kantor=kantor, jabatan=Jabatan.OPERATOR, mulai=dt.date(2020, 1, 1))
    return orang


def _masuk(klien: Client, sandi: str = SANDI):  # type: ignore[no-untyped-def]
    return klien.post("/masuk/", {"login": SUREL, "password": sandi})


def _pastikan(klien: Client) -> None:
    """Give the password once more, as the pages about the second factor demand."""
    assert klien.post(reverse("account_reauthenticate"), {"password": SANDI}).status_code == 302


def _pasang_totp(klien: Client) -> str:
    """Set up the authenticator app as the page asks; the secret."""
    _pastikan(klien)
    halaman = klien.get(reverse("mfa_activate_totp")).content.decode()
    rahasia = halaman.split('id="authenticator_secret"')[1].split('value="')[1].split('"')[0]
    kode = totp.format_hotp_value(totp.hotp_value(rahasia, next(iter(totp.yield_hotp_counters_from_time()))))
    assert klien.post(reverse("mfa_activate_totp"), {"code": kode}).status_code == 302
    return rahasia


def test_desk_stays_shut_without_second_factor(ratna: Pengguna, settings: Settings) -> None:
    settings.PERAGAAN = False
    klien = Client()
    assert _masuk(klien).headers["Location"] == "/meja/"
    assert klien.get("/meja/").headers["Location"] == reverse("mfa_index")
    assert "Belum ada pengaman kedua." in klien.get(reverse("mfa_index")).content.decode()
    _pasang_totp(klien)
    assert klien.get("/meja/").status_code == 200


def test_secret_of_the_app_lies_encrypted(ratna: Pengguna, settings: Settings) -> None:
    settings.PERAGAAN = False
    klien = Client()
    _masuk(klien)
    rahasia = _pasang_totp(klien)
    tersimpan = str(Authenticator.objects.get(type=Authenticator.Type.TOTP).data)
    assert rahasia not in tersimpan


def test_password_alone_no_longer_signs_in(ratna: Pengguna, settings: Settings) -> None:
    settings.PERAGAAN = False
    _masuk(pertama := Client())
    _pasang_totp(pertama)
    klien = Client()
    assert _masuk(klien).headers["Location"] == reverse("mfa_authenticate")
    assert klien.get("/meja/").headers["Location"].startswith("/masuk/")
    assert klien.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert klien.get("/meja/").headers["Location"].startswith("/masuk/")


def test_demonstration_needs_no_second_factor(ratna: Pengguna) -> None:
    klien = Client()
    _masuk(klien)
    assert klien.get("/meja/").status_code == 200


def test_guessing_a_password_is_limited(ratna: Pengguna) -> None:
    klien = Client()
    for _ in range(6):
        _masuk(klien, "bukan-sandinya-sama-sekali")
    assert _masuk(klien).headers.get("Location") is None


def test_unknown_and_known_address_get_the_same_answer(ratna: Pengguna) -> None:
    def galat(surel: str) -> str:
        halaman = Client().post("/masuk/", {"login": surel, "password": "salah-salah-salah"}).content.decode()
        return halaman.split("ringkas-galat")[1].split("</div>")[0]

    assert galat(SUREL) == galat("tidak-ada@kantor.example")


@pytest.mark.parametrize("nama", ["account_signup", "account_reset_password", "account_email"])
def test_no_sign_up_and_no_reset_by_mail(nama: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(nama)


@pytest.mark.parametrize(
    "nama",
    [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "account_change_password",
        "account_logout",
    ],
)
def test_account_pages_wear_our_look(ratna: Pengguna, nama: str) -> None:
    klien = Client()
    _masuk(klien)
    _pastikan(klien)
    halaman = klien.get(reverse(nama))
    assert halaman.status_code == 200
    assert "tertib/tertib.css" in halaman.content.decode()
    assert "style=" not in halaman.content.decode()


def test_next_leads_nowhere_else(ratna: Pengguna) -> None:
    balasan = Client().post("/masuk/?next=https://jahat.example/", {"login": SUREL, "password": SANDI})
    assert balasan.headers["Location"] == "/meja/"


def test_logout_by_get_only_asks(ratna: Pengguna) -> None:
    klien = Client()
    _masuk(klien)
    klien.get("/keluar/")
    assert klien.get("/meja/").status_code == 200
    klien.post("/keluar/")
    assert klien.get("/meja/").status_code == 302
