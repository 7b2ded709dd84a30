"""F-1.01, biodata of a family: the head, the place, and 41 columns for each member."""

from collections.abc import Mapping
from typing import Final

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import (
    Bagian,
    Butir,
    Centang,
    Formulir,
    Isian,
    Kalimat,
    Kolom,
    Penanda,
    Sebaris,
    Tabel,
    Unsur,
)
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.cetak import baris_cetak
from tertib.kependudukan.rules.jenis import Anggota

KODE, NAMA = "F-1.01", "Formulir Biodata Keluarga"
BARIS: Final = 10

_KOLOM: Final = tuple(
    Kolom(judul, lebar, str(n))
    for n, (judul, lebar) in enumerate(
        (
            ("Nama lengkap", 62),
            ("Gelar depan", 22),
            ("Gelar belakang", 24),
            ("Nomor paspor", 34),
            ("Tanggal berakhir paspor", 28),
            ("Nama sponsor", 50),
            ("Tipe sponsor", 22),
            ("Alamat sponsor", 55),
            ("Jenis kelamin", 26),
            ("Tempat lahir", 40),
            ("Tanggal lahir", 24),
            ("Kewarganegaraan", 24),
            ("Nomor SK penetapan WNI", 40),
            ("Akta lahir", 22),
            ("Nomor akta kelahiran", 48),
            ("Golongan darah", 20),
            ("Agama/ kepercayaan", 34),
            ("Nama organisasi kepercayaan", 40),
            ("Status perkawinan", 32),
            ("Akta perkawinan", 22),
            ("Nomor akta perkawinan", 48),
            ("Tanggal perkawinan", 24),
            ("Akta cerai", 22),
            ("Nomor akta perceraian", 44),
            ("Tanggal perceraian", 24),
            ("Status hubungan dalam keluarga", 32),
            ("Kelainan fisik dan mental", 26),
            ("Penyandang cacat", 26),
            ("Pendidikan terakhir", 40),
            ("Jenis pekerjaan", 45),
            ("Nomor ITAS/ITAP", 30),
            ("Tempat terbit ITAS/ITAP", 24),
            ("Tanggal terbit ITAS/ITAP", 22),
            ("Tanggal akhir ITAS/ITAP", 22),
            ("Tempat datang pertama", 24),
            ("Tanggal datang pertama", 22),
            ("NIK ibu", 32),
            ("Nama lengkap ibu", 44),
            ("NIK ayah", 32),
            ("Nama lengkap ayah", 44),
        ),
        2,
    )
)
_PENGGAL: Final = ((2, 7), (8, 15), (16, 23), (24, 31), (32, 41))
"""Which columns stand beside each other; the form is wider than its paper."""
_JENIS: Final = (
    ("WNI", "Input data kepala keluarga dan anggota keluarga WNI"),
    ("OA", "Input data kepala keluarga dan anggota keluarga Orang Asing"),
    ("LN", "Input data kepala keluarga dan anggota keluarga WNI di luar negeri"),
)
_PERNYATAAN: Final = (
    "Demikian formulir ini saya isi dengan sebenarnya. Apabila keterangan tersebut tidak benar, saya bersedia dikenakan "
    "sanksi sesuai ketentuan peraturan perundang-undangan."
)


def susun(bahan: Bahan) -> Formulir:
    """The form of the applicant's card, with the person the request brings in."""
    baris = (*(_anggota(a) for a in (bahan.keluarga.anggota if bahan.keluarga else ())), *_baru(bahan))
    return Formulir(
        KODE,
        NAMA,
        (
            Bagian("", (Centang(tuple((Butir("", teks, k == _macam(bahan, baris)),) for k, teks in _JENIS)),)),
            Bagian("DATA KEPALA KELUARGA", _kepala(bahan, len(baris))),
            Bagian("DATA WILAYAH (diisi petugas)", _wilayah(bahan)),
            Bagian("ALAMAT DI LUAR NEGERI (diisi WNI di luar negeri)", _luar_negeri()),
            Bagian("DATA ANGGOTA KELUARGA", _tabel(baris)),
            Bagian("", (Kalimat(_PERNYATAAN),)),
        ),
        (
            Penanda("", "Kepala Dinas Kependudukan dan Pencatatan Sipil"),
            Penanda("pemohon", "Kepala Keluarga/Pemohon", bahan.nama),
        ),
        tempat=bahan.tempat_tanggal,
        mendatar=True,
        petunjuk="Isilah dengan huruf cetak dan jelas. WNI mengisi kolom 2-6, 10-31, dan 38-41.",
    )


def _macam(bahan: Bahan, baris: tuple[Mapping[int, str], ...]) -> str:
    return ("OA" if baris[0].get(13) == "WNA" else "WNI") if baris and bahan.nik else ""


def _kepala(bahan: Bahan, banyak: int) -> tuple[Unsur, ...]:
    k = bahan.keluarga
    kepala = k.kepala if k else None
    return (
        Isian("Nama kepala keluarga", kepala.nama if kepala else "", "1."),
        Isian("Alamat", (k.alamat if k else bahan.jawab("alamat")).upper(), "2."),
        Sebaris(
            (
                Isian("Kode pos", k.kode_pos if k else bahan.jawab("kode_pos"), "3.", 5),
                Isian("RT", k.rt if k else bahan.jawab("rt"), "4.", 3),
                Isian("RW", k.rw if k else bahan.jawab("rw"), "5.", 3),
                Isian("Jumlah anggota keluarga", f"{banyak:02d}" if banyak else "", "6.", 2),
            )
        ),
        Sebaris((Isian("Telepon/HP", bahan.telepon, "7.", 14), Isian("E-mail", bahan.surel, "8."))),
    )


def _wilayah(bahan: Bahan) -> tuple[Unsur, ...]:
    kode_desa = bahan.keluarga.desa if bahan.keluarga else bahan.jawab("desa")
    nama = bahan.desa(kode_desa)
    bagian = [*kode_desa.split("."), "", "", "", ""]
    return (
        Sebaris((Isian("Provinsi", bagian[0], "9.", 2), Isian("", nama.provinsi.upper()))),
        Sebaris((Isian("Kabupaten/Kota", bagian[1], "10.", 2), Isian("", nama.kabupaten.upper()))),
        Sebaris((Isian("Kecamatan", bagian[2], "11.", 2), Isian("", nama.kecamatan.upper()))),
        Sebaris((Isian("Desa/Kelurahan", bagian[3], "12.", 4), Isian("", nama.desa.upper()))),
        Isian("Dusun/Kampung", "", "13."),
    )


def _luar_negeri() -> tuple[Unsur, ...]:
    return (
        Isian("Alamat", "", "1."),
        Sebaris((Isian("Kota", "", "2."), Isian("Provinsi/Negara bagian", "", "3."))),
        Sebaris(
            (Isian("Negara", "", "4."), Isian("Kode pos", "", "5."), Isian("Jumlah anggota keluarga", "", "6.", 2))
        ),
        Sebaris(
            (Isian("Telepon/HP", "", "7.", 13), Isian("Kode negara", "", "", 3), Isian("Kode Perwakilan RI", "", "", 3))
        ),
    )


def _tabel(baris: tuple[Mapping[int, str], ...]) -> tuple[Tabel, ...]:
    nomor = Kolom("No", 8, "1")
    return tuple(
        Tabel(
            (nomor, *_KOLOM[dari - 2 : sampai - 1]),
            tuple((str(n), *(b.get(k, "") for k in range(dari, sampai + 1))) for n, b in enumerate(baris, 1)),
            BARIS,
        )
        for dari, sampai in _PENGGAL
    )


def _anggota(a: Anggota) -> Mapping[int, str]:
    o, cetak = a.orang, {k: "" if v == "-" else v for k, v in baris_cetak(a).items()}
    cerai = o.status_kawin in ("4", "5")
    return {
        2: cetak["nama"],
        5: cetak["paspor"],
        10: cetak["jenis_kelamin"],
        11: cetak["tempat_lahir"],
        12: cetak["tanggal_lahir"],
        13: cetak["kewarganegaraan"],
        15: "2 ADA" if o.akta_lahir else "1 TIDAK ADA",
        16: o.akta_lahir,
        17: cetak["golongan_darah"],
        18: cetak["agama"],
        20: cetak["status_perkawinan"],
        23: "" if cerai else cetak["tanggal_perkawinan"],
        26: cetak["tanggal_perkawinan"] if cerai else "",
        27: cetak["hubungan"],
        30: cetak["pendidikan"],
        31: cetak["pekerjaan"],
        32: cetak["kitap"],
        38: o.nik_ibu,
        39: cetak["ibu"],
        40: o.nik_ayah,
        41: cetak["ayah"],
    }


def _baru(bahan: Bahan) -> tuple[Mapping[int, str], ...]:
    """The person whose biodata the request itself asks for, who is on no card yet."""
    nama = bahan.jawab("nama_anak") or bahan.jawab("nama")
    if not nama:
        return ()
    return (
        {
            2: nama.upper(),
            5: bahan.jawab("paspor").upper(),
            10: kode.JENIS_KELAMIN.isi.get(bahan.jawab("jenis_kelamin"), ""),
            11: bahan.jawab("tempat_lahir").upper(),
            12: bahan.tanggal("tanggal_lahir") or bahan.jawab("tahun_lahir"),
            16: bahan.jawab("akta_lahir"),
            15: "2 ADA" if bahan.jawab("akta_lahir") else "",
            17: kode.GOLONGAN_DARAH.isi.get(bahan.jawab("golongan_darah"), ""),
            18: kode.AGAMA.isi.get(bahan.jawab("agama"), ""),
            20: kode.STATUS_KAWIN.isi.get(bahan.jawab("status_kawin"), ""),
            23: bahan.tanggal("tanggal_kawin"),
            30: kode.PENDIDIKAN.isi.get(bahan.jawab("pendidikan"), ""),
            39: (bahan.jawab("nama_ibu") or bahan.jawab("ibu")).upper(),
            41: (bahan.jawab("nama_ayah") or bahan.jawab("ayah")).upper(),
        },
    )
