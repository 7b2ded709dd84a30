"""What a person could answer to any question, as the forms send it."""

import random

from tertib.kependudukan.perubahan.jenis import Pertanyaan
from tests.meja.dunia import DESA, NIK_AYAH, NOMOR_KK

ANGKA = {"rt": "4", "rw": "12", "kode_pos": "30711", "tahun_lahir": "1961", "nik": "1606011203920001"}


def isian(tanya: Pertanyaan, acak: random.Random) -> dict[str, str]:
    """Something a person could answer, as the form sends it."""
    if tanya.jenis == "tanggal":
        return {f"{tanya.kunci}-{k}": v for k, v in (("hari", "2"), ("bulan", "11"), ("tahun", "2026"))}
    if tanya.jenis == "pilihan":
        return {tanya.kunci: acak.choice([kode for kode, _sebutan in tanya.pilihan])}
    nilai = {
        "angka": ANGKA.get(tanya.kunci, NOMOR_KK),
        "nama": "Kirana Pranoto",
        "anggota": "Siti Rahmawati",
        "para-anggota": f"Siti Rahmawati\r\n{NIK_AYAH}",
        "desa": DESA,
        "desa-seindonesia": DESA,
    }
    return {tanya.kunci: nilai.get(tanya.jenis, "Diisi pemohon")}
