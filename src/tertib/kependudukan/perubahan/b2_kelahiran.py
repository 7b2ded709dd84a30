"""B2, birth: a child joins the card of the family. The number of the card stays.

Perpres 96/2018 article 12 (change of data: old KK and proof of the event); Permendagri 108/2019; F-1.05 where the
parents' marriage is not registered (108/2019 article 10(2)). One child a request: twins are two requests, so that
each has its own deed and NIK. The citizen types what the deed says and never sees the register; who the parents are
on the card is worked out here.
"""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.jenis import (
    Fakta,
    FaktaSalah,
    Halaman,
    Hasil,
    JenisPerubahan,
    Pertanyaan,
    Syarat,
)
from tertib.kependudukan.perubahan.orang_tua import OrangTua, hubungan_anak, tentukan_orang_tua
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.susunan import sisipkan
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.catatan import catatan_keluarga
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.keluarga import periksa_keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.nama import banding, periksa_nama, rapikan
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PASAL = "Perpres 96/2018 Ps 12"
_UMUR_SEKOLAH = 6

SUDAH_ADA = Aturan(
    "anak-sudah-ada",
    "tolak",
    _("Anak ini sudah tercatat di KK. Anda tidak perlu mengajukan lagi."),
    _("{siapa} dengan tanggal lahir yang sama sudah ada di KK ini."),
    _PASAL,
)
TERLAMBAT = Aturan(
    "pencatatan-terlambat",
    "peringatan",
    _("Pendidikan dan data lain anak akan diperiksa petugas."),
    _("{siapa} sudah {rincian} tahun. Periksa pendidikan, pekerjaan, dan apakah sudah punya NIK di KK lain."),
    _PASAL,
)
AKTA_LAIN = Aturan(
    "bentuk-nomor-akta",
    "peringatan",
    _("Nomor akta akan dicocokkan petugas dengan foto akta."),
    _("Nomor akta “{rincian}” tidak berbentuk kabupaten-LU/LT-tanggal-nomor. Cocokkan dengan berkas."),
    _PASAL,
)
NIKAH_BERBEDA = Aturan(
    "nikah-belum-tercatat",
    "peringatan",
    _("Status perkawinan orang tua akan diperiksa petugas."),
    _("Pemohon menyatakan perkawinan orang tua belum tercatat, di KK {siapa} tertulis “{rincian}”. Periksa F-1.05."),
    "Permendagri 108/2019 Ps 10(2)",
)


def _perlu_nama_ayah(fakta: Fakta) -> bool:
    return fakta.get("orang_tua") == "lain"


def _perlu_nama_ibu(fakta: Fakta) -> bool:
    return fakta.get("orang_tua") in ("lain", "ibu")


def _ada_ayah(fakta: Fakta) -> bool:
    return fakta.get("orang_tua") in ("lain", "kepala")


def _nikah_belum_tercatat(fakta: Fakta) -> bool:
    return _ada_ayah(fakta) and fakta.get("perkawinan") == "belum"


SYARAT = (
    Syarat("kk_lama", _("KK yang sekarang"), _("Foto seluruh halaman, keempat sudut terlihat."), _PASAL),
    Syarat(
        "akta_kelahiran",
        _("Kutipan akta kelahiran anak"),
        _("Foto dari akta asli. Nomor akta harus terbaca."),
        f"{_PASAL}; Permendagri 108/2019",
    ),
    Syarat(
        "sptjm_perkawinan",
        _("Pernyataan perkawinan belum tercatat (F-1.05)"),
        _("Ditandatangani ayah, ibu, dan dua saksi."),
        "Permendagri 108/2019 Ps 10(2)",
        wajib_jika=_nikah_belum_tercatat,
    ),
)

HALAMAN = (
    Halaman(
        "anak",
        _("Data anak"),
        _("Tulis sama persis dengan kutipan akta kelahiran. Anak kembar? Kirim satu permohonan untuk setiap anak."),
        (
            Pertanyaan(
                "nama_anak",
                _("Nama lengkap anak"),
                "nama",
                petunjuk=_("Huruf saja, paling banyak 60 huruf termasuk spasi."),
            ),
            Pertanyaan("tanggal_lahir", _("Tanggal lahir"), "tanggal", contoh="2 11 2026"),
            Pertanyaan("jenis_kelamin", _("Jenis kelamin"), "pilihan", (("2", _("Perempuan")), ("1", _("Laki-laki")))),
        ),
    ),
    Halaman(
        "kelahiran",
        _("Kelahiran anak"),
        _("Lihat di kutipan akta kelahiran."),
        (
            Pertanyaan("tempat_lahir", _("Kabupaten atau kota tempat lahir"), "teks", lebar=16, contoh="Sekayu"),
            Pertanyaan(
                "akta_lahir",
                _("Nomor akta kelahiran"),
                "teks",
                petunjuk=_("Ada di bagian atas akta."),
                contoh="1606-LU-02112026-0000",
            ),
            Pertanyaan(
                "golongan_darah",
                _("Golongan darah"),
                "pilihan",
                tuple(
                    (k, kode.GOLONGAN_DARAH.isi[k] if k != "13" else _("Tidak tahu")) for k in kode.GOLONGAN_DARAH.isi
                ),
                petunjuk=_("Boleh dilewati. Golongan darah dapat diisi kemudian."),
                wajib=False,
            ),
        ),
    ),
    Halaman(
        "orang_tua",
        _("Orang tua anak"),
        _("Siapa orang tua yang tertulis di akta kelahiran?"),
        (
            Pertanyaan(
                "orang_tua",
                _("Orang tua di akta"),
                "pilihan",
                (
                    ("kepala", _("Kepala keluarga dan suami atau istrinya")),
                    ("lain", _("Ayah dan ibu lain, misalnya anak atau menantu kepala keluarga")),
                    ("ibu", _("Hanya ibu, tanpa nama ayah")),
                ),
            ),
        ),
    ),
    Halaman(
        "nama_orang_tua",
        _("Nama orang tua"),
        _("Tulis sama persis dengan kutipan akta kelahiran."),
        (
            Pertanyaan("nama_ibu", _("Nama lengkap ibu"), "nama", jika=_perlu_nama_ibu),
            Pertanyaan("nama_ayah", _("Nama lengkap ayah"), "nama", jika=_perlu_nama_ayah),
        ),
        jika=_perlu_nama_ibu,
    ),
    Halaman(
        "perkawinan",
        _("Perkawinan orang tua"),
        _("Tercatat berarti ada buku nikah atau akta perkawinan."),
        (
            Pertanyaan(
                "perkawinan",
                _("Apakah perkawinan orang tua sudah tercatat?"),
                "pilihan",
                (("tercatat", _("Sudah tercatat")), ("belum", _("Belum tercatat"))),
            ),
        ),
        jika=_ada_ayah,
    ),
)


def _anak(fakta: Fakta, keluarga: Keluarga, orang_tua: OrangTua) -> Orang:
    kepala = keluarga.kepala
    if kepala is None:
        raise FaktaSalah(_("KK ini belum punya kepala keluarga. Hubungi petugas."))
    tercatat = [o for o in (orang_tua.ibu, orang_tua.ayah) if o]
    wni = not tercatat or any(o.kewarganegaraan == "1" for o in tercatat)
    return Orang(
        nik="",
        nama=rapikan(fakta["nama_anak"]),
        jenis_kelamin=fakta["jenis_kelamin"],
        tempat_lahir=rapikan(fakta["tempat_lahir"]),
        tanggal_lahir=dt.date.fromisoformat(fakta["tanggal_lahir"]),
        agama=kepala.agama,
        golongan_darah=fakta.get("golongan_darah") or "13",
        kewarganegaraan="1" if wni else "2",
        ayah=orang_tua.nama_ayah,
        ibu=orang_tua.nama_ibu,
        nik_ayah=orang_tua.ayah.nik if orang_tua.ayah else "",
        nik_ibu=orang_tua.ibu.nik if orang_tua.ibu else "",
        akta_lahir=fakta["akta_lahir"].upper(),
    )


def _bentuk_akta(nomor: str) -> bool:
    bagian = nomor.upper().split("-")
    return (
        len(bagian) == 4
        and bagian[1] in ("LU", "LT")
        and [len(b) for b in bagian] == [4, 2, 8, 4]
        and all(bagian[n].isdigit() for n in (0, 2, 3))
    )


def _temuan(anak: Orang, keluarga: Keluarga, fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> list[Temuan]:
    temuan = list(periksa_nama(anak.nama, medan="nama_anak"))
    sama = (a.orang for a in keluarga.anggota if a.orang.tanggal_lahir == anak.tanggal_lahir)
    if any(banding(o.nama) == banding(anak.nama) for o in sama):
        temuan.append(SUDAH_ADA.temuan(anak.nama))
    temuan += periksa_pemohon((keluarga,), pemohon_nik)
    if anak.umur(kini) >= _UMUR_SEKOLAH:
        temuan.append(TERLAMBAT.temuan(anak.nama, rincian=str(anak.umur(kini)), medan="tanggal_lahir"))
    temuan += periksa_lapor("kelahiran", anak.tanggal_lahir, kini=kini, medan="tanggal_lahir")
    if not _bentuk_akta(anak.akta_lahir):
        temuan.append(AKTA_LAIN.temuan(anak.nama, rincian=anak.akta_lahir, medan="akta_lahir"))
    return temuan


def _nikah_berbeda(fakta: Fakta, orang_tua: OrangTua) -> list[Temuan]:
    tercatat = [o for o in (orang_tua.ayah, orang_tua.ibu) if o and o.status_kawin == "2"]
    if not (_nikah_belum_tercatat(fakta) and tercatat):
        return []
    return [NIKAH_BERBEDA.temuan(tercatat[0].nama, rincian=kode.STATUS_KAWIN.label("2"), medan="perkawinan")]


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The card with the child on it. Raises FaktaSalah when the facts are not those of one birth in one family."""
    try:
        (keluarga,) = sebelum
        orang_tua = tentukan_orang_tua(keluarga, fakta)
        anak = _anak(fakta, keluarga, orang_tua)
    except (KeyError, ValueError) as galat:
        raise FaktaSalah(_("Jawaban belum lengkap. Periksa lagi setiap halaman.")) from galat
    shdk = hubungan_anak(keluarga, orang_tua)
    sesudah = replace(keluarga, anggota=sisipkan(keluarga.anggota, Anggota(anak, shdk)))
    akibat = (
        gettext("{nama} menjadi anggota keluarga, sebagai {hubungan}.").format(
            nama=anak.nama, hubungan=kode.SHDK.sebutan(shdk).lower()
        ),
        gettext("NIK baru diterbitkan untuk {nama}.").format(nama=anak.nama),
        gettext("Nomor KK tetap."),
    )
    temuan = _temuan(anak, keluarga, fakta, pemohon_nik=pemohon_nik, kini=kini)
    temuan += [*orang_tua.temuan, *_nikah_berbeda(fakta, orang_tua), *periksa_keluarga(sesudah, kini=kini)]
    temuan += catatan_keluarga(sesudah, kini=kini)
    return Hasil((sesudah,), akibat, tuple(temuan))


JENIS = JenisPerubahan(
    kode="kelahiran",
    kode_f102="B2",
    nama=_("Menambah anak yang baru lahir"),
    ringkas=_("Anak sudah punya akta kelahiran dan belum ada di KK."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
)
