"""A4, the arriving half: the letter of moving (SKPWNI) is used up once, and its people get a card here.

Perpres 96/2018 article 11(1), 25. `sebelum[0]` is the letter as a card at the new address (`SuratPindah.sebagai_kartu`):
from the other office, or keyed in from its paper. A letter that was used has nobody on it.
"""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jawaban import isi, tanggal
from tertib.kependudukan.perubahan.jenis import Diri, Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Syarat
from tertib.kependudukan.perubahan.kedatangan import (
    SYARAT_TUMPANG,
    halaman_tujuan,
    kk_sendiri,
    kk_tumpangan,
    tempatkan,
)
from tertib.kependudukan.perubahan.menumpang import periksa_kuasa
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.tanya import alamat_baru, jawab, sama_kabupaten, tanya_tanggal, tanya_teks, ya_tidak
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.temuan import Aturan

_PASAL = "Perpres 96/2018 Ps 11(1), 25"

TUJUAN_BERBEDA = Aturan(
    "tujuan-surat-berbeda",
    "peringatan",
    _("Alamat baru berbeda dari surat pindah. Petugas akan memeriksanya."),
    _("Surat pindah menuju desa {siapa}, permohonan ini {rincian}."),
    _PASAL,
)

SYARAT = (
    Syarat("skpwni", _("Surat keterangan pindah (SKPWNI)"), _("Foto surat asli."), _PASAL),
    syarat.ktp_el(_PASAL),
    *SYARAT_TUMPANG,
    syarat.kuasa_pengasuhan(jika=jawab("anak_sendiri", "ya")),
)

HALAMAN = (
    Halaman(
        "surat",
        _("Surat pindah"),
        _("Lihat di surat keterangan pindah dari Dinas asal."),
        (
            tanya_teks("nomor_surat", _("Nomor surat pindah")),
            tanya_tanggal("tanggal_surat", _("Tanggal surat")),
            ya_tidak("anak_sendiri", _("Ada anak di bawah 17 tahun yang pindah tanpa orang tuanya?")),
        ),
    ),
    *halaman_tujuan(),
)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """A new card, or the one they join; the letter is used up. Raises FaktaSalah."""
    nomor = isi(fakta, "nomor_surat")
    if not sebelum or sebelum[0].nomor or not sebelum[0].anggota:
        raise FaktaSalah(_("Surat pindah ini tidak ditemukan atau sudah dipakai. Periksa nomor surat."))
    surat = sebelum[0]
    alamat = alamat_baru(fakta, surat) if kk_sendiri(fakta) else None
    letak = tempatkan(sebelum[1:], fakta, surat.anggota, alamat=alamat, kini=kini)
    temuan = [
        *letak.temuan,
        *periksa_lapor("datang", tanggal(fakta, "tanggal_surat"), kini=kini, medan="tanggal_surat"),
    ]
    lain = [a for k in sebelum[1:] for a in k.anggota]
    temuan += periksa_kuasa(surat.anggota, lain, jawaban=fakta.get("anak_sendiri", ""), kini=kini)
    if not sama_kabupaten(surat.desa, letak.kartu.desa):
        temuan.append(TUJUAN_BERBEDA.temuan(surat.desa, rincian=letak.kartu.desa))
    return selesai(
        sebelum[1:],
        (letak.kartu,),
        kini=kini,
        sebab_nomor=gettext("pindah datang"),
        akibat=(letak.akibat, gettext("Surat pindah {nomor} terpakai; Dinas asal diberi tahu.").format(nomor=nomor)),
        temuan=temuan,
        datang=[a.orang.nik for a in surat.anggota],
        surat_dipakai=nomor,
    )


JENIS = JenisPerubahan(
    kode="pindah-datang",
    kode_f102="A4",
    nama=_("Datang dengan surat pindah"),
    ringkas=_("Baru pindah dari kabupaten atau kota lain dan sudah punya surat pindah."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_tumpangan,
    diri=Diri(
        _("Salah satu orang dewasa yang namanya ada di surat pindah."),
        _("Tulis data Anda sendiri, sama seperti di KTP-el dan surat pindah."),
        berkartu=False,
    ),
)
