"""Invented families that the rules and the register are tried on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.wilayah.models import Kantor, Wilayah

DESA = "16.06.01.1009"
KINI = dt.date(2026, 11, 20)
SAAT = dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC)

BAGUS = Orang(
    nik="1606011203920001",
    nama="BAGUS PRANOTO",
    jenis_kelamin="1",
    tempat_lahir="SEKAYU",
    tanggal_lahir=dt.date(1992, 3, 12),
    agama="1",
    pendidikan="5",
    pekerjaan="15",
    status_kawin="2",
    tanggal_kawin=dt.date(2019, 6, 8),
    ayah="HARJONO",
    ibu="PARTINI",
)
SITI = replace(
    BAGUS,
    nik="1606015506940001",
    nama="SITI RAHMAWATI",
    jenis_kelamin="2",
    tanggal_lahir=dt.date(1994, 6, 15),
    ayah="USMAN",
    ibu="HALIMAH",
)
ARGA = Orang(
    nik="1606010109210001",
    nama="ARGA PRANOTO",
    jenis_kelamin="1",
    tempat_lahir="SEKAYU",
    tanggal_lahir=dt.date(2021, 9, 1),
    agama="1",
    ayah="BAGUS PRANOTO",
    ibu="SITI RAHMAWATI",
    nik_ayah=BAGUS.nik,
    nik_ibu=SITI.nik,
)


def kartu(*anggota: tuple[Orang, str], nomor: str = "1606010806190001") -> Keluarga:
    """A card with these people and relations."""
    return Keluarga(
        nomor=nomor,
        alamat="JALAN MERDEKA NO. 7",
        rt="002",
        rw="001",
        kode_pos="30711",
        desa=DESA,
        anggota=tuple(Anggota(o, shdk) for o, shdk in anggota),
    )


@pytest.fixture
def inti() -> Keluarga:
    """Father, mother, one child."""
    return kartu((BAGUS, "1"), (SITI, "3"), (ARGA, "4"))


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    """The office of Musi Banyuasin, in scope."""
    induk = None
    for kode in ("16", "16.06", "16.06.01", DESA):
        induk = Wilayah.objects.create(kode=kode, nama=f"Wilayah {kode}", tingkat=kode.count(".") + 1, induk=induk)
    baru = Kantor.objects.create(
        kode="16.06",
        slug="musi-banyuasin",
        nama="Dinas Kependudukan dan Pencatatan Sipil",
        tempat="Kabupaten Musi Banyuasin",
        provinsi="Sumatera Selatan",
        ibu_kota="Sekayu",
        buka=dt.time(8),
        tutup=dt.time(16),
    )
    with di_kantor("16.06"):
        yield baru
