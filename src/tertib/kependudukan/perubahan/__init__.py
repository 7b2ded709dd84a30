"""The kinds of change on form F-1.02, path I (Kartu Keluarga). A new kind is one file and one row here."""

from collections.abc import Mapping
from types import MappingProxyType

from tertib.kependudukan.perubahan import (
    a1_keluarga_baru,
    a2_ganti_kepala,
    a3_pisah,
    a4_datang,
    a4_pindah,
    a5_luar_negeri,
    a6_rentan,
    b1_menumpang,
    b2_anak,
    b2_ganti_nama,
    b2_kelahiran,
    b2_kematian,
    b2_kewarganegaraan,
    b2_perceraian,
    b2_perkawinan,
    b3_elemen,
    c1_hilang,
    c2_rusak,
    cetak_ulang,
)
from tertib.kependudukan.perubahan.isian import bersihkan, gabung_tanggal, periksa_isian
from tertib.kependudukan.perubahan.jenis import JenisPerubahan
from tertib.kependudukan.perubahan.selisih import selisih

__all__ = ["F102", "JENIS", "JenisPerubahan", "bersihkan", "gabung_tanggal", "periksa_isian", "selisih"]

JENIS: Mapping[str, JenisPerubahan] = MappingProxyType(
    {
        j.kode: j
        for j in (
            a1_keluarga_baru.JENIS,
            a2_ganti_kepala.JENIS,
            a3_pisah.JENIS,
            a4_pindah.JENIS,
            a4_datang.JENIS,
            a5_luar_negeri.JENIS,
            a6_rentan.JENIS,
            b1_menumpang.JENIS,
            b2_kelahiran.JENIS,
            b2_kematian.JENIS,
            b2_perkawinan.JENIS,
            b2_perceraian.JENIS,
            b2_anak.PENGANGKATAN,
            b2_anak.PENGAKUAN,
            b2_anak.PENGESAHAN,
            b2_ganti_nama.JENIS,
            b2_kewarganegaraan.JENIS,
            b3_elemen.JENIS,
            c1_hilang.JENIS,
            c2_rusak.JENIS,
            cetak_ulang.JENIS,
        )
    }
)
"""Every kind there is, by code, in the order of the form; the doors offer them all."""

F102: Mapping[str, str] = MappingProxyType(
    {
        "A1": "Membentuk keluarga baru",
        "A2": "Penggantian kepala keluarga",
        "A3": "Pisah KK",
        "A4": "Pindah datang",
        "A5": "WNI dari luar negeri karena pindah",
        "A6": "Rentan adminduk",
        "B1": "Menumpang dalam KK",
        "B2": "Peristiwa penting",
        "B3": "Perubahan elemen data",
        "C1": "Hilang",
        "C2": "Rusak",
    }
)
"""The eleven boxes of the form, as it prints them."""
