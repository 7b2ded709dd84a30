"""The status page: whose turn, since when, until when, and what comes out."""

from datetime import timedelta

import pytest
from django.test import Client

from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tertib.peragaan.kantor import sertifikat_rekaan
from tertib.peragaan.pemeran import gerakkan
from tertib.permohonan.models import Permohonan
from tests.kanal.pemohon import Pemohon, teks
from tests.kenangan import ingat
from tests.meja.dunia import KINI, NAMA, Dunia


def jalan_sampai(pemohon: Pemohon, dunia: Dunia, langkah: str) -> None:
    """Officials move the case forward until it stands at `langkah`."""
    sertifikat_rekaan(dunia.kantor, kini=KINI)
    with di_kantor("16.06"):
        permohonan: Permohonan = pemohon.permohonan
        while permohonan.langkah != langkah:
            permohonan = gerakkan(permohonan, kini=KINI)


@pytest.fixture
def terbit(terkirim: Pemohon, dunia: Dunia) -> Pemohon:
    """A case whose card is published and waits to be received."""
    sertifikat_rekaan(dunia.kantor, kini=KINI)
    ingat("terbit", lambda: jalan_sampai(terkirim, dunia, "terima"))
    return terkirim


def test_an_unsent_case_can_be_continued(pemohon: Pemohon) -> None:
    pemohon.isi("pemohon", {"nama": "x"})
    balasan = pemohon.buka()
    assert "belum dikirim" in teks(balasan)
    assert f'href="/p/{pemohon.token}/isi/pemohon/"' in balasan.content.decode()


def test_it_says_whose_turn_since_when_and_until_when(terkirim: Pemohon) -> None:
    isi = teks(terkirim.buka())
    assert "Giliran sekarang" in isi and "Operator" in isi
    assert "hari ini, 10.16 WIB" in isi, "since when"
    assert "Perkiraan selesai hari ini, 10.21 WIB" in isi
    assert "Kepala Dinas , perkiraan hari ini, 10.36 WIB" in isi or "Kepala Dinas, perkiraan hari ini, 10.36 WIB" in isi
    assert "Standar kami 30 menit kerja" in isi


def test_a_late_case_is_not_promised_for_the_past(terkirim: Pemohon) -> None:
    with jam_tetap(KINI + timedelta(minutes=25)):
        isi = teks(terkirim.buka())
    assert "Lewat dari perkiraan" in isi and "10.21 WIB" not in isi


def test_times_are_those_of_the_office(terkirim: Pemohon, dunia: Dunia) -> None:
    dunia.kantor.zona = "Asia/Jayapura"
    dunia.kantor.save()
    assert "12.16 WIT" in teks(terkirim.buka())


def test_officials_are_named_by_role_only(terkirim: Pemohon, dunia: Dunia) -> None:
    dunia.putus(terkirim.permohonan, Jabatan.OPERATOR, "lengkap")
    dunia.putus(terkirim.permohonan, Jabatan.SUBKOORD, "tidak lengkap")
    isi = teks(terkirim.buka())
    assert "Verifikator/ Sub Koord" in isi
    assert not [nama for nama in NAMA.values() if nama in isi]
    assert "Nomor akta terpotong" not in isi, "what officials tell each other stays between them"
    assert "Dikembalikan untuk diperiksa ulang oleh petugas" in isi


def test_a_return_to_the_applicant_shows_the_reason(terkirim: Pemohon, dunia: Dunia) -> None:
    dunia.putus(terkirim.permohonan, Jabatan.OPERATOR, "tidak lengkap")
    isi = teks(terkirim.buka())
    assert "Dikembalikan kepada Anda" in isi and "Nomor akta terpotong" in isi and "Giliran Anda" in isi
    assert "perkiraan" not in isi, "while it is the applicant's turn nothing is promised"


def test_there_is_no_card_before_it_is_published(terkirim: Pemohon, dunia: Dunia) -> None:
    assert terkirim.buka("kartu-1.pdf").status_code == 404
    jalan_sampai(terkirim, dunia, "terbitkan")
    assert terkirim.buka("kartu-1.pdf").status_code == 404, "signed is not published"


def test_the_card_is_a_file_that_no_cache_keeps(terbit: Pemohon) -> None:
    assert "KK Anda sudah terbit" in teks(terbit.buka())
    balasan = terbit.buka("kartu-1.pdf")
    assert balasan.content.startswith(b"%PDF-") and balasan["Content-Type"] == "application/pdf"
    assert balasan["Content-Disposition"] == 'attachment; filename="KK-1606-26-000001-1.pdf"'
    assert "no-store" in balasan["Cache-Control"] and balasan["X-Content-Type-Options"] == "nosniff"


def test_receiving_ends_the_case_once(terbit: Pemohon) -> None:
    versi = str(terbit.permohonan.versi)
    for _ in range(2):
        balasan = terbit.klien.post(f"/p/{terbit.token}/terima/", {"versi": versi})
        assert balasan["Location"] == f"/p/{terbit.token}/"
    assert terbit.permohonan.akhir == "selesai"
    isi = teks(terbit.buka())
    assert "sudah Anda terima" in isi and "Unduh KK" in isi
    assert terbit.buka("kartu-1.pdf").status_code == 200


def test_receiving_before_the_card_exists_does_nothing(terkirim: Pemohon) -> None:
    terkirim.klien.post(f"/p/{terkirim.token}/terima/", {"versi": str(terkirim.permohonan.versi)})
    assert terkirim.permohonan.langkah == "periksa" and not terkirim.permohonan.akhir


def test_taking_back_asks_first(terkirim: Pemohon) -> None:
    balasan = terkirim.klien.post(f"/p/{terkirim.token}/tarik/", {"versi": str(terkirim.permohonan.versi)})
    assert balasan.status_code == 422 and "Centang jika Anda yakin" in teks(balasan)
    assert not terkirim.permohonan.akhir
    isian = {"versi": str(terkirim.permohonan.versi), "yakin": "ya"}
    assert terkirim.klien.post(f"/p/{terkirim.token}/tarik/", isian)["Location"] == f"/p/{terkirim.token}/"
    assert terkirim.permohonan.akhir == "ditarik"
    assert "Permohonan sudah ditarik" in teks(terkirim.buka())


def test_a_published_card_cannot_be_taken_back(terbit: Pemohon) -> None:
    assert "Tarik permohonan" not in teks(terbit.buka())
    isian = {"versi": str(terbit.permohonan.versi), "yakin": "ya"}
    terbit.klien.post(f"/p/{terbit.token}/tarik/", isian)
    assert not terbit.permohonan.akhir


def test_a_stale_withdrawal_names_no_official(terkirim: Pemohon, dunia: Dunia) -> None:
    lama = str(terkirim.permohonan.versi)
    dunia.putus(terkirim.permohonan, Jabatan.OPERATOR, "lengkap")
    terkirim.klien.post(f"/p/{terkirim.token}/tarik/", {"versi": lama, "yakin": "ya"})
    isi = teks(terkirim.buka())
    assert not terkirim.permohonan.akhir
    assert "sudah berubah" in isi and NAMA[Jabatan.OPERATOR] not in isi


def test_nobody_else_sees_it(terkirim: Pemohon, client: Client) -> None:
    assert client.get(f"/p/{terkirim.permohonan.nomor}/").status_code == 404
