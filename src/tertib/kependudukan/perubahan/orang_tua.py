"""Which members of a card are the parents of a new child, found from what the deed of birth says."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.jenis import Fakta
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga, Orang
from tertib.kependudukan.rules.nama import banding, rapikan
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PASAL = "Perpres 96/2018 Ps 12"

PASANGAN_TIDAK_JELAS = Aturan(
    "orang-tua-tidak-jelas",
    "tolak",
    _("Kami tidak dapat menentukan orang tua dari pilihan ini. Pilih jawaban lain, lalu tulis nama orang tua."),
    _("Kepala keluarga tidak punya tepat satu suami atau istri di KK ini. Minta pemohon menulis nama orang tua."),
    _PASAL,
)
DI_LUAR_KK = Aturan(
    "orang-tua-di-luar-kk",
    "peringatan",
    _("Nama {siapa} akan dicocokkan petugas dengan akta kelahiran."),
    _("{siapa} ({rincian}) tidak ada di KK ini. Cocokkan dengan akta; NIK orang tua tidak terisi."),
    _PASAL,
)
BUKAN_KELUARGA = Aturan(
    "kedua-orang-tua-di-luar-kk",
    "tolak",
    _("Ayah atau ibu harus tercatat di KK ini. Periksa nama orang tua, atau pakai KK tempat orang tua tercatat."),
    _("Ayah dan ibu tidak ada di KK ini. Anak dari keluarga lain memakai jenis B1 (menumpang)."),
    "Permendagri 108/2019; F-1.02 B1",
)
NAMA_KEMBAR = Aturan(
    "nama-orang-tua-ganda",
    "peringatan",
    _("Nama {siapa} akan dicocokkan petugas dengan akta kelahiran."),
    _("Ada {rincian} anggota bernama {siapa}. NIK orang tua tidak terisi; pilih yang benar dari akta."),
    _PASAL,
)


@dataclass(frozen=True, slots=True)
class OrangTua:
    """Names to print, and the members they are when the card has them."""

    nama_ibu: str
    nama_ayah: str = ""
    ibu: Orang | None = None
    ayah: Orang | None = None
    temuan: tuple[Temuan, ...] = ()


def tentukan_orang_tua(keluarga: Keluarga, fakta: Fakta) -> OrangTua:
    """The parents by the answer `orang_tua`: kepala, lain or ibu. Raises KeyError on missing facts."""
    if fakta["orang_tua"] == "kepala":
        return _kepala_dan_pasangan(keluarga)
    ibu, temuan = _cari(keluarga, fakta["nama_ibu"], kode.PEREMPUAN)
    if fakta["orang_tua"] == "ibu":
        ayah, nama_ayah = None, ""
    else:
        ayah, temuan_ayah = _cari(keluarga, fakta["nama_ayah"], kode.LAKI)
        nama_ayah, temuan = rapikan(fakta["nama_ayah"]), temuan + temuan_ayah
    if not ibu and not ayah:
        temuan.append(BUKAN_KELUARGA.temuan(medan="nama_ibu"))
    return OrangTua(rapikan(fakta["nama_ibu"]), nama_ayah, ibu, ayah, tuple(temuan))


def _kepala_dan_pasangan(keluarga: Keluarga) -> OrangTua:
    pasangan = [a.orang for a in keluarga.anggota if a.shdk in (kode.SUAMI, kode.ISTRI)]
    if len(pasangan) != 1 or not keluarga.kepala:
        return OrangTua("", temuan=(PASANGAN_TIDAK_JELAS.temuan(medan="orang_tua"),))
    berdua = sorted((keluarga.kepala, pasangan[0]), key=lambda o: o.jenis_kelamin)
    ayah, ibu = berdua
    return OrangTua(ibu.nama, ayah.nama, ibu, ayah)


def _cari(keluarga: Keluarga, nama: str, jenis_kelamin: str) -> tuple[Orang | None, list[Temuan]]:
    cocok = [
        a.orang
        for a in keluarga.anggota
        if a.orang.jenis_kelamin == jenis_kelamin and banding(a.orang.nama) == banding(nama)
    ]
    if len(cocok) == 1:
        return cocok[0], []
    rapi = rapikan(nama)
    if cocok:
        return None, [NAMA_KEMBAR.temuan(rapi, rincian=str(len(cocok)))]
    return None, [DI_LUAR_KK.temuan(rapi, rincian=kode.JENIS_KELAMIN.label(jenis_kelamin))]


def hubungan_anak(keluarga: Keluarga, orang_tua: OrangTua) -> str:
    """The SHDK of the child.

    A child of the head or spouse is anak, of a child or child-in-law cucu, of others famili lain.
    """
    dikenal = {o for o in (orang_tua.ibu, orang_tua.ayah) if o}
    hubungan = {a.shdk for a in keluarga.anggota if a.orang in dikenal}
    if hubungan & {kode.KEPALA, kode.SUAMI, kode.ISTRI}:
        return kode.ANAK
    return kode.CUCU if hubungan & {kode.ANAK, kode.MENANTU} else kode.FAMILI_LAIN
