"""The archive: papers are found by what somebody at the counter says, lie where it was written, and are kept long enough."""

import datetime as dt

import pytest
from django.test import Client

from tertib.buku import retensi
from tertib.buku.models import Arsip
from tertib.inti.lingkup import di_kantor, lintas_kantor
from tests.buku.conftest import DESA, KINI, LAIN_DESA, Buku, Masuk
from tests.meja.dunia import NIK_AYAH, NIK_IBU, NOMOR_KK


def cari(klien: Client, teks: str) -> str:
    balasan = klien.post("/meja/arsip/", {"cari": teks})
    assert balasan.status_code == 200
    return balasan.content.decode()


def tempatkan(klien: Client, *baris: int, tempat: str = "Ruang Arsip lemari 2", boks: str = "2026-11") -> int:
    isi = {"tindakan": "tempatkan", "baris": [str(b) for b in baris], "tempat": tempat, "boks": boks}
    return klien.post("/meja/arsip/", isi).status_code


def letak(buku: Buku) -> tuple[str, str]:
    with lintas_kantor():
        arsip = Arsip.objects.select_related("tempat").get(permohonan=buku.p)
    return (arsip.tempat.nama if arsip.tempat else "", arsip.boks)


@pytest.mark.parametrize(
    "teks", [NIK_IBU, NOMOR_KK, NIK_AYAH, "1606 0155 0694 0001", "Siti Rahma", "siti", "Bagus Pranoto"]
)
def test_found_by_what_the_applicant_knows(buku: Buku, klien: Client, teks: str) -> None:
    buku.tulis("arsip", "kk-lama, akta-kelahiran")
    assert f"/meja/b/{buku.p.nomor}/" in cari(klien, teks)


def test_found_by_case_number(buku: Buku, klien: Client) -> None:
    buku.tulis("arsip", "kk-lama")
    assert f"/meja/b/{buku.p.nomor}/" in cari(klien, str(buku.p.nomor).lower())


@pytest.mark.parametrize("teks", ["1606010000000000", "Rahmawati", "Si", "%%%", "Siti%", "___", "KK-1606-26-999999"])
def test_not_found_by_anything_else(buku: Buku, klien: Client, teks: str) -> None:
    buku.tulis("arsip", "kk-lama")
    assert "Tidak ada berkas arsip" in cari(klien, teks)


def test_a_search_never_stands_in_an_address(buku: Buku, klien: Client) -> None:
    """A NIK in the address would be in logs and in the browser's history."""
    buku.tulis("arsip", "kk-lama")
    assert NIK_IBU not in klien.get("/meja/arsip/", {"cari": "x"}).content.decode()
    assert f"cari={NIK_IBU}" not in cari(klien, NIK_IBU)
    assert 'method="post"' in cari(klien, NIK_IBU)


def test_papers_wait_until_they_have_a_place(buku: Buku, klien: Client) -> None:
    baris = buku.tulis("arsip", "kk-lama")
    assert str(buku.p.nomor) in klien.get("/meja/arsip/").content.decode()
    assert tempatkan(klien, baris.pk) == 302
    assert letak(buku) == ("Ruang Arsip lemari 2", "2026-11")
    assert str(buku.p.nomor) not in klien.get("/meja/arsip/").content.decode()
    halaman = klien.get("/meja/buku/arsip/").content.decode()
    assert "Ruang Arsip lemari 2" in halaman
    assert "2026-11" in halaman


def test_a_known_place_is_not_made_twice(buku: Buku, klien: Client) -> None:
    baris = buku.tulis("arsip", "kk-lama")
    tempatkan(klien, baris.pk, tempat="Gudang")
    tempatkan(klien, baris.pk, tempat=" Gudang ", boks="7")
    assert letak(buku) == ("Gudang", "7")
    assert klien.get("/meja/arsip/").status_code == 200


@pytest.mark.parametrize(("isi", "kata"), [({"tempat": ""}, "Tulis nama tempatnya"), ({"baris": []}, "Pilih berkas")])
def test_what_is_missing_is_said(buku: Buku, klien: Client, isi: dict[str, object], kata: str) -> None:
    baris = buku.tulis("arsip", "kk-lama")
    kiriman = {"tindakan": "tempatkan", "baris": [str(baris.pk)], "tempat": "Gudang", **isi}
    balasan = klien.post("/meja/arsip/", kiriman)
    assert balasan.status_code == 422
    assert kata in balasan.content.decode()
    assert letak(buku) == ("", "")


def test_another_office_and_another_village_place_nothing(buku: Buku, masuk: Masuk) -> None:
    baris = buku.tulis("arsip", "kk-lama")
    assert buku.dunia.orang_lain
    for orang in (buku.dunia.orang_lain, buku.operator_nagari(LAIN_DESA)):
        assert tempatkan(masuk(orang), baris.pk) == 422
        assert "Tidak ada berkas arsip" in cari(masuk(orang), NIK_IBU)
    assert letak(buku) == ("", "")


def test_a_village_operator_places_own_papers_in_the_village(buku: Buku, masuk: Masuk) -> None:
    baris = buku.tulis("arsip", "kk-lama")
    assert tempatkan(masuk(buku.operator_nagari(DESA)), baris.pk, tempat="Kantor nagari") == 302
    with lintas_kantor():
        assert Arsip.objects.get(permohonan=buku.p).tempat.desa_id == DESA  # type: ignore[union-attr]


def test_nothing_but_archive_lines_is_placed(buku: Buku, klien: Client) -> None:
    buku.tulis("arsip", "kk-lama")
    assert tempatkan(klien, buku.tulis("register").pk) == 422


def test_kept_until_the_end_of_a_year(buku: Buku, klien: Client) -> None:
    buku.tulis("arsip", "kk-lama", pada=dt.datetime(2026, 12, 31, 18, tzinfo=dt.UTC))  # 2027 in Sekayu
    with di_kantor("16.06"):
        assert Arsip.objects.get(permohonan=buku.p).disimpan_sampai == dt.date(2037, 12, 31)
    assert "31-12-2037" in klien.get("/meja/buku/arsip/").content.decode()


def test_an_office_enters_its_own_schedule(monkeypatch: pytest.MonkeyPatch, settings) -> None:  # type: ignore[no-untyped-def]
    settings.RETENSI_TAHUN = 5
    hari = KINI.date()
    assert retensi.simpan_sampai("hilang", sejak=hari) == dt.date(2031, 12, 31)
    monkeypatch.setattr(retensi, "TAHUN", {"kelahiran": retensi.TETAP, "hilang": 2})
    assert retensi.simpan_sampai("kelahiran", sejak=hari) is None
    assert retensi.simpan_sampai("hilang", sejak=hari) == dt.date(2028, 12, 31)
