"""A4, the leaving half (form F-1.03): who goes, who stays, which numbers.

Within one regency or city the cards change at once. Between regencies the leaving office takes the people off its cards
and issues the letter of moving (SKPWNI), which the arriving office uses up (`a4_datang`). Perpres 96/2018 article 25.

Numbers: within the regency the head keeps the number, with the new address; whoever stays without a head gets a new one.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.a3_pisah import periksa_terpisah
from tertib.kependudukan.perubahan.a4_isian import (
    ANGGOTA,
    HALAMAN,
    NUMPANG,
    SEBAGIAN,
    SEMUA,
    SENDIRI,
    SYARAT,
    dalam_kabupaten,
)
from tertib.kependudukan.perubahan.jawaban import isi, kartu_lain, kartu_pemohon, pilihan, tanggal, tunjuk, tunjuk_semua
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Hasil, JenisPerubahan, Keluar
from tertib.kependudukan.perubahan.menumpang import periksa_kuasa, sebagai_penumpang
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.perubahan.susunan import Alamat, dengan, kartu_baru, kepala_berikut, tutup
from tertib.kependudukan.perubahan.tanya import alamat_baru
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.lapor import TANGGAL_NANTI
from tertib.kependudukan.rules.temuan import Aturan, Temuan

KLASIFIKASI_SALAH = Aturan(
    "klasifikasi-pindah",
    "tolak",
    _("Tujuan pindah tidak cocok dengan alamat baru. Periksa kode desa atau kelurahan."),
    _("Klasifikasi F-1.03 seharusnya {rincian} menurut kode desa asal dan tujuan."),
    "Permendagri 109/2019, F-1.03",
)


def klasifikasi(asal: str, tujuan: str) -> str:
    """The code of F-1.03 for two village codes: 1 same village, 2 district, 3 regency, 4 province, 5 another province."""
    sama = (("1", 13), ("2", 8), ("3", 5), ("4", 2))
    return next((k for k, panjang in sama if asal[:panjang] == tujuan[:panjang]), "5")


@dataclass(frozen=True, slots=True)
class _Pindah:
    """Who goes and who stays, and where to."""

    kartu: Keluarga
    pergi: tuple[Anggota, ...]
    tinggal: tuple[Anggota, ...]
    alamat: Alamat

    @property
    def kepala_pergi(self) -> bool:
        return any(a.shdk == kode.KEPALA for a in self.pergi)


def kk_lain(fakta: Fakta) -> tuple[str, ...]:
    """The cards joined by those who go or by those who stay."""
    return tuple(fakta[k] for k in ("kk_tujuan", "kk_tinggal") if fakta.get(k))


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """Cards after the move, and the letter when it leads to another regency. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    dalam = dalam_kabupaten(fakta)
    tumpangan = kartu_lain(sebelum, isi(fakta, "kk_tujuan")) if dalam and _numpang(fakta) else None
    p = _baca(k, fakta, tumpangan)
    sisa, temuan_sisa = _tinggal(sebelum, fakta, p, kini)
    temuan = [*_periksa(p, fakta, tumpangan, kini), *temuan_sisa]
    if not dalam:
        return _ke_luar(sebelum, fakta, p, sisa, temuan, kini)
    tujuan, temuan_tujuan = _di_dalam(fakta, p, tumpangan, kini)
    semua = _gabung(k, sisa, tujuan)
    return selesai(
        sebelum,
        semua,
        kini=kini,
        sebab_nomor=gettext("pindah alamat") if not p.kepala_pergi else gettext("kepala keluarga pindah"),
        akibat=(gettext("{nama} pindah ke {alamat}.").format(nama=_nama(p.pergi), alamat=p.alamat.alamat),),
        temuan=(*temuan, *temuan_tujuan),
    )


def _numpang(fakta: Fakta) -> bool:
    return pilihan(fakta, "yang_pindah", ("1", "2")) == NUMPANG


def _nama(anggota: tuple[Anggota, ...]) -> str:
    return ", ".join(a.orang.nama for a in anggota)


def _baca(k: Keluarga, fakta: Fakta, tumpangan: Keluarga | None) -> _Pindah:
    jenis = pilihan(fakta, "jenis_pindah", (SENDIRI, SEMUA, SEBAGIAN, ANGGOTA))
    disebut = tunjuk_semua(k, isi(fakta, "siapa")) if jenis in (SEBAGIAN, ANGGOTA) else ()
    if any(a.shdk == kode.KEPALA for a in disebut) and jenis == ANGGOTA:
        raise FaktaSalah(_("Kepala keluarga disebut ikut pindah. Pilih “kepala keluarga dan sebagian anggota”."))
    kepala = jenis != ANGGOTA
    pergi = tuple(a for a in k.anggota if jenis == SEMUA or (kepala and a.shdk == kode.KEPALA) or a in disebut)
    tinggal = tuple(a for a in k.anggota if a not in pergi)
    if not tinggal and jenis != SEMUA and len(k.anggota) > 1:
        raise FaktaSalah(_("Semua anggota pindah. Pilih “kepala keluarga dan seluruh anggota”."))
    return _Pindah(k, pergi, tinggal, Alamat.dari(tumpangan) if tumpangan else alamat_baru(fakta, k))


def _periksa(p: _Pindah, fakta: Fakta, tumpangan: Keluarga | None, kini: dt.date) -> list[Temuan]:
    seharusnya = klasifikasi(p.kartu.desa, p.alamat.desa)
    temuan = []
    if seharusnya != pilihan(fakta, "klasifikasi", "12345"):
        temuan.append(KLASIFIKASI_SALAH.temuan(rincian=seharusnya, medan="klasifikasi"))
    if (hari := tanggal(fakta, "tanggal_pindah")) > kini:
        temuan.append(TANGGAL_NANTI.temuan(rincian=f"{hari:%d-%m-%Y}", medan="tanggal_pindah"))
    pilihan(fakta, "alasan", "1234567")
    temuan += periksa_terpisah(p.pergi, p.tinggal, kini=kini)
    tujuan = tumpangan.anggota if tumpangan else ()
    temuan += periksa_kuasa(p.pergi, tujuan, jawaban=fakta.get("anak_sendiri", ""), kini=kini)
    return temuan


def _tinggal(
    sebelum: tuple[Keluarga, ...], fakta: Fakta, p: _Pindah, kini: dt.date
) -> tuple[tuple[Keluarga, ...], tuple[Temuan, ...]]:
    """The card of those who stay: the old one when the head stays, else a new one or the one they join."""
    if not p.tinggal:
        return (), ()
    if not p.kepala_pergi:
        return (replace(p.kartu, anggota=p.tinggal),), ()
    if pilihan(fakta, "yang_tinggal", ("1", "2")) == NUMPANG:
        tujuan = kartu_lain(sebelum, isi(fakta, "kk_tinggal"))
        penumpang, temuan = sebagai_penumpang(p.tinggal, tujuan)
        return (dengan(tujuan, penumpang),), temuan
    kepala = _kepala(fakta.get("kepala_tinggal", ""), p.tinggal, p.kartu, kini)
    return (kartu_baru(p.tinggal, kepala, alamat=Alamat.dari(p.kartu), semula=p.kartu.anggota),), ()


def _kepala(sebutan: str, anggota: tuple[Anggota, ...], semula: Keluarga, kini: dt.date) -> Orang:
    if sebutan:
        return tunjuk(replace(semula, anggota=anggota), sebutan).orang
    return kepala_berikut(anggota, kini) or anggota[0].orang


def _di_dalam(
    fakta: Fakta, p: _Pindah, tumpangan: Keluarga | None, kini: dt.date
) -> tuple[Keluarga, tuple[Temuan, ...]]:
    """The card of those who go, within the regency."""
    if tumpangan:
        penumpang, temuan = sebagai_penumpang(p.pergi, tumpangan, hubungan=fakta.get("hubungan", ""))
        return dengan(tumpangan, penumpang), temuan
    a = p.alamat
    if p.kepala_pergi:
        return a.pada(replace(p.kartu, anggota=p.pergi)), ()
    kepala = _kepala(fakta.get("kepala_pindah", ""), p.pergi, p.kartu, kini)
    return kartu_baru(p.pergi, kepala, alamat=a, semula=p.kartu.anggota), ()


def _gabung(k: Keluarga, sisa: tuple[Keluarga, ...], tujuan: Keluarga) -> tuple[Keluarga, ...]:
    """The applicant's card is void when neither half kept it; both halves may have joined the same card."""
    if sisa and sisa[0].nomor == tujuan.nomor != "":
        ikut = tuple(a for a in sisa[0].anggota if all(a.orang != b.orang for b in tujuan.anggota))
        return tutup(k), dengan(tujuan, ikut)
    bagian = (*sisa, tujuan)
    awal = () if any(b.nomor == k.nomor for b in bagian) else (tutup(k),)
    return (*awal, *bagian)


def _ke_luar(
    sebelum: tuple[Keluarga, ...],
    fakta: Fakta,
    p: _Pindah,
    sisa: tuple[Keluarga, ...],
    temuan: list[Temuan],
    kini: dt.date,
) -> Hasil:
    k, a = p.kartu, p.alamat
    surat = SuratPindah(
        nomor="",
        tanggal=kini,
        nomor_kk_asal=k.nomor,
        desa_asal=k.desa,
        desa_tujuan=a.desa,
        alamat=a.alamat,
        rt=a.rt,
        rw=a.rw,
        kode_pos=a.kode_pos,
        klasifikasi=fakta["klasifikasi"],
        alasan=fakta["alasan"],
        jenis=fakta["jenis_pindah"],
        anggota=p.pergi,
    )
    awal = () if any(b.nomor == k.nomor for b in sisa) else (tutup(k),)
    return selesai(
        sebelum,
        (*awal, *sisa),
        kini=kini,
        sebab_nomor=gettext("kepala keluarga pindah"),
        akibat=(
            gettext("Surat keterangan pindah diterbitkan untuk {nama}.").format(nama=_nama(p.pergi)),
            gettext("Dinas di tempat tujuan menerbitkan KK setelah surat pindah diterima; NIK tetap."),
        ),
        temuan=temuan,
        keluar=tuple(Keluar(a.orang, "pindah") for a in p.pergi),
        surat=surat,
    )


JENIS = JenisPerubahan(
    kode="pindah",
    kode_f102="A4",
    nama=_("Pindah alamat atau pindah keluar"),
    ringkas=_("Seluruh keluarga atau sebagian anggota pindah rumah, di dalam atau ke luar kabupaten atau kota."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_lain,
)
