"""Taking in: the family is found, the form is checked, and all of it is kept or nothing."""

import pytest

from tertib.buku import queries as buku
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tests.kanal.pemohon import teks
from tests.kanal.tatap_muka import NIK_IBU, NOMOR_KK, Loket, foto


@pytest.mark.parametrize("nomor", [NIK_IBU, NOMOR_KK])
def test_family_is_found_by_either_number(loket: Loket, nomor: str) -> None:
    balasan = loket.klien.post("/loket/", {"cari": nomor, "jenis": "kelahiran"})
    halaman = teks(balasan)
    assert balasan.status_code == 200
    assert f"KK {NOMOR_KK}" in halaman
    assert "kepala keluarga Bagus Pranoto" in halaman
    assert "Nama lengkap anak" in halaman


def test_the_number_never_stands_in_an_address(loket: Loket) -> None:
    balasan = loket.klien.get("/loket/", {"cari": NIK_IBU, "jenis": "kelahiran"})
    assert NOMOR_KK not in balasan.content.decode()


def test_applicant_is_whose_nik_was_typed(loket: Loket) -> None:
    halaman = loket.klien.post("/loket/", {"cari": NIK_IBU, "jenis": "kelahiran"}).content.decode()
    assert f'<option value="{NIK_IBU}" selected>' in halaman


@pytest.mark.parametrize(
    ("cari", "jenis", "kalimat"),
    [
        ("123", "kelahiran", "16 angka"),
        ("1606015506940099", "kelahiran", "Tidak ada keluarga"),
        (NIK_IBU, "", "Pilih jenis"),
    ],
)
def test_what_is_not_found_is_said(loket: Loket, cari: str, jenis: str, kalimat: str) -> None:
    balasan = loket.klien.post("/loket/", {"cari": cari, "jenis": jenis})
    assert balasan.status_code == 422
    assert kalimat in teks(balasan)


def test_application_is_taken_in_with_originals_seen(loket: Loket) -> None:
    p = loket.terima()
    assert (p.nomor, p.kanal, p.langkah) == ("KK-1606-26-000001", "loket", "koreksi")
    assert (p.pemohon_nama, p.pemohon_nik) == ("Siti Rahmawati", NIK_IBU)
    with di_kantor("16.06"):
        assert queries.isian(p)["tanggal_lahir"] == "2026-11-02"
        assert queries.isian(p)["nama_anak"] == "KIRANA PRANOTO"
        berkas = queries.berkas_berlaku(p)
        assert {b.dilihat_oleh.nama for b in berkas.values()} == {"Wahyu Ningsih"}
        assert set(berkas) == {"kk_lama", "akta_kelahiran", "identitas", "tanda-tangan"}
        assert queries.riwayat(p)[0].pelaku_nama == "Siti Rahmawati, di loket oleh Wahyu Ningsih"


def test_the_clerk_sees_the_card_before_and_after(loket: Loket) -> None:
    p = loket.terima()
    halaman = teks(loket.klien.get(f"/loket/b/{p.nomor}/"))
    banding = halaman.split("KK sebelum dan sesudah")[1].split("Lembar dan pekerjaan")[0]
    for isi in ("KIRANA PRANOTO Baru", "dibuat saat diteruskan", "2 anggota tidak berubah"):
        assert isi in banding


def test_scan_is_kept_as_a_paper(loket: Loket) -> None:
    p = loket.terima(**{"pindai-akta_kelahiran": foto()})
    with di_kantor("16.06"):
        assert queries.berkas_berlaku(p)["akta_kelahiran"].lembar == 1


def test_somebody_else_may_apply_with_name_and_nik(loket: Loket) -> None:
    p = loket.terima(pemohon="lain", nama="Rahmat Hidayat", nik="1606 0112 0390 0003")
    assert (p.pemohon_nama, p.pemohon_nik) == ("Rahmat Hidayat", "1606011203900003")


@pytest.mark.parametrize(
    ("ubah", "kunci"),
    [
        ({"nama_anak": ""}, "nama_anak"),
        ({"tanggal_lahir": "31-02-2026"}, "tanggal_lahir"),
        ({"perkawinan": ""}, "perkawinan"),
        ({"asli": ["kk_lama"]}, "asli-akta_kelahiran"),
        ({"identitas": ""}, "identitas"),
        ({"tanda_tangan": ""}, "tanda_tangan"),
        ({"whatsapp": "08x"}, "whatsapp"),
        ({"pemohon": "lain"}, "nik"),
        ({"perkawinan": "belum"}, "asli-sptjm_perkawinan"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_kept(loket: Loket, ubah: dict[str, str], kunci: str) -> None:
    balasan = loket.kirim(**ubah)
    assert balasan.status_code == 422
    assert f'href="#{kunci}"' in balasan.content.decode()
    assert f'id="{kunci}"' in balasan.content.decode()
    with di_kantor("16.06"):
        assert not Permohonan.objects.exists()


def test_what_was_typed_comes_back(loket: Loket) -> None:
    halaman = loket.kirim(tempat_lahir="").content.decode()
    assert 'value="kirana pranoto"' in halaman
    assert 'value="02112026"' in halaman
    assert '<option value="kepala" selected>' in halaman
    assert halaman.count("checked") == 4


def test_broken_scan_keeps_nothing(loket: Loket) -> None:
    rusak = foto()
    rusak.file.seek(0)
    rusak.file.truncate(40)
    balasan = loket.kirim(**{"pindai-akta_kelahiran": rusak})
    assert balasan.status_code == 422
    with di_kantor("16.06"):
        assert not Permohonan.objects.exists()


def test_clerk_sees_the_change_then_prints_the_slip(loket: Loket) -> None:
    p = loket.terima()
    assert "KIRANA PRANOTO menjadi anggota keluarga, sebagai anak." in teks(loket.klien.get(f"/loket/b/{p.nomor}/"))
    balasan = loket.putus(p, "ya")
    assert balasan["Location"] == f"/loket/b/{p.nomor}/tanda-bukti/"
    assert loket.segar(p).langkah == "paraf-kasi"
    with di_kantor("16.06"):
        assert buku.slip(p) is not None


def test_return_and_mend_at_the_counter(loket: Loket) -> None:
    p = loket.terima()
    balasan = loket.putus(p, "tidak", sasaran="syarat:akta_kelahiran", catatan="Akta milik kakaknya.")
    assert balasan["Location"] == f"/loket/b/{p.nomor}/"
    assert p.nomor in teks(loket.klien.get("/loket/"))
    halaman = loket.klien.get(f"/loket/b/{p.nomor}/").content.decode()
    assert "Akta milik kakaknya." in halaman
    assert 'value="KIRANA PRANOTO"' in halaman
    assert 'value="02-11-2026"' in halaman
    assert 'value="kk_lama" checked' in halaman
    assert 'value="akta_kelahiran" checked' not in halaman
    isi = {"jenis": "kelahiran", "nomor_kk": NOMOR_KK, "versi": loket.segar(p).versi}
    balasan = loket.klien.post(f"/loket/b/{p.nomor}/isi/", {**isi, **_lengkap()})
    assert balasan["Location"] == f"/loket/b/{p.nomor}/"
    assert loket.segar(p).langkah == "koreksi"
    assert loket.segar(p).nomor == p.nomor


def test_stale_mend_changes_nothing(loket: Loket) -> None:
    p = loket.terima()
    loket.putus(p, "tidak", catatan="Salah keluarga.")
    balasan = loket.klien.post(f"/loket/b/{p.nomor}/isi/", {"versi": 1, **_lengkap(), "tempat_lahir": "Palembang"})
    assert balasan.status_code == 422
    with di_kantor("16.06"):
        assert queries.isian(loket.segar(p))["tempat_lahir"] == "Sekayu"


def test_return_needs_a_reason(loket: Loket) -> None:
    p = loket.terima()
    assert loket.putus(p, "tidak").status_code == 409
    assert loket.segar(p).langkah == "koreksi"


def test_the_signing_side_is_not_the_counter(loket: Loket, masuk) -> None:  # type: ignore[no-untyped-def]
    p = loket.terima()
    kasi = masuk(loket.dunia.penugasan[Jabatan.KASI])
    assert kasi.get(f"/loket/b/{p.nomor}/").status_code == 404
    assert "tidak diterima di loket ini" in teks(kasi.get("/loket/"))
    assert kasi.post("/loket/terima/", {"jenis": "kelahiran", "nomor_kk": NOMOR_KK}).status_code == 404


def test_another_office_finds_neither_family_nor_case(loket: Loket, masuk) -> None:  # type: ignore[no-untyped-def]
    p = loket.terima()
    lain = masuk(loket.dunia.orang_lain)
    assert lain.get(f"/loket/b/{p.nomor}/").status_code == 404
    assert NOMOR_KK not in lain.post("/loket/", {"cari": NIK_IBU, "jenis": "kelahiran"}).content.decode()


def _lengkap() -> dict[str, object]:
    from tests.kanal.tatap_muka import DITERIMA, LAHIR

    return {**LAHIR, **DITERIMA}
