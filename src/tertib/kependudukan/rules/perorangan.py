"""What must hold for each person on a card, whoever the others are."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN
from tertib.kependudukan.rules.temuan import Aturan, AturanKartu, Pelanggaran

UMUR_KAWIN = 19
_UMUR_TERTUA = 125
_BELUM_KAWIN, _WNA = "1", "2"


def _meninggal(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, "") for a in k.anggota if not a.orang.hidup]


def _belum_lahir(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, f"{a.orang.tanggal_lahir:%d-%m-%Y}") for a in k.anggota if a.orang.tanggal_lahir > kini]


def _sangat_tua(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, str(u)) for a in k.anggota if (u := a.orang.umur(kini)) > _UMUR_TERTUA]


def _tanggal_tanpa_kawin(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, "") for a in k.anggota if a.orang.tanggal_kawin and a.orang.status_kawin == _BELUM_KAWIN]


def _kawin_muda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    for a in k.anggota:
        if a.orang.tanggal_kawin and (umur := a.orang.umur(a.orang.tanggal_kawin)) < UMUR_KAWIN:
            yield a.orang.nama, str(umur)


def _kode_asing(k: Keluarga, kini: dt.date) -> Pelanggaran:
    for a in k.anggota:
        o = a.orang
        daftar = {
            "SHDK": (a.shdk, kode.SHDK),
            "jenis kelamin": (o.jenis_kelamin, kode.JENIS_KELAMIN),
            "agama": (o.agama, kode.AGAMA),
            "pendidikan": (o.pendidikan, kode.PENDIDIKAN),
            "pekerjaan": (o.pekerjaan, PEKERJAAN.get(o.daftar_pekerjaan, ())),
            "golongan darah": (o.golongan_darah, kode.GOLONGAN_DARAH),
            "status perkawinan": (o.status_kawin, kode.STATUS_KAWIN),
            "kewarganegaraan": (o.kewarganegaraan, kode.KEWARGANEGARAAN),
        }
        yield from ((o.nama, f"{apa} {nilai!r}") for apa, (nilai, isi) in daftar.items() if nilai not in isi)


def _wna_tanpa_kitap(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, "") for a in k.anggota if a.orang.kewarganegaraan == _WNA and not a.orang.kitap]


ATURAN_PERORANGAN: AturanKartu = (
    (
        Aturan(
            "meninggal",
            "tolak",
            _("{siapa} sudah tercatat meninggal. Hubungi petugas."),
            _("{siapa} tercatat meninggal dan tidak boleh ada di KK."),
            "Perpres 96/2018 Ps 12",
        ),
        _meninggal,
    ),
    (
        Aturan(
            "belum-lahir",
            "tolak",
            _("Tanggal lahir {siapa} belum terjadi. Periksa tahunnya."),
            _("Tanggal lahir {siapa} belum terjadi: {rincian}."),
            "",
        ),
        _belum_lahir,
    ),
    (
        Aturan(
            "umur-luar-biasa",
            "peringatan",
            _("Umur {siapa} akan diperiksa petugas."),
            _("Umur {siapa} {rincian} tahun. Pastikan masih hidup."),
            "",
        ),
        _sangat_tua,
    ),
    (
        Aturan(
            "tanggal-tanpa-kawin",
            "tolak",
            _("Data perkawinan {siapa} tidak cocok. Hubungi petugas."),
            _("{siapa} belum kawin tetapi punya tanggal perkawinan."),
            "Permendagri 118/2017, diganti 109/2019",
        ),
        _tanggal_tanpa_kawin,
    ),
    (
        Aturan(
            "kawin-muda",
            "peringatan",
            _("Umur kawin {siapa} akan diperiksa petugas."),
            _("{siapa} kawin pada umur {rincian} tahun. Di bawah 19 tahun perlu dispensasi pengadilan."),
            "UU 16/2019 Ps 7",
        ),
        _kawin_muda,
    ),
    (
        Aturan(
            "kode-tidak-dikenal",
            "tolak",
            _("Data {siapa} tidak lengkap. Hubungi petugas."),
            _("Kode {rincian} pada {siapa} tidak ada dalam daftar."),
            "Permendagri 109/2019",
        ),
        _kode_asing,
    ),
    (
        Aturan(
            "wna-tanpa-kitap",
            "peringatan",
            _("Izin tinggal {siapa} akan diperiksa petugas."),
            _("{siapa} warga negara asing tanpa nomor KITAP. Hanya pemegang izin tinggal tetap yang ditulis di KK."),
            "UU 23/2006 jo. 24/2013 Ps 62",
        ),
        _wna_tanpa_kitap,
    ),
)
