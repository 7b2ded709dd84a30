"""What stands on a printed family card and a printed biodata: final strings, independent of how they are stored.

Every text is printed as it is given, so the caller supplies capitals, `dd-mm-yyyy` dates and labels of codes. An empty
string prints as "-". The columns follow the form codes F-1.09 (card) and F-1.08 (biodata) of Permendagri 109/2019.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any


def _json_kanonik(isi: Any) -> bytes:
    """Sorted keys, no spaces, UTF-8, dates as ISO 8601: equal data give equal bytes on every machine."""
    teks = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat)
    return teks.encode()


@dataclass(frozen=True, slots=True)
class AnggotaKartu:
    """One row of both tables of the card. `nik` is 16 digits as text; dates are `dd-mm-yyyy`.

    `tanggal_perkawinan` holds the date of the marriage or of the divorce and must be empty for "CERAI MATI".
    """

    nama: str
    nik: str
    jenis_kelamin: str = ""
    tempat_lahir: str = ""
    tanggal_lahir: str = ""
    agama: str = ""
    pendidikan: str = ""
    pekerjaan: str = ""
    golongan_darah: str = ""
    status_perkawinan: str = ""
    tanggal_perkawinan: str = ""
    hubungan: str = ""
    kewarganegaraan: str = ""
    paspor: str = ""
    kitap: str = ""
    ayah: str = ""
    ibu: str = ""


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """Who signs: the lines of the office position ("KEPALA DINAS ...", "Plt. ..."), name with titles, NIP."""

    jabatan: tuple[str, ...]
    nama: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Kartu:
    """A family card. `kantor` is the issuing office in one or more lines; `nomor_kk` is empty while none is assigned.

    `sidik` names exactly this card; `sidik_isi` leaves out what the act of issuing adds (date, signer, register
    number), so that the content approved as a draft can be compared with the content that is signed.
    """

    nomor_kk: str
    kepala: str
    alamat: str
    rt_rw: str
    kode_pos: str
    desa: str
    kecamatan: str
    kabupaten: str
    provinsi: str
    anggota: tuple[AnggotaKartu, ...]
    penandatangan: Penandatangan
    kantor: tuple[str, ...] = ()
    dikeluarkan: date | None = None
    nomor_register: str = ""

    def kanonik(self) -> bytes:
        """Canonical JSON of the whole card."""
        return _json_kanonik(asdict(self))

    @property
    def sidik(self) -> str:
        """SHA-256 (hex) of `kanonik()`."""
        return hashlib.sha256(self.kanonik()).hexdigest()

    @property
    def sidik_isi(self) -> str:
        """SHA-256 (hex) of the family's data alone, the same before and after issuing."""
        isi = asdict(self)
        for saat_terbit in ("dikeluarkan", "penandatangan", "nomor_register", "kantor"):
            del isi[saat_terbit]
        return hashlib.sha256(_json_kanonik(isi)).hexdigest()


@dataclass(frozen=True, slots=True)
class Biodata:
    """The biodata of one resident (F-1.08): the row of the card and what only the biodata tells."""

    anggota: AnggotaKartu
    nomor_kk: str
    kepala: str
    alamat: str
    rt_rw: str
    kode_pos: str
    desa: str
    kecamatan: str
    kabupaten: str
    provinsi: str
    penandatangan: Penandatangan
    kantor: tuple[str, ...] = ()
    gelar_depan: str = ""
    gelar_belakang: str = ""
    akta_kelahiran: str = ""
    akta_perkawinan: str = ""
    akta_perceraian: str = ""
    nik_ayah: str = ""
    nik_ibu: str = ""
    kelainan: str = ""
    dikeluarkan: date | None = None

    def kanonik(self) -> bytes:
        """Canonical JSON of the whole biodata."""
        return _json_kanonik(asdict(self))

    @property
    def sidik(self) -> str:
        """SHA-256 (hex) of `kanonik()`."""
        return hashlib.sha256(self.kanonik()).hexdigest()

    def bagian(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The printed sections in order: (heading, ((label, value), ...))."""
        orang = self.anggota
        return (
            ("DATA PERSEORANGAN", _diri(orang, self)),
            ("DATA KELUARGA", _keluarga(orang, self)),
            ("AKTA DAN DOKUMEN", _surat(orang, self)),
            ("ALAMAT", _alamat(self)),
        )


def _diri(orang: AnggotaKartu, biodata: Biodata) -> tuple[tuple[str, str], ...]:
    return (
        ("NIK", orang.nik),
        ("Nama Lengkap", orang.nama),
        ("Gelar Depan", biodata.gelar_depan),
        ("Gelar Belakang", biodata.gelar_belakang),
        ("Jenis Kelamin", orang.jenis_kelamin),
        ("Tempat Lahir", orang.tempat_lahir),
        ("Tanggal Lahir", orang.tanggal_lahir),
        ("Golongan Darah", orang.golongan_darah),
        ("Agama/Kepercayaan", orang.agama),
        ("Pendidikan Terakhir", orang.pendidikan),
        ("Jenis Pekerjaan", orang.pekerjaan),
        ("Kewarganegaraan", orang.kewarganegaraan),
        ("Kelainan Fisik/Mental", biodata.kelainan),
    )


def _keluarga(orang: AnggotaKartu, biodata: Biodata) -> tuple[tuple[str, str], ...]:
    return (
        ("Nomor Kartu Keluarga", biodata.nomor_kk),
        ("Nama Kepala Keluarga", biodata.kepala),
        ("Status Hubungan Dalam Keluarga", orang.hubungan),
        ("Status Perkawinan", orang.status_perkawinan),
        ("Tanggal Perkawinan/Perceraian", orang.tanggal_perkawinan),
        ("NIK Ayah", biodata.nik_ayah),
        ("Nama Ayah", orang.ayah),
        ("NIK Ibu", biodata.nik_ibu),
        ("Nama Ibu", orang.ibu),
    )


def _surat(orang: AnggotaKartu, biodata: Biodata) -> tuple[tuple[str, str], ...]:
    return (
        ("Nomor Akta Kelahiran", biodata.akta_kelahiran),
        ("Nomor Akta Perkawinan/Buku Nikah", biodata.akta_perkawinan),
        ("Nomor Akta Perceraian", biodata.akta_perceraian),
        ("Nomor Paspor", orang.paspor),
        ("Nomor KITAP", orang.kitap),
    )


def _alamat(biodata: Biodata) -> tuple[tuple[str, str], ...]:
    return (
        ("Alamat", biodata.alamat),
        ("RT/RW", biodata.rt_rw),
        ("Desa/Kelurahan", biodata.desa),
        ("Kecamatan", biodata.kecamatan),
        ("Kabupaten/Kota", biodata.kabupaten),
        ("Provinsi", biodata.provinsi),
        ("Kode Pos", biodata.kode_pos),
    )


KOLOM_ANGGOTA: tuple[str, ...] = tuple(kolom.name for kolom in fields(AnggotaKartu))
"""The data columns of the two tables, in print order: the first nine in table 1, the rest in table 2."""
