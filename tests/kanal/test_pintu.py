"""The secret link: the only key to a case."""

import pytest
from django.test import Client

from tests.kanal.pemohon import Pemohon
from tests.meja.dunia import Dunia

JALAN = (
    "",
    "isi/pemohon/",
    "isi/kode/",
    "isi/anak/",
    "berkas/",
    "tanda-tangan/",
    "periksa/",
    "terkirim/",
    "kartu-1.pdf",
    "tarik/",
)


@pytest.mark.parametrize("jalan", [*JALAN, "terima/"])
def test_a_wrong_link_opens_nothing(client: Client, pemohon: Pemohon, jalan: str) -> None:
    salah = pemohon.token[:-1] + ("a" if pemohon.token[-1] != "a" else "b")
    for cara in (client.get, client.post):
        balasan = cara(f"/p/{salah}/{jalan}")
        assert balasan.status_code in (404, 405)
        assert pemohon.token not in balasan.content.decode()
    assert client.get(f"/p/{salah}/{jalan}").status_code == 404


@pytest.mark.parametrize("jalan", [*JALAN, "terima/"])
def test_only_get_and_post(pemohon: Pemohon, jalan: str) -> None:
    assert pemohon.klien.put(f"/p/{pemohon.token}/{jalan}").status_code == 405


def test_receiving_needs_a_post(pemohon: Pemohon) -> None:
    assert pemohon.buka("terima/").status_code == 405


def test_pages_of_a_case_are_not_kept_by_caches(pemohon: Pemohon) -> None:
    balasan = pemohon.buka()
    assert "no-store" in balasan["Cache-Control"] and balasan["Referrer-Policy"] == "same-origin"


def test_a_form_without_its_token_is_refused(pemohon: Pemohon, dunia: Dunia) -> None:
    ketat = Client(enforce_csrf_checks=True)
    balasan = ketat.post(f"/p/{pemohon.token}/periksa/", {"versi": "1"})
    assert balasan.status_code == 403
    assert "terlalu lama terbuka" in balasan.content.decode()


def test_guessing_is_slowed_down(client: Client, dunia: Dunia) -> None:
    kode = {client.get(f"/p/tebakan{n}/").status_code for n in range(60)}
    assert kode == {404}
    assert client.get("/p/tebakan60/").status_code == 429


def test_a_right_link_works_while_others_guess(client: Client, pemohon: Pemohon) -> None:
    for n in range(61):
        client.get(f"/p/tebakan{n}/")
    assert pemohon.buka().status_code == 200
