"""A2, change of head after a death: the card ends, the family goes on under a new head and a new number.

Permendagri 108/2019 article 10(3): deed of death and the old card. Where only minors are left, a guardian becomes head,
they join the guardian's card, or the reason why a minor heads the card is recorded.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.hubungan import pasangan
from tertib.kependudukan.perubahan.jawaban import isi, kartu_lain, kartu_pemohon, pilihan, tanggal, tunjuk
from tertib.kependudukan.perubahan.jenis import (
    Fakta,
    FaktaSalah,
    Halaman,
    Hasil,
    JenisPerubahan,
    Keluar,
    Pertanyaan,
    Syarat,
)
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import (
    Alamat,
    dengan,
    kartu_baru,
    kepala_berikut,
    menjanda,
    tanpa,
    tutup,
)
from tertib.kependudukan.perubahan.tanya import (
    jawab,
    salah_satu,
    tanya_nik,
    tanya_nomor_kk,
    tanya_siapa,
    tanya_tanggal,
    tanya_teks,
)
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PASAL = "Permendagri 108/2019 Ps 10(3)"
_dengan_wali = salah_satu("penerus", ("wali-masuk", "ikut-wali"))

BUKAN_PASANGAN = Aturan(
    "penerus-bukan-pasangan",
    "catatan",
    _("Kepala keluarga yang baru bukan suami atau istri almarhum."),
    _("{rincian} masih ada di KK ini, tetapi yang diajukan menjadi kepala {siapa}. Pastikan keluarga sepakat."),
    _PASAL,
)
HUBUNGAN_DIHITUNG = Aturan(
    "hubungan-dihitung-ulang",
    "peringatan",
    _("Hubungan keluarga dengan kepala yang baru akan diperiksa petugas."),
    _("Hubungan {siapa} dengan kepala yang baru tidak terbukti dari data orang tua. Tertulis: {rincian}."),
    _PASAL,
)

WALI_BERPASANGAN = Aturan(
    "wali-berpasangan",
    "peringatan",
    _("KK wali akan diperiksa petugas."),
    _("{siapa} meninggalkan suami atau istri di KK asalnya. Lebih tepat anak-anak ikut ke KK wali."),
    "UU 23/2006 jo. 24/2013 Ps 61",
)

SYARAT = (
    syarat.kk_lama(_PASAL),
    syarat.akta_kematian(_PASAL),
    Syarat(
        "penetapan_wali",
        _("Penetapan atau surat pernyataan wali anak"),
        _("Dari pengadilan, atau pernyataan keluarga yang diketahui petugas."),
        "KUHPerdata Ps 330; UU 1/1974 Ps 50",
        wajib_jika=_dengan_wali,
    ),
    syarat.kk_tumpangan(jika=_dengan_wali),
    syarat.persetujuan_kepala(jika=jawab("penerus", "ikut-wali")),
)

HALAMAN = (
    Halaman(
        "kematian",
        _("Kepala keluarga yang meninggal"),
        _("Lihat di kutipan akta kematian."),
        (
            tanya_tanggal("tanggal_meninggal", _("Tanggal meninggal")),
            tanya_teks("akta_kematian", _("Nomor akta kematian"), contoh="1606-KM-02112026-0000"),
        ),
    ),
    Halaman(
        "penerus",
        _("Kepala keluarga yang baru"),
        "",
        (
            Pertanyaan(
                "penerus",
                _("Siapa yang menjadi kepala keluarga?"),
                "pilihan",
                (
                    ("pasangan", _("Suami atau istri almarhum")),
                    ("anggota", _("Anggota lain di KK ini")),
                    ("wali-masuk", _("Wali dari KK lain, masuk ke KK ini")),
                    ("ikut-wali", _("Tidak ada: anak-anak ikut ke KK wali")),
                    ("anak", _("Anak di bawah 17 tahun, tidak ada wali")),
                ),
            ),
            tanya_siapa("kepala_baru", _("Kepala keluarga yang baru"), jika=salah_satu("penerus", ("anggota", "anak"))),
            tanya_teks("alasan_kepala", _("Mengapa tidak ada orang dewasa?"), jika=jawab("penerus", "anak")),
            tanya_nomor_kk("kk_wali", _("Nomor KK wali"), jika=_dengan_wali),
            tanya_nik("nik_wali", _("NIK wali"), jika=jawab("penerus", "wali-masuk")),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Waris:
    """What the dead head leaves: the card before, the dead, who is left (widowed where it applies), the widowed."""

    kartu: Keluarga
    wafat: Anggota
    sisa: tuple[Anggota, ...]
    ditinggal: tuple[Anggota, ...]


def _waris(k: Keluarga) -> _Waris:
    wafat = next(a for a in k.anggota if a.shdk == kode.KEPALA)
    ditinggal = [a for a in k.anggota if a.shdk in (kode.SUAMI, kode.ISTRI)]
    berduka = menjanda(k, ditinggal)
    sisa = tuple(a for a in berduka.anggota if a.shdk != kode.KEPALA)
    nik = {a.orang.nik for a in ditinggal}
    return _Waris(k, wafat, sisa, tuple(a for a in sisa if a.orang.nik in nik))


def kartu_wali(fakta: Fakta) -> tuple[str, ...]:
    """The guardian's card, when one was named."""
    return (fakta["kk_wali"],) if _dengan_wali(fakta) and fakta.get("kk_wali") else ()


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The old card void and the family on a new one, or on the guardian's. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    hari = tanggal(fakta, "tanggal_meninggal")
    isi(fakta, "akta_kematian")
    waris = _waris(k)
    if not waris.sisa:
        raise FaktaSalah(_("Tidak ada anggota lain di KK ini. Pilih “Kematian”: KK ini tidak berlaku lagi."))
    sesudah, temuan = _teruskan(sebelum, fakta, waris, kini)
    wafat = replace(waris.wafat.orang, hidup=False)
    akibat = [gettext("{nama} dicatat meninggal dan keluar dari KK.").format(nama=wafat.nama)]
    akibat += [gettext("{nama} menjadi cerai mati.").format(nama=a.orang.nama) for a in waris.ditinggal]
    return selesai(
        sebelum,
        sesudah,
        kini=kini,
        sebab_nomor=gettext("kepala keluarga meninggal"),
        akibat=akibat,
        temuan=(*periksa_lapor("kematian", hari, kini=kini, medan="tanggal_meninggal"), *temuan),
        keluar=(Keluar(wafat, "meninggal"),),
    )


def _teruskan(
    sebelum: tuple[Keluarga, ...], fakta: Fakta, w: _Waris, kini: dt.date
) -> tuple[tuple[Keluarga, ...], list[Temuan]]:
    penerus = pilihan(fakta, "penerus", ("pasangan", "anggota", "wali-masuk", "ikut-wali", "anak"))
    if penerus == "ikut-wali":
        tujuan = kartu_lain(sebelum, isi(fakta, "kk_wali"))
        return (tutup(w.kartu), dengan(tujuan, (Anggota(a.orang, kode.FAMILI_LAIN) for a in w.sisa))), []
    if penerus == "wali-masuk":
        return _wali_masuk(sebelum, fakta, w)
    kepala = _penerus(fakta, penerus, w)
    alasan = isi(fakta, "alasan_kepala") if penerus == "anak" else ""
    temuan = []
    if penerus == "anak" and kepala_berikut(w.sisa, kini):
        raise FaktaSalah(_("Masih ada orang dewasa di KK ini. Pilih ia sebagai kepala keluarga."))
    if w.ditinggal and kepala.nik not in {a.orang.nik for a in w.ditinggal}:
        temuan.append(BUKAN_PASANGAN.temuan(kepala.nama, rincian=w.ditinggal[0].orang.nama))
    baru = kartu_baru(w.sisa, kepala, alamat=Alamat.dari(w.kartu), semula=(w.wafat, *w.sisa), pengecualian=alasan)
    temuan += [
        HUBUNGAN_DIHITUNG.temuan(a.orang.nama, rincian=kode.SHDK.label(a.shdk))
        for a in baru.anggota
        if a.shdk == kode.FAMILI_LAIN and _semula(w, a.orang) != kode.FAMILI_LAIN
    ]
    return (tutup(w.kartu), baru), temuan


def _semula(w: _Waris, orang: Orang) -> str:
    return next(a.shdk for a in w.sisa if a.orang.nik == orang.nik)


def _penerus(fakta: Fakta, penerus: str, w: _Waris) -> Orang:
    if penerus != "pasangan":
        return tunjuk(replace(w.kartu, anggota=w.sisa), isi(fakta, "kepala_baru")).orang
    if len(w.ditinggal) != 1:
        raise FaktaSalah(_("Tidak ada tepat satu suami atau istri di KK ini. Pilih anggota lain, lalu tulis namanya."))
    return w.ditinggal[0].orang


def _wali_masuk(sebelum: tuple[Keluarga, ...], fakta: Fakta, w: _Waris) -> tuple[tuple[Keluarga, ...], list[Temuan]]:
    asal = kartu_lain(sebelum, isi(fakta, "kk_wali"))
    wali = tunjuk(asal, isi(fakta, "nik_wali"))
    anggota = (Anggota(wali.orang, kode.KEPALA), *(Anggota(a.orang, kode.FAMILI_LAIN) for a in w.sisa))
    baru = replace(tutup(w.kartu), nomor="", versi=1, pengecualian_kepala="", anggota=anggota)
    temuan = []
    if pasangan(asal.anggota, wali):
        temuan.append(WALI_BERPASANGAN.temuan(wali.orang.nama))
    return (tutup(w.kartu), tanpa(asal, {wali}), baru), temuan


JENIS = JenisPerubahan(
    kode="ganti-kepala",
    kode_f102="A2",
    nama=_("Mengganti kepala keluarga yang meninggal"),
    ringkas=_("Kepala keluarga meninggal dan masih ada anggota lain di KK."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kartu_wali,
)
