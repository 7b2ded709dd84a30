"""Print an unchanged card once more, asked for from the identity app: reason and remarks, nothing else.

Not a box of F-1.02: the nearest is C2. Where a SOP says who may ask, its own eligibility rule decides.
"""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.jawaban import pilihan, satu_kartu
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, Hasil, JenisPerubahan, Pertanyaan
from tertib.kependudukan.perubahan.terbit_ulang import terbit_ulang
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Aturan

ALASAN = (
    ("format-lama", _("KK masih format lama, tanpa kode QR")),
    ("pdf-hilang", _("Berkas PDF atau tautannya hilang")),
    ("tidak-terbaca", _("Cetakan tidak terbaca")),
    ("lain", _("Alasan lain")),
)
_BOLEH = frozenset({kode.KEPALA, kode.SUAMI, kode.ISTRI, kode.ANAK})

BUKAN_KELUARGA_INTI = Aturan(
    "cetak-bukan-keluarga-inti",
    "peringatan",
    _("Hubungan pemohon dengan kepala keluarga akan diperiksa petugas."),
    _(
        "{siapa} tercatat sebagai {rincian}. Di beberapa daerah hanya kepala keluarga, suami, istri, dan anak yang boleh meminta."
    ),
    "SOP cetak KK lewat IKD",
)

HALAMAN = (
    Halaman(
        "alasan",
        _("Alasan cetak ulang"),
        _("Data di KK tidak berubah. Data berubah? Pilih jenis permohonan lain."),
        (
            Pertanyaan("alasan", _("Alasan"), "pilihan", ALASAN),
            Pertanyaan("keterangan", _("Keterangan"), "paragraf", wajib=False),
        ),
    ),
)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The same card. Raises FaktaSalah."""
    keluarga = satu_kartu(sebelum)
    pilihan(fakta, "alasan", dict(ALASAN))
    pemohon = keluarga.cari(pemohon_nik)
    temuan = []
    if pemohon and pemohon.shdk not in _BOLEH:
        temuan.append(BUKAN_KELUARGA_INTI.temuan(pemohon.orang.nama, rincian=kode.SHDK.label(pemohon.shdk)))
    akibat = (gettext("KK dicetak ulang tanpa perubahan data. Nomor KK tetap."),)
    return terbit_ulang(keluarga, akibat=akibat, temuan=temuan, pemohon_nik=pemohon_nik, kini=kini)


JENIS = JenisPerubahan(
    kode="cetak-ulang",
    kode_f102="C2",
    nama=_("Mencetak ulang KK"),
    ringkas=_("KK tidak berubah, hanya perlu dicetak lagi."),
    syarat=(),
    halaman=HALAMAN,
    hitung=hitung,
)
