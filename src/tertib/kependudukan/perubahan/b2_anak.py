"""B2, a child's legal parents: adoption, recognition by the father, legitimation by the parents' marriage.

UU 23/2006 jo. 24/2013 articles 47, 49, 50; UU 35/2014 article 39 (adoption does not cut the tie of blood, so the names of
the natural parents stay on the card). The number of the card stays.
"""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jawaban import (
    TidakDikenal,
    isi,
    kartu,
    kartu_pemohon,
    satu_kartu,
    tanggal,
    tunjuk,
)
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, Hasil, JenisPerubahan, Syarat
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import dengan, ganti_orang, tanpa
from tertib.kependudukan.perubahan.tanya import tanya_nomor_kk, tanya_orang_luar, tanya_siapa, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.nama import rapikan
from tertib.kependudukan.rules.pengangkatan import periksa_pengangkatan
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_ISLAM = "1"
_KAWIN = frozenset({"2", "3"})

SUDAH_ADA_AYAH = Aturan(
    "sudah-ada-ayah",
    "tolak",
    _("Nama ayah anak ini sudah tercatat. Untuk membetulkannya pilih “Mengubah data”."),
    _("{siapa} sudah punya nama ayah: {rincian}."),
    "UU 23/2006 jo. 24/2013 Ps 49, 50",
)
AYAH_BUKAN_LAKI = Aturan(
    "ayah-bukan-laki-laki",
    "tolak",
    _("Orang yang ditulis sebagai ayah tercatat perempuan. Periksa NIK atau namanya."),
    _("{siapa} tercatat perempuan."),
    "UU 23/2006 jo. 24/2013 Ps 49",
)
AYAH_DI_LUAR = Aturan(
    "ayah-di-luar-kk",
    "peringatan",
    _("Nama ayah akan dicocokkan petugas dengan akta."),
    _("{siapa} tidak ada di KK ini; NIK ayah tidak terisi. Cocokkan nama dengan akta."),
    "UU 23/2006 jo. 24/2013 Ps 49",
)
PENGAKUAN_ISLAM = Aturan(
    "pengakuan-menurut-agama",
    "peringatan",
    _("Pengakuan anak akan diperiksa petugas menurut agama orang tua."),
    _("Pengakuan anak dikecualikan bila agama orang tua tidak membenarkannya. Periksa penetapan untuk {siapa}."),
    "UU 24/2013 Ps 49(3)",
)
BELUM_KAWIN = Aturan(
    "pengesahan-belum-kawin",
    "tolak",
    _("Pengesahan anak memerlukan perkawinan orang tua yang tercatat. Catat dulu perkawinannya."),
    _("{siapa} belum tercatat kawin, jadi anak belum dapat disahkan."),
    "UU 24/2013 Ps 50(3)",
)

_AKTA = {"pengakuan-anak": _("Kutipan akta pengakuan anak"), "pengesahan-anak": _("Kutipan akta pengesahan anak")}

SYARAT_ANGKAT = (
    syarat.kk_lama(),
    Syarat(
        "penetapan_pengangkatan",
        _("Penetapan pengadilan tentang pengangkatan anak"),
        _("Foto semua halaman."),
        "UU 23/2006 jo. 24/2013 Ps 47",
    ),
    Syarat(
        "akta_kelahiran", _("Akta kelahiran anak dengan catatan pinggir"), _("Foto dari akta asli."), syarat.PS_UBAH
    ),
    syarat.kk_tumpangan(jika=lambda f: bool(f.get("kk_anak"))),
)
HALAMAN_ANGKAT = (
    Halaman(
        "pengangkatan",
        _("Anak yang diangkat"),
        _("Nama orang tua kandung tetap ditulis di KK."),
        (
            tanya_orang_luar("anak", _("Anak yang diangkat")),
            tanya_nomor_kk(
                "kk_anak", _("Nomor KK anak sekarang"), wajib=False, petunjuk=_("Kosongkan jika di KK ini.")
            ),
            tanya_teks("nomor_penetapan", _("Nomor penetapan pengadilan")),
            tanya_tanggal("tanggal_penetapan", _("Tanggal penetapan")),
        ),
    ),
)


def kk_anak(fakta: Fakta) -> tuple[str, ...]:
    """The card the child is on now, when it is another."""
    return (fakta["kk_anak"],) if fakta.get("kk_anak") else ()


def hitung_pengangkatan(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The child on the card of the adoptive parents. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    asal = kartu(sebelum, fakta["kk_anak"]) if fakta.get("kk_anak") else k
    anak = tunjuk(asal, isi(fakta, "anak"))
    hari = tanggal(fakta, "tanggal_penetapan")
    isi(fakta, "nomor_penetapan")
    kepala = next(a.orang for a in k.anggota if a.shdk == kode.KEPALA)
    temuan = [*periksa_pengangkatan(anak.orang, kepala, tanggal=hari), *periksa_pemohon(sebelum, pemohon_nik)]
    temuan += periksa_lapor("pengangkatan-anak", hari, kini=kini, medan="tanggal_penetapan")
    sisa = tanpa(asal, {anak})
    baru = dengan(sisa if asal is k else k, (Anggota(anak.orang, kode.ANAK),))
    return selesai(
        sebelum,
        (baru,) if asal is k else (baru, sisa),
        kini=kini,
        akibat=(
            gettext("{anak} menjadi anak angkat keluarga {kepala}. Nama orang tua kandung dan NIK tetap.").format(
                anak=anak.orang.nama, kepala=kepala.nama
            ),
        ),
        temuan=temuan,
    )


def _halaman_ayah(jenis: str) -> tuple[Halaman, ...]:
    return (
        Halaman(
            "ayah",
            _("Anak dan ayahnya"),
            _("Tulis sama persis dengan akta."),
            (
                tanya_siapa("anak", _("Anak")),
                tanya_orang_luar("ayah", _("Ayah")),
                tanya_teks("nomor_akta", _AKTA[jenis]),
                tanya_tanggal("tanggal_akta", _("Tanggal akta")),
            ),
        ),
    )


def _syarat_ayah(jenis: str, pasal: str) -> tuple[Syarat, ...]:
    return (
        syarat.kk_lama(),
        Syarat(jenis.replace("-", "_"), _AKTA[jenis], _("Foto dari akta asli."), pasal),
        Syarat("akta_kelahiran", _("Kutipan akta kelahiran anak"), _("Foto dari akta asli."), pasal),
    )


def _ayah(k: Keluarga, sebutan: str) -> Orang | None:
    try:
        return tunjuk(k, sebutan).orang
    except TidakDikenal:
        return None


def _catat_ayah(jenis: str, sebelum: tuple[Keluarga, ...], fakta: Fakta, pemohon_nik: str, kini: dt.date) -> Hasil:
    k = satu_kartu(sebelum)
    kartu_pemohon(sebelum)
    anak = tunjuk(k, isi(fakta, "anak"))
    ayah = _ayah(k, isi(fakta, "ayah"))
    hari = tanggal(fakta, "tanggal_akta")
    isi(fakta, "nomor_akta")
    temuan = [*_periksa_ayah(jenis, k, anak, ayah, rapikan(fakta["ayah"])), *periksa_pemohon(sebelum, pemohon_nik)]
    temuan += periksa_lapor(jenis, hari, kini=kini, medan="tanggal_akta")
    nama = ayah.nama if ayah else rapikan(fakta["ayah"])
    baru = ganti_orang(k, anak.orang.nik, ayah=nama, nik_ayah=ayah.nik if ayah else "")
    if ayah and k.kepala and ayah.nik == k.kepala.nik and anak.shdk != kode.ANAK:
        sekarang = next(a for a in baru.anggota if a.orang.nik == anak.orang.nik)
        baru = dengan(tanpa(baru, {sekarang}), (replace(sekarang, shdk=kode.ANAK),))
    akibat = gettext("{ayah} dicatat sebagai ayah {anak}.").format(ayah=nama, anak=anak.orang.nama)
    return selesai(sebelum, (baru,), kini=kini, akibat=(akibat,), temuan=temuan)


def _periksa_ayah(jenis: str, k: Keluarga, anak: Anggota, ayah: Orang | None, nama: str) -> list[Temuan]:
    temuan = []
    if anak.orang.ayah:
        temuan.append(SUDAH_ADA_AYAH.temuan(anak.orang.nama, rincian=anak.orang.ayah))
    if ayah is None:
        return [*temuan, AYAH_DI_LUAR.temuan(nama, medan="ayah")]
    if ayah.jenis_kelamin != kode.LAKI:
        temuan.append(AYAH_BUKAN_LAKI.temuan(ayah.nama, medan="ayah"))
    if jenis == "pengakuan-anak" and ayah.agama == _ISLAM:
        temuan.append(PENGAKUAN_ISLAM.temuan(anak.orang.nama))
    if jenis == "pengesahan-anak" and ayah.status_kawin not in _KAWIN:
        temuan.append(BELUM_KAWIN.temuan(ayah.nama, medan="ayah"))
    return temuan


def hitung_pengakuan(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The child with the father's name. Raises FaktaSalah."""
    return _catat_ayah("pengakuan-anak", sebelum, fakta, pemohon_nik, kini)


def hitung_pengesahan(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The child as born in wedlock, with the father's name. Raises FaktaSalah."""
    return _catat_ayah("pengesahan-anak", sebelum, fakta, pemohon_nik, kini)


PENGANGKATAN = JenisPerubahan(
    kode="pengangkatan-anak",
    kode_f102="B2",
    nama=_("Mencatat anak angkat"),
    ringkas=_("Ada penetapan pengadilan tentang pengangkatan anak."),
    syarat=SYARAT_ANGKAT,
    halaman=HALAMAN_ANGKAT,
    hitung=hitung_pengangkatan,
    kartu_lain=kk_anak,
)
PENGAKUAN = JenisPerubahan(
    kode="pengakuan-anak",
    kode_f102="B2",
    nama=_("Mencatat pengakuan anak"),
    ringkas=_("Ayah mengakui anak dan sudah ada akta pengakuan anak."),
    syarat=_syarat_ayah("pengakuan-anak", "UU 23/2006 jo. 24/2013 Ps 49"),
    halaman=_halaman_ayah("pengakuan-anak"),
    hitung=hitung_pengakuan,
)
PENGESAHAN = JenisPerubahan(
    kode="pengesahan-anak",
    kode_f102="B2",
    nama=_("Mencatat pengesahan anak"),
    ringkas=_("Orang tua sudah kawin dan ada akta pengesahan anak."),
    syarat=_syarat_ayah("pengesahan-anak", "UU 23/2006 jo. 24/2013 Ps 50"),
    halaman=_halaman_ayah("pengesahan-anak"),
    hitung=hitung_pengesahan,
)
