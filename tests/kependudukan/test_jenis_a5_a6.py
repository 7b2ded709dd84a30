"""A5 from abroad and A6 vulnerable residents: before and after."""

import pytest

from tests.kependudukan.tabel import Kasus, uji

KAKAK = """
KK 0001
kepala  SUPARNO         L 1970 kawin
istri   LASMI           P 1972 kawin
"""
DAFTAR_SURAT = """
KK surat
kepala  HARJONO         L 1985 kawin
istri   PARTINI         P 1987 kawin
anak    RARA PRANOTO    P 2012
"""
RUMAH = {"alamat": "Jalan Cempaka 9", "rt": "3", "rw": "12", "desa": "16.06.01.1009"}
ORANG = {
    "nama": "Wahyu Utama",
    "jenis_kelamin": "1",
    "tempat_lahir": "Sekayu",
    "tanggal_lahir": "1988-02-03",
    "agama": "1",
    "status_kawin": "1",
    "ibu": "SUMIATI",
}
PULANG = {
    "tanggal_datang": "2026-11-10",
    "nomor_surat": "0123/KONS/XI/2026",
    "paspor": "x0000000",
    "punya_nik": "ya",
    "nik": "1606010302880007",
    "tujuan": "sendiri",
    **ORANG,
    **RUMAH,
}
TUMPANG = {"tujuan": "menumpang", "kk_tumpangan": "kk:0001", "hubungan": "9"}

LUAR_NEGERI = [
    Kasus("seorang dengan NIK, KK sendiri", "", PULANG, "KK baru @ JALAN CEMPAKA 9 003/012\nkepala WAHYU UTAMA"),
    Kasus(
        "seorang tanpa NIK, menumpang",
        KAKAK,
        {**PULANG, "punya_nik": "tidak", **TUMPANG, "kk_tumpangan": "kk:0001"},
        """
        KK 0001
        kepala SUPARNO kawin
        istri LASMI kawin
        famili WAHYU UTAMA (NIK baru)
        """,
        akibat=("NIK baru diterbitkan untuk WAHYU UTAMA",),
    ),
    Kasus(
        "sekeluarga menurut surat",
        DAFTAR_SURAT,
        PULANG,
        """
        KK baru @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        istri PARTINI kawin
        anak RARA PRANOTO
        """,
    ),
    Kasus(
        "terlambat melapor",
        "",
        {**PULANG, "tanggal_datang": "2026-09-10"},
        "KK baru @ JALAN CEMPAKA 9 003/012\nkepala WAHYU UTAMA",
        ragu=("lapor-terlambat-datang-dari-luar-negeri",),
    ),
    Kasus("nama bertanda baca", "", {**PULANG, "punya_nik": "tidak", "nama": "Wahyu U."}, tolak="nama-tanda-baca"),
    Kasus("NIK mustahil", "", {**PULANG, "nik": "1606017702880007"}, tolak="Angka tanggal"),
    Kasus("tanpa desa", "", {**PULANG, "desa": ""}, tolak="Alamat belum benar"),
    Kasus("tanpa nomor surat", "", {**PULANG, "nomor_surat": ""}, tolak="Jawaban belum lengkap"),
]

TERLANTAR = {
    "kategori": "terlantar",
    "identitas": "tidak",
    "biometrik": "tidak",
    "lahir": "tahun",
    "tahun_lahir": "1961",
    "tujuan": "sendiri",
    **{k: v for k, v in ORANG.items() if k != "tanggal_lahir"},
    **RUMAH,
}

RENTAN = [
    Kasus(
        "terlantar, hanya tahun lahir diketahui",
        "",
        TERLANTAR,
        "KK baru @ JALAN CEMPAKA 9 003/012\nkepala WAHYU UTAMA (NIK baru)",
        ragu=("tanggal-lahir-perkiraan", "tanggal-lahir-lazim"),
        akibat=("NIK baru diterbitkan untuk WAHYU UTAMA", "karena pendataan penduduk rentan"),
    ),
    Kasus(
        "ditemukan di data pusat: NIK lama",
        "",
        {**TERLANTAR, "biometrik": "ditemukan", "nik": "1871010107610003"},
        "KK baru @ JALAN CEMPAKA 9 003/012\nkepala WAHYU UTAMA",
    ),
    Kasus(
        "menumpang di panti",
        KAKAK,
        {**TERLANTAR, **TUMPANG, "hubungan": "11"},
        """
        KK 0001
        kepala SUPARNO kawin
        istri LASMI kawin
        lainnya WAHYU UTAMA (NIK baru)
        """,
    ),
    Kasus(
        "orang tua tidak diketahui",
        "",
        {**TERLANTAR, "ibu": ""},
        "KK baru @ JALAN CEMPAKA 9 003/012\nkepala WAHYU UTAMA (NIK baru)",
        ragu=("orang-tua-tidak-diketahui",),
    ),
    Kasus(
        "anak 12 tahun, alasan dicatat",
        "",
        {**TERLANTAR, "tahun_lahir": "2014", "alasan_kepala": "Panti belum punya KK"},
        "KK baru @ JALAN CEMPAKA 9 003/012\nkepala WAHYU UTAMA (NIK baru)",
        ragu=("kepala-belum-17-dicatat",),
    ),
    Kasus("anak 12 tahun sendiri", "", {**TERLANTAR, "tahun_lahir": "2014"}, tolak="kepala-belum-17"),
    Kasus("biometrik belum dicari", "", {**TERLANTAR, "biometrik": "belum"}, tolak="biometrik-belum-dicari"),
    Kasus("tahun lahir mustahil", "", {**TERLANTAR, "tahun_lahir": "1861"}, tolak="Tahun lahir belum benar"),
]


@pytest.mark.parametrize("kasus", LUAR_NEGERI, ids=str)
def test_from_abroad(kasus: Kasus) -> None:
    uji("dari-luar-negeri", kasus)


@pytest.mark.parametrize("kasus", RENTAN, ids=str)
def test_vulnerable(kasus: Kasus) -> None:
    uji("rentan", kasus)


def test_a_year_becomes_the_first_of_july() -> None:
    hasil = uji("rentan", RENTAN[0])
    assert hasil
    assert f"{hasil.sesudah[0].anggota[0].orang.tanggal_lahir:%d-%m-%Y}" == "01-07-1961"
