"""B1, joining another card: before and after."""

import pytest

from tests.kependudukan.tabel import Kasus, uji

DUA = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1998
anak    RARA PRANOTO    P 2012
KK 0002 @ JALAN MELATI 4 005/002
kepala  SUPARNO         L 1970 kawin
istri   LASMI           P 1972 kawin
anak    TIO SUPARNO     L 2001
"""
JANDA = """
KK 0001
kepala   MARSINAH        P 1945 janda
KK 0002 @ JALAN MELATI 4 005/002
kepala   HARJONO         L 1965 kawin ibu=MARSINAH
istri    PARTINI         P 1967 kawin
"""
TERPISAH = """
KK 0001
kepala  LASMI           P 1972 kawin
KK 0002 @ JALAN MELATI 4 005/002
kepala  SUPARNO         L 1970 kawin
"""
TUMPANG = {"siapa": "BAGUS PRANOTO", "anak_sendiri": "tidak", "kk_tumpangan": "kk:0002", "hubungan": "9"}
DUA_SESUDAH = """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak RARA PRANOTO
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        anak TIO SUPARNO
        famili BAGUS PRANOTO
"""

KASUS = [
    Kasus("keponakan dewasa", DUA, TUMPANG, DUA_SESUDAH, akibat=("0001 tetap", "0002 tetap")),
    Kasus("sebagai pembantu", DUA, {**TUMPANG, "hubungan": "10"}, DUA_SESUDAH.replace("famili BAGUS", "pembantu BAGUS")),
    Kasus(
        "ibu kepala keluarga: hubungan terbukti, KK lama batal",
        JANDA,
        {**TUMPANG, "siapa": "MARSINAH"},
        """
        KK 0001 batal
        KK 0002 @ JALAN MELATI 4 005/002
        kepala HARJONO kawin
        istri PARTINI kawin
        orangtua MARSINAH cerai mati
        """,
        akibat=("KK 1606010806190001 tidak berlaku lagi",),
    ),
    Kasus(
        "istri masuk ke KK suami",
        TERPISAH,
        {**TUMPANG, "siapa": "LASMI", "hubungan": "3"},
        """
        KK 0001 batal
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        """,
    ),
    Kasus(
        "anak 14 tahun dengan surat kuasa",
        DUA,
        {**TUMPANG, "siapa": "RARA PRANOTO", "anak_sendiri": "ya"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        anak TIO SUPARNO
        famili RARA PRANOTO
        """,
    ),
    Kasus(
        "seluruh keluarga",
        DUA,
        {**TUMPANG, "siapa": "HARJONO\nPARTINI\nBAGUS PRANOTO\nRARA PRANOTO"},
        """
        KK 0001 batal
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        anak TIO SUPARNO
        famili HARJONO kawin
        famili PARTINI kawin
        famili BAGUS PRANOTO
        famili RARA PRANOTO
        """,
        ragu=("hubungan-penumpang",),
    ),
    Kasus("anak 14 tahun tanpa surat kuasa", DUA, {**TUMPANG, "siapa": "RARA PRANOTO"}, tolak="kuasa-pengasuhan"),
    Kasus("kepala sendiri", DUA, {**TUMPANG, "siapa": "HARJONO"}, tolak="tidak dapat keluar dari KK"),
    Kasus("KK sendiri", DUA, {**TUMPANG, "kk_tumpangan": "kk:0001"}, tolak="sama dengan KK ini"),
    Kasus("KK tidak ada", DUA, {**TUMPANG, "kk_tumpangan": "kk:0007"}, tolak="tidak ditemukan"),
    Kasus("laki-laki sebagai istri", TERPISAH.replace("LASMI           P", "LASMI           L"), {**TUMPANG, "siapa": "LASMI", "hubungan": "3"}, tolak="pasangan-kelamin"),
]  # fmt: skip


@pytest.mark.parametrize("kasus", KASUS, ids=str)
def test_joining(kasus: Kasus) -> None:
    uji("menumpang", kasus)
