"""A4, moving: the leaving half, the arriving half, and both together."""

import datetime as dt
from dataclasses import replace

import pytest

from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.a4_pindah import klasifikasi
from tertib.kependudukan.perubahan.jenis import FaktaSalah
from tertib.kependudukan.perubahan.surat_pindah import surat_dari_kanonik
from tests.kependudukan.tabel import KINI, Kasus, baca, tulis, uji

RUMAH = """
KK 0001
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    BAGUS PRANOTO   L 1998
anak    RARA PRANOTO    P 2012
KK 0002 @ JALAN MELATI 4 005/002
kepala  SUPARNO         L 1970 kawin
istri   LASMI           P 1972 kawin
"""
ALAMAT = {"alamat": "Jalan Cempaka 9", "rt": "3", "rw": "12", "kode_pos": "30712"}
DALAM = {
    "klasifikasi": "2",
    "alasan": "5",
    "tanggal_pindah": "2026-11-01",
    "jenis_pindah": "2",
    "yang_pindah": "2",
    "desa": "16.06.01.2003",
    **ALAMAT,
}
LUAR = {**DALAM, "klasifikasi": "5", "desa": "32.04.10.2001"}

PINDAH = [
    Kasus(
        "seluruh keluarga, antardesa: nomor tetap",
        RUMAH,
        DALAM,
        """
        KK 0001 @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO
        anak RARA PRANOTO
        """,
        akibat=("Nomor KK 1606010806190001 tetap",),
    ),
    Kasus(
        "satu desa, kode desa tidak ditulis",
        RUMAH,
        {**DALAM, "klasifikasi": "1", "desa": ""},
        """
        KK 0001 @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO
        anak RARA PRANOTO
        """,
    ),
    Kasus(
        "anak dewasa pindah, kepala tinggal",
        RUMAH,
        {**DALAM, "jenis_pindah": "4", "siapa": "BAGUS PRANOTO"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak RARA PRANOTO
        KK baru @ JALAN CEMPAKA 9 003/012
        kepala BAGUS PRANOTO
        """,
    ),
    Kasus(
        "kepala dan istri pindah, anak dewasa tinggal dengan kepala baru",
        RUMAH,
        {**DALAM, "jenis_pindah": "3", "siapa": "PARTINI\nRARA PRANOTO", "yang_tinggal": "2"},
        """
        KK 0001 @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        istri PARTINI kawin
        anak RARA PRANOTO
        KK baru
        kepala BAGUS PRANOTO
        """,
    ),
    Kasus(
        "kepala pindah sendiri, yang tinggal menumpang",
        RUMAH,
        {**DALAM, "jenis_pindah": "1", "yang_tinggal": "1", "kk_tinggal": "kk:0002"},
        """
        KK 0001 @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        famili PARTINI kawin
        famili BAGUS PRANOTO
        famili RARA PRANOTO
        """,
        ragu=("pasangan-terpisah",),
    ),
    Kasus(
        "seluruh keluarga menumpang: KK lama batal",
        RUMAH,
        {**DALAM, "klasifikasi": "1", "yang_pindah": "1", "kk_tujuan": "kk:0002"},
        """
        KK 0001 batal
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        famili HARJONO kawin
        famili PARTINI kawin
        famili BAGUS PRANOTO
        famili RARA PRANOTO
        """,
    ),
    Kasus(
        "seluruh keluarga ke provinsi lain",
        RUMAH,
        LUAR,
        "KK 0001 batal",
        akibat=("Surat keterangan pindah diterbitkan untuk HARJONO, PARTINI", "Dinas di tempat tujuan"),
    ),
    Kasus(
        "kepala ke provinsi lain, istri menjadi kepala yang tinggal",
        RUMAH,
        {**LUAR, "jenis_pindah": "1", "yang_tinggal": "2"},
        """
        KK 0001 batal
        KK baru
        kepala PARTINI kawin
        anak BAGUS PRANOTO
        anak RARA PRANOTO
        """,
        akibat=("karena kepala keluarga pindah",),
    ),
    Kasus(
        "anak 14 tahun ke kabupaten lain dengan surat kuasa",
        RUMAH,
        {**LUAR, "klasifikasi": "4", "desa": "16.71.02.1001", "jenis_pindah": "4", "siapa": "RARA PRANOTO", "anak_sendiri": "ya"},
        """
        KK 0001
        kepala HARJONO kawin
        istri PARTINI kawin
        anak BAGUS PRANOTO
        """,
        ragu=("anak-terpisah",),
    ),
    Kasus("anak 14 tahun tanpa surat kuasa", RUMAH, {**LUAR, "jenis_pindah": "4", "siapa": "RARA PRANOTO", "anak_sendiri": "tidak"}, tolak="kuasa-pengasuhan"),
    Kasus("klasifikasi tidak cocok", RUMAH, {**DALAM, "klasifikasi": "3"}, tolak="klasifikasi-pindah"),
    Kasus("kepala disebut sebagai anggota", RUMAH, {**DALAM, "jenis_pindah": "4", "siapa": "HARJONO"}, tolak="Kepala keluarga disebut ikut pindah"),
    Kasus("semua disebut satu per satu", RUMAH, {**DALAM, "jenis_pindah": "3", "siapa": "PARTINI\nBAGUS PRANOTO\nRARA PRANOTO"}, tolak="Semua anggota pindah"),
    Kasus("belum pindah", RUMAH, {**DALAM, "tanggal_pindah": "2026-12-24"}, tolak="tanggal-peristiwa-nanti"),
    Kasus("RT tidak benar", RUMAH, {**DALAM, "rt": "1234"}, tolak="Alamat belum benar"),
]  # fmt: skip

SURAT = """
KK surat @ JALAN CEMPAKA 9 003/012
kepala  HARJONO         L 1965 kawin
istri   PARTINI         P 1967 kawin
anak    RARA PRANOTO    P 2012
KK 0002 @ JALAN MELATI 4 005/002
kepala  SUPARNO         L 1970 kawin
istri   LASMI           P 1972 kawin
"""
SURAT_ANAK = SURAT.replace("kepala  HARJONO         L 1965 kawin\nistri   PARTINI         P 1967 kawin\n", "")
SURAT_ISTRI = SURAT.replace("kepala  HARJONO         L 1965 kawin\n", "")
TERPAKAI = "KK surat @ JALAN CEMPAKA 9 003/012"
DATANG = {"nomor_surat": "SKPWNI/3204/26102026/0001", "tanggal_surat": "2026-10-26", "anak_sendiri": "tidak"}
SENDIRI = {**DATANG, "tujuan": "sendiri", **ALAMAT}
NUMPANG = {**DATANG, "tujuan": "menumpang", "kk_tumpangan": "kk:0002", "hubungan": "9"}

DATANG_KASUS = [
    Kasus(
        "KK sendiri",
        SURAT,
        SENDIRI,
        """
        KK baru @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        istri PARTINI kawin
        anak RARA PRANOTO
        """,
        akibat=("karena pindah datang", "Surat pindah SKPWNI/3204/26102026/0001 terpakai"),
    ),
    Kasus(
        "menumpang",
        SURAT,
        NUMPANG,
        """
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        famili HARJONO kawin
        famili PARTINI kawin
        famili RARA PRANOTO
        """,
        akibat=("Nomor KK 1606010806190002 tetap",),
    ),
    Kasus(
        "istri dan anak tanpa kepala: istri menjadi kepala",
        SURAT_ISTRI,
        SENDIRI,
        """
        KK baru @ JALAN CEMPAKA 9 003/012
        kepala PARTINI kawin
        anak RARA PRANOTO
        """,
    ),
    Kasus(
        "alamat lain dari yang di surat",
        SURAT,
        {**SENDIRI, "desa": "16.07.01.2001"},
        """
        KK baru @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        istri PARTINI kawin
        anak RARA PRANOTO
        """,
        ragu=("tujuan-surat-berbeda",),
    ),
    Kasus(
        "surat setahun lalu",
        SURAT,
        {**SENDIRI, "tanggal_surat": "2025-10-26"},
        """
        KK baru @ JALAN CEMPAKA 9 003/012
        kepala HARJONO kawin
        istri PARTINI kawin
        anak RARA PRANOTO
        """,
        ragu=("lapor-terlambat-datang",),
    ),
    Kasus(
        "anak menumpang dengan surat kuasa",
        SURAT_ANAK,
        {**NUMPANG, "anak_sendiri": "ya"},
        """
        KK 0002 @ JALAN MELATI 4 005/002
        kepala SUPARNO kawin
        istri LASMI kawin
        famili RARA PRANOTO
        """,
    ),
    Kasus("anak menumpang tanpa surat kuasa", SURAT_ANAK, NUMPANG, tolak="kuasa-pengasuhan"),
    Kasus("anak sendiri", SURAT_ANAK, {**SENDIRI, "anak_sendiri": "ya"}, tolak="kepala-belum-17"),
    Kasus("surat sudah dipakai", TERPAKAI, SENDIRI, tolak="sudah dipakai"),
    Kasus("KK kantor ini bukan surat", RUMAH, SENDIRI, tolak="tidak ditemukan atau sudah dipakai"),
    Kasus("KK yang ditumpangi tidak ada", SURAT, {**NUMPANG, "kk_tumpangan": "kk:0003"}, tolak="tidak ditemukan"),
]  # fmt: skip


@pytest.mark.parametrize("kasus", PINDAH, ids=str)
def test_leaving(kasus: Kasus) -> None:
    uji("pindah", kasus)


@pytest.mark.parametrize("kasus", DATANG_KASUS, ids=str)
def test_arriving(kasus: Kasus) -> None:
    uji("pindah-datang", kasus)


@pytest.mark.parametrize(
    ("tujuan", "kode"),
    [
        ("16.06.01.1009", "1"),
        ("16.06.01.1010", "2"),
        ("16.06.02.1009", "3"),
        ("16.07.01.1009", "4"),
        ("32.04.01.1009", "5"),
    ],
)
def test_codes_of_the_form(tujuan: str, kode: str) -> None:
    assert klasifikasi("16.06.01.1009", tujuan) == kode


def test_the_two_halves_meet_and_the_letter_is_used_once() -> None:
    rumah, asal = baca(RUMAH)[0], JENIS["pindah"]
    pergi = asal.hitung(
        (rumah,), {**LUAR, "jenis_pindah": "3", "siapa": "PARTINI", "yang_tinggal": "2"}, pemohon_nik="", kini=KINI
    )
    assert pergi.surat
    surat = replace(pergi.surat, nomor="SKPWNI/1606/20112026/0001")
    assert surat_dari_kanonik(surat.kanonik()) == surat
    assert {o.orang.nik for o in pergi.keluar} == {a.orang.nik for a in surat.anggota}

    fakta = {
        **DATANG,
        "nomor_surat": surat.nomor,
        "tanggal_surat": surat.tanggal.isoformat(),
        "tujuan": "sendiri",
        **ALAMAT,
    }
    datang = JENIS["pindah-datang"]
    tiba = datang.hitung((surat.sebagai_kartu(),), fakta, pemohon_nik="", kini=KINI + dt.timedelta(3))
    assert tulis(tiba.sesudah) == "KK baru @ JALAN CEMPAKA 9 003/012\nkepala HARJONO kawin\nistri PARTINI kawin"
    assert tiba.sesudah[0].desa == "32.04.10.2001"
    assert tiba.surat_dipakai == surat.nomor
    assert not [t for t in tiba.temuan if t.menolak]
    with pytest.raises(FaktaSalah):
        datang.hitung((surat.sebagai_kartu(terpakai=True),), fakta, pemohon_nik="", kini=KINI)
