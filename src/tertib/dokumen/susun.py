"""From a family of the register to the card that is printed."""

from datetime import date
from typing import TypedDict

from tertib.dokumen.kartu import AnggotaKartu, Biodata, Kartu, Penandatangan
from tertib.kependudukan.rules.cetak import baris_cetak
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import nama_rantai

BELUM_ADA_PENANDATANGAN = Penandatangan(jabatan=("KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",))


def penandatangan(penugasan: Penugasan) -> Penandatangan:
    """How the signer stands on the card; a mandate (Plt., Plh.) is printed before the position.

    Whoever is not the head of office signs on the head's behalf (a.n., UU 30/2014 art. 14), the own position below.
    """
    kepala = penugasan.jabatan == Jabatan.KADIS
    awal = (f"{penugasan.mandat.split(' ')[0]} " if penugasan.mandat else "") if kepala else "a.n. "
    akhir = () if kepala else (str(Jabatan(penugasan.jabatan).label).upper(),)
    return Penandatangan(
        jabatan=(f"{awal}KEPALA DINAS KEPENDUDUKAN", "DAN PENCATATAN SIPIL", penugasan.kantor.tempat.upper(), *akhir),
        nama=penugasan.pengguna.nama,
        nip=penugasan.pengguna.nip,
    )


def kartu(
    keluarga: Keluarga, *, kantor: Kantor, ditandatangani: Penandatangan, dikeluarkan: date | None = None
) -> Kartu:
    """The card of a family as it prints. Raises KeyError for a code outside its list."""
    return Kartu(
        nomor_kk=keluarga.nomor,
        kepala=keluarga.kepala.nama.upper() if keluarga.kepala else "",
        anggota=tuple(AnggotaKartu(**baris_cetak(a)) for a in keluarga.anggota),
        penandatangan=ditandatangani,
        kantor=(kantor.nama,),
        dikeluarkan=dikeluarkan,
        **_alamat(keluarga),
    )


def biodata(anggota: Anggota, keluarga: Keluarga, *, kantor: Kantor) -> Biodata:
    """The biodata of one member, as a draft (F-1.08)."""
    orang = anggota.orang
    return Biodata(
        anggota=AnggotaKartu(**baris_cetak(anggota)),
        nomor_kk=keluarga.nomor,
        kepala=keluarga.kepala.nama.upper() if keluarga.kepala else "",
        penandatangan=BELUM_ADA_PENANDATANGAN,
        kantor=(kantor.nama,),
        akta_kelahiran=orang.akta_lahir,
        nik_ayah=orang.nik_ayah,
        nik_ibu=orang.nik_ibu,
        **_alamat(keluarga),
    )


class _Alamat(TypedDict):
    alamat: str
    rt_rw: str
    kode_pos: str
    desa: str
    kecamatan: str
    kabupaten: str
    provinsi: str


def _alamat(keluarga: Keluarga) -> _Alamat:
    nama = nama_rantai(keluarga.desa)
    return {
        "alamat": keluarga.alamat.upper(),
        "rt_rw": f"{keluarga.rt}/{keluarga.rw}",
        "kode_pos": keluarga.kode_pos,
        "desa": nama.desa.upper(),
        "kecamatan": nama.kecamatan.upper(),
        "kabupaten": nama.kabupaten.upper(),
        "provinsi": nama.provinsi.upper(),
    }
