"""F-1.03, registration of a move: from where, to where, why, who goes and who stays (Perpres 96/2018 article 25)."""

import re
from typing import Final

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import (
    Bagian,
    Formulir,
    Isian,
    Kolom,
    Penanda,
    Pilihan,
    Sebaris,
    Tabel,
    Unsur,
)
from tertib.kependudukan.perubahan.a4_isian import ANGGOTA, SEBAGIAN, SEMUA, SENDIRI
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota
from tertib.wilayah.queries import NamaWilayah

KODE, NAMA = "F-1.03", "Formulir Pendaftaran Perpindahan Penduduk"
PINDAH: Final = "pindah"
"""The kind of change this form belongs to."""

_PERMOHONAN: Final = (
    ("1", "Surat Keterangan Kependudukan"),
    ("2", "Surat Keterangan Pindah"),
    ("3", "Surat Keterangan Pindah Luar Negeri (SKPLN)"),
    ("4", "Surat Keterangan Tempat Tinggal (SKTT)"),
    ("5", "Bagi Orang Asing Tinggal Terbatas"),
)
_KLASIFIKASI: Final = (
    ("1", "Dalam satu desa/kelurahan"),
    ("2", "Antardesa/kelurahan"),
    ("3", "Antarkecamatan"),
    ("4", "Antarkabupaten/kota"),
    ("5", "Antarprovinsi"),
)
_ALASAN: Final = (
    ("1", "Pekerjaan"),
    ("2", "Pendidikan"),
    ("3", "Keamanan"),
    ("4", "Kesehatan"),
    ("5", "Perumahan"),
    ("6", "Keluarga"),
    ("7", "Lainnya (sebutkan)"),
)
_SIAPA: Final = (
    (SENDIRI, "Kepala keluarga"),
    (SEMUA, "Kepala keluarga dan seluruh anggota keluarga"),
    (SEBAGIAN, "Kepala keluarga dan sebagian anggota keluarga"),
    (ANGGOTA, "Anggota keluarga"),
)
_NOMOR_KK: Final = (("1", "Numpang KK"), ("2", "Membuat KK baru"))
_SPONSOR: Final = (
    ("1", "Organisasi internasional"),
    ("2", "Perorangan"),
    ("3", "Pemerintah"),
    ("4", "Tanpa sponsor"),
    ("5", "Perusahaan"),
)
_PEMISAH: Final = re.compile(r"[\n;,]+")


def susun(bahan: Bahan) -> Formulir:
    """The form of a move; parts for foreigners and for moves abroad are left to a pen."""
    return Formulir(
        KODE,
        NAMA,
        (
            Bagian("", (*_pemohon(bahan), *_asal(bahan), *_tujuan(bahan), *_kepindahan(bahan))),
            Bagian("12. DAFTAR ANGGOTA KELUARGA YANG PINDAH", (_daftar(bahan),), halaman_baru=True),
            Bagian("DIISI ORANG ASING (SKTT DAN SURAT KETERANGAN KEPENDUDUKAN LAINNYA)", _orang_asing()),
            Bagian("DIISI PEMOHON SURAT KETERANGAN PINDAH LUAR NEGERI", _luar_negeri()),
        ),
        (Penanda("", "Petugas Registrasi"), Penanda("pemohon", "Pemohon", bahan.nama)),
        tempat=bahan.tempat_tanggal,
        petunjuk="Harap diisi dengan huruf cetak dan menggunakan tinta hitam.",
    )


def _pemohon(bahan: Bahan) -> tuple[Unsur, ...]:
    return (
        Isian("Nomor Kartu Keluarga", bahan.nomor_kk, "1.", 16),
        Isian("Nama lengkap pemohon", bahan.nama.upper(), "2."),
        Isian("NIK", bahan.nik, "3.", 16),
        Pilihan("Jenis permohonan", _PERMOHONAN, "2" if bahan.jenis == PINDAH else "", "4."),
    )


def _asal(bahan: Bahan) -> tuple[Unsur, ...]:
    k = bahan.keluarga
    nama = bahan.desa(k.desa if k else "")
    alamat = k.alamat if k else ""
    return _alamat("Alamat asal", "5.", alamat, k.rt if k else "", k.rw if k else "", k.kode_pos if k else "", nama)


def _tujuan(bahan: Bahan) -> tuple[Unsur, ...]:
    ada = bahan.jenis == PINDAH
    alamat, rt, rw, pos, desa = (bahan.jawab(x) if ada else "" for x in ("alamat", "rt", "rw", "kode_pos", "desa"))
    if ada and alamat and not desa and bahan.keluarga:
        desa = bahan.keluarga.desa
    klasifikasi = Pilihan("Klasifikasi kepindahan", _KLASIFIKASI, bahan.jawab("klasifikasi"), "6.", kolom=3)
    return (klasifikasi, *_alamat("Alamat tujuan pindah", "7.", alamat, rt, rw, pos, bahan.desa(desa)))


def _alamat(label: str, no: str, alamat: str, rt: str, rw: str, kode_pos: str, nama: NamaWilayah) -> tuple[Unsur, ...]:
    return (
        Isian(label, alamat.upper(), no),
        Sebaris(
            (
                Isian("RT", rt.zfill(3) if rt else "", kotak=3),
                Isian("RW", rw.zfill(3) if rw else "", kotak=3),
                Isian("Kode pos", kode_pos, kotak=5),
            )
        ),
        Sebaris((Isian("a. Desa/Kelurahan", nama.desa.upper()), Isian("c. Kab/Kota", nama.kabupaten.upper()))),
        Sebaris((Isian("b. Kecamatan", nama.kecamatan.upper()), Isian("d. Provinsi", nama.provinsi.upper()))),
    )


def _kepindahan(bahan: Bahan) -> tuple[Unsur, ...]:
    alasan = bahan.jawab("alasan") if bahan.jenis == PINDAH else ""
    return (
        Pilihan("Alasan pindah", _ALASAN, alasan, "8.", kolom=4),
        Pilihan("Jenis kepindahan", _SIAPA, bahan.jawab("jenis_pindah"), "9."),
        Pilihan("Anggota keluarga yang tidak pindah", _NOMOR_KK, bahan.jawab("yang_tinggal"), "10."),
        Pilihan("Anggota keluarga yang pindah", _NOMOR_KK, bahan.jawab("yang_pindah"), "11."),
    )


def _daftar(bahan: Bahan) -> Tabel:
    kolom = (Kolom("No", 10), Kolom("NIK", 50), Kolom("Nama lengkap", 80), Kolom("SHDK", 40))
    baris = tuple((str(n), *isi) for n, isi in enumerate(_yang_pindah(bahan), 1))
    return Tabel(kolom, baris, kosong=10)


def _yang_pindah(bahan: Bahan) -> tuple[tuple[str, str, str], ...]:
    if bahan.jenis != PINDAH:
        return ()
    disebut = [" ".join(s.split()) for s in _PEMISAH.split(bahan.jawab("siapa")) if s.strip()]
    if bahan.keluarga is None:
        return tuple((s, "", "") if s.isdigit() else ("", s.upper(), "") for s in disebut)
    siapa, dipilih = bahan.jawab("jenis_pindah"), [bahan.anggota(s) for s in disebut]
    return tuple(
        _baris(a)
        for a in bahan.keluarga.anggota
        if siapa == SEMUA or (siapa in (SENDIRI, SEBAGIAN) and a.shdk == kode.KEPALA) or a in dipilih
    )


def _baris(a: Anggota) -> tuple[str, str, str]:
    return a.orang.nik, a.orang.nama.upper(), kode.SHDK.label(a.shdk)


def _orang_asing() -> tuple[Unsur, ...]:
    return (
        Isian("Nama sponsor", "", "13."),
        Pilihan("Tipe sponsor", _SPONSOR, "", "14.", kolom=3),
        Isian("Alamat sponsor", "", "15."),
        Sebaris((Isian("Nomor KITAS/KITAP", "", "16.", 10), Isian("Berlaku sampai", "", kotak=8))),
    )


def _luar_negeri() -> tuple[Unsur, ...]:
    return (
        Sebaris((Isian("Negara tujuan", "", "17."), Isian("Kode negara", "", kotak=3))),
        Isian("Alamat tujuan", "", "18."),
        Isian("Penanggung jawab", "", "19."),
        Isian("Rencana pindah tanggal", "", "20.", 8),
    )
