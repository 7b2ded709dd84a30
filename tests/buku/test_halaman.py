"""The books on the desk: every line stands there in order, for those who may read it and nobody else."""

import datetime as dt
import re

import pytest
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tests.buku.conftest import DESA, KINI, LAIN_DESA, Buku, Masuk
from tests.meja.dunia import Dunia


def nomor(halaman: str) -> list[int]:
    return [int(n) for n in re.findall(r'buku-nomor"[^>]*>(\d+)<', halaman)]


def baca(klien: Client, alamat: str, **saringan: str) -> str:
    balasan = klien.get(alamat, saringan)
    assert balasan.status_code == 200, balasan.status_code
    return balasan.content.decode()


def test_numbers_run_without_gap_over_the_pages(buku: Buku, klien: Client) -> None:
    for _ in range(53):
        buku.tulis("register")
    with di_kantor("16.06"):
        buku.batalkan(buku.tulis("register"), "Salah tulis")
    buku.tulis("register")
    satu = nomor(baca(klien, "/meja/buku/register/"))
    dua = nomor(baca(klien, "/meja/buku/register/", halaman="2"))
    assert satu + dua == list(range(55, 0, -1))
    assert len(satu) == 50


def test_each_line_opens_its_case(buku: Buku, klien: Client) -> None:
    buku.tulis("register")
    assert f'href="/meja/b/{buku.p.nomor}/"' in baca(klien, "/meja/buku/register/")
    assert klien.get(f"/meja/b/{buku.p.nomor}/").status_code == 200


def test_no_link_for_whom_the_case_would_not_open(buku: Buku, masuk: Masuk) -> None:
    buku.tulis("register")
    perekam = masuk(buku.dunia.orang_baru("Agus Perekam", Jabatan.PEREKAM))
    halaman = baca(perekam, "/meja/buku/register/")
    assert str(buku.p.nomor) in halaman
    assert f"/meja/b/{buku.p.nomor}/" not in halaman
    assert perekam.get(f"/meja/b/{buku.p.nomor}/").status_code == 404


def test_a_void_line_stays_struck_with_its_reason(buku: Buku, klien: Client) -> None:
    buku.batalkan(buku.tulis("register"), "Nomor terlewat dicetak")
    halaman = baca(klien, "/meja/buku/register/")
    assert nomor(halaman) == [1]
    assert "<del>Siti Rahmawati</del>" in halaman
    assert "Batal 20-11-2026: Nomor terlewat dicetak" in halaman
    assert "<del>Batal" not in halaman


def test_filter_by_days_of_the_office_clock(buku: Buku, klien: Client) -> None:
    malam = dt.datetime(2026, 11, 19, 17, 30, tzinfo=dt.UTC)  # half past midnight of the 20th in Sekayu
    buku.tulis("register", pada=malam - dt.timedelta(hours=1))
    buku.tulis("register", pada=malam)
    buku.tulis("register", pada=KINI)
    assert nomor(baca(klien, "/meja/buku/register/", dari="2026-11-20")) == [3, 2]
    assert nomor(baca(klien, "/meja/buku/register/", sampai="2026-11-19")) == [1]
    assert nomor(baca(klien, "/meja/buku/register/", dari="2026-11-20", sampai="2026-11-20", nomor="2")) == [2]


def test_filter_by_exact_case_number(buku: Buku, klien: Client) -> None:
    buku.tulis("register")
    lain = Buku(buku.dunia)
    lain.tulis("register")
    assert nomor(baca(klien, "/meja/buku/register/", permohonan=str(lain.p.nomor).lower())) == [2]
    assert nomor(baca(klien, "/meja/buku/register/", permohonan=str(lain.p.nomor)[:-1])) == []
    assert nomor(baca(klien, "/meja/buku/register/", permohonan="%")) == []


@pytest.mark.parametrize(
    "isian", [{"dari": "kemarin"}, {"nomor": "1 OR 1"}, {"dari": "2026-11-21", "sampai": "2026-11-20"}]
)
def test_what_is_wrong_in_the_filter_is_said(buku: Buku, klien: Client, isian: dict[str, str]) -> None:
    buku.tulis("register")
    halaman = baca(klien, "/meja/buku/register/", **isian)
    assert "Kesalahan:" in halaman
    assert 'aria-invalid="true"' in halaman


def test_a_book_opens_with_its_last_year(buku: Buku, klien: Client) -> None:
    buku.tulis("register", pada=dt.datetime(2025, 12, 30, tzinfo=dt.UTC))
    buku.tulis("register", pada=dt.datetime(2025, 12, 31, 18, tzinfo=dt.UTC))  # already 2026 in Sekayu
    assert nomor(baca(klien, "/meja/buku/register/")) == [1]
    semua = baca(klien, "/meja/buku/register/", dari="2025-01-01")
    assert nomor(semua) == [1, 1]
    assert semua.index("Tahun 2026") < semua.index("Tahun 2025")


def test_only_books_with_lines_exist(buku: Buku, klien: Client) -> None:
    assert "Belum ada baris" in baca(klien, "/meja/buku/")
    buku.tulis("agenda")
    halaman = baca(klien, "/meja/buku/")
    assert "/meja/buku/agenda/" in halaman
    assert "/meja/buku/blanko/" not in halaman
    assert klien.get("/meja/buku/blanko/").status_code == 404
    assert klien.get("/meja/buku/tidak-ada/").status_code == 404


def test_another_office_reads_nothing(buku: Buku, masuk: Masuk, dunia: Dunia) -> None:
    for kunci in ("register", "arsip"):
        buku.tulis(kunci)
    assert dunia.orang_lain
    asing = masuk(dunia.orang_lain)
    assert str(buku.p.nomor) not in asing.get("/meja/buku/").content.decode()
    for alamat in ("/meja/buku/register/", "/meja/buku/register/cetak/", "/meja/buku/register/ekspor/"):
        assert asing.get(alamat).status_code == 404
    assert asing.post("/meja/buku/register/ekspor/", {"bentuk": "csv", "alasan": "Ingin tahu saja."}).status_code == 404
    assert "Tidak ada berkas arsip" in asing.post("/meja/arsip/", {"cari": buku.p.nomor}).content.decode()


@pytest.mark.parametrize("alamat", ["/meja/buku/register/", "/meja/buku/register/cetak/"])
def test_a_village_operator_reads_own_village_only(buku: Buku, masuk: Masuk, alamat: str) -> None:
    buku.tulis("register")
    dari_sini, dari_lain = buku.operator_nagari(DESA), buku.operator_nagari(LAIN_DESA)
    assert str(buku.p.nomor) in masuk(dari_sini).get(alamat).content.decode()
    assert masuk(dari_lain).get(alamat).status_code == 404


def test_a_village_operator_without_a_village_reads_nothing(buku: Buku, masuk: Masuk) -> None:
    buku.tulis("register")
    petugas = buku.dunia.orang_baru("Tanpa Desa", Jabatan.OPERATOR_NAGARI)
    assert masuk(petugas).get("/meja/buku/register/").status_code == 404


def test_print_view_is_ruled_by_year_in_the_books_order(buku: Buku, klien: Client) -> None:
    buku.tulis("register", pada=dt.datetime(2025, 12, 30, tzinfo=dt.UTC))
    buku.tulis("register")
    buku.batalkan(buku.tulis("register"), "Rusak saat dicetak")
    halaman = baca(klien, "/meja/buku/register/cetak/", dari="2025-01-01")
    assert halaman.count('class="jilid"') == 2
    assert halaman.index("Tahun 2025") < halaman.index("Tahun 2026")
    assert re.findall(r'<td class="num">(\d+)</td>', halaman) == ["1", "1", "2"]
    assert "<del>Siti Rahmawati</del>" in halaman
    assert "Dicetak Ratna Puspita" in halaman


def test_print_view_does_not_replace_an_export(buku: Buku, klien: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tertib.meja.buku.BATAS_CETAK", 3)
    for _ in range(5):
        buku.tulis("register")
    halaman = baca(klien, "/meja/buku/register/cetak/")
    assert len(re.findall(r'<td class="num">', halaman)) == 3
    assert "Hanya 3 baris pertama." in halaman


def test_problems_say_what_whose_and_when_mended(buku: Buku, klien: Client) -> None:
    rincian = {"apa": ["Nomor akta terpotong", "Foto buram"], "ditemukan": "Yusuf Hidayat", "diminta_dari": "Operator"}
    baris = buku.tulis("permasalahan", rincian=rincian)
    with di_kantor("16.06"):
        type(baris).objects.filter(pk=baris.pk).update(dibereskan=KINI)
    halaman = baca(klien, "/meja/buku/permasalahan/")
    for isi in ("Nomor akta terpotong; Foto buram", "Yusuf Hidayat", "Operator", "20-11-2026"):
        assert isi in halaman


def test_the_register_shows_only_the_end_of_a_card_number(buku: Buku, klien: Client) -> None:
    buku.tulis("register")
    halaman = baca(klien, "/meja/buku/register/")
    assert buku.p.nomor_kk not in halaman
    assert f"************{buku.p.nomor_kk[-4:]}" in halaman


def test_reading_a_book_costs_few_queries(buku: Buku, klien: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for _ in range(20):
        buku.tulis("register")
    baca(klien, "/meja/buku/register/")
    with django_assert_max_num_queries(10):
        baca(klien, "/meja/buku/register/")
