"""B2, legal events: adoption, recognition, legitimation, name, citizenship: before and after."""

import pytest

from tests.kependudukan.tabel import Kasus, uji

ANGKAT = {
    "anak": "ARGA PUTRA",
    "kk_anak": "kk:0002",
    "nomor_penetapan": "5/Pdt.P/2026",
    "tanggal_penetapan": "2026-11-03",
}
DUA = """
KK 0001
kepala  HARJONO         L 1985 kawin
istri   PARTINI         P 1987 kawin
famili  RARA WULAN      P 2015
KK 0002 @ JALAN MELATI 4 005/002
kepala  NINIK LESTARI   P 1990
anak    ARGA PUTRA      L 2020
anak    BIMA PUTRA      L 2005
"""
HARJONO = "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\n"
NINIK = "KK 0002 @ JALAN MELATI 4 005/002\nkepala NINIK LESTARI\n"

PENGANGKATAN = [
    Kasus("dari KK lain", DUA, ANGKAT, f"{HARJONO}anak ARGA PUTRA\nfamili RARA WULAN\n{NINIK}anak BIMA PUTRA", akibat=("orang tua kandung dan NIK tetap",)),
    Kasus("sudah di KK ini", DUA, {**ANGKAT, "anak": "RARA WULAN", "kk_anak": ""}, f"{HARJONO}anak RARA WULAN"),
    Kasus("orang tua angkat 58 tahun", DUA.replace("L 1985", "L 1968"), ANGKAT, f"{HARJONO}anak ARGA PUTRA\nfamili RARA WULAN\n{NINIK}anak BIMA PUTRA", ragu=("angkat-umur-orang-tua",)),
    Kasus("orang tua tunggal", DUA.replace("L 1985 kawin\nistri   PARTINI         P 1987 kawin", "L 1985"), ANGKAT, f"KK 0001\nkepala HARJONO\nanak ARGA PUTRA\nfamili RARA WULAN\n{NINIK}anak BIMA PUTRA", ragu=("angkat-orang-tua-tunggal",)),
    Kasus("terlambat dilaporkan", DUA, {**ANGKAT, "tanggal_penetapan": "2026-08-03"}, f"{HARJONO}anak ARGA PUTRA\nfamili RARA WULAN\n{NINIK}anak BIMA PUTRA", ragu=("lapor-terlambat-pengangkatan-anak",)),
    Kasus("umur 21 tahun", DUA, {**ANGKAT, "anak": "BIMA PUTRA"}, tolak="angkat-bukan-anak"),
    Kasus("beda agama", DUA.replace("L 2020", "L 2020 agama=2"), ANGKAT, tolak="angkat-beda-agama"),
    Kasus("anak tidak di KK itu", DUA, {**ANGKAT, "anak": "TIO"}, tolak="tidak ditemukan"),
]  # fmt: skip

TANPA_AYAH = """
KK 0001
kepala  WAHYU UTAMA     L 1985 siri agama=2
istri   NINIK LESTARI   P 1990 siri agama=2
famili  BIMA PUTRA      L 2015 agama=2 ibu=NINIK_LESTARI
anak    ARGA PUTRA      L 2020 agama=2 ibu=NINIK_LESTARI
"""
AKTA = {
    "anak": "ARGA PUTRA",
    "ayah": "Wahyu Utama",
    "nomor_akta": "1606-PA-01112026-0001",
    "tanggal_akta": "2026-11-01",
}
TETAP = "KK 0001\nkepala WAHYU UTAMA siri\nistri NINIK LESTARI siri\nfamili BIMA PUTRA\nanak ARGA PUTRA"

PENGAKUAN = [
    Kasus("ayah kepala keluarga", TANPA_AYAH, AKTA, TETAP.replace("\nfamili BIMA PUTRA\nanak ARGA PUTRA", "\nfamili BIMA PUTRA\nanak ARGA PUTRA"), akibat=("WAHYU UTAMA dicatat sebagai ayah ARGA PUTRA",)),
    Kasus("hubungan menjadi anak", TANPA_AYAH, {**AKTA, "anak": "BIMA PUTRA"}, "KK 0001\nkepala WAHYU UTAMA siri\nistri NINIK LESTARI siri\nanak BIMA PUTRA\nanak ARGA PUTRA"),
    Kasus("ayah di luar KK", TANPA_AYAH, {**AKTA, "ayah": "Suparno Jaya"}, TETAP, ragu=("ayah-di-luar-kk",)),
    Kasus("orang tua Islam", TANPA_AYAH.replace(" agama=2", ""), AKTA, TETAP, ragu=("pengakuan-menurut-agama",)),
    Kasus("terlambat", TANPA_AYAH, {**AKTA, "tanggal_akta": "2026-08-01"}, TETAP, ragu=("lapor-terlambat-pengakuan-anak",)),
    Kasus("ayah lebih muda", TANPA_AYAH.replace("WAHYU UTAMA     L 1985", "WAHYU UTAMA     L 2021"), AKTA, tolak="orang-tua-lebih-muda"),
    Kasus("ayah perempuan", TANPA_AYAH, {**AKTA, "ayah": "NINIK LESTARI"}, tolak="ayah-bukan-laki-laki"),
    Kasus("sudah ada ayah", TANPA_AYAH.replace("L 2020", "L 2020 ayah=SUPARNO"), AKTA, tolak="sudah-ada-ayah"),
]  # fmt: skip

TERCATAT = TANPA_AYAH.replace("siri", "kawin")
SAH = TETAP.replace("siri", "kawin")
PENGESAHAN = [
    Kasus("perkawinan tercatat", TERCATAT, AKTA, SAH),
    Kasus("anak kedua", TERCATAT, {**AKTA, "anak": "BIMA PUTRA"}, "KK 0001\nkepala WAHYU UTAMA kawin\nistri NINIK LESTARI kawin\nanak BIMA PUTRA\nanak ARGA PUTRA"),
    Kasus("orang tua Islam: tidak diperiksa sebagai pengakuan", TERCATAT.replace(" agama=2", ""), AKTA, SAH),
    Kasus("terlambat", TERCATAT, {**AKTA, "tanggal_akta": "2026-08-01"}, SAH, ragu=("lapor-terlambat-pengesahan-anak",)),
    Kasus("orang tua belum kawin", "KK 0001\nkepala WAHYU UTAMA L 1985\nanak ARGA PUTRA L 2020 ibu=NINIK", AKTA, tolak="pengesahan-belum-kawin"),
    Kasus("tanpa tanggal", TERCATAT, {**AKTA, "tanggal_akta": ""}, tolak="Jawaban belum lengkap"),
]  # fmt: skip

INTI = """
KK 0001
kepala  HARJONO         L 1985 kawin
istri   PARTINI         P 1987 kawin
anak    ARGA PUTRA      L 2015
"""
NAMA = {
    "siapa": "HARJONO",
    "nama_baru": "Harjono Wibowo",
    "nomor_penetapan": "9/Pdt.P/2026",
    "tanggal_penetapan": "2026-11-03",
}
GANTI_NAMA = [
    Kasus("kepala keluarga: data anak diperiksa", INTI, NAMA, "KK 0001\nkepala HARJONO WIBOWO kawin\nistri PARTINI kawin\nanak ARGA PUTRA", ragu=("nama-orang-tua-lama",), akibat=("HARJONO menjadi HARJONO WIBOWO",)),
    Kasus("anak", INTI, {**NAMA, "siapa": "ARGA PUTRA", "nama_baru": "ARGA WIBOWO"}, "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA WIBOWO"),
    Kasus("satu kata: anjuran", INTI, {**NAMA, "siapa": "ARGA PUTRA", "nama_baru": "ARGA"}, "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA", ragu=("nama-satu-kata",)),
    Kasus("bertanda baca", INTI, {**NAMA, "nama_baru": "HARJONO W."}, tolak="nama-tanda-baca"),
    Kasus("lebih dari 60 huruf", INTI, {**NAMA, "nama_baru": "PANJANG " * 8}, tolak="nama-panjang"),
    Kasus("sama saja", INTI, {**NAMA, "nama_baru": "harjono"}, tolak="nama-tidak-berubah"),
    Kasus("bukan anggota", INTI, {**NAMA, "siapa": "BUDI"}, tolak="tidak ditemukan"),
]  # fmt: skip

CAMPUR = """
KK 0001
kepala  HARJONO         L 1985 kawin
istri   CLARA WEBER     P 1987 kawin kewarganegaraan=2 paspor=X0000000 kitap=2D41000000
anak    ARGA PUTRA      L 2005
"""
SUMPAH = {"siapa": "CLARA WEBER", "menjadi": "1", "nomor_keputusan": "12/PWI/2026", "tanggal_keputusan": "2026-11-03"}
CAMPUR_SESUDAH = "KK 0001\nkepala HARJONO kawin\nistri CLARA WEBER kawin\nanak ARGA PUTRA"
KEWARGANEGARAAN = [
    Kasus("menjadi WNI", CAMPUR, SUMPAH, CAMPUR_SESUDAH, akibat=("menjadi WNI. NIK tetap",)),
    Kasus("menjadi WNA dengan KITAP: tetap di KK", CAMPUR, {**SUMPAH, "siapa": "ARGA PUTRA", "menjadi": "2", "paspor": "y0000000", "kitap": "2d41000001"}, CAMPUR_SESUDAH),
    Kasus("menjadi WNA tanpa KITAP: keluar dari KK", CAMPUR, {**SUMPAH, "siapa": "ARGA PUTRA", "menjadi": "2"}, "KK 0001\nkepala HARJONO kawin\nistri CLARA WEBER kawin", akibat=("keluar dari KK",)),
    Kasus("orang terakhir keluar", "KK 0001\nkepala HARJONO L 1985", {**SUMPAH, "siapa": "HARJONO", "menjadi": "2"}, "KK 0001 batal"),
    Kasus("kepala keluar, anggota tinggal", CAMPUR, {**SUMPAH, "siapa": "HARJONO", "menjadi": "2"}, tolak="tidak dapat keluar dari KK"),
    Kasus("sudah WNI", CAMPUR, {**SUMPAH, "siapa": "ARGA PUTRA"}, tolak="kewarganegaraan-tidak-berubah"),
    Kasus("keputusan besok", CAMPUR, {**SUMPAH, "tanggal_keputusan": "2026-11-21"}, tolak="tanggal-peristiwa-nanti"),
]  # fmt: skip


@pytest.mark.parametrize("kasus", PENGANGKATAN, ids=str)
def test_adoption(kasus: Kasus) -> None:
    hasil = uji("pengangkatan-anak", kasus)
    if kasus is PENGANGKATAN[0]:
        assert hasil
        (anak,) = [a.orang for a in hasil.sesudah[0].anggota if a.orang.nama == "ARGA PUTRA"]
        assert anak.ibu == "NINIK LESTARI"


@pytest.mark.parametrize("kasus", PENGAKUAN, ids=str)
def test_recognition(kasus: Kasus) -> None:
    hasil = uji("pengakuan-anak", kasus)
    if kasus is PENGAKUAN[0]:
        assert hasil
        kepala, anak = hasil.sesudah[0].anggota[0].orang, hasil.sesudah[0].anggota[-1].orang
        assert (anak.ayah, anak.nik_ayah) == (kepala.nama, kepala.nik)


@pytest.mark.parametrize("kasus", PENGESAHAN, ids=str)
def test_legitimation(kasus: Kasus) -> None:
    uji("pengesahan-anak", kasus)


@pytest.mark.parametrize("kasus", GANTI_NAMA, ids=str)
def test_change_of_name(kasus: Kasus) -> None:
    uji("ganti-nama", kasus)


@pytest.mark.parametrize("kasus", KEWARGANEGARAAN, ids=str)
def test_citizenship(kasus: Kasus) -> None:
    hasil = uji("kewarganegaraan", kasus)
    if kasus is KEWARGANEGARAAN[0]:
        assert hasil
        clara = hasil.sesudah[0].anggota[1].orang
        assert (clara.kewarganegaraan, clara.paspor, clara.kitap) == ("1", "", "")
    if kasus is KEWARGANEGARAAN[1]:
        assert hasil
        arga = hasil.sesudah[0].anggota[2].orang
        assert (arga.kewarganegaraan, arga.paspor, arga.kitap) == ("2", "Y0000000", "2D41000001")
