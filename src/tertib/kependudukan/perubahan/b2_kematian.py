"""B2, death of a member who is not the head (or lives alone): off the card, husband or wife widowed; the number stays.

UU 23/2006 jo. 24/2013 article 44; Perpres 96/2018 article 12. The death of a head with others on the card is A2.
"""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.hubungan import pasangan
from tertib.kependudukan.perubahan.jawaban import isi, kartu_lain, kartu_pemohon, tanggal, tunjuk
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Keluar
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import menjanda, tanpa
from tertib.kependudukan.perubahan.tanya import tanya_nik, tanya_nomor_kk, tanya_siapa, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.temuan import Aturan

_KAWIN = frozenset({"2", "3"})

PASANGAN_DI_LUAR = Aturan(
    "pasangan-almarhum-di-luar-kk",
    "peringatan",
    _("Status perkawinan suami atau istri almarhum akan diperiksa petugas."),
    _(
        "{siapa} tercatat kawin, tetapi suami atau istrinya tidak ada di KK ini. Ubah statusnya di KK tempat ia tercatat."
    ),
    syarat.PS_UBAH,
)

SYARAT = (syarat.kk_lama(), syarat.akta_kematian())

HALAMAN = (
    Halaman(
        "kematian",
        _("Yang meninggal"),
        _("Lihat di kutipan akta kematian. Kepala keluarga meninggal? Pilih “Mengganti kepala keluarga”."),
        (
            tanya_siapa("siapa", _("Siapa yang meninggal")),
            tanya_tanggal("tanggal_meninggal", _("Tanggal meninggal")),
            tanya_teks("akta_kematian", _("Nomor akta kematian"), contoh="1606-KM-02112026-0000"),
        ),
    ),
    Halaman(
        "pasangan",
        _("Suami atau istri almarhum"),
        _("Isi hanya jika suami atau istri almarhum ada di KK lain."),
        (
            tanya_nik("nik_pasangan", _("NIK suami atau istri"), wajib=False),
            tanya_nomor_kk("kk_pasangan", _("Nomor KK-nya"), wajib=False),
        ),
    ),
)


def kk_pasangan(fakta: Fakta) -> tuple[str, ...]:
    """The card of the husband or wife, when it is another."""
    return (fakta["kk_pasangan"],) if fakta.get("kk_pasangan") else ()


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The card without the dead; void when nobody is left. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    wafat = tunjuk(k, isi(fakta, "siapa"))
    hari = tanggal(fakta, "tanggal_meninggal")
    isi(fakta, "akta_kematian")
    if wafat.shdk == kode.KEPALA and len(k.anggota) > 1:
        raise FaktaSalah(_("Yang meninggal kepala keluarga. Pilih “Mengganti kepala keluarga yang meninggal”."))
    ditinggal = [p] if (p := pasangan(k.anggota, wafat)) else []
    sisa = tanpa(menjanda(k, ditinggal), {wafat})
    lain = _pasangan_di_kk_lain(sebelum, fakta, wafat)
    temuan = [
        *periksa_lapor("kematian", hari, kini=kini, medan="tanggal_meninggal"),
        *periksa_pemohon(sebelum, pemohon_nik),
    ]
    if wafat.orang.status_kawin in _KAWIN and not ditinggal and not lain:
        temuan.append(PASANGAN_DI_LUAR.temuan(wafat.orang.nama))
    return selesai(
        sebelum,
        (sisa, *lain),
        kini=kini,
        akibat=(gettext("{nama} dicatat meninggal dan keluar dari KK.").format(nama=wafat.orang.nama),),
        temuan=temuan,
        keluar=(Keluar(replace(wafat.orang, hidup=False), "meninggal"),),
    )


def _pasangan_di_kk_lain(sebelum: tuple[Keluarga, ...], fakta: Fakta, wafat: Anggota) -> tuple[Keluarga, ...]:
    if not kk_pasangan(fakta):
        return ()
    asal = kartu_lain(sebelum, fakta["kk_pasangan"])
    p = tunjuk(asal, isi(fakta, "nik_pasangan"))
    if {p.orang.status_kawin, wafat.orang.status_kawin} - _KAWIN or p.orang.jenis_kelamin == wafat.orang.jenis_kelamin:
        raise FaktaSalah(_("Orang yang ditulis tidak tercatat sebagai suami atau istri almarhum. Periksa NIK."))
    return (menjanda(asal, [p]),)


JENIS = JenisPerubahan(
    kode="kematian",
    kode_f102="B2",
    nama=_("Mencatat anggota yang meninggal"),
    ringkas=_("Anggota keluarga, bukan kepala keluarga, meninggal dan sudah ada akta kematian."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_pasangan,
)
