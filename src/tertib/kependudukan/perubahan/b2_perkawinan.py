"""B2, marriage without a new family: the state changes, and the husband or wife may join this card. Numbers stay.

UU 23/2006 jo. 24/2013 article 34; Perpres 96/2018 article 12; Permendagri 108/2019 article 10(2) (F-1.05).
"""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jawaban import isi, kartu_pemohon, pilihan, tanggal, tunjuk, tunjuk_semua
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Pertanyaan
from tertib.kependudukan.perubahan.menikah import (
    PERTANYAAN_BUKTI,
    STATUS,
    Mempelai,
    Perkawinan,
    baca_perkawinan,
)
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import dengan, ganti_orang, pihak, tanpa
from tertib.kependudukan.perubahan.tanya import (
    jawab,
    salah_satu,
    tanya_nik,
    tanya_nomor_kk,
    tanya_para_orang_luar,
    tanya_siapa,
    terisi,
)
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.perkawinan import periksa_seorang

_di_kk_lain = salah_satu("pasangan_di", ("masuk", "terpisah"))
_tercatat = jawab("bukti", "tercatat")

SYARAT = (
    syarat.kk_lama(),
    syarat.bukti_kawin(syarat.PS_UBAH, jika=lambda f: f.get("bukti") != "belum"),
    syarat.sptjm_kawin(jika=jawab("bukti", "belum")),
    syarat.dispensasi(jika=terisi("dispensasi")),
    syarat.izin_poligami(jika=terisi("izin_poligami")),
    syarat.kk_tumpangan(jika=_di_kk_lain),
)

HALAMAN = (
    Halaman(
        "pasangan",
        _("Suami dan istri"),
        _("Tulis seperti di KTP-el masing-masing. Ingin KK sendiri? Pilih “Membuat KK untuk keluarga baru”."),
        (
            tanya_siapa("siapa", _("Anggota KK ini yang kawin")),
            tanya_nik("nik_pasangan", _("NIK suami atau istrinya")),
            Pertanyaan(
                "pasangan_di",
                _("Di mana suami atau istrinya tercatat?"),
                "pilihan",
                (
                    ("sini", _("Di KK ini juga")),
                    ("masuk", _("Di KK lain, dan masuk ke KK ini")),
                    ("terpisah", _("Di KK lain, dan tetap di sana")),
                    ("luar", _("Di kabupaten atau kota lain")),
                ),
            ),
            tanya_nomor_kk("kk_pasangan", _("Nomor KK suami atau istrinya"), jika=_di_kk_lain),
            tanya_para_orang_luar("ikut", _("Anak yang ikut masuk"), jika=jawab("pasangan_di", "masuk"), wajib=False),
        ),
    ),
    Halaman("bukti", _("Perkawinan"), _("Lihat di buku nikah atau akta perkawinan."), PERTANYAAN_BUKTI),
)


def kk_pasangan(fakta: Fakta) -> tuple[str, ...]:
    """The other card, when there is one."""
    return (fakta["kk_pasangan"],) if _di_kk_lain(fakta) and fakta.get("kk_pasangan") else ()


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """Both cards with the new states. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    pemohon = periksa_pemohon(sebelum, pemohon_nik)
    di = pilihan(fakta, "pasangan_di", ("sini", "masuk", "terpisah", "luar"))
    if di == "luar":
        return _pasangan_di_luar(sebelum, fakta, kini)
    if di == "sini":
        fakta = {**fakta, "kk_pasangan": ""}
    elif isi(fakta, "kk_pasangan") == k.nomor:
        raise FaktaSalah(_("Nomor KK suami atau istrinya sama dengan KK ini. Pilih “Di KK ini juga”."))
    p = baca_perkawinan(sebelum, fakta, kini=kini)
    sesudah = {"sini": _di_sini, "masuk": _masuk, "terpisah": _terpisah}[di](p, fakta)
    akibat = gettext("{satu} dan {dua} tercatat sebagai suami istri.").format(
        satu=p.satu.lama.orang.nama, dua=p.dua.lama.orang.nama
    )
    return selesai(sebelum, sesudah, kini=kini, akibat=(akibat,), temuan=(*p.temuan, *pemohon))


def _status(k: Keluarga, m: Mempelai) -> Keluarga:
    o = m.anggota.orang
    return ganti_orang(k, o.nik, status_kawin=o.status_kawin, tanggal_kawin=o.tanggal_kawin)


def _shdk_pasangan(satu: Anggota, dua: Anggota) -> str:
    """The relation to the head of whoever marries `satu`; "" where theirs stays."""
    if satu.shdk == kode.KEPALA:
        return kode.SUAMI if dua.orang.jenis_kelamin == kode.LAKI else kode.ISTRI
    return kode.MENANTU if satu.shdk == kode.ANAK else ""


def _di_sini(p: Perkawinan, fakta: Fakta) -> tuple[Keluarga, ...]:
    k = _status(_status(p.satu.asal, p.satu), p.dua)
    for satu, dua in ((p.satu.lama, p.dua.lama), (p.dua.lama, p.satu.lama)):
        if dua.shdk not in (kode.KEPALA, kode.ANAK) and (shdk := _shdk_pasangan(satu, dua)):
            anggota = (replace(a, shdk=shdk) if a.orang.nik == dua.orang.nik else a for a in k.anggota)
            return (replace(k, anggota=tuple(sorted(anggota, key=lambda a: int(a.shdk)))),)
    return (k,)


def _masuk(p: Perkawinan, fakta: Fakta) -> tuple[Keluarga, ...]:
    ikut = tunjuk_semua(p.dua.asal, fakta.get("ikut", ""))
    asal = tanpa(p.dua.asal, {p.dua.lama, *ikut})
    shdk = _shdk_pasangan(p.satu.lama, p.dua.lama) or kode.FAMILI_LAIN
    shdk_anak = kode.ANAK if p.satu.lama.shdk == kode.KEPALA else kode.FAMILI_LAIN
    baru = (Anggota(p.dua.anggota.orang, shdk), *(Anggota(a.orang, shdk_anak) for a in ikut))
    return dengan(_status(p.satu.asal, p.satu), baru), asal


def _terpisah(p: Perkawinan, fakta: Fakta) -> tuple[Keluarga, ...]:
    return _status(p.satu.asal, p.satu), _status(p.dua.asal, p.dua)


def _pasangan_di_luar(sebelum: tuple[Keluarga, ...], fakta: Fakta, kini: dt.date) -> Hasil:
    k = sebelum[0]
    a = tunjuk(k, isi(fakta, "siapa"))
    hari, status = tanggal(fakta, "tanggal_kawin"), STATUS[pilihan(fakta, "bukti", STATUS)]
    temuan = periksa_seorang(
        pihak(k, a),
        tanggal=hari,
        dispensasi=fakta.get("dispensasi", ""),
        izin_poligami=fakta.get("izin_poligami", ""),
    )
    lapor = periksa_lapor("perkawinan", hari, kini=kini, medan="tanggal_kawin")
    return selesai(
        sebelum,
        (ganti_orang(k, a.orang.nik, status_kawin=status, tanggal_kawin=hari),),
        kini=kini,
        akibat=(
            gettext("{nama} tercatat kawin.").format(nama=a.orang.nama),
            gettext("Dinas tempat suami atau istrinya tercatat perlu mengubah KK di sana."),
        ),
        temuan=(*temuan, *lapor),
    )


JENIS = JenisPerubahan(
    kode="perkawinan",
    kode_f102="B2",
    nama=_("Mencatat perkawinan"),
    ringkas=_("Status perkawinan berubah, atau suami atau istri masuk ke KK ini. Nomor KK tetap."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_pasangan,
)
