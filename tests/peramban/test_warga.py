"""The citizen's other ways: a lost card, no scripts, a big photo, mistakes, another language, a card replaced."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.peramban import kartu, petugas, warga
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

HILANG = "Mengganti KK yang hilang"


def test_kk_hilang_dengan_layar_lebar_dan_gelap(orang: Callable[..., Laman], panggung: Panggung) -> None:
    keluarga = panggung.keluarga(jenis="hilang")
    pemohon = orang("gelap")
    warga.mulai(pemohon, HILANG)
    warga.isi_pemohon(pemohon, keluarga, whatsapp="0812 0000 0202")
    warga.isi_kehilangan(pemohon)
    warga.kirim_berkas(pemohon, "Surat keterangan hilang dari kepolisian", warga.pdf("Surat kehilangan"))
    warga.kirim_berkas(pemohon, "KTP-el pemohon", warga.foto("KTP-el"))
    pemohon.tekan("Lanjutkan")
    warga.gambar_tanda_tangan(pemohon)
    nomor, tautan = warga.kirim(pemohon)
    assert panggung.tempat(nomor)["langkah"] == "periksa"
    pemohon.buka(tautan)
    pemohon.berjudul("Permohonan Anda sedang dikerjakan")
    pemohon.tekan("Tarik permohonan ini", peran="link")
    pemohon.tekan("Tarik permohonan", status=422)
    pemohon.page.locator("[name=yakin]").check()
    pemohon.tekan("Tarik permohonan")
    pemohon.berjudul("Permohonan sudah ditarik")
    assert panggung.tempat(nomor)["akhir"] == "ditarik"


def test_seluruh_bagian_warga_tanpa_skrip(orang: Callable[..., Laman], panggung: Panggung) -> None:
    keluarga = panggung.keluarga(jenis="hilang")
    pemohon = orang("tanpa-skrip")
    warga.mulai(pemohon, HILANG)
    warga.isi_pemohon(pemohon, keluarga, whatsapp="0812 0000 0303")
    warga.isi_kehilangan(pemohon)
    warga.kirim_berkas(pemohon, "Surat keterangan hilang dari kepolisian", warga.foto("Surat kehilangan"))
    warga.kirim_berkas(pemohon, "KTP-el pemohon", warga.foto("KTP-el"))
    pemohon.tekan("Lanjutkan")
    expect(pemohon.page.locator("[data-pena]")).to_be_hidden()
    warga.ketik_tanda_tangan(pemohon, keluarga["nama"])
    nomor, tautan = warga.kirim(pemohon)
    pemohon.buka(tautan)
    pemohon.memuat(nomor)
    warga.baca_pesan(pemohon, "0812 0000 0303", nomor)


def test_terima_kartu_tanpa_skrip(orang: Callable[..., Laman], panggung: Panggung) -> None:
    perkara = panggung.perkara("terima")
    pemohon = orang("tanpa-skrip")
    pemohon.buka(f"/p/{perkara['tautan']}/")
    isi = pemohon.unduh(pemohon.page.get_by_role("link", name="Unduh KK"))
    assert isi.startswith(b"%PDF-")
    pemohon.tekan("KK sudah saya terima")
    assert panggung.tempat(perkara["nomor"])["akhir"] == "selesai"


def test_kesalahan_isian_disebut_dan_isian_tidak_hilang(orang: Callable[..., Laman]) -> None:
    for rupa in ("ponsel", "lebar"):
        pemohon = orang(rupa)
        warga.mulai(pemohon, "Menambah anak")
        pemohon.isi("NIK Anda", "123")
        pemohon.tekan("Simpan dan lanjutkan", status=422)
        expect(pemohon.page.locator(".ringkas-galat")).to_be_focused()
        expect(pemohon.page.get_by_label("NIK Anda")).to_have_value("123")
        pemohon.page.locator(".ringkas-galat a[href='#nik']").click()
        expect(pemohon.page.get_by_label("NIK Anda")).to_be_focused()
        tautan = pemohon.page.url.split("isi/")[0]
        for halaman in ("isi/kontak/", "isi/anak/", "isi/kelahiran/", "isi/orang_tua/", "tanda-tangan/", "berkas/"):
            pemohon.buka(tautan + halaman)
            pemohon.tekan_ini(pemohon.page.locator("main form button.tombol").last, status=422)
        pemohon.buka(tautan)
        pemohon.berjudul("Permohonan Anda belum dikirim")
        pemohon.buka(tautan + "periksa/")
        pemohon.tekan("Kirim permohonan", status=422)


def test_foto_besar_diperkecil_di_ponsel(orang: Callable[..., Laman], panggung: Panggung) -> None:
    pemohon = orang("ponsel")
    warga.mulai(pemohon, HILANG)
    pemohon.buka(pemohon.page.url.split("isi/")[0] + "berkas/")
    besar = warga.foto_besar()
    pemohon.page.locator("input[type=file]").first.set_input_files(besar)
    ukuran = "document.querySelector('input[type=file]').files[0].size"
    pemohon.tunggu(f"{ukuran} < {len(besar['buffer'])} * 0.7")
    pemohon.tekan_ini(pemohon.page.get_by_role("button", name="Kirim Surat keterangan hilang"))
    pemohon.memuat("IMG_0001.jpg")


def test_berkas_yang_bukan_gambar_ditolak(orang: Callable[..., Laman]) -> None:
    pemohon = orang("ponsel")
    warga.mulai(pemohon, HILANG)
    pemohon.buka(pemohon.page.url.split("isi/")[0] + "berkas/")
    palsu: FilePayload = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"<html><script>alert(1)</script>"}
    pemohon.page.locator("input[type=file]").first.set_input_files(palsu)
    pemohon.tekan_ini(pemohon.page.get_by_role("button", name="Kirim Surat keterangan hilang"), status=422)
    expect(pemohon.page.locator(".slot .pesan-galat")).to_have_count(1)


def test_ganti_bahasa(orang: Callable[..., Laman]) -> None:
    pemohon = orang("ponsel")
    pemohon.buka("/")
    pemohon.tekan("English")
    expect(pemohon.page.locator("html")).to_have_attribute("lang", "en")
    pemohon.buka("/cek/")
    expect(pemohon.page.locator("html")).to_have_attribute("lang", "en")
    pemohon.tekan("Bahasa Indonesia")
    expect(pemohon.page.locator("html")).to_have_attribute("lang", "id")


def test_kartu_lama_disebut_sudah_diganti(orang: Callable[..., Laman], panggung: Panggung, tmp_path: Path) -> None:
    lama = panggung.perkara("terima")
    pemohon = orang()
    pemohon.buka(f"/p/{lama['tautan']}/")
    pdf = tmp_path / "lama.pdf"
    pdf.write_bytes(pemohon.unduh(pemohon.page.get_by_role("link", name="Unduh KK")))
    alamat = kartu.isi_qr(pdf)
    pemohon.buka(alamat)
    pemohon.berjudul("KK ini asli dan berlaku")

    baru = panggung.perkara("terbitkan", jenis="hilang", nomor_kk=lama["nomor_kk"])
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.terbitkan(operator, baru["nomor"])

    pemohon.buka(alamat)
    pemohon.berjudul("KK ini asli, tetapi sudah diganti")
    pemohon.buka("/cek/")
    pemohon.page.locator("#berkas").set_input_files(pdf)
    pemohon.tekan("Periksa berkas")
    pemohon.berjudul("KK ini asli, tetapi sudah diganti")
