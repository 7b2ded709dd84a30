"""A1, a new family: a couple from one or two cards, or one person alone. The new card has a new number.

Perpres 96/2018 article 11(1); Permendagri 108/2019 article 10(2) for a marriage that is not registered (F-1.05). The
cards they leave keep their numbers; one that nobody is left on is void.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jawaban import TidakDikenal, isi, kartu_pemohon, pilihan, tunjuk, tunjuk_semua
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Pertanyaan
from tertib.kependudukan.perubahan.menikah import (
    PERTANYAAN_BUKTI,
    PERTANYAAN_PASANGAN,
    Mempelai,
    baca_perkawinan,
    kk_pasangan,
)
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import Alamat, kartu_baru, tanpa
from tertib.kependudukan.perubahan.tanya import (
    alamat_baru,
    halaman_alamat,
    jawab,
    sama_kabupaten,
    tanya_para_orang_luar,
    tanya_siapa,
    terisi,
)
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_kawin = jawab("susunan", "kawin")
_PASAL = f"{syarat.PS_BARU}(1)"

SUDAH_KEPALA = Aturan(
    "sudah-kepala-keluarga",
    "tolak",
    _("Anda sudah kepala keluarga. Pilih “Perkawinan”: suami atau istri masuk ke KK Anda dan nomornya tetap."),
    _("{siapa} sudah kepala keluarga. Pakai jenis perkawinan: pasangannya masuk, nomor KK tetap."),
    "Permendagri 108/2019",
)

SYARAT = (
    syarat.kk_lama(_PASAL),
    syarat.bukti_kawin(_PASAL, jika=lambda fakta: _kawin(fakta) and fakta.get("bukti") != "belum"),
    syarat.sptjm_kawin(jika=lambda fakta: _kawin(fakta) and fakta.get("bukti") == "belum"),
    syarat.dispensasi(jika=terisi("dispensasi")),
    syarat.izin_poligami(jika=terisi("izin_poligami")),
    syarat.ktp_el("Permendagri 108/2019 Ps 10(4)", jika=jawab("susunan", "sendiri")),
)

HALAMAN = (
    Halaman(
        "susunan",
        _("Keluarga baru"),
        "",
        (
            Pertanyaan(
                "susunan",
                _("Siapa yang membentuk keluarga baru?"),
                "pilihan",
                (("kawin", _("Suami dan istri yang baru kawin")), ("sendiri", _("Satu orang"))),
            ),
            tanya_siapa("siapa", _("Anggota KK ini yang membentuk keluarga baru")),
        ),
    ),
    Halaman("pasangan", _("Suami atau istri"), _("Tulis seperti di KTP-el."), PERTANYAAN_PASANGAN, jika=_kawin),
    Halaman("bukti", _("Perkawinan"), _("Lihat di buku nikah atau akta perkawinan."), PERTANYAAN_BUKTI, jika=_kawin),
    Halaman(
        "rumah",
        _("Rumah dan kepala keluarga"),
        "",
        (
            Pertanyaan(
                "kepala",
                _("Siapa kepala keluarga yang baru?"),
                "pilihan",
                (("siapa", _("Anggota KK ini")), ("pasangan", _("Suami atau istrinya"))),
                jika=_kawin,
            ),
            tanya_para_orang_luar("ikut", _("Anak yang ikut ke KK baru"), wajib=False),
            Pertanyaan(
                "rumah",
                _("Alamat KK baru"),
                "pilihan",
                (
                    ("tetap", _("Sama dengan KK ini")),
                    ("pasangan", _("Sama dengan KK suami atau istri")),
                    ("baru", _("Alamat lain di kabupaten atau kota ini")),
                ),
            ),
        ),
    ),
    *halaman_alamat(jika=jawab("rumah", "baru")),
)


def _alamat(fakta: Fakta, satu: Keluarga, dua: Keluarga) -> Alamat:
    rumah = pilihan(fakta, "rumah", ("tetap", "pasangan", "baru"))
    if rumah != "baru":
        return Alamat.dari(dua if rumah == "pasangan" else satu)
    alamat = alamat_baru(fakta, satu)
    if not sama_kabupaten(alamat.desa, satu.desa):
        raise FaktaSalah(_("Alamat baru di kabupaten atau kota lain. Ajukan pindah lebih dulu."))
    return alamat


def _anak_ikut(fakta: Fakta, asal: Sequence[Keluarga]) -> dict[str, tuple[Anggota, ...]]:
    """The children who come along, by the card they leave. Raises TidakDikenal."""
    ikut: dict[str, tuple[Anggota, ...]] = {k.nomor: () for k in asal}
    for sebutan in filter(None, (s.strip() for s in fakta.get("ikut", "").replace(";", "\n").splitlines())):
        for k in asal:
            try:
                ikut[k.nomor] += tunjuk_semua(k, sebutan)
                break
            except TidakDikenal:
                if k is asal[-1]:
                    raise
    return ikut


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The old cards without them and a new one with them. Raises FaktaSalah."""
    kartu_pemohon(sebelum)
    if pilihan(fakta, "susunan", ("kawin", "sendiri")) == "sendiri":
        return _sendiri(sebelum, fakta, kini)
    p = baca_perkawinan(sebelum, fakta, kini=kini)
    dari_dua = pilihan(fakta, "kepala", ("siapa", "pasangan")) == "pasangan"
    kepala, lain = (p.dua, p.satu) if dari_dua else (p.satu, p.dua)
    asal = tuple({k.nomor: k for k in (p.satu.asal, p.dua.asal)}.values())
    ikut = _anak_ikut(fakta, asal)
    pergi = {k.nomor: {*ikut[k.nomor], *(m.lama for m in (p.satu, p.dua) if m.asal is k)} for k in asal}
    anak = sorted((a for semua in ikut.values() for a in semua), key=lambda a: a.orang.tanggal_lahir)
    anggota = (kepala.anggota, _sebagai_pasangan(lain), *(Anggota(a.orang, kode.ANAK) for a in anak))
    baru = _keluarga(anggota, _alamat(fakta, p.satu.asal, p.dua.asal))
    temuan = [*p.temuan, *_sudah_kepala(kepala)]
    akibat = gettext("{suami} dan {istri} membentuk keluarga baru.").format(
        suami=kepala.anggota.orang.nama, istri=lain.anggota.orang.nama
    )
    return selesai(
        sebelum,
        (*(tanpa(k, pergi[k.nomor]) for k in asal), baru),
        kini=kini,
        sebab_nomor=gettext("membentuk keluarga baru"),
        akibat=(akibat,),
        temuan=temuan,
    )


def _sudah_kepala(m: Mempelai) -> list[Temuan]:
    return [SUDAH_KEPALA.temuan(m.lama.orang.nama)] if m.lama.shdk == kode.KEPALA else []


def _sebagai_pasangan(m: Mempelai) -> Anggota:
    return Anggota(m.anggota.orang, kode.SUAMI if m.anggota.orang.jenis_kelamin == kode.LAKI else kode.ISTRI)


def _keluarga(anggota: tuple[Anggota, ...], alamat: Alamat) -> Keluarga:
    """A card in this order, the first as head."""
    tersusun = (Anggota(anggota[0].orang, kode.KEPALA), *anggota[1:])
    return Keluarga("", alamat.alamat, alamat.rt, alamat.rw, alamat.kode_pos, alamat.desa, tersusun)


def _sendiri(sebelum: tuple[Keluarga, ...], fakta: Fakta, kini: dt.date) -> Hasil:
    asal = sebelum[0]
    diri = tunjuk(asal, isi(fakta, "siapa"))
    ikut = tunjuk_semua(asal, fakta.get("ikut", ""))
    if diri.shdk == kode.KEPALA and len(asal.anggota) == 1:
        raise FaktaSalah(_("Orang ini sudah sendiri di KK-nya, jadi tidak perlu KK baru."))
    semua = tuple(a for a in asal.anggota if a in {diri, *ikut})
    baru = kartu_baru(semua, diri.orang, alamat=_alamat(fakta, asal, asal), semula=asal.anggota)
    return selesai(
        sebelum,
        (tanpa(asal, semua), baru),
        kini=kini,
        sebab_nomor=gettext("membentuk keluarga baru"),
        akibat=(gettext("{nama} membentuk keluarga sendiri.").format(nama=diri.orang.nama),),
    )


JENIS = JenisPerubahan(
    kode="keluarga-baru",
    kode_f102="A1",
    nama=_("Membuat KK untuk keluarga baru"),
    ringkas=_("Baru kawin dan ingin KK sendiri, atau satu orang membentuk keluarga sendiri."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_pasangan,
)
