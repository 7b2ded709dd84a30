"""From the first page to the number, and again after a return with only what was wrong."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tertib.alur.langkah import jalankan
from tertib.inti import jam
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tests.kanal.pemohon import HALAMAN, Pemohon, teks
from tests.meja.dunia import KINI, Dunia

Kembalikan = Callable[..., None]


@pytest.fixture
def kembalikan(dunia: Dunia, terkirim: Pemohon) -> Kembalikan:
    """The operator sends the case back with these deficiencies."""

    def laksanakan(*kekurangan: tuple[str, str]) -> None:
        kini = jam.kini()
        permohonan = terkirim.permohonan
        with di_kantor("16.06"):
            jalankan(
                permohonan,
                putusan="tidak lengkap",
                pelaku=dunia.pelaku(Jabatan.OPERATOR),
                versi=permohonan.versi,
                kini=kini,
                alasan="; ".join(c for _s, c in kekurangan),
                isi={"kekurangan": kekurangan},
            )

    return laksanakan


@pytest.mark.parametrize(
    ("jenis", "jalan"),
    [
        (
            "kelahiran",
            ["isi/kontak/", "isi/kode/", "isi/anak/", "isi/kelahiran/", "isi/orang_tua/", "isi/perkawinan/"],
        ),
        ("hilang", ["isi/kontak/", "isi/kode/", "isi/kehilangan/", "isi/surat/"]),
    ],
)
def test_straight_through(client: Client, dunia: Dunia, jenis: str, jalan: list[str]) -> None:
    pemohon = Pemohon.mulai(client, jenis)
    assert pemohon.lengkapi() == [*jalan, "berkas/", "tanda-tangan/", "periksa/"]
    isi = teks(pemohon.buka("periksa/"))
    assert "Siti Rahmawati" in isi and "0800 0000 1606" in isi and "Masih ada" not in isi
    assert pemohon.kirim()["Location"] == f"/p/{pemohon.token}/terkirim/"
    akhir = teks(pemohon.buka("terkirim/"))
    assert "KK-1606-26-000001" in akhir and f"/p/{pemohon.token}/" in akhir and "Jangan dibagikan" in akhir


def test_answers_are_shown_as_people_read_them(pemohon: Pemohon) -> None:
    pemohon.lengkapi()
    isi = teks(pemohon.buka("periksa/"))
    assert "2 November 2026" in isi and "Perempuan" in isi and "Sudah tercatat" in isi


def test_an_incomplete_application_is_refused_with_what_is_missing(pemohon: Pemohon) -> None:
    balasan = pemohon.kirim()
    assert balasan.status_code == 422
    for perlu in ("Isi nama, NIK", "Konfirmasi nomor WhatsApp", "Kutipan akta kelahiran anak", "Tanda tangani"):
        assert perlu in teks(balasan)
    assert pemohon.permohonan.nomor is None and pemohon.permohonan.langkah == "ajukan"


def test_the_check_page_leads_to_the_first_gap(pemohon: Pemohon) -> None:
    html = pemohon.buka("periksa/").content.decode()
    assert f'href="/p/{pemohon.token}/isi/pemohon/"' in html and "Masih ada yang belum lengkap" in html


def test_sending_twice_leads_to_the_status(terkirim: Pemohon) -> None:
    nomor = terkirim.permohonan.nomor
    assert terkirim.kirim()["Location"] == f"/p/{terkirim.token}/"
    assert terkirim.permohonan.nomor == nomor


def test_nothing_can_be_changed_while_officials_decide(terkirim: Pemohon) -> None:
    sebelum = queries.isian(terkirim.permohonan)
    for halaman, isian in HALAMAN["kelahiran"]:
        assert terkirim.isi(halaman, isian)["Location"] == f"/p/{terkirim.token}/"
    assert queries.isian(terkirim.permohonan) == sebelum


def test_confirmation_waits_for_the_sending(pemohon: Pemohon) -> None:
    assert pemohon.buka("terkirim/")["Location"] == f"/p/{pemohon.token}/"


def test_after_a_return_only_the_wrong_paper_is_asked_for(terkirim: Pemohon, kembalikan: Kembalikan) -> None:
    nomor = terkirim.permohonan.nomor
    kembalikan(("syarat:akta_kelahiran", "Nomor akta tidak terbaca."))
    status = terkirim.buka()
    assert "Ada yang perlu Anda perbaiki" in teks(status) and "Nomor akta tidak terbaca." in teks(status)
    assert f"/p/{terkirim.token}/berkas/#slot-akta_kelahiran" in status.content.decode()

    html = terkirim.buka("berkas/").content.decode()
    assert html.count('type="file"') == 1 and 'id="berkas-akta_kelahiran"' in html
    assert html.index("slot-akta_kelahiran") < html.index("slot-kk_lama"), "the refused slot comes first"
    assert "Ganti 1 berkas" in teks(terkirim.buka("berkas/"))

    assert terkirim.unggah("kk_lama").status_code == 422, "a good paper is not replaced"
    for halaman in ("pemohon", "kontak", "anak", "orang_tua"):
        assert terkirim.buka(f"isi/{halaman}/")["Location"] == f"/p/{terkirim.token}/"

    assert terkirim.kirim().status_code == 422, "not before it is mended"
    terkirim.unggah("akta_kelahiran")
    assert terkirim.klien.post(f"/p/{terkirim.token}/berkas/")["Location"].endswith("/periksa/")
    assert terkirim.kirim()["Location"].endswith("/terkirim/")
    assert terkirim.permohonan.nomor == nomor and terkirim.permohonan.langkah == "periksa"


def test_after_a_return_only_the_wrong_answer_is_asked_for(terkirim: Pemohon, kembalikan: Kembalikan) -> None:
    kembalikan(("isian:akta_lahir", "Nomor akta berbeda dari foto."))
    assert terkirim.buka("isi/anak/")["Location"] == f"/p/{terkirim.token}/"
    assert "Nomor akta berbeda dari foto." in teks(terkirim.buka("isi/kelahiran/"))
    html = terkirim.buka("periksa/").content.decode()
    assert re.findall(r'href="[^"]*/isi/([a-z_]+)/\?ke=periksa"', html) == ["kelahiran"]

    _halaman, isian = HALAMAN["kelahiran"][1]
    balasan = terkirim.isi("kelahiran", {**isian, "akta_lahir": "1606-LU-02112026-0002"})
    assert balasan["Location"].endswith("/tanda-tangan/"), "a changed answer is signed again"
    assert "Tanda tangani formulir" in teks(terkirim.kirim())
    terkirim.tanda_tangan()
    assert terkirim.buka("isi/kelahiran/").status_code == 200, "a mend may be mended again until it is sent"
    assert terkirim.kirim()["Location"].endswith("/terkirim/")


def test_a_return_in_general_opens_everything(terkirim: Pemohon, kembalikan: Kembalikan) -> None:
    kembalikan(("", "Periksa lagi semua isian."))
    assert terkirim.buka("isi/anak/").status_code == 200
    assert terkirim.buka("berkas/").content.decode().count('type="file"') == 2
    assert "Periksa lagi semua isian." in teks(terkirim.buka())
    assert terkirim.kirim()["Location"].endswith("/terkirim/")


def test_a_return_about_the_applicant_opens_both_its_pages(terkirim: Pemohon, kembalikan: Kembalikan) -> None:
    kembalikan(("isian:pemohon", "Nama berbeda dari KK."))
    assert terkirim.buka("isi/pemohon/").status_code == terkirim.buka("isi/kontak/").status_code == 200
    assert terkirim.buka("isi/anak/").status_code == 302


def test_two_returns_ask_only_for_the_second(terkirim: Pemohon, kembalikan: Kembalikan) -> None:
    kembalikan(("syarat:akta_kelahiran", "Kabur."))
    terkirim.unggah("akta_kelahiran")
    terkirim.kirim()
    with jam.jam_tetap(KINI + timedelta(minutes=5)):
        kembalikan(("syarat:kk_lama", "Halaman belakang."))
    html = terkirim.buka("berkas/").content.decode()
    assert html.count('type="file"') == 1 and 'id="berkas-kk_lama"' in html
    assert "Kabur." not in teks(terkirim.buka("berkas/"))
