"""B2, life events other than birth: before and after."""

import pytest

from tests.kependudukan.tabel import Kasus, uji

RUMAH = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1990 kawin
menantu SITI RAHMAWATI  P 1992 kawin
cucu    ARGA PUTRA      L 2018 ayah=BAGUS_PRANOTO ibu=SITI_RAHMAWATI
anak    DEWI PRANOTO    P 2000
KK 0002 @ JALAN MELATI 4 005/002
kepala  SUPARNO         L 1970 duda
anak    TIO SUPARNO     L 1999
"""
WAFAT = {"tanggal_meninggal": "2026-11-05", "akta_kematian": "1606-KM-06112026-0003"}
SENDIRI = """
KK 0001
kepala  HARJONO         L 1965 duda
"""
TERPISAH = """
KK 0001
kepala  HARJONO         L 1965 kawin
KK 0002 @ JALAN MELATI 4 005/002
kepala  PARTINI         P 1967 kawin
"""

KEMATIAN = [
    Kasus(
        "istri kepala keluarga",
        RUMAH,
        {**WAFAT, "siapa": "PARTINI"},
        """
        KK 0001
        kepala HARJONO cerai mati
        anak BAGUS PRANOTO kawin
        menantu SITI RAHMAWATI kawin
        cucu ARGA PUTRA
        anak DEWI PRANOTO
        """,
        akibat=("PARTINI dicatat meninggal", "Nomor KK 1606010806190001 tetap"),
    ),
    Kasus(
        "anak yang sudah kawin: menantu menjadi cerai mati",
        RUMAH,
        {**WAFAT, "siapa": "nik:BAGUS PRANOTO"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        menantu SITI RAHMAWATI cerai mati
        cucu ARGA PUTRA
        anak DEWI PRANOTO
        """,
    ),
    Kasus("orang terakhir di KK", SENDIRI, {**WAFAT, "siapa": "HARJONO"}, "KK 0001 batal", akibat=("tidak berlaku lagi",)),
    Kasus(
        "suami atau istri di KK lain",
        TERPISAH,
        {**WAFAT, "siapa": "HARJONO", "nik_pasangan": "nik:PARTINI", "kk_pasangan": "kk:0002"},
        "KK 0001 batal\nKK 0002 @ JALAN MELATI 4 005/002\nkepala PARTINI cerai mati",
    ),
    Kasus("pasangan tidak diketahui", TERPISAH, {**WAFAT, "siapa": "HARJONO"}, "KK 0001 batal", ragu=("pasangan-almarhum-di-luar-kk",)),
    Kasus(
        "setahun terlambat",
        RUMAH,
        {**WAFAT, "siapa": "DEWI PRANOTO", "tanggal_meninggal": "2025-11-01"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO kawin
        menantu SITI RAHMAWATI kawin
        cucu ARGA PUTRA
        """,
        ragu=("lapor-terlambat-kematian",),
    ),
    Kasus("kepala keluarga", RUMAH, {**WAFAT, "siapa": "HARJONO"}, tolak="Mengganti kepala keluarga yang meninggal"),
    Kasus("belum terjadi", RUMAH, {**WAFAT, "siapa": "PARTINI", "tanggal_meninggal": "2027-01-01"}, tolak="tanggal-peristiwa-nanti"),
    Kasus("pasangan yang salah", RUMAH, {**WAFAT, "siapa": "PARTINI", "nik_pasangan": "nik:TIO SUPARNO", "kk_pasangan": "kk:0002"}, tolak="tidak tercatat sebagai suami atau istri"),
]  # fmt: skip

NIKAH = {"bukti": "tercatat", "tanggal_kawin": "2026-11-01", "nomor_bukti": "0123/045/XI/2026"}
DUA = """
KK 0001
kepala  SUPARNO         L 1970 duda
anak    TIO SUPARNO     L 1999
famili  RARA WULAN      P 1980
KK 0002 @ JALAN MELATI 4 005/002
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    DEWI PRANOTO    P 2000
KK 0003
kepala  NINIK LESTARI   P 1975 janda
anak    BIMA PUTRA      L 2015
"""
PERKAWINAN = [
    Kasus(
        "istri masuk ke KK kepala keluarga dengan anaknya: KK-nya batal",
        DUA,
        {**NIKAH, "siapa": "SUPARNO", "nik_pasangan": "nik:NINIK LESTARI", "pasangan_di": "masuk", "kk_pasangan": "kk:0003", "ikut": "BIMA PUTRA"},
        """
        KK 0001
        kepala SUPARNO kawin
        istri NINIK LESTARI kawin
        anak TIO SUPARNO
        anak BIMA PUTRA
        famili RARA WULAN
        KK 0003 batal
        """,
        akibat=("Nomor KK 1606010806190001 tetap",),
    ),
    Kasus(
        "istri anak masuk sebagai menantu",
        DUA,
        {**NIKAH, "siapa": "TIO SUPARNO", "nik_pasangan": "nik:DEWI PRANOTO", "pasangan_di": "masuk", "kk_pasangan": "kk:0002"},
        """
        KK 0001
        kepala SUPARNO cerai mati
        anak TIO SUPARNO kawin
        menantu DEWI PRANOTO kawin
        famili RARA WULAN
        KK 0002 @ JALAN MELATI 4 005/002
        kepala HARJONO kawin
        istri PARTINI kawin
        """,
    ),
    Kasus(
        "keduanya di KK ini: menjadi istri, belum tercatat",
        DUA,
        {**NIKAH, "bukti": "belum", "siapa": "SUPARNO", "nik_pasangan": "nik:RARA WULAN", "pasangan_di": "sini"},
        """
        KK 0001
        kepala SUPARNO siri
        istri RARA WULAN siri
        anak TIO SUPARNO
        """,
    ),
    Kasus(
        "tetap di KK masing-masing",
        DUA,
        {**NIKAH, "siapa": "TIO SUPARNO", "nik_pasangan": "nik:DEWI PRANOTO", "pasangan_di": "terpisah", "kk_pasangan": "kk:0002"},
        """
        KK 0001
        kepala SUPARNO cerai mati
        anak TIO SUPARNO kawin
        famili RARA WULAN
        KK 0002 @ JALAN MELATI 4 005/002
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO kawin
        """,
    ),
    Kasus(
        "pasangan di kabupaten lain",
        DUA,
        {**NIKAH, "siapa": "TIO SUPARNO", "nik_pasangan": "3204010101990001", "pasangan_di": "luar"},
        """
        KK 0001
        kepala SUPARNO cerai mati
        anak TIO SUPARNO kawin
        famili RARA WULAN
        """,
        akibat=("Dinas tempat suami atau istrinya tercatat",),
    ),
    Kasus(
        "beda agama: diperiksa",
        DUA.replace("P 2000", "P 2000 agama=2"),
        {**NIKAH, "siapa": "TIO SUPARNO", "nik_pasangan": "nik:DEWI PRANOTO", "pasangan_di": "terpisah", "kk_pasangan": "kk:0002"},
        """
        KK 0001
        kepala SUPARNO cerai mati
        anak TIO SUPARNO kawin
        famili RARA WULAN
        KK 0002 @ JALAN MELATI 4 005/002
        kepala HARJONO kawin
        istri PARTINI kawin
        anak DEWI PRANOTO kawin
        """,
        ragu=("kawin-beda-agama",),
    ),
    Kasus("masih beristri", DUA, {**NIKAH, "siapa": "TIO SUPARNO", "nik_pasangan": "nik:PARTINI", "pasangan_di": "terpisah", "kk_pasangan": "kk:0002"}, tolak="masih-kawin"),
    Kasus("kelamin sama", DUA, {**NIKAH, "siapa": "RARA WULAN", "nik_pasangan": "nik:DEWI PRANOTO", "pasangan_di": "terpisah", "kk_pasangan": "kk:0002"}, tolak="kawin-kelamin-sama"),
    Kasus("ibu meninggalkan anaknya sendirian", DUA, {**NIKAH, "siapa": "SUPARNO", "nik_pasangan": "nik:NINIK LESTARI", "pasangan_di": "masuk", "kk_pasangan": "kk:0003"}, tolak="tidak dapat keluar dari KK"),
]  # fmt: skip

CERAI = {
    "siapa": "HARJONO",
    "nik_pasangan": "nik:PARTINI",
    "bukti": "tercatat",
    "tanggal_cerai": "2026-11-01",
    "nomor_akta": "1606-CR-01112026-0001",
}
KECIL = """
KK 0001
kepala  HARJONO         L 1985 kawin
istri   PARTINI         P 1987 kawin
anak    ARGA PUTRA      L 2018
anak    DEWI PRANOTO    P 2012
KK 0002 @ JALAN MELATI 4 005/002
kepala  MARSINAH        P 1950 janda
"""
PERCERAIAN = [
    Kasus(
        "belum ada yang pindah",
        KECIL,
        {**CERAI, "sesudah_cerai": "tetap"},
        """
        KK 0001
        kepala HARJONO cerai
        anak ARGA PUTRA
        anak DEWI PRANOTO
        famili PARTINI cerai
        """,
    ),
    Kasus(
        "istri ke KK sendiri dengan satu anak: nomor baru untuknya",
        KECIL,
        {**CERAI, "sesudah_cerai": "sendiri", "yang_pergi": "nik:PARTINI", "ikut": "ARGA PUTRA"},
        """
        KK 0001
        kepala HARJONO cerai
        anak DEWI PRANOTO
        KK baru
        kepala PARTINI cerai
        anak ARGA PUTRA
        """,
        akibat=("Nomor KK 1606010806190001 tetap", "Nomor KK baru untuk keluarga PARTINI, karena perceraian"),
    ),
    Kasus(
        "istri kembali ke KK ibunya, belum tercatat",
        KECIL.replace("istri   PARTINI         P 1987 kawin", "istri   PARTINI         P 1987 kawin ibu=MARSINAH"),
        {**CERAI, "bukti": "belum", "sesudah_cerai": "menumpang", "yang_pergi": "PARTINI", "ikut": "ARGA PUTRA\nDEWI PRANOTO", "kk_tumpangan": "kk:0002"},
        """
        KK 0001
        kepala HARJONO cerai-siri
        KK 0002 @ JALAN MELATI 4 005/002
        kepala MARSINAH cerai mati
        anak PARTINI cerai-siri
        cucu DEWI PRANOTO
        cucu ARGA PUTRA
        """,
    ),
    Kasus(
        "sudah di KK masing-masing",
        TERPISAH,
        {**CERAI, "kk_pasangan": "kk:0002", "sesudah_cerai": "tetap"},
        "KK 0001\nkepala HARJONO cerai\nKK 0002 @ JALAN MELATI 4 005/002\nkepala PARTINI cerai",
    ),
    Kasus(
        "anak dan menantu",
        RUMAH,
        {**CERAI, "siapa": "BAGUS PRANOTO", "nik_pasangan": "nik:SITI RAHMAWATI", "sesudah_cerai": "sendiri", "yang_pergi": "SITI RAHMAWATI", "ikut": "ARGA PUTRA"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO cerai
        anak DEWI PRANOTO
        KK baru
        kepala SITI RAHMAWATI cerai
        anak ARGA PUTRA
        """,
    ),
    Kasus(
        "satu dari dua istri: suami tetap kawin",
        KECIL.replace("anak    ARGA", "istri   SUTINI          P 1990 kawin\nanak    ARGA", 1),
        {**CERAI, "sesudah_cerai": "sendiri", "yang_pergi": "PARTINI"},
        """
        KK 0001
        kepala HARJONO kawin
        istri SUTINI kawin
        anak ARGA PUTRA
        anak DEWI PRANOTO
        KK baru
        kepala PARTINI cerai
        """,
    ),
    Kasus("kepala pergi, anak tinggal", KECIL, {**CERAI, "sesudah_cerai": "sendiri", "yang_pergi": "HARJONO"}, tolak="tidak dapat keluar dari KK"),
    Kasus("bukan suami istri", RUMAH, {**CERAI, "nik_pasangan": "nik:SITI RAHMAWATI", "sesudah_cerai": "tetap"}, tolak="cerai-bukan-pasangan"),
    Kasus("sebelum kawin", KECIL, {**CERAI, "tanggal_cerai": "2018-01-01", "sesudah_cerai": "tetap"}, tolak="cerai-mendahului-kawin"),
    Kasus("orang ketiga pindah", KECIL, {**CERAI, "sesudah_cerai": "sendiri", "yang_pergi": "DEWI PRANOTO"}, tolak="salah satu dari yang bercerai"),
]  # fmt: skip


@pytest.mark.parametrize("kasus", KEMATIAN, ids=str)
def test_death(kasus: Kasus) -> None:
    uji("kematian", kasus)


@pytest.mark.parametrize("kasus", PERKAWINAN, ids=str)
def test_marriage(kasus: Kasus) -> None:
    uji("perkawinan", kasus)


@pytest.mark.parametrize("kasus", PERCERAIAN, ids=str)
def test_divorce(kasus: Kasus) -> None:
    uji("perceraian", kasus)
