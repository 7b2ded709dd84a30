"""C2, damaged card: the same card is issued again against the damaged one (Perpres 96/2018 article 13)."""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jawaban import isi, satu_kartu
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, Hasil, JenisPerubahan, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.tanya import jawab, ya_tidak
from tertib.kependudukan.perubahan.terbit_ulang import terbit_ulang
from tertib.kependudukan.rules.jenis import Keluarga

_PASAL = syarat.PS_GANTI

SYARAT = (
    Syarat("kk_rusak", _("KK yang rusak"), _("Foto bagian yang masih ada; aslinya diserahkan saat mengambil."), _PASAL),
    syarat.ktp_el(_PASAL),
    syarat.kitap(_PASAL, jika=jawab("orang_asing", "ya")),
)

HALAMAN = (
    Halaman(
        "kerusakan",
        _("KK yang rusak"),
        "",
        (
            Pertanyaan("cerita", _("Apa yang rusak"), "paragraf", contoh=_("Robek dan terkena air")),
            ya_tidak("orang_asing", _("Apakah pemohon orang asing dengan izin tinggal tetap?")),
        ),
    ),
)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The same card. Raises FaktaSalah."""
    keluarga = satu_kartu(sebelum)
    isi(fakta, "cerita")
    akibat = (
        gettext("KK diterbitkan ulang tanpa perubahan data. Nomor KK tetap."),
        gettext("KK yang rusak ditarik dan tidak berlaku lagi."),
    )
    return terbit_ulang(keluarga, akibat=akibat, temuan=(), pemohon_nik=pemohon_nik, kini=kini)


JENIS = JenisPerubahan(
    kode="rusak",
    kode_f102="C2",
    nama=_("Mengganti KK yang rusak"),
    ringkas=_("KK rusak atau tidak terbaca dan data keluarga tidak berubah."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
)
