"""Every kind can be filled in to its end through the citizen's pages, whatever is chosen on the way."""

import random

import pytest
from django.test import Client

from tertib.alur.ajukan import yang_kurang
from tertib.inti.lingkup import di_kantor
from tertib.kanal.warga import rute
from tertib.kependudukan.perubahan import JENIS
from tertib.permohonan import queries
from tests.kanal.isian_acak import isian
from tests.kanal.pemohon import DIRI, Pemohon, teks
from tests.meja.dunia import DESA, NIK_IBU, NOMOR_KK, Dunia


@pytest.mark.parametrize("benih", range(3))
@pytest.mark.parametrize("jenis", JENIS)
def test_a_citizen_comes_to_the_end(dunia: Dunia, jenis: str, benih: int) -> None:
    acak, pemohon = random.Random(f"{jenis}{benih}"), Pemohon.mulai(Client(), jenis)
    diri = {k: v for k, v in DIRI.items() if k != "nomor_kk" or JENIS[jenis].diri.berkartu}
    pemohon.isi("pemohon", diri)
    pemohon.isi("kontak", {"whatsapp": "0800 0000 1606", "surel": ""})
    alamat = pemohon.isi("kode", {"kode": pemohon.kode()})["Location"]
    for _ke in range(30):
        kunci = alamat.rstrip("/").rpartition("/")[2]
        halaman = rute.halaman(pemohon.permohonan).get(kunci)
        if halaman is None:
            break
        assert pemohon.klien.get(alamat).status_code == 200
        dijawab = {k: v for t in halaman.pertanyaan for k, v in isian(t, acak).items()}
        balasan = pemohon.isi(kunci, dijawab)
        assert balasan.status_code == 302, teks(balasan)
        alamat = balasan["Location"]
    assert kunci == "berkas", "the papers come after the last question"
    with di_kantor("16.06"):
        for s in queries.syarat(pemohon.permohonan):
            assert s.di_kantor == s.syarat.dipegang_kantor
            if s.diminta:
                pemohon.unggah(s.syarat.kunci)
        assert pemohon.klien.post(alamat)["Location"].endswith("/tanda-tangan/")
        assert pemohon.tanda_tangan()["Location"].endswith("/periksa/")
        assert yang_kurang(pemohon.permohonan) == []
    assert pemohon.buka("periksa/").status_code == 200
    assert pemohon.kirim()["Location"].endswith("/terkirim/")


def test_a_further_question_of_the_same_page_is_asked_before_going_on(dunia: Dunia) -> None:
    pemohon = Pemohon.mulai(Client(), "pisah-kk")
    pindah = Pemohon.mulai(pemohon.klien, "pindah")
    pindah.isi("pindah", {"klasifikasi": "3", "alasan": "5", "tanggal_pindah-hari": "2", "tanggal_pindah-bulan": "11", "tanggal_pindah-tahun": "2026"})  # fmt: skip
    pindah.isi("siapa", {"jenis_pindah": "2"})
    assert "Nomor KK yang ditumpangi" not in teks(pindah.buka("isi/kartu/"))
    balasan = pindah.isi("kartu", {"yang_pindah": "1"})
    assert balasan["Location"] == f"/p/{pindah.token}/isi/kartu/"
    assert "Nomor KK yang ditumpangi" in teks(pindah.buka("isi/kartu/"))


def test_an_answer_no_longer_asked_for_is_taken_away(dunia: Dunia) -> None:
    pemohon = Pemohon.mulai(Client(), "keluarga-baru")
    pemohon.isi("rumah", {"rumah": "baru"})
    pemohon.isi("desa", {"desa": DESA})
    assert queries.isian(pemohon.permohonan)["desa"] == DESA
    pemohon.isi("rumah", {"rumah": "tetap"})
    assert queries.isian(pemohon.permohonan)["desa"] == ""


def test_the_way_down_to_the_village_is_short_and_stays_here(dunia: Dunia) -> None:
    pemohon = Pemohon.mulai(Client(), "keluarga-baru")
    pemohon.isi("rumah", {"rumah": "baru"})
    kecamatan = pemohon.buka("isi/desa/")
    assert "Sekayu" in teks(kecamatan)
    assert "Soak Baru" not in teks(kecamatan)
    assert "Sumatera Selatan" not in teks(pemohon.buka("isi/desa/", di="indonesia"))
    assert "Soak Baru" in teks(pemohon.buka("isi/desa/", di="16.06.01"))
    for salah in ("16.06.01", "16.06.01.9999", "Soak Baru", ""):
        assert pemohon.isi("desa", {"desa": salah}).status_code == 422, salah
    assert pemohon.isi("desa", {"desa": DESA}).status_code == 302


def test_who_moves_out_may_pick_any_village(dunia: Dunia) -> None:
    pemohon = Pemohon.mulai(Client(), "pindah")
    pemohon.isi("pindah", {"klasifikasi": "5", "alasan": "5", "tanggal_pindah-hari": "2", "tanggal_pindah-bulan": "11", "tanggal_pindah-tahun": "2026"})  # fmt: skip
    assert "Sumatera Selatan" in teks(pemohon.buka("isi/desa/", di="indonesia"))
    assert "Kabupaten Musi Banyuasin" in teks(pemohon.buka("isi/desa/", di="16"))


def test_no_register_data_before_identity_is_proven(dunia: Dunia) -> None:
    """Members are typed, never offered: the card number alone must not tell who lives there."""
    pemohon = Pemohon.mulai(Client(), "pisah-kk")
    pemohon.isi("pemohon", {"nama": "Siapa Saja", "nik": "1606011203920009", "nomor_kk": NOMOR_KK})
    for halaman in rute.halaman(pemohon.permohonan):
        isi = teks(pemohon.buka(f"isi/{halaman}/"))
        assert "Siti Rahmawati" not in isi
        assert NIK_IBU not in isi
