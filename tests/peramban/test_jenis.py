"""Kinds of different shape from the questionnaire to the number, on a phone: a split, a change of data, a move."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.peramban import warga
from tests.peramban.laman import KANTOR, Laman
from tests.peramban.panggung import Panggung

LANJUT = "Simpan dan lanjutkan"


def _pandu(laman: Laman, *jawaban: str) -> None:
    """From the office's page through the questionnaire."""
    laman.buka("/")
    laman.tekan(re.compile(KANTOR), peran="link")
    laman.tekan("Bantu saya memilih", peran="link")
    for satu in jawaban:
        laman.tekan(satu, peran="link")


def _mulai_dari_pandu(laman: Laman, *jawaban: str) -> None:
    _pandu(laman, *jawaban)
    laman.tekan("Lihat dan mulai", peran="link")
    laman.tekan("Mulai permohonan")


def _selesai(laman: Laman, panggung: Panggung, keluarga: dict[str, str]) -> None:
    warga.kirim_semua_berkas(laman)
    warga.ketik_tanda_tangan(laman, keluarga["nama"])
    nomor, _tautan = warga.kirim(laman)
    assert panggung.tempat(nomor)["langkah"] == "periksa"


def test_pisah_kk_dari_panduan_tanpa_skrip(orang: Callable[..., Laman], panggung: Panggung) -> None:
    keluarga, pemohon = panggung.keluarga(jenis="hilang"), orang("tanpa-skrip")
    _mulai_dari_pandu(pemohon, "Ada yang keluar dari KK", "Ingin KK sendiri", "Ya")
    warga.isi_pemohon(pemohon, keluarga, whatsapp="0812 0000 0401")
    pemohon.berjudul("Yang akan punya KK sendiri")
    pemohon.isi("Anggota yang dipisahkan", "Anak Pertama\nAnak Kedua")
    pemohon.page.locator("[name=sebab]").first.check()
    pemohon.tekan(LANJUT)
    warga.kirim_berkas(pemohon, "KK yang sekarang", warga.foto("KK"))
    warga.kirim_berkas(pemohon, "KTP-el kepala keluarga yang baru", warga.foto("KTP-el"))
    _selesai(pemohon, panggung, keluarga)


def test_ubah_data_di_ponsel(orang: Callable[..., Laman], panggung: Panggung) -> None:
    keluarga, pemohon = panggung.keluarga(jenis="hilang"), orang("ponsel")
    _mulai_dari_pandu(pemohon, "Data di KK berubah", "Pendidikan, pekerjaan")
    warga.isi_pemohon(pemohon, keluarga, whatsapp="0812 0000 0402")
    pemohon.page.locator("[name=elemen]").select_option("pendidikan")
    pemohon.tekan(LANJUT)
    expect(pemohon.page.get_by_label("Data siapa")).to_be_visible()
    pemohon.isi("Data siapa", keluarga["nama"])
    pemohon.tekan(LANJUT)
    pemohon.page.locator("[name=pendidikan]").select_option("5")
    pemohon.tekan(LANJUT)
    pemohon.isi("Bukti yang dipakai", "Ijazah SMA")
    pemohon.tekan(LANJUT)
    for syarat in ("KK yang sekarang", "Ijazah terakhir"):
        warga.kirim_berkas(pemohon, syarat, warga.foto(syarat))
    _selesai(pemohon, panggung, keluarga)


def test_pindah_antarkecamatan_di_ponsel(orang: Callable[..., Laman], panggung: Panggung) -> None:
    keluarga, pemohon = panggung.keluarga(jenis="hilang"), orang("ponsel")
    _mulai_dari_pandu(pemohon, "Data di KK berubah", "Pindah rumah")
    warga.isi_pemohon(pemohon, keluarga, whatsapp="0812 0000 0403")
    pemohon.page.get_by_label("Antarkecamatan").check()
    pemohon.page.locator("[name=alasan]").select_option(label="Perumahan")
    kemarin = date.today() - timedelta(days=1)
    for bagian, nilai in (("hari", kemarin.day), ("bulan", kemarin.month), ("tahun", kemarin.year)):
        pemohon.page.locator(f"[name=tanggal_pindah-{bagian}]").fill(str(nilai))
    pemohon.tekan(LANJUT)
    pemohon.page.get_by_label("Kepala keluarga dan seluruh anggota").check()
    pemohon.tekan(LANJUT)
    pemohon.page.get_by_label("Punya KK sendiri di alamat baru").check()
    pemohon.tekan(LANJUT)
    pemohon.isi("Alamat", "Jalan Kenanga 5")
    pemohon.isi("RT", "3")
    pemohon.isi("RW", "1")
    pemohon.tekan(LANJUT)
    _pilih_desa(pemohon)
    warga.kirim_berkas(pemohon, "KK yang sekarang", warga.foto("KK"))
    _selesai(pemohon, panggung, keluarga)


def _pilih_desa(pemohon: Laman) -> None:
    """Down to the village in two short pages; the address bar's back leads up again."""
    pemohon.berjudul("Desa atau kelurahan yang baru")
    pemohon.page.get_by_label("Kecamatan").select_option(label="Babat Toman")
    pemohon.tekan("Lanjut")
    pemohon.memuat("Di Babat Toman, Kabupaten Musi Banyuasin.")
    pemohon.page.go_back()
    pemohon.page.get_by_label("Kecamatan").select_option(label="Sekayu")
    pemohon.tekan("Lanjut")
    pemohon.page.get_by_label("Desa atau kelurahan").select_option(index=1)
    pemohon.tekan(LANJUT)


def test_panduan_menyuruh_datang_dan_dapat_mundur(orang: Callable[..., Laman]) -> None:
    pemohon = orang("ponsel")
    _pandu(pemohon, "KK hilang, rusak", "Hilang", "Belum ada")
    pemohon.berjudul("Yang perlu dilakukan lebih dulu")
    pemohon.memuat("Datang ke kantor polisi")
    pemohon.page.go_back()
    pemohon.berjudul("Sudah ada surat hilang dari polisi?")
    pemohon.tekan("Kembali", peran="link")
    pemohon.berjudul("Apa yang terjadi dengan KK?")
    pemohon.tekan("Hanya perlu dicetak lagi", peran="link")
    pemohon.berjudul("Mencetak ulang KK")
