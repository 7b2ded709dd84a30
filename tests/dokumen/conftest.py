import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tertib.dokumen.kartu import AnggotaKartu, Biodata, Kartu, Penandatangan
from tertib.dokumen.tte import pki
from tertib.dokumen.tte.lokal import TTELokal

WAKTU = datetime(2026, 11, 20, 3, 42, tzinfo=UTC)
TAUTAN = "https://tertib.contoh.go.id/cek/7Qk2mZ0aXv9LwT4yB1nC8dRe"
NIP = "197001011990010000"
FRASA = "kunci rahasia Kadis"
KADIS = Penandatangan(
    ("KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "KABUPATEN MUSI BANYUASIN"), "Dr. RUDI HARTONO, M.Si.", NIP
)
NAMA = (
    "BUDI SANTOSO,SITI AMINAH,RANGGA PRATAMA,DEWI LESTARI,JOKO SUSILO,AYU WULANDARI,BAGUS SETIAWAN,"
    "CITRA KIRANA,DIMAS ANGGARA,EKA MAHARANI,FAJAR NUGROHO,GITA SAVITRI,HADI WIJAYA,INTAN PERMATA"
).split(",")
NAMA_60 = "RADEN MAS HARYO KUSUMODININGRAT PRAWIRANEGARA WIRYOATMODJO{:02d}"


def orang(i: int, *, panjang: bool = False) -> AnggotaKartu:
    nama = NAMA_60.format(i).translate(str.maketrans("0123456789", "ABCDEFGHIJ")) if panjang else NAMA[i]
    return AnggotaKartu(
        nama=nama,
        nik=f"1606012011{70 + i}0000",
        jenis_kelamin="LAKI-LAKI" if i % 2 == 0 else "PEREMPUAN",
        tempat_lahir="SEKAYU",
        tanggal_lahir=f"20-11-19{70 + i}",
        agama="ISLAM",
        pendidikan="TIDAK/BELUM SEKOLAH",
        pekerjaan="BELUM/TIDAK BEKERJA",
        golongan_darah="TIDAK TAHU",
        status_perkawinan="KAWIN TERCATAT" if i < 2 else "BELUM KAWIN",
        tanggal_perkawinan="12-05-1998" if i < 2 else "",
        hubungan=("KEPALA KELUARGA", "ISTRI")[i] if i < 2 else "ANAK",
        kewarganegaraan="WNI",
        ayah=nama if panjang else "SLAMET WALUYO",
        ibu=nama if panjang else "SRI REJEKI",
    )


def kartu(banyak: int, *, panjang: bool = False) -> Kartu:
    alamat = (
        "JALAN MERDEKA LINGKUNGAN II LORONG DAMAI GANG MAWAR KOMPLEK GRIYA SEKAYU INDAH PERMAI TAHAP DUA BLOK C NO. 45"
    )
    return Kartu(
        nomor_kk="1606012011260000",
        kepala=orang(0, panjang=panjang).nama,
        alamat=alamat if panjang else "JALAN MERDEKA NO. 45",
        rt_rw="004/002",
        kode_pos="30711",
        desa="BALAI AGUNG",
        kecamatan="SEKAYU",
        kabupaten="KABUPATEN MUSI BANYUASIN",
        provinsi="SUMATERA SELATAN",
        anggota=tuple(orang(i, panjang=panjang) for i in range(banyak)),
        penandatangan=KADIS,
        kantor=("PEMERINTAH KABUPATEN MUSI BANYUASIN", "DINAS KEPENDUDUKAN DAN", "PENCATATAN SIPIL"),
        dikeluarkan=date(2026, 11, 20),
        nomor_register="KK-1606-26-000213",
    )


def konsep(banyak: int) -> Kartu:
    return replace(kartu(banyak), dikeluarkan=None, nomor_register="")


def biodata() -> Biodata:
    satu = kartu(1)
    return Biodata(
        anggota=satu.anggota[0],
        nomor_kk=satu.nomor_kk,
        kepala=satu.kepala,
        alamat=satu.alamat,
        rt_rw=satu.rt_rw,
        kode_pos=satu.kode_pos,
        desa=satu.desa,
        kecamatan=satu.kecamatan,
        kabupaten=satu.kabupaten,
        provinsi=satu.provinsi,
        penandatangan=KADIS,
        akta_kelahiran="1606-LT-20111970-0000",
    )


Jalankan = Callable[..., str]


@pytest.fixture
def poppler(tmp_path: Path) -> Jalankan:
    """Run one poppler program on PDF bytes; `{}` in the arguments is the file. Returns what it prints."""

    def jalankan(pdf: bytes, *perintah: str) -> str:
        berkas = tmp_path / "uji.pdf"
        berkas.write_bytes(pdf)
        argumen = [bagian.replace("{}", str(berkas)) for bagian in perintah]
        return subprocess.run(argumen, capture_output=True, text=True, check=True, timeout=60).stdout

    return jalankan


@pytest.fixture(scope="session")
def map_pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tte") / "pki"
    pki.siapkan_pki(folder, frasa_pki="frasa pki", waktu=WAKTU)
    terbitkan(folder)
    return folder


def terbitkan(folder: Path, *, hari: int = 365) -> None:
    pki.terbitkan_sertifikat(
        folder,
        id=NIP,
        nama="Dr. RUDI HARTONO, M.Si.",
        jabatan="Kepala Dinas",
        instansi="Disdukcapil Kab. Musi Banyuasin",
        frasa_sandi=FRASA,
        berlaku_hari=hari,
        frasa_pki="frasa pki",
        waktu=WAKTU,
    )


@pytest.fixture(scope="session")
def tte(map_pki: Path) -> TTELokal:
    return TTELokal(map_pki)
