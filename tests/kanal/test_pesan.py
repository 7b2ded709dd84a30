"""The page of the messages: how they read, which channel is down, who could not be reached."""

from collections.abc import Callable

import pytest
from django.test import Client

from tertib.alur import telepon
from tertib.inti.lingkup import di_kantor
from tertib.kanal import aturan, jalur, kata, sambungan
from tertib.kanal.models import Percobaan, Pesan, Tahap
from tertib.kanal.pengantar import Golongan
from tertib.kanal.pesan.views import KE_WARGA
from tertib.pengguna.models import Jabatan, Penugasan
from tests.kanal.pemohon import teks
from tests.meja.conftest import masuk
from tests.meja.dunia import KINI, Dunia

__all__ = ["masuk"]


@pytest.fixture
def operator(dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> Client:
    return masuk(dunia.penugasan[Jabatan.OPERATOR])


def _halaman(klien: Client) -> str:
    balasan = klien.get("/meja/pesan/")
    assert balasan.status_code == 200
    return teks(balasan)


def test_every_notice_in_both_languages_with_the_domain_to_trust(operator: Client) -> None:
    isi = _halaman(operator)
    assert "tertib_dikembalikan" in isi and "tertib_kode" in isi
    assert "Kode Anda: {{1}}" in isi and "Your code: {{1}}" in isi
    assert isi.count("Alamat kami: localhost:8000") == isi.count("Our address: localhost:8000") == len(KE_WARGA)


@pytest.mark.parametrize("perihal", kata.NASKAH)
def test_a_notice_is_a_template_meta_would_take(dunia: Dunia, perihal: str) -> None:
    """It neither begins nor ends with a gap, asks for nothing, and names the domain."""
    teks_templat = kata.NASKAH[perihal].templat(dunia.kantor)
    assert not teks_templat.startswith("{{") and not teks_templat.endswith("}}")
    assert "%(" not in teks_templat and len(teks_templat) < 700
    assert "NIK, PIN" in teks_templat and "localhost:8000" in teks_templat


def test_an_alarm_and_what_it_means(operator: Client, dunia: Dunia) -> None:
    assert "Berhenti sejak" not in _halaman(operator)
    with di_kantor("16.06"):
        sambungan.gagal(dunia.kantor, "whatsapp", Golongan.ALARM, "190", kini=KINI)
    assert "Berhenti sejak hari ini, 10.16 WIB (kode 190). Periksa token" in _halaman(operator)


def test_who_could_not_be_reached_is_listed_in_their_office_only(
    operator: Client, dunia: Dunia, masuk: Callable[[Penugasan], Client]
) -> None:
    p = dunia.ajukan()
    with di_kantor("16.06"):
        pesan = Pesan.objects.create(
            antrean=1, judul="x", kantor=p.kantor, permohonan=p, lewat="whatsapp", tujuan="+628", dibuat=KINI
        )
        Percobaan.objects.create(
            pesan=pesan, kantor=p.kantor, lewat="whatsapp", kunci="k", mulai=KINI, tahap=Tahap.GAGAL,
            golongan=Golongan.TETAP, kode="131026",
        )  # fmt: skip
        telepon.minta(p, perihal="dikembalikan", dicoba=jalur.dicoba(pesan), kini=KINI)
    halaman = _halaman(operator)
    tak_sampai = halaman.split("Tidak sampai")[1].split("Bunyi pesan")[0]
    assert (
        "WhatsApp: penerima tidak dapat dicapai (131026) Surel: tidak ada alamatnya" in tak_sampai
        and str(p.nomor) in tak_sampai
    )
    assert "whatsapp 131026: Penerima tidak dapat dicapai lewat kanal ini (1)" in halaman
    assert dunia.orang_lain is not None
    assert "131026" not in _halaman(masuk(dunia.orang_lain))


def test_the_head_of_office_decides_about_channels(dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> None:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    isian = {"urutan": "surel", "pengirim": "Dukcapil Muba", "kartu": "tautan", "tenang_mulai": "21.00"}
    balasan = klien.post("/meja/pesan/atur/", isian)
    assert balasan.status_code == 422 and "Tulis kedua jamnya" in teks(balasan)
    assert 'value="Dukcapil Muba"' in balasan.content.decode(), "what was written is not lost"
    assert klien.post("/meja/pesan/atur/", {**isian, "tenang_sampai": "6:00"}).status_code == 302
    halaman = _halaman(klien)
    assert "Surel saja" in halaman and "Tautannya saja" in halaman and "21.00–06.00" in halaman
    assert "ditetapkan Hendra Saputra" in halaman
    with di_kantor("16.06"):
        assert aturan.aturan(dunia.kantor).pengirim == "Dukcapil Muba"


@pytest.mark.parametrize(
    ("medan", "isi"),
    [
        ("urutan", "whatsapp,fax"),
        ("urutan", "surel,surel"),
        ("kartu", "kertas"),
        ("pengirim", "Dukcapil\r\nBcc: a@b.c"),
    ],
)
def test_a_rule_that_is_none_is_refused(
    dunia: Dunia, masuk: Callable[[Penugasan], Client], medan: str, isi: str
) -> None:
    """A27: no name begins a header of its own."""
    baik = {"urutan": "whatsapp,surel", "pengirim": "", "kartu": "lampiran", medan: isi}
    assert masuk(dunia.penugasan[Jabatan.KADIS]).post("/meja/pesan/atur/", baik).status_code == 422
    with di_kantor("16.06"):
        assert aturan.terakhir(dunia.kantor) is None


def test_an_operator_reads_the_rules_and_does_not_change_them(operator: Client) -> None:
    assert "Ubah aturan" not in _halaman(operator)
    assert operator.get("/meja/pesan/atur/").status_code == 404
