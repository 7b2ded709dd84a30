"""B1, joining another card within the regency or city: whoever moves is taken over, both cards keep their numbers.

The head of the joined card consents (letter of the Director General 470/13287); a child that comes without its parents
brings a mandate of care (F-1.02). A card nobody is left on is void. The joined card's address is the address.
"""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.a3_pisah import periksa_terpisah
from tertib.kependudukan.perubahan.jawaban import isi, kartu_lain, kartu_pemohon, pilihan, tunjuk_semua
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Pertanyaan
from tertib.kependudukan.perubahan.menumpang import periksa_kuasa, sebagai_penumpang
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import dengan, tanpa
from tertib.kependudukan.perubahan.tanya import (
    HUBUNGAN_TUMPANG,
    jawab,
    sama_kabupaten,
    tanya_beberapa,
    tanya_nomor_kk,
    ya_tidak,
)
from tertib.kependudukan.rules.jenis import Keluarga

_PASAL = "Perpres 96/2018 Ps 12"

SYARAT = (
    syarat.kk_lama(_PASAL),
    syarat.kk_tumpangan(),
    syarat.persetujuan_kepala(),
    syarat.kuasa_pengasuhan(jika=jawab("anak_sendiri", "ya")),
)

HALAMAN = (
    Halaman(
        "siapa",
        _("Yang akan menumpang"),
        _("Dari kabupaten atau kota lain? Bawa surat pindah dan pilih “Datang dengan surat pindah”."),
        (
            tanya_beberapa("siapa", _("Anggota yang menumpang")),
            ya_tidak("anak_sendiri", _("Ada anak di bawah 17 tahun yang pindah tanpa orang tuanya?")),
        ),
    ),
    Halaman(
        "tujuan",
        _("KK yang ditumpangi"),
        "",
        (
            tanya_nomor_kk("kk_tumpangan", _("Nomor KK yang ditumpangi")),
            Pertanyaan(
                "hubungan",
                _("Hubungan dengan kepala keluarga di KK itu"),
                "pilihan",
                HUBUNGAN_TUMPANG,
                petunjuk=_("Untuk orang pertama yang menumpang."),
            ),
        ),
    ),
)


def kk_tumpangan(fakta: Fakta) -> tuple[str, ...]:
    """The card that is joined."""
    return (fakta["kk_tumpangan"],) if fakta.get("kk_tumpangan") else ()


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """Both cards after. Raises FaktaSalah."""
    k = kartu_pemohon(sebelum)
    tujuan = kartu_lain(sebelum, isi(fakta, "kk_tumpangan"))
    if not sama_kabupaten(k.desa, tujuan.desa):
        raise FaktaSalah(_("KK yang ditumpangi di kabupaten atau kota lain. Ajukan pindah lebih dulu."))
    pergi = tunjuk_semua(k, isi(fakta, "siapa"))
    hubungan = pilihan(fakta, "hubungan", dict(HUBUNGAN_TUMPANG))
    penumpang, temuan = sebagai_penumpang(pergi, tujuan, hubungan=hubungan)
    sisa = tanpa(k, pergi)
    kuasa = periksa_kuasa(pergi, tujuan.anggota, jawaban=fakta.get("anak_sendiri", ""), kini=kini)
    nama = ", ".join(a.orang.nama for a in pergi)
    return selesai(
        sebelum,
        (sisa, dengan(tujuan, penumpang)),
        kini=kini,
        akibat=(
            gettext("{nama} pindah ke KK {kepala}.").format(
                nama=nama, kepala=tujuan.kepala.nama if tujuan.kepala else "-"
            ),
        ),
        temuan=(*temuan, *kuasa, *periksa_terpisah(pergi, sisa.anggota, kini=kini)),
    )


JENIS = JenisPerubahan(
    kode="menumpang",
    kode_f102="B1",
    nama=_("Menumpang di KK orang lain"),
    ringkas=_("Pindah ke KK keluarga atau orang lain di kabupaten atau kota yang sama."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_tumpangan,
)
