"""A5, Indonesians who come back from abroad: travel document and the letter of the mission (or SKPLN) at departure.

Perpres 96/2018 article 11(1)(c). `sebelum[0]`, when it is a card without number, is the list on the letter; otherwise one
person is taken from the answers (F-1.01). Who had a NIK keeps it.
"""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.biodata import formulir_biodata, halaman_biodata, orang
from tertib.kependudukan.perubahan.jawaban import isi, tanggal
from tertib.kependudukan.perubahan.jenis import Diri, Fakta, Halaman, Hasil, JenisPerubahan, Syarat
from tertib.kependudukan.perubahan.kedatangan import (
    SYARAT_TUMPANG,
    halaman_tujuan,
    kk_sendiri,
    kk_tumpangan,
    tempatkan,
)
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import Alamat
from tertib.kependudukan.perubahan.tanya import alamat_baru, jawab, tanya_tanggal, tanya_teks, ya_tidak
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.nama import periksa_nama

_PASAL = "Perpres 96/2018 Ps 11(1)(c)"
_TANPA_ALAMAT = Keluarga("", "", "", "", "", "", ())

SYARAT = (
    Syarat("dokumen_perjalanan", _("Paspor atau SPLP"), _("Foto halaman identitas dan cap kedatangan."), _PASAL),
    Syarat(
        "surat_perwakilan",
        _("Surat keterangan pindah dari Perwakilan RI, atau surat pindah luar negeri"),
        _("Foto surat asli."),
        _PASAL,
    ),
    formulir_biodata(_PASAL, jika=jawab("punya_nik", "tidak")),
    *SYARAT_TUMPANG,
)

HALAMAN = (
    Halaman(
        "kedatangan",
        _("Kedatangan"),
        "",
        (
            tanya_tanggal("tanggal_datang", _("Tanggal tiba di Indonesia")),
            tanya_teks("nomor_surat", _("Nomor surat dari Perwakilan RI")),
            tanya_teks("paspor", _("Nomor paspor atau SPLP")),
            ya_tidak("punya_nik", _("Sudah pernah punya NIK?"), petunjuk=_("Lihat KTP-el, KK lama, atau paspor.")),
        ),
    ),
    *halaman_biodata(lahir_tidak_pasti=False, punya_nik=jawab("punya_nik", "ya")),
    *halaman_tujuan(dengan_kepala=False),
)


def alamat_tujuan(fakta: Fakta, sebelum: tuple[Keluarga, ...]) -> Alamat | None:
    """The address of an own card; the village must be answered where no card before tells it."""
    if not kk_sendiri(fakta):
        return None
    return alamat_baru(fakta, sebelum[0] if sebelum else _TANPA_ALAMAT)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """A new card, or the one they join. Raises FaktaSalah."""
    nomor, hari = isi(fakta, "nomor_surat"), tanggal(fakta, "tanggal_datang")
    daftar = sebelum[0].anggota if sebelum and not sebelum[0].nomor else ()
    datang = daftar or _seorang(fakta, kini)
    letak = tempatkan(sebelum, fakta, datang, alamat=alamat_tujuan(fakta, sebelum), kini=kini)
    kartu = tuple(k for k in sebelum if k.nomor == letak.kartu.nomor)
    temuan = [*letak.temuan, *periksa_lapor("datang-dari-luar-negeri", hari, kini=kini, medan="tanggal_datang")]
    temuan += [t for a in datang if not a.orang.nik for t in periksa_nama(a.orang.nama)]
    return selesai(
        kartu,
        (letak.kartu,),
        kini=kini,
        sebab_nomor=gettext("datang dari luar negeri"),
        akibat=(letak.akibat,),
        temuan=temuan,
        datang=[a.orang.nik for a in datang],
        surat_dipakai=nomor,
    )


def _seorang(fakta: Fakta, kini: dt.date) -> tuple[Anggota, ...]:
    nik = isi(fakta, "nik") if fakta.get("punya_nik") == "ya" else ""
    return (Anggota(orang(fakta, kini=kini, nik=nik, paspor=isi(fakta, "paspor").upper()), kode.LAINNYA),)


JENIS = JenisPerubahan(
    kode="dari-luar-negeri",
    kode_f102="A5",
    nama=_("Pulang dari luar negeri"),
    ringkas=_("WNI yang pindah kembali ke Indonesia dan belum tercatat di KK."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
    kartu_lain=kk_tumpangan,
    diri=Diri(
        _("Orang yang pulang, atau keluarganya."),
        _("Tulis data Anda sendiri, sama seperti di paspor."),
        berkartu=False,
        ber_nik=False,
    ),
)
