"""Invented people and requests the forms are filled from."""

import datetime as dt
from dataclasses import replace

from tertib.dokumen.formulir.bahan import Bahan
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.wilayah.queries import NamaWilayah

DESA, TUJUAN = "16.06.01.1009", "16.71.02.1003"
NIK_BAGUS, NIK_SITI, NIK_ANAK = "1606011203850001", "1606015507880002", "1606014203100003"
NOMOR_KK = "1606012011150004"
SAKSI = {
    "saksi1_nama": "HADI WIJAYA",
    "saksi1_nik": "1606010101700005",
    "saksi2_nama": "INTAN PERMATA",
    "saksi2_nik": "1606014202750006",
}

BAGUS = Orang(
    nik=NIK_BAGUS,
    nama="BAGUS PRANOTO",
    jenis_kelamin="1",
    tempat_lahir="SEKAYU",
    tanggal_lahir=dt.date(1985, 3, 12),
    agama="1",
    pendidikan="5",
    pekerjaan="9",
    status_kawin="3",
    tanggal_kawin=dt.date(2009, 5, 17),
    ayah="SLAMET PRANOTO",
    ibu="SRI REJEKI",
    akta_lahir="1606-LT-12031985-0001",
)
SITI = replace(
    BAGUS,
    nik=NIK_SITI,
    nama="SITI RAHMAWATI",
    jenis_kelamin="2",
    tanggal_lahir=dt.date(1988, 7, 15),
    pekerjaan="2",
    ayah="ABDUL RAHMAN",
    ibu="NUR AINI",
    akta_lahir="",
)
ANAK = replace(
    BAGUS,
    nik=NIK_ANAK,
    nama="KIRANA PRANOTO",
    jenis_kelamin="2",
    tanggal_lahir=dt.date(2010, 3, 2),
    pendidikan="3",
    pekerjaan="3",
    status_kawin="1",
    tanggal_kawin=None,
    ayah="BAGUS PRANOTO",
    ibu="SITI RAHMAWATI",
    nik_ayah=NIK_BAGUS,
    nik_ibu=NIK_SITI,
    akta_lahir="1606-LU-02032010-0007",
)
KELUARGA = Keluarga(
    NOMOR_KK,
    "JALAN MERDEKA NO. 45",
    "004",
    "002",
    "30711",
    DESA,
    (Anggota(BAGUS, "1"), Anggota(SITI, "3"), Anggota(ANAK, "4")),
)
WILAYAH = {
    DESA: NamaWilayah(DESA, "Balai Agung", "Sekayu", "Kabupaten Musi Banyuasin", "Sumatera Selatan"),
    TUJUAN: NamaWilayah(TUJUAN, "Bukit Lama", "Ilir Barat I", "Kota Palembang", "Sumatera Selatan"),
}
DASAR = Bahan(
    tempat="Kabupaten Musi Banyuasin",
    hari=dt.date(2026, 11, 20),
    nama="SITI RAHMAWATI",
    nik=NIK_SITI,
    nomor_kk=NOMOR_KK,
    telepon="+6280000001606",
    surel="siti@contoh.id",
    keluarga=KELUARGA,
    wilayah=WILAYAH,
)
RENTAN = replace(
    DASAR,
    jenis="rentan",
    kode_f102="A6",
    keluarga=None,
    fakta={
        "nama": "MBAH KARTO",
        "jenis_kelamin": "1",
        "tempat_lahir": "SEKAYU",
        "tahun_lahir": "1951",
        "agama": "1",
        "pendidikan": "1",
        "status_kawin": "6",
        "ibu": "",
        "alamat": "KAMPUNG HILIR",
        "rt": "001",
        "rw": "001",
        "desa": DESA,
    },
)

CONTOH = {
    "F-1.01": replace(DASAR, jenis="rusak", kode_f102="C2"),
    "F-1.02": replace(
        DASAR, jenis="kelahiran", kode_f102="B2", syarat=("kk_lama", "akta_kelahiran", "sptjm_perkawinan")
    ),
    "F-1.03": replace(
        DASAR,
        jenis="pindah",
        kode_f102="A4",
        fakta={
            "klasifikasi": "4",
            "alasan": "1",
            "tanggal_pindah": "2026-11-25",
            "jenis_pindah": "3",
            "siapa": NIK_ANAK,
            "yang_pindah": "2",
            "yang_tinggal": "1",
            "alamat": "JALAN DEMANG LEBAR DAUN NO. 7",
            "rt": "12",
            "rw": "3",
            "kode_pos": "30137",
            "desa": TUJUAN,
        },
    ),
    "F-1.04": replace(
        RENTAN,
        isian={"tanpa_dokumen": "Akta kelahiran\nKTP\nIjazah", "sebab_tanpa_dokumen": "Hilang saat banjir", **SAKSI},
    ),
    "F-1.05": replace(
        DASAR,
        jenis="kelahiran",
        kode_f102="B2",
        fakta={"nama_anak": "KIRANA", "perkawinan": "belum"},
        isian={"tanggal_peristiwa": "2009-05-17", **SAKSI},
    ),
    "F-1.06": replace(
        DASAR,
        jenis="ubah-data",
        kode_f102="B3",
        fakta={
            "elemen": "beberapa",
            "siapa": NIK_SITI,
            "pendidikan": "8",
            "agama": "2",
            "golongan_darah": "4",
            "dasar": "Ijazah Strata I tahun 2025",
        },
    ),
    "F-1.07": replace(
        DASAR,
        jenis="hilang",
        kode_f102="C1",
        isian={
            "kuasa_nama": "HADI WIJAYA",
            "kuasa_nik": "1606010101700005",
            "kuasa_alamat": "JALAN SUDIRMAN NO. 3, SEKAYU",
            "kuasa_alasan": "Sedang sakit",
        },
    ),
}
