"""How an applicant wants to be told: chosen on a page, an e-mail address proven by a code, taken back at any time."""

from typing import Any

import pytest
from django.http import HttpResponse

from tertib.inti.lingkup import lintas_kantor
from tertib.kanal import pilihan
from tertib.kanal.models import PilihanKabar
from tests.kanal.pemohon import Pemohon, teks

SIAPA = "siti@contoh.example"


def _kirim(p: Pemohon, aksi: str, **isi: str) -> HttpResponse:
    return p.klien.post(f"/p/{p.token}/kabar/", {"aksi": aksi, **isi})


def _pilihan(p: Pemohon) -> list[tuple[str, str, str]]:
    with lintas_kantor():
        return list(PilihanKabar.objects.order_by("pk").values_list("lewat", "bahasa", "asal"))


def test_the_number_confirmed_on_the_form_is_the_first_consent(terkirim: Pemohon) -> None:
    assert _pilihan(terkirim) == [("", "", "formulir")]
    halaman = teks(terkirim.buka("kabar/"))
    assert "WhatsApp, 0800 0000 1606" in halaman and "Surel, " not in halaman
    assert "Tercatat sejak hari ini, 10.16 WIB, dari formulir permohonan." in halaman


def test_to_be_left_alone_and_to_come_back(terkirim: Pemohon) -> None:
    assert _kirim(terkirim, "pilih", lewat="halaman", bahasa="en").status_code == 302
    assert "Kabar hanya ada di halaman ini dan di loket." in teks(terkirim.buka())
    assert _kirim(terkirim, "pilih", lewat="whatsapp", bahasa="en").status_code == 302
    assert _pilihan(terkirim)[1:] == [("halaman", "en", "halaman-kabar"), ("whatsapp", "en", "halaman-kabar")]
    with lintas_kantor():
        assert pilihan.bahasa(terkirim.permohonan) == "en"


@pytest.mark.parametrize("lewat", ["surel", "", "fax"])
def test_only_a_way_there_is_can_be_chosen(terkirim: Pemohon, lewat: str) -> None:
    balasan = _kirim(terkirim, "pilih", lewat=lewat, bahasa="id")
    assert balasan.status_code == 422 and "Pilih salah satu cara" in teks(balasan)
    assert len(_pilihan(terkirim)) == 1


def test_an_address_counts_once_its_code_came_back(terkirim: Pemohon) -> None:
    versi = terkirim.permohonan.versi
    assert _kirim(terkirim, "surel", surel=SIAPA).status_code == 302
    assert not pilihan.terbukti(terkirim.permohonan, "surel")
    salah = _kirim(terkirim, "kode", kode="000000" if terkirim.kode() != "000000" else "111111")
    assert salah.status_code == 422 and "Kode tidak cocok" in teks(salah)
    assert _kirim(terkirim, "kode", kode=terkirim.kode()).status_code == 302
    assert pilihan.terbukti(terkirim.permohonan, "surel")
    assert _kirim(terkirim, "pilih", lewat="surel", bahasa="id").status_code == 302
    assert "Kabar kami kirim lewat Surel, siti@contoh.example." in teks(terkirim.buka())
    assert terkirim.permohonan.versi == versi, "an official's open form stays good"


def test_another_address_must_be_proven_anew(terkirim: Pemohon) -> None:
    _kirim(terkirim, "surel", surel=SIAPA)
    lama = terkirim.kode()
    _kirim(terkirim, "surel", surel="lain@contoh.example")
    assert _kirim(terkirim, "kode", kode=lama).status_code == 422
    assert not pilihan.terbukti(terkirim.permohonan, "surel")


def test_what_is_no_address_is_not_written_to(terkirim: Pemohon) -> None:
    for surel in ("bukan surel", "a@b", "a@contoh.example\r\nBcc: b@contoh.example"):
        assert _kirim(terkirim, "surel", surel=surel).status_code == 422
    assert terkirim.permohonan.surel == ""


def test_a_code_is_not_guessed_for_long(terkirim: Pemohon) -> None:
    _kirim(terkirim, "surel", surel=SIAPA)
    jawaban: list[Any] = [_kirim(terkirim, "kode", kode="x").status_code for _ke in range(32)]
    assert jawaban[-1] == 429 and 302 not in jawaban


def test_while_nothing_is_proven_nothing_can_be_chosen(pemohon: Pemohon) -> None:
    assert "Belum ada nomor atau alamat Anda yang terkonfirmasi" in teks(pemohon.buka("kabar/"))
    assert _kirim(pemohon, "pilih", lewat="halaman", bahasa="id").status_code == 422
