"""Reading the case: what it holds, whose work it is, where it is on its path, whether its history verifies."""

from tertib.permohonan.queries.isi import (
    TANDA_TANGAN,
    KeadaanSyarat,
    berkas_berlaku,
    draf,
    isian,
    jenis,
    keluarga_draf,
    kurang,
    menurut_nomor,
    menurut_tautan,
    pernah,
    riwayat,
    selisih,
    sidik_data,
    sop,
    syarat,
)
from tertib.permohonan.queries.jalur import Simpul, jalan_maju, jalur
from tertib.permohonan.queries.kerja import Kerja, kerja, kerja_kunjungan, memegang
from tertib.permohonan.queries.rantai import RantaiPutus, isi_peristiwa, periksa_rantai

__all__ = [
    "TANDA_TANGAN",
    "KeadaanSyarat",
    "Kerja",
    "RantaiPutus",
    "Simpul",
    "berkas_berlaku",
    "draf",
    "isi_peristiwa",
    "isian",
    "jalan_maju",
    "jalur",
    "jenis",
    "keluarga_draf",
    "kerja",
    "kerja_kunjungan",
    "kurang",
    "memegang",
    "menurut_nomor",
    "menurut_tautan",
    "periksa_rantai",
    "pernah",
    "riwayat",
    "selisih",
    "sidik_data",
    "sop",
    "syarat",
]
