"""A1, a new family: before and after."""

import pytest

from tests.kependudukan.tabel import Kasus, uji

DUA_RUMAH = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1998
anak    DEWI PRANOTO    P 2004
KK 0002 @ JALAN MELATI 4 005/002
kepala  USMAN           L 1964 duda
anak    SITI RAHMAWATI  P 2000
"""
KAWIN = {
    "susunan": "kawin",
    "siapa": "nik:BAGUS PRANOTO",
    "nik_pasangan": "nik:SITI RAHMAWATI",
    "kk_pasangan": "kk:0002",
    "bukti": "tercatat",
    "tanggal_kawin": "2026-11-01",
    "nomor_bukti": "0123/045/XI/2026",
    "kepala": "siapa",
    "rumah": "tetap",
}
MUDA = DUA_RUMAH.replace("P 2000", "P 2008")
JANDA = """
KK 0001
kepala  BAGUS PRANOTO   L 1990
KK 0002 @ JALAN MELATI 4 005/002
kepala  SITI RAHMAWATI  P 1991 janda
anak    ARGA PUTRA      L 2018
"""
SAUDARA = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1998
anak    DEWI PRANOTO    P 2002
anak    RARA PRANOTO    P 2012
"""
BERISTRI = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1990 kawin
menantu INDAH LESTARI   P 1992 kawin
KK 0002
kepala  USMAN           L 1964 duda
anak    SITI RAHMAWATI  P 1995
"""

KASUS = [
    Kasus(
        "dari dua KK",
        DUA_RUMAH,
        KAWIN,
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO
        KK 0002 @ JALAN MELATI 4 005/002
        kepala USMAN cerai mati
        KK baru
        kepala BAGUS PRANOTO kawin
        istri SITI RAHMAWATI kawin
        """,
        akibat=("Nomor KK baru untuk keluarga BAGUS PRANOTO", "tetap"),
    ),
    Kasus(
        "istri menjadi kepala, di rumah orang tuanya, belum tercatat",
        DUA_RUMAH,
        {**KAWIN, "kepala": "pasangan", "rumah": "pasangan", "bukti": "belum"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO
        KK 0002 @ JALAN MELATI 4 005/002
        kepala USMAN cerai mati
        KK baru @ JALAN MELATI 4 005/002
        kepala SITI RAHMAWATI siri
        suami BAGUS PRANOTO siri
        """,
    ),
    Kasus(
        "alamat lain di kabupaten yang sama",
        DUA_RUMAH,
        {**KAWIN, "rumah": "baru", "alamat": "Jalan Cempaka 9", "rt": "3", "rw": "12", "desa": "16.06.02.2001"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO
        KK 0002 @ JALAN MELATI 4 005/002
        kepala USMAN cerai mati
        KK baru @ JALAN CEMPAKA 9 003/012
        kepala BAGUS PRANOTO kawin
        istri SITI RAHMAWATI kawin
        """,
    ),
    Kasus(
        "keduanya hidup sendiri: kedua KK lama batal, anak ikut",
        JANDA,
        {**KAWIN, "kepala": "pasangan", "siapa": "nik:BAGUS PRANOTO", "ikut": "ARGA PUTRA"},
        tolak="sudah-kepala-keluarga",
    ),
    Kasus(
        "satu orang membentuk keluarga sendiri",
        DUA_RUMAH,
        {"susunan": "sendiri", "siapa": "Bagus Pranoto", "rumah": "tetap"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO
        KK baru
        kepala BAGUS PRANOTO
        """,
    ),
    Kasus(
        "umur 18 dengan dispensasi",
        MUDA,
        {**KAWIN, "dispensasi": "12/Pdt.P/2026"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO
        KK 0002 @ JALAN MELATI 4 005/002
        kepala USMAN cerai mati
        KK baru
        kepala BAGUS PRANOTO kawin
        istri SITI RAHMAWATI kawin
        """,
        ragu=("kawin-dengan-dispensasi", "kawin-muda"),
    ),
    Kasus(
        "suami beristri, dengan izin pengadilan",
        BERISTRI,
        {**KAWIN, "izin_poligami": "7/Pdt.G/2026", "kepala": "pasangan", "rumah": "pasangan"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        menantu INDAH LESTARI kawin
        KK 0002
        kepala USMAN cerai mati
        KK baru
        kepala SITI RAHMAWATI kawin
        suami BAGUS PRANOTO kawin
        """,
        ragu=("izin-poligami",),
    ),
    Kasus("suami masih beristri, tanpa izin", BERISTRI, KAWIN, tolak="masih-kawin"),
    Kasus("umur 18 tanpa dispensasi", MUDA, KAWIN, tolak="kawin-di-bawah-19"),
    Kasus(
        "saudara kandung",
        SAUDARA,
        {**KAWIN, "nik_pasangan": "nik:DEWI PRANOTO", "kk_pasangan": ""},
        tolak="kawin-kerabat",
    ),
    Kasus("belum terjadi", DUA_RUMAH, {**KAWIN, "tanggal_kawin": "2027-01-02"}, tolak="tanggal-peristiwa-nanti"),
    Kasus(
        "anak 14 tahun sendiri",
        SAUDARA,
        {"susunan": "sendiri", "siapa": "RARA PRANOTO", "rumah": "tetap"},
        tolak="kepala-belum-17",
    ),
    Kasus(
        "kepala meninggalkan anggotanya",
        DUA_RUMAH,
        {"susunan": "sendiri", "siapa": "HARJONO", "rumah": "tetap"},
        tolak="tidak dapat keluar dari KK selama masih ada anggota lain",
    ),
    Kasus("KK pasangan tidak ada", DUA_RUMAH, {**KAWIN, "kk_pasangan": "kk:0009"}, tolak="tidak ditemukan"),
    Kasus(
        "alamat di kabupaten lain",
        DUA_RUMAH,
        {**KAWIN, "rumah": "baru", "alamat": "A", "rt": "1", "rw": "1", "desa": "16.07.01.2001"},
        tolak="Ajukan pindah",
    ),
]


@pytest.mark.parametrize("kasus", KASUS, ids=str)
def test_new_family(kasus: Kasus) -> None:
    uji("keluarga-baru", kasus)
