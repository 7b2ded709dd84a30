"""A3, split at the same address: before and after."""

import pytest

from tests.kependudukan.tabel import Kasus, uji

BESAR = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1990 kawin
menantu SITI RAHMAWATI  P 1992 kawin
cucu    ARGA PUTRA      L 2018 ayah=BAGUS_PRANOTO ibu=SITI_RAHMAWATI
anak    DEWI PRANOTO    P 2004
anak    RARA PRANOTO    P 2012
anak    MAYA PRANOTO    P 2000 cerai
cucu    TIO NUGRAHA     L 2020 ibu=MAYA_PRANOTO
"""

KASUS = [
    Kasus(
        "anak yang sudah kawin dengan istri dan anaknya",
        BESAR,
        {"siapa": "BAGUS PRANOTO\nSITI RAHMAWATI\nARGA PUTRA", "sebab": "kawin"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO
        anak RARA PRANOTO
        anak MAYA PRANOTO cerai
        cucu TIO NUGRAHA
        KK baru
        kepala BAGUS PRANOTO kawin
        istri SITI RAHMAWATI kawin
        anak ARGA PUTRA
        """,
        akibat=("Nomor KK 1606010806190001 tetap", "karena pisah dari KK 1606010806190001"),
    ),
    Kasus(
        "istri yang menjadi kepala",
        BESAR,
        {"siapa": "SITI RAHMAWATI; BAGUS PRANOTO; ARGA PUTRA", "kepala": "nik:SITI RAHMAWATI", "sebab": "kawin"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO
        anak RARA PRANOTO
        anak MAYA PRANOTO cerai
        cucu TIO NUGRAHA
        KK baru
        kepala SITI RAHMAWATI kawin
        suami BAGUS PRANOTO kawin
        anak ARGA PUTRA
        """,
    ),
    Kasus(
        "satu orang, 22 tahun, belum kawin",
        BESAR,
        {"siapa": "dewi pranoto", "sebab": "sendiri"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO kawin
        menantu SITI RAHMAWATI kawin
        cucu ARGA PUTRA
        anak RARA PRANOTO
        anak MAYA PRANOTO cerai
        cucu TIO NUGRAHA
        KK baru
        kepala DEWI PRANOTO
        """,
    ),
    Kasus(
        "ibu yang bercerai dengan anaknya",
        BESAR,
        {"siapa": "MAYA PRANOTO, TIO NUGRAHA", "sebab": "cerai"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO kawin
        menantu SITI RAHMAWATI kawin
        cucu ARGA PUTRA
        anak DEWI PRANOTO
        anak RARA PRANOTO
        KK baru
        kepala MAYA PRANOTO cerai
        anak TIO NUGRAHA
        """,
    ),
    Kasus(
        "menantu pergi tanpa suami dan anak: diperiksa",
        BESAR,
        {"siapa": "BAGUS PRANOTO", "sebab": "kawin"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        menantu SITI RAHMAWATI kawin
        cucu ARGA PUTRA
        anak DEWI PRANOTO
        anak RARA PRANOTO
        anak MAYA PRANOTO cerai
        cucu TIO NUGRAHA
        KK baru
        kepala BAGUS PRANOTO kawin
        """,
        ragu=("pasangan-terpisah",),
    ),
    Kasus(
        "adik 14 tahun ikut kakak: diperiksa",
        BESAR,
        {"siapa": "DEWI PRANOTO\nRARA PRANOTO", "sebab": "sendiri"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO kawin
        menantu SITI RAHMAWATI kawin
        cucu ARGA PUTRA
        anak MAYA PRANOTO cerai
        cucu TIO NUGRAHA
        KK baru
        kepala DEWI PRANOTO
        famili RARA PRANOTO
        """,
        ragu=("anak-terpisah",),
    ),
    Kasus("anak 14 tahun", BESAR, {"siapa": "RARA PRANOTO", "sebab": "sendiri"}, tolak="kepala-belum-17"),
    Kasus("kepala keluarga", BESAR, {"siapa": "HARJONO", "sebab": "sendiri"}, tolak="tidak dapat keluar dari KK"),
    Kasus("bukan anggota", BESAR, {"siapa": "BAMBANG", "sebab": "sendiri"}, tolak="tidak ditemukan"),
    Kasus("kepala bukan yang pergi", BESAR, {"siapa": "DEWI PRANOTO", "kepala": "MAYA PRANOTO", "sebab": "sendiri"}, tolak="harus termasuk"),
    Kasus("tidak menyebut siapa", BESAR, {"sebab": "sendiri"}, tolak="Jawaban belum lengkap"),
]  # fmt: skip


@pytest.mark.parametrize("kasus", KASUS, ids=str)
def test_split(kasus: Kasus) -> None:
    uji("pisah-kk", kasus)


def test_everybody_cannot_leave() -> None:
    satu = "KK 0001\nkepala HARJONO L 1965 duda"
    uji("pisah-kk", Kasus("", satu, {"siapa": "HARJONO"}, tolak="paling sedikit satu tinggal"))
