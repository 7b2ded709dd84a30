"""PINs: weak ones refused, wrong ones counted, the owner never shut out for good."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from tertib.inti import pin
from tertib.inti.models import SalahPin

KINI = datetime(2026, 11, 20, 3, tzinfo=UTC)
BENAR, SALAH = "804213", "804214"


def coba(isi: str, kini: datetime = KINI, tersimpan: str | None = None, kunci: str = "uji:1") -> str:
    """What a try comes to: ya, tidak, istirahat or mati."""
    try:
        return (
            "ya" if pin.cocok(kunci, isi, pin.simpan(BENAR) if tersimpan is None else tersimpan, kini=kini) else "tidak"
        )
    except pin.PinIstirahat:
        return "istirahat"
    except pin.PinMati:
        return "mati"


@pytest.mark.parametrize(
    "lemah",
    [
        "111111",
        "123456",
        "654321",
        "890123",
        "121212",
        "112211",
        "123123",
        "123321",
        "147258",
        "12345",
        "1234567",
        "12345a",
        "١٢٣٤٥٧",
        "",
    ],
)
def test_what_everybody_chooses_is_refused(lemah: str) -> None:
    with pytest.raises(pin.PinLemah):
        pin.periksa_baru(lemah)


@pytest.mark.parametrize("lemah", ["170845", "450817", "081745", "194508", "081945"])
def test_the_birth_date_is_refused(lemah: str) -> None:
    with pytest.raises(pin.PinLemah, match="tanggal lahir"):
        pin.periksa_baru(lemah, lahir=date(1945, 8, 17))


def test_a_piece_of_the_own_numbers_is_refused() -> None:
    with pytest.raises(pin.PinLemah, match="NIK"):
        pin.periksa_baru("320401", nomor=["3204019001010001"])


def test_a_good_one_and_every_random_one_pass() -> None:
    pin.periksa_baru(BENAR, lahir=date(1945, 8, 17), nomor=["3204019001010001", "+6281234567890"])
    for _ in range(200):
        pin.periksa_baru(pin.pin_baru())


@pytest.mark.django_db
def test_after_five_wrong_ones_even_the_right_one_waits_longer_each_time() -> None:
    kini = KINI
    for istirahat in pin.ISTIRAHAT:
        assert [coba(SALAH, kini) for _ in range(5)] == ["tidak"] * 5
        assert coba(BENAR, kini + istirahat - timedelta(seconds=1)) == "istirahat"
        kini += istirahat
    assert [coba(SALAH, kini) for _ in range(5)] == ["tidak"] * 5
    assert coba(BENAR, kini + timedelta(days=365)) == "mati"


@pytest.mark.django_db
def test_a_right_one_and_a_new_pin_begin_anew() -> None:
    for _ in range(4):
        coba(SALAH)
    assert coba(BENAR) == "ya"
    assert [coba(SALAH) for _ in range(5)] == ["tidak"] * 5
    assert coba(BENAR) == "istirahat"
    pin.lupakan("uji:1")
    assert coba(BENAR) == "ya"


@pytest.mark.django_db
def test_a_key_nobody_has_answers_like_any_other() -> None:
    tidak_ada = [coba(SALAH, tersimpan="", kunci="uji:tiada") for _ in range(6)]
    assert tidak_ada == [coba(SALAH, kunci="uji:ada") for _ in range(6)]


@pytest.mark.django_db
def test_only_digests_are_stored() -> None:
    coba(SALAH)
    assert "uji" not in SalahPin.objects.get().kunci
    assert BENAR not in pin.simpan(BENAR)


def test_the_sentence_says_how_long() -> None:
    assert "2 menit" in str(pin.PinIstirahat(KINI + timedelta(seconds=61), kini=KINI))


def test_the_chance_of_guessing_is_below_one_in_ten_thousand() -> None:
    assert pin.TERBANYAK / 10**pin.PANJANG <= 1e-4


@pytest.mark.django_db(transaction=True)
def test_forty_tries_at_the_same_moment_count_as_five() -> None:
    tersimpan = pin.simpan(BENAR)

    def satu(_: int) -> str:
        try:
            return coba(SALAH, tersimpan=tersimpan)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as banyak:
        hasil = list(banyak.map(satu, range(40)))
    assert hasil.count("tidak") == 5
