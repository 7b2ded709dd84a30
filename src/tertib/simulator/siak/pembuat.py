"""Makes a card out of the cells of an approved one and signs it, as the national register does."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from tertib.dokumen import cetak
from tertib.dokumen.kartu import KOLOM_ANGGOTA
from tertib.dokumen.tte import pki
from tertib.dokumen.tte.lokal import TTELokal

_SEDIKITNYA = 10
_TABEL_1 = 9


class SiakTiruan:
    """Its authority lies in `folder`; `akar.pem` there is what an office puts among the certificates it trusts."""

    def __init__(self, folder: Path, *, kini: datetime) -> None:
        self.folder, self.kini, self._frasa = folder, kini, secrets.token_hex(16)
        pki.siapkan_pki(folder, frasa_pki=self._frasa, waktu=kini, nama="SIAK Tiruan")

    def daftarkan(self, *, nip: str, nama: str) -> None:
        """Give a head of office a certificate."""
        pki.terbitkan_sertifikat(
            self.folder,
            id=nip,
            nama=nama,
            jabatan="Kepala Dinas",
            instansi="Dinas Rekaan",
            frasa_sandi=self._frasa,
            berlaku_hari=365,
            frasa_pki=self._frasa,
            waktu=self.kini,
        )

    def percayai(self, folder: Path) -> None:
        """Put the root among the certificates an office trusts (TERTIB_TTE_KEPERCAYAAN)."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "siak.pem").write_bytes((self.folder / "akar.pem").read_bytes())

    def kartu(self, isi: Mapping[str, Any], *, nip: str) -> bytes:
        """The signed card with these cells (those of `dokumen.kartu.Kartu`)."""
        return self.tandatangani(tanpa_tanda(isi, waktu=self.kini), nip=nip)

    def tandatangani(self, pdf: bytes, *, nip: str) -> bytes:
        """Any document, signed by whoever was given a certificate under this number."""
        return TTELokal(self.folder).tandatangani(
            pdf,
            penandatangan=nip,
            frasa_sandi=self._frasa,
            alasan="SIAK",
            lokasi="SIAK",
            waktu=self.kini,
        )


def tanpa_tanda(isi: Mapping[str, Any], *, waktu: datetime) -> bytes:
    """The card before anybody signs it."""
    anggota = [[satu[k] for k in KOLOM_ANGGOTA] for satu in isi["anggota"]]
    anggota += [["-"] * len(KOLOM_ANGGOTA)] * (_SEDIKITNYA - len(anggota))
    data = {
        "nomor_kk": isi["nomor_kk"],
        "kiri": [
            ["Nama Kepala Keluarga", isi["kepala"]],
            ["Alamat", isi["alamat"]],
            ["RT/RW", isi["rt_rw"]],
            ["Desa/Kelurahan", isi["desa"]],
        ],
        "kanan": [
            ["Kecamatan", isi["kecamatan"]],
            ["Kabupaten/Kota", isi["kabupaten"].removeprefix("KABUPATEN ")],
            ["Kode Pos", isi["kode_pos"]],
            ["Provinsi", isi["provinsi"]],
        ],
        "satu": [[str(n), *a[:_TABEL_1]] for n, a in enumerate(anggota, 1)],
        "dua": [[str(n), *a[_TABEL_1:]] for n, a in enumerate(anggota, 1)],
        "tanggal": f"{waktu:%d-%m-%Y}",
        "penandatangan": "KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
    }
    return cetak.susun(Path(__file__).parent / "kartu.typ", data, waktu)
