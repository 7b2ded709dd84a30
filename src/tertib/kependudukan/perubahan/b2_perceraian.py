"""B2, divorce: both states change; one of them may leave the card at once. Who stays head keeps the number.

UU 23/2006 jo. 24/2013 article 40; Perpres 96/2018 article 12. Who becomes head of a card of his or her own gets a new
number.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.hubungan import pasangan
from tertib.kependudukan.perubahan.jawaban import (
    isi,
    kartu,
    kartu_lain,
    kartu_pemohon,
    pilihan,
    tanggal,
    tunjuk,
    tunjuk_semua,
)
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.menumpang import sebagai_penumpang
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import Alamat, dengan, ganti_orang, kartu_baru, tanpa
from tertib.kependudukan.perubahan.tanya import (
    jawab,
    salah_satu,
    tanya_beberapa,
    tanya_nik,
    tanya_nomor_kk,
    tanya_siapa,
    tanya_tanggal,
    tanya_teks,
)
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_KAWIN = frozenset({"2", "3"})
_STATUS = {"tercatat": "4", "belum": "5"}
_pergi = salah_satu("sesudah_cerai", ("sendiri", "menumpang"))
_menumpang = jawab("sesudah_cerai", "menumpang")

BUKAN_PASANGAN = Aturan(
    "cerai-bukan-pasangan",
    "tolak",
    _("Kedua orang ini tidak tercatat sebagai suami istri. Periksa NIK, atau catat dulu perkawinannya."),
    _("{siapa} dan {rincian} tidak tercatat sebagai suami istri."),
    "UU 23/2006 jo. 24/2013 Ps 40",
)
MENDAHULUI_KAWIN = Aturan(
    "cerai-mendahului-kawin",
    "tolak",
    _("Tanggal perceraian lebih awal dari tanggal perkawinan. Periksa tahunnya."),
    _("Perceraian {siapa} lebih awal dari perkawinannya, {rincian}."),
    "UU 23/2006 jo. 24/2013 Ps 40",
)

SYARAT = (
    syarat.kk_lama(),
    Syarat(
        "akta_perceraian",
        _("Kutipan akta perceraian atau akta cerai"),
        _("Foto dari akta asli."),
        syarat.PS_UBAH,
        wajib_jika=lambda f: f.get("bukti") != "belum",
    ),
    syarat.sptjm_kawin(jika=jawab("bukti", "belum")),
    syarat.kk_tumpangan(jika=_menumpang),
    syarat.persetujuan_kepala(jika=_menumpang),
)

HALAMAN = (
    Halaman(
        "perceraian",
        _("Perceraian"),
        _("Lihat di akta cerai."),
        (
            tanya_siapa("siapa", _("Anggota KK ini yang bercerai")),
            tanya_nik("nik_pasangan", _("NIK bekas suami atau istrinya")),
            tanya_nomor_kk("kk_pasangan", _("Nomor KK-nya"), wajib=False, petunjuk=_("Kosongkan jika di KK ini juga.")),
            Pertanyaan(
                "bukti",
                _("Apakah perceraian sudah tercatat?"),
                "pilihan",
                (("tercatat", _("Sudah: ada akta cerai")), ("belum", _("Belum tercatat"))),
            ),
            tanya_tanggal("tanggal_cerai", _("Tanggal perceraian")),
            tanya_teks("nomor_akta", _("Nomor akta cerai"), jika=jawab("bukti", "tercatat")),
        ),
    ),
    Halaman(
        "sesudah",
        _("Sesudah bercerai"),
        "",
        (
            Pertanyaan(
                "sesudah_cerai",
                _("Siapa yang pindah dari KK ini?"),
                "pilihan",
                (
                    ("tetap", _("Belum ada")),
                    ("sendiri", _("Salah satu, ke KK sendiri")),
                    ("menumpang", _("Salah satu, menumpang di KK lain")),
                ),
            ),
            tanya_siapa("yang_pergi", _("Yang pindah"), jika=_pergi),
            tanya_beberapa("ikut", _("Anak yang ikut"), jika=_pergi, wajib=False),
            tanya_nomor_kk("kk_tumpangan", _("Nomor KK yang ditumpangi"), jika=_menumpang),
        ),
    ),
)


def kk_lain(fakta: Fakta) -> tuple[str, ...]:
    """The card of the other party, and the one that is joined."""
    tumpangan = fakta.get("kk_tumpangan", "") if _menumpang(fakta) else ""
    return tuple(n for n in (fakta.get("kk_pasangan", ""), tumpangan) if n)


@dataclass(frozen=True, slots=True)
class _Cerai:
    satu: Anggota
    dua: Anggota
    asal_dua: Keluarga


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The cards with both divorced, one of them perhaps on another card. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    asal_dua = kartu(sebelum, fakta["kk_pasangan"]) if fakta.get("kk_pasangan") else k
    c = _Cerai(tunjuk(k, isi(fakta, "siapa")), tunjuk(asal_dua, isi(fakta, "nik_pasangan")), asal_dua)
    hari, status = tanggal(fakta, "tanggal_cerai"), _STATUS[pilihan(fakta, "bukti", _STATUS)]
    temuan = [*_periksa(k, c, hari), *periksa_lapor("perceraian", hari, kini=kini, medan="tanggal_cerai")]
    temuan += periksa_pemohon(sebelum, pemohon_nik)
    if any(t.kode == BUKAN_PASANGAN.kode for t in temuan):
        return Hasil((), temuan=tuple(temuan))
    kartu_kini = {x.nomor: _bercerai(x, c, status, hari) for x in (k, asal_dua)}
    sesudah, temuan_pindah = _pindah(sebelum, fakta, kartu_kini, k)
    akibat = gettext("{satu} dan {dua} tercatat bercerai.").format(satu=c.satu.orang.nama, dua=c.dua.orang.nama)
    return selesai(
        sebelum,
        sesudah,
        kini=kini,
        sebab_nomor=gettext("perceraian"),
        akibat=(akibat,),
        temuan=(*temuan, *temuan_pindah),
    )


def _periksa(k: Keluarga, c: _Cerai, hari: dt.date) -> list[Temuan]:
    a, b = c.satu, c.dua
    sekartu = c.asal_dua is k
    tercatat = pasangan(k.anggota, a) if sekartu else b
    status = {a.orang.status_kawin, b.orang.status_kawin}
    istri_lain = sekartu and {a.shdk, b.shdk} == {kode.KEPALA, kode.ISTRI}
    temuan = []
    if a is b or status - _KAWIN or (tercatat not in (b, None) and not istri_lain):
        temuan.append(BUKAN_PASANGAN.temuan(a.orang.nama, rincian=b.orang.nama, medan="nik_pasangan"))
    for o in (a.orang, b.orang):
        if o.tanggal_kawin and o.tanggal_kawin > hari:
            rincian = f"{o.tanggal_kawin:%d-%m-%Y}"
            temuan.append(MENDAHULUI_KAWIN.temuan(o.nama, rincian=rincian, medan="tanggal_cerai"))
            break
    return temuan


def _bercerai(k: Keluarga, c: _Cerai, status: str, hari: dt.date) -> Keluarga:
    """The card with the new states; who was husband or wife of the head or of a child is now another relative."""
    for a, lain in ((c.satu, c.dua), (c.dua, c.satu)):
        if not _masih_beristri(k, a, lain):
            k = ganti_orang(k, a.orang.nik, status_kawin=status, tanggal_kawin=hari)
    bekas = {o.orang.nik for o in (c.satu, c.dua) if o.shdk in (kode.SUAMI, kode.ISTRI, kode.MENANTU)}
    anggota = (replace(a, shdk=kode.FAMILI_LAIN) if a.orang.nik in bekas else a for a in k.anggota)
    return replace(k, anggota=tuple(sorted(anggota, key=lambda a: int(a.shdk))))


def _masih_beristri(k: Keluarga, a: Anggota, lain: Anggota) -> bool:
    if a.shdk != kode.KEPALA:
        return False
    return any(b.shdk == kode.ISTRI and b.orang.nik != lain.orang.nik for b in k.anggota)


def _pindah(
    sebelum: tuple[Keluarga, ...], fakta: Fakta, kartu_kini: dict[str, Keluarga], k: Keluarga
) -> tuple[tuple[Keluarga, ...], tuple[Temuan, ...]]:
    cara = pilihan(fakta, "sesudah_cerai", ("tetap", "sendiri", "menumpang"))
    if cara == "tetap":
        return tuple(kartu_kini.values()), ()
    ini = kartu_kini[k.nomor]
    diri = tunjuk(ini, isi(fakta, "yang_pergi"))
    if diri.orang.nik not in {tunjuk(x, isi(fakta, m)).orang.nik for x, m in _pihak(fakta, kartu_kini, k)}:
        raise FaktaSalah(_("Yang pindah harus salah satu dari yang bercerai."))
    rombongan = tuple(a for a in ini.anggota if a in {diri, *tunjuk_semua(ini, fakta.get("ikut", ""))})
    lain = tuple(x for nomor, x in kartu_kini.items() if nomor != k.nomor)
    sisa = tanpa(ini, rombongan)
    if cara == "sendiri":
        baru = kartu_baru(rombongan, diri.orang, alamat=Alamat.dari(ini), semula=ini.anggota)
        return (sisa, *lain, baru), ()
    tujuan = next((x for x in lain if x.nomor == fakta.get("kk_tumpangan")), None)
    tujuan = tujuan or kartu_lain(sebelum, isi(fakta, "kk_tumpangan"))
    penumpang, temuan = sebagai_penumpang(rombongan, tujuan)
    return (sisa, *(x for x in lain if x.nomor != tujuan.nomor), dengan(tujuan, penumpang)), temuan


def _pihak(fakta: Fakta, kartu_kini: dict[str, Keluarga], k: Keluarga) -> tuple[tuple[Keluarga, str], ...]:
    kedua = kartu_kini[fakta.get("kk_pasangan") or k.nomor]
    return (kartu_kini[k.nomor], "siapa"), (kedua, "nik_pasangan")


JENIS = JenisPerubahan(
    kode="perceraian",
    kode_f102="B2",
    nama=_("Mencatat perceraian"),
    ringkas=_("Suami dan istri bercerai; salah satu dapat langsung pindah KK."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_lain,
)
