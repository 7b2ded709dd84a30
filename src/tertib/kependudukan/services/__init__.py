"""Writing the register: reserve numbers, apply a computed change, take in existing cards, keep letters of moving.

Only `alur` and imports call these.
"""

from tertib.kependudukan.services.impor import impor
from tertib.kependudukan.services.kartu import DuniaBerubah, NikKosong, terapkan
from tertib.kependudukan.services.nomor import (
    NomorDariSiak,
    NomorTerpakai,
    SeriHabis,
    cadangkan_nik,
    catat_dari_siak,
    nomor_kk_baru,
    nomor_surat_baru,
)
from tertib.kependudukan.services.surat import SuratSudahAda, catat_bacaan, pakai_surat, tulis_surat

__all__ = [
    "DuniaBerubah",
    "NikKosong",
    "NomorDariSiak",
    "NomorTerpakai",
    "SeriHabis",
    "SuratSudahAda",
    "cadangkan_nik",
    "catat_bacaan",
    "catat_dari_siak",
    "impor",
    "nomor_kk_baru",
    "nomor_surat_baru",
    "pakai_surat",
    "terapkan",
    "tulis_surat",
]
