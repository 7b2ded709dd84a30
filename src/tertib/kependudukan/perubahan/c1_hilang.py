"""C1, lost card: the same card is issued again, nothing in the family changes, the number stays.

Perpres 96/2018 article 13. The police letter is named by the rule; an office that checks the register instead may
leave it out by giving its own list of requirements.
"""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Halaman, Hasil, JenisPerubahan, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.terbit_ulang import terbit_ulang
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PASAL = "Perpres 96/2018 Ps 13"
_SURAT_LAMA = 90

SURAT_MENDAHULUI = Aturan(
    "surat-mendahului-hilang",
    "tolak",
    _("Tanggal surat polisi lebih awal dari tanggal KK hilang. Periksa kedua tanggal."),
    _("Surat kepolisian bertanggal sebelum KK hilang ({rincian})."),
    _PASAL,
)
SURAT_LAMA = Aturan(
    "surat-lama",
    "peringatan",
    _("Surat polisi sudah {rincian} hari. Petugas akan memeriksanya."),
    _("Surat kepolisian berumur {rincian} hari. Pastikan KK belum pernah diganti sesudahnya."),
    _PASAL,
)

SYARAT = (
    Syarat(
        "surat_kepolisian",
        _("Surat keterangan hilang dari kepolisian"),
        _("Foto surat asli. Nomor dan tanggal surat harus terbaca."),
        _PASAL,
    ),
    syarat.ktp_el(_PASAL),
)

HALAMAN = (
    Halaman(
        "kehilangan",
        _("KK yang hilang"),
        _("Ceritakan singkat. Jika tanggalnya tidak pasti, tulis tanggal terakhir KK masih ada."),
        (
            Pertanyaan("tanggal_hilang", _("Tanggal hilang"), "tanggal", contoh="2 11 2026"),
            Pertanyaan("cerita", _("Di mana dan bagaimana KK hilang"), "paragraf"),
        ),
    ),
    Halaman(
        "surat",
        _("Surat dari kepolisian"),
        _("Lihat di surat keterangan hilang."),
        (
            Pertanyaan("nomor_surat", _("Nomor surat"), "teks"),
            Pertanyaan("tanggal_surat", _("Tanggal surat"), "tanggal", contoh="3 11 2026"),
            Pertanyaan("kantor_polisi", _("Kantor polisi"), "teks", contoh="Polsek Sekayu"),
        ),
    ),
)


def _temuan(fakta: Fakta, kini: dt.date) -> list[Temuan]:
    hilang, surat = (dt.date.fromisoformat(fakta[k]) for k in ("tanggal_hilang", "tanggal_surat"))
    temuan = []
    if surat < hilang:
        temuan.append(SURAT_MENDAHULUI.temuan(rincian=f"{surat:%d-%m-%Y} < {hilang:%d-%m-%Y}", medan="tanggal_surat"))
    if (umur := (kini - surat).days) > _SURAT_LAMA:
        temuan.append(SURAT_LAMA.temuan(rincian=str(umur), medan="tanggal_surat"))
    return temuan


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The same card. Raises FaktaSalah when it is not exactly one card or the dates are missing."""
    try:
        (keluarga,) = sebelum
        temuan = _temuan(fakta, kini)
    except (KeyError, ValueError) as galat:
        raise FaktaSalah(_("Jawaban belum lengkap. Periksa lagi setiap halaman.")) from galat
    akibat = (
        gettext("KK diterbitkan ulang tanpa perubahan data. Nomor KK tetap."),
        gettext("KK lama tidak berlaku lagi sejak KK pengganti terbit."),
    )
    return terbit_ulang(keluarga, akibat=akibat, temuan=temuan, pemohon_nik=pemohon_nik, kini=kini)


JENIS = JenisPerubahan(
    kode="hilang",
    kode_f102="C1",
    nama=_("Mengganti KK yang hilang"),
    ringkas=_("KK hilang dan data keluarga tidak berubah."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
)
