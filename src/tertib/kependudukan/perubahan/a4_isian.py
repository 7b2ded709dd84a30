"""Questions and papers of a move (form F-1.03), with the form's own codes."""

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.tanya import (
    HUBUNGAN_TUMPANG,
    halaman_alamat,
    jawab,
    salah_satu,
    tanya_beberapa,
    tanya_nomor_kk,
    tanya_siapa,
    tanya_tanggal,
    ya_tidak,
)

PASAL = "Perpres 96/2018 Ps 25"
SENDIRI, SEMUA, SEBAGIAN, ANGGOTA = "1", "2", "3", "4"
NUMPANG, KK_BARU = "1", "2"

_kepala_pindah_sebagian = salah_satu("jenis_pindah", (SENDIRI, SEBAGIAN))
_anggota_saja = jawab("jenis_pindah", ANGGOTA)
dalam_kabupaten = salah_satu("klasifikasi", ("1", "2", "3"))


def _pergi_menumpang(fakta: Fakta) -> bool:
    return fakta.get("yang_pindah") == NUMPANG and dalam_kabupaten(fakta)


def _tinggal_menumpang(fakta: Fakta) -> bool:
    return _kepala_pindah_sebagian(fakta) and fakta.get("yang_tinggal") == NUMPANG


def _menumpang(fakta: Fakta) -> bool:
    return _pergi_menumpang(fakta) or _tinggal_menumpang(fakta)


def _kepala_baru_di_tujuan(fakta: Fakta) -> bool:
    return _anggota_saja(fakta) and fakta.get("yang_pindah") == KK_BARU


def _kepala_baru_di_asal(fakta: Fakta) -> bool:
    return _kepala_pindah_sebagian(fakta) and fakta.get("yang_tinggal") == KK_BARU


def _alamat_ditanya(fakta: Fakta) -> bool:
    return not _pergi_menumpang(fakta)


def _pindah_desa(fakta: Fakta) -> bool:
    return _alamat_ditanya(fakta) and fakta.get("klasifikasi") != "1"


SYARAT = (
    syarat.kk_lama(PASAL),
    syarat.kk_tumpangan(jika=_menumpang),
    syarat.persetujuan_kepala(jika=_menumpang),
    syarat.kuasa_pengasuhan(jika=jawab("anak_sendiri", "ya")),
    Syarat(
        "formulir_pindah",
        _("Formulir perpindahan penduduk (F-1.03)"),
        _("Ditandatangani pemohon; dapat diisi di layar."),
        "Permendagri 109/2019, F-1.03",
    ),
)

HALAMAN = (
    Halaman(
        "pindah",
        _("Kepindahan"),
        _("Tidak perlu surat RT, RW, atau kelurahan."),
        (
            Pertanyaan(
                "klasifikasi",
                _("Pindah ke mana?"),
                "pilihan",
                (
                    ("1", _("Dalam satu desa atau kelurahan")),
                    ("2", _("Antardesa atau kelurahan")),
                    ("3", _("Antarkecamatan")),
                    ("4", _("Antarkabupaten atau kota")),
                    ("5", _("Antarprovinsi")),
                ),
            ),
            Pertanyaan(
                "alasan",
                _("Alasan pindah"),
                "pilihan",
                (
                    ("1", _("Pekerjaan")),
                    ("2", _("Pendidikan")),
                    ("3", _("Keamanan")),
                    ("4", _("Kesehatan")),
                    ("5", _("Perumahan")),
                    ("6", _("Keluarga")),
                    ("7", _("Lainnya")),
                ),
            ),
            tanya_tanggal("tanggal_pindah", _("Tanggal pindah")),
        ),
    ),
    Halaman(
        "siapa",
        _("Siapa yang pindah"),
        "",
        (
            Pertanyaan(
                "jenis_pindah",
                _("Siapa yang pindah?"),
                "pilihan",
                (
                    (SEMUA, _("Kepala keluarga dan seluruh anggota")),
                    (SEBAGIAN, _("Kepala keluarga dan sebagian anggota")),
                    (SENDIRI, _("Kepala keluarga saja")),
                    (ANGGOTA, _("Anggota saja, kepala keluarga tinggal")),
                ),
            ),
            tanya_beberapa("siapa", _("Anggota yang pindah"), jika=salah_satu("jenis_pindah", (SEBAGIAN, ANGGOTA))),
            ya_tidak(
                "anak_sendiri",
                _("Ada anak di bawah 17 tahun yang pindah tanpa orang tuanya?"),
                jika=salah_satu("jenis_pindah", (SEBAGIAN, ANGGOTA)),
            ),
        ),
    ),
    Halaman(
        "kartu",
        _("KK sesudah pindah"),
        "",
        (
            Pertanyaan(
                "yang_pindah",
                _("Yang pindah"),
                "pilihan",
                ((KK_BARU, _("Punya KK sendiri di alamat baru")), (NUMPANG, _("Menumpang di KK orang lain"))),
            ),
            tanya_nomor_kk("kk_tujuan", _("Nomor KK yang ditumpangi di alamat baru"), jika=_pergi_menumpang),
            Pertanyaan(
                "hubungan",
                _("Hubungan dengan kepala keluarga di KK itu"),
                "pilihan",
                HUBUNGAN_TUMPANG,
                petunjuk=_("Untuk orang pertama yang pindah."),
                wajib=False,
                jika=_pergi_menumpang,
            ),
            tanya_siapa("kepala_pindah", _("Kepala keluarga di alamat baru"), jika=_kepala_baru_di_tujuan, wajib=False),
            Pertanyaan(
                "yang_tinggal",
                _("Yang tidak pindah"),
                "pilihan",
                ((KK_BARU, _("Punya KK baru dengan kepala baru")), (NUMPANG, _("Menumpang di KK orang lain"))),
                jika=_kepala_pindah_sebagian,
            ),
            tanya_siapa(
                "kepala_tinggal", _("Kepala keluarga yang tidak pindah"), jika=_kepala_baru_di_asal, wajib=False
            ),
            tanya_nomor_kk("kk_tinggal", _("Nomor KK yang ditumpangi oleh yang tinggal"), jika=_tinggal_menumpang),
        ),
    ),
    *halaman_alamat(jika=_alamat_ditanya, jika_desa=_pindah_desa, jenis_desa="desa-seindonesia"),
)
