"""The reporter's door: filed on one page, mended when it comes back, nobody else's seen, nothing of the office opened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tertib.dokumen.tte import pki
from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Penugasan
from tertib.peragaan import siaga as peragaan
from tertib.peragaan.kertas import kertas
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_siaga import ORANG, KantorSiaga, buka_siaga
from tests.pemeran_tetap import KINI

SURAT = ("surat_domisili", "surat_dinsos", "surat_kepolisian", "pernyataan_tanpa_dokumen", "formulir_biodata")


@pytest.fixture
def siaga(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KantorSiaga]:
    settings.MAP_PKI, settings.MAP_BERKAS = tmp_path / "pki", tmp_path / "berkas"
    monkeypatch.setattr(pki, "_SCRYPT_N", 2**10)
    with jam_tetap(KINI), di_kantor("16.06"), buka_siaga(settings) as kantor:
        yield kantor


def _masuk(penugasan: Penugasan) -> Client:
    klien = Client()
    klien.force_login(penugasan.pengguna)
    return klien


def _isian(**lain: Any) -> dict[str, Any]:
    tahun, bulan, hari = ORANG["tanggal_lahir"].split("-")
    bagian = {"tanggal_lahir-hari": hari, "tanggal_lahir-bulan": bulan, "tanggal_lahir-tahun": tahun}
    foto = {f"foto-{s}": SimpleUploadedFile(f"{s}.jpg", kertas(s), "image/jpeg") for s in SURAT}
    return {**ORANG, **bagian, **foto, **lain}


def _satu() -> Permohonan:
    p: Permohonan = Permohonan.objects.select_related("kantor", "sop").get()
    return p


def test_a_report_is_filed_on_one_page(siaga: KantorSiaga) -> None:
    klien = _masuk(siaga.pelapor.penugasan)
    halaman = klien.get("/lapangan/lapor/baru/").content.decode()
    assert "Hasil pencarian sidik jari" not in halaman, "an official's question"
    balasan = klien.post("/lapangan/lapor/baru/", _isian())
    assert balasan.status_code == 302, balasan.content.decode()
    p = _satu()
    assert p.langkah == "konfirmasi"
    daftar = klien.get("/lapangan/lapor/").content.decode()
    assert str(p.nomor) in daftar and ORANG["nama"] in daftar


def test_what_is_missing_is_said_and_nothing_is_kept(siaga: KantorSiaga) -> None:
    klien = _masuk(siaga.pelapor.penugasan)
    isian = {k: v for k, v in _isian(nama="").items() if k != "foto-surat_kepolisian"}
    balasan = klien.post("/lapangan/lapor/baru/", isian)
    isi = balasan.content.decode()
    assert balasan.status_code == 422
    assert 'href="#nama"' in isi and 'href="#foto-surat_kepolisian"' in isi
    assert 'href="#foto-skpti"' not in isi, "no disaster"
    assert not Permohonan.objects.exists()


def test_what_came_back_is_mended_with_the_papers_still_there(siaga: KantorSiaga) -> None:
    klien = _masuk(siaga.pelapor.penugasan)
    klien.post("/lapangan/lapor/baru/", _isian())
    p = siaga.kantor.maju(siaga_di_tempat(siaga, _satu()), "tidak lengkap")
    daftar = klien.get("/lapangan/lapor/").content.decode()
    assert "Perlu Anda lengkapi" in daftar and "Foto tidak terbaca" in daftar
    alamat = f"/lapangan/lapor/b/{p.nomor}/"
    halaman = klien.get(alamat).content.decode()
    assert ORANG["ibu"] in halaman
    kurang = [k.sasaran for k in p.kekurangan.all()]
    isian = {k: v for k, v in _isian(versi=p.versi).items() if not k.startswith("foto-")}
    foto = {
        f"foto-{s.removeprefix('syarat:')}": SimpleUploadedFile("b.jpg", kertas("baru"), "image/jpeg") for s in kurang
    }
    assert klien.post(alamat, isian).status_code == 422, "the paper found wrong is asked for again"
    assert klien.post(alamat, {**isian, **foto}).status_code == 302
    assert _satu().langkah == "konfirmasi"


def siaga_di_tempat(siaga: KantorSiaga, p: Permohonan) -> Permohonan:
    """The looks a report may need, so that a test is about something else."""
    peragaan.di_tempat(p, kini=KINI)
    p.refresh_from_db()
    return p


def test_a_report_is_taken_back(siaga: KantorSiaga) -> None:
    klien, p = _masuk(siaga.pelapor.penugasan), siaga.lapor()
    p.refresh_from_db()
    klien.post(f"/lapangan/lapor/b/{p.nomor}/tarik/", {"versi": p.versi})
    assert _satu().akhir == "ditarik"


def test_a_reporter_opens_nothing_of_the_office(siaga: KantorSiaga) -> None:
    klien, p = _masuk(siaga.pelapor.penugasan), siaga.lapor()
    for alamat in ("/meja/", f"/meja/b/{p.nomor}/", "/meja/buku/", "/meja/penduduk/", "/loket/", "/meja/blanko/"):
        assert klien.get(alamat).status_code == 404, alamat


def test_an_official_has_no_door_here(siaga: KantorSiaga) -> None:
    assert _masuk(siaga.kantor.penugasan("operator")).get("/lapangan/lapor/").status_code == 404


def test_the_desk_shows_who_reported_and_prints_the_card(siaga: KantorSiaga) -> None:
    p = siaga.sampai("terbitkan", siaga.lapor())
    operator = _masuk(siaga.kantor.penugasan("operator"))
    halaman = operator.get(f"/meja/b/{p.nomor}/").content.decode()
    assert siaga.pelapor.nama_lembaga in halaman and "PRINT_READY_RECORD" in halaman
    p = siaga.kantor.putus(p, siaga.kantor.siapa("operator"))
    kartu = operator.get(f"/meja/b/{p.nomor}/ktp-{p.ktp.get().pk}.pdf")
    assert (kartu.status_code, kartu.content[:5]) == (200, b"%PDF-")
    serah = operator.get(f"/loket/b/{p.nomor}/serah/").content.decode()
    assert ORANG["nama"] in serah and "KTP-el menyusul" not in serah
    isian = {"versi": p.versi, "hubungan": "pemohon", "identitas": "ya", "tanda_tangan": "kertas"}
    assert operator.post(f"/loket/b/{p.nomor}/serah/", isian).status_code == 302
    assert _satu().akhir == "selesai"


def test_the_family_card_goes_first_at_the_counter(siaga: KantorSiaga) -> None:
    siaga.pusat.urutan = ["RECEIVED_AT_CENTRAL"]
    p = siaga.sampai("serahkan", siaga.lapor())
    operator, alamat = _masuk(siaga.kantor.penugasan("operator")), f"/loket/b/{p.nomor}/serah/"
    assert "KTP-el menyusul" in operator.get(alamat).content.decode()
    isian = {"versi": p.versi, "hubungan": "pemohon", "identitas": "ya", "tanda_tangan": "kertas"}
    assert operator.post(alamat, isian).status_code == 302
    p = _satu()
    assert (p.akhir, [s.apa for s in p.serahan.all()]) == ("", ["kk"])
