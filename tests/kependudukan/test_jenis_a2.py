"""A2, change of head after a death: before and after."""

import pytest

from tests.kependudukan.tabel import Kasus, uji

INTI = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1998
anak    DEWI PRANOTO    P 2010
"""
TIGA = """
KK 0001
kepala   HARJONO         L 1965 duda
anak     BAGUS PRANOTO   L 1990 kawin
menantu  SITI RAHMAWATI  P 1992 kawin
cucu     ARGA PUTRA      L 2018 ayah=BAGUS_PRANOTO ibu=SITI_RAHMAWATI
anak     DEWI PRANOTO    P 1999
orangtua MARSINAH        P 1940 janda
pembantu TUMINI          P 1980
"""
YATIM = """
KK 0001
kepala  HARJONO         L 1985 duda
anak    DEWI PRANOTO    P 2012
anak    RARA PRANOTO    P 2016
KK 0002 @ JALAN MELATI 4 005/002
kepala  SUPARNO         L 1970 kawin
istri   LASMI           P 1972 kawin
anak    NINIK LESTARI   P 2001
"""
SENDIRI = """
KK 0001
kepala  HARJONO         L 1950 duda
"""
DUA_ISTRI = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
istri   SUTINI          P 1975 kawin
anak    BAGUS PRANOTO   L 1998
"""
WAFAT = {"tanggal_meninggal": "2026-11-05", "akta_kematian": "1606-KM-06112026-0003", "penerus": "pasangan"}

KASUS = [
    Kasus(
        "istri menjadi kepala",
        INTI,
        WAFAT,
        """
        KK 0001 batal
        KK baru
        kepala PARTINI cerai mati
        anak BAGUS PRANOTO
        anak DEWI PRANOTO
        """,
        akibat=(
            "karena kepala keluarga meninggal",
            "KK 1606010806190001 tidak berlaku lagi",
            "PARTINI menjadi cerai mati",
        ),
    ),
    Kasus(
        "anak sulung menjadi kepala, hubungan dihitung ulang",
        TIGA,
        {**WAFAT, "penerus": "anggota", "kepala_baru": "Bagus Pranoto"},
        """
        KK 0001 batal
        KK baru
        kepala BAGUS PRANOTO kawin
        istri SITI RAHMAWATI kawin
        anak ARGA PUTRA
        famili DEWI PRANOTO
        famili MARSINAH cerai mati
        pembantu TUMINI
        """,
        ragu=("hubungan-dihitung-ulang",),
    ),
    Kasus(
        "orang tua almarhum menjadi kepala",
        TIGA,
        {**WAFAT, "penerus": "anggota", "kepala_baru": "MARSINAH"},
        """
        KK 0001 batal
        KK baru
        kepala MARSINAH cerai mati
        cucu BAGUS PRANOTO kawin
        cucu DEWI PRANOTO
        famili SITI RAHMAWATI kawin
        famili ARGA PUTRA
        pembantu TUMINI
        """,
    ),
    Kasus(
        "anak, bukan istri: dicatat",
        INTI,
        {**WAFAT, "penerus": "anggota", "kepala_baru": "BAGUS PRANOTO"},
        """
        KK 0001 batal
        KK baru
        kepala BAGUS PRANOTO
        orangtua PARTINI cerai mati
        famili DEWI PRANOTO
        """,
        ragu=("penerus-bukan-pasangan",),
    ),
    Kasus(
        "yatim piatu ikut wali",
        YATIM,
        {**WAFAT, "penerus": "ikut-wali", "kk_wali": "kk:0002"},
        """
        KK 0001 batal
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        anak NINIK LESTARI
        famili DEWI PRANOTO
        famili RARA PRANOTO
        """,
        akibat=("Nomor KK 1606010806190002 tetap",),
    ),
    Kasus(
        "wali masuk ke rumah anak yatim",
        YATIM,
        {**WAFAT, "penerus": "wali-masuk", "kk_wali": "kk:0002", "nik_wali": "nik:NINIK LESTARI"},
        """
        KK 0001 batal
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        KK baru
        kepala NINIK LESTARI
        famili DEWI PRANOTO
        famili RARA PRANOTO
        """,
    ),
    Kasus(
        "anak 14 tahun menjadi kepala dengan alasan tercatat",
        YATIM,
        {**WAFAT, "penerus": "anak", "kepala_baru": "DEWI PRANOTO", "alasan_kepala": "Tidak ada keluarga lain"},
        """
        KK 0001 batal
        KK baru
        kepala DEWI PRANOTO
        famili RARA PRANOTO
        """,
        ragu=("kepala-belum-17-dicatat",),
    ),
    Kasus(
        "dilaporkan setahun kemudian",
        INTI,
        {**WAFAT, "tanggal_meninggal": "2025-11-05"},
        """
        KK 0001 batal
        KK baru
        kepala PARTINI cerai mati
        anak BAGUS PRANOTO
        anak DEWI PRANOTO
        """,
        ragu=("lapor-terlambat-kematian",),
    ),
    Kasus(
        "anak 14 tahun tanpa alasan",
        YATIM,
        {**WAFAT, "penerus": "anggota", "kepala_baru": "DEWI PRANOTO"},
        tolak="kepala-belum-17",
    ),
    Kasus(
        "masih ada orang dewasa",
        INTI,
        {**WAFAT, "penerus": "anak", "kepala_baru": "DEWI PRANOTO", "alasan_kepala": "x"},
        tolak="Masih ada orang dewasa",
    ),
    Kasus("dua istri: harus disebut", DUA_ISTRI, WAFAT, tolak="tepat satu suami atau istri"),
    Kasus("tidak ada anggota lain", SENDIRI, WAFAT, tolak="Tidak ada anggota lain"),
    Kasus(
        "kepala yang pergi tidak dapat menjadi wali",
        YATIM,
        {**WAFAT, "penerus": "wali-masuk", "kk_wali": "kk:0002", "nik_wali": "nik:SUPARNO"},
        tolak="tidak dapat keluar dari KK",
    ),
    Kasus(
        "wali di KK itu juga",
        YATIM,
        {**WAFAT, "penerus": "ikut-wali", "kk_wali": "kk:0001"},
        tolak="sama dengan KK ini",
    ),
    Kasus("tanggal belum terjadi", INTI, {**WAFAT, "tanggal_meninggal": "2026-12-05"}, tolak="tanggal-peristiwa-nanti"),
]


@pytest.mark.parametrize("kasus", KASUS, ids=str)
def test_change_of_head(kasus: Kasus) -> None:
    uji("ganti-kepala", kasus)


def test_the_dead_head_is_kept_as_dead() -> None:
    hasil = uji("ganti-kepala", KASUS[0])
    assert hasil
    (keluar,) = hasil.keluar
    assert (keluar.orang.nama, keluar.orang.hidup, keluar.sebab) == ("HARJONO", False, "meninggal")
    assert hasil.terbit == (1,)
