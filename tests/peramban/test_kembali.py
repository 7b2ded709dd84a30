"""Back and forth: a return at each of the three checks, and a head of office who refuses."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.peramban import petugas, warga
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

AKTA = "Kutipan akta kelahiran anak"
ALASAN = "Nomor akta terpotong. Foto ulang dengan keempat sudut terlihat."


def test_operator_mengembalikan_dan_pemohon_hanya_mengganti_yang_disebut(
    orang: Callable[..., Laman], panggung: Panggung
) -> None:
    perkara = panggung.perkara("periksa")
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.kembalikan(operator, perkara["nomor"], sasaran=AKTA, catatan=ALASAN, giliran="Pemohon")

    pemohon = orang("ponsel")
    pemohon.buka(f"/p/{perkara['tautan']}/")
    pemohon.berjudul("Ada yang perlu Anda perbaiki")
    pemohon.memuat(ALASAN)
    pemohon.tekan("Mulai memperbaiki", peran="link")
    pemohon.berjudul("Ganti 1 berkas")
    expect(pemohon.page.locator("input[type=file]")).to_have_count(1)
    warga.kirim_berkas(pemohon, AKTA, warga.foto(f"{AKTA} (ulang)"))
    pemohon.tekan("Lanjutkan")
    pemohon.berjudul("Periksa, lalu kirim lagi")
    pemohon.tekan("Kirim lagi")
    pemohon.memuat(perkara["nomor"])

    petugas.buka_berkas(operator, perkara["nomor"])
    petugas.teruskan(operator, perkara["nomor"], giliran="Verifikator/ Sub Koord")


def test_pemohon_membuka_halaman_lain_saat_memperbaiki(orang: Callable[..., Laman], panggung: Panggung) -> None:
    """What was good is closed: its address leads back to the status page."""
    perkara = panggung.perkara("periksa")
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.kembalikan(operator, perkara["nomor"], sasaran=AKTA, catatan=ALASAN, giliran="Pemohon")
    pemohon = orang("ponsel")
    pemohon.buka(f"/p/{perkara['tautan']}/isi/anak/")
    pemohon.berjudul("Ada yang perlu Anda perbaiki")


def test_validasi_dan_verifikasi_mengembalikan_ke_operator(orang: Callable[..., Laman], panggung: Panggung) -> None:
    for langkah, peran in (("validasi", "Verifikator/ Sub Koord"), ("verifikasi", "Validator/ Kabid")):
        perkara = panggung.perkara(langkah)
        pemeriksa, operator = orang(), orang()
        pemeriksa.masuk_sebagai(peran)
        petugas.kembalikan(pemeriksa, perkara["nomor"], sasaran=AKTA, catatan=ALASAN, giliran="Operator")
        operator.masuk_sebagai("Operator")
        petugas.buka_berkas(operator, perkara["nomor"])
        operator.memuat("Catatan yang belum beres")
        operator.memuat(ALASAN)
        petugas.teruskan(operator, perkara["nomor"], giliran="Verifikator/ Sub Koord")
        assert panggung.tempat(perkara["nomor"])["langkah"] == "validasi"


def test_putusan_kembali_tanpa_alasan_ditolak(orang: Callable[..., Laman], panggung: Panggung) -> None:
    perkara = panggung.perkara("periksa")
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.buka_berkas(operator, perkara["nomor"])
    operator.tekan(re.compile("^tidak lengkap"), status=422)
    operator.memuat("Tulis alasannya")
    assert panggung.tempat(perkara["nomor"])["langkah"] == "periksa"


def test_kadis_menolak(orang: Callable[..., Laman], panggung: Panggung) -> None:
    perkara = panggung.perkara("tandatangan")
    kadis = orang("ponsel")
    kadis.masuk_sebagai("Kepala Dinas")
    petugas.buka_tanda_tangan(kadis, perkara["nomor"])
    kadis.page.locator("summary", has_text="Tidak menandatangani").click()
    kadis.page.locator("#catatan-0").fill("Nama ibu berbeda dengan akta.")
    kadis.tekan_ini(kadis.page.locator("button[value=ditolak]"))
    kadis.memuat(f"{perkara['nomor']}: ditolak, giliran Operator.")
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.buka_berkas(operator, perkara["nomor"])
    operator.memuat("Nama ibu berbeda dengan akta.")
    pemohon = orang("ponsel")
    pemohon.buka(f"/p/{perkara['tautan']}/")
    pemohon.berjudul("Permohonan Anda sedang dikerjakan")
    expect(pemohon.page.get_by_role("link", name="Unduh KK")).to_have_count(0)


def test_passphrase_salah_tidak_menggerakkan(orang: Callable[..., Laman], panggung: Panggung) -> None:
    perkara = panggung.perkara("tandatangan")
    kadis = orang("ponsel")
    kadis.masuk_sebagai("Kepala Dinas")
    petugas.tanda_tangani(kadis, perkara["nomor"], frasa="bukan passphrase itu", status=422)
    kadis.berjudul("Tanda tangani 1 KK")
    expect(kadis.page.locator("#frasa_sandi")).to_have_value("")
    assert panggung.tempat(perkara["nomor"])["langkah"] == "tandatangan"
    petugas.tanda_tangani(kadis, perkara["nomor"])
    kadis.memuat(f"{perkara['nomor']}: ditandatangani")
    assert panggung.tempat(perkara["nomor"])["langkah"] == "terbitkan"
