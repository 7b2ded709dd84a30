"""What an official should know of a card and need not mend: rare, lawful, and often asked about."""

import datetime as dt
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga, Orang
from tertib.kependudukan.rules.temuan import Aturan, AturanKartu, Pelanggaran, Temuan

_BARIS_PER_HALAMAN = 10
_NAMA_PANJANG = 60
_PENGHAYAT = "7"
_TANGGAL_LAZIM = frozenset({(1, 7), (31, 12)})


def _penghayat(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, "") for a in k.anggota if a.orang.agama == _PENGHAYAT]


def _tanpa_ayah(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, "") for a in k.anggota if a.shdk == kode.ANAK and not a.orang.ayah]


def _kembar(k: Keluarga, kini: dt.date) -> Pelanggaran:
    def lahir(o: Orang) -> tuple[dt.date, str]:
        return o.tanggal_lahir, o.nik_ibu or o.ibu

    anak = sorted((a.orang for a in k.anggota if a.shdk in (kode.ANAK, kode.CUCU)), key=lahir)
    for (hari, ibu), sama in groupby(anak, key=lahir):
        nama = [o.nama for o in sama]
        if ibu and len(nama) > 1:
            yield ", ".join(nama), f"{hari:%d-%m-%Y}"


def _istri_banyak(k: Keluarga, kini: dt.date) -> Pelanggaran:
    istri = [a.orang.nama for a in k.anggota if a.shdk == kode.ISTRI]
    return [(istri[-1], str(len(istri)))] if len(istri) > 1 else []


def _anggota_banyak(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [("", str(len(k.anggota)))] if len(k.anggota) > _BARIS_PER_HALAMAN else []


def _nama_panjang(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, str(len(a.orang.nama))) for a in k.anggota if len(a.orang.nama) > _NAMA_PANJANG]


def _tanggal_lazim(k: Keluarga, kini: dt.date) -> Pelanggaran:
    for a in k.anggota:
        lahir = a.orang.tanggal_lahir
        if (lahir.day, lahir.month) in _TANGGAL_LAZIM and not a.orang.akta_lahir and not a.orang.nik:
            yield a.orang.nama, f"{lahir:%d-%m-%Y}"


ATURAN_CATATAN: AturanKartu = (
    (
        Aturan(
            "penghayat",
            "catatan",
            _("Kolom agama {siapa} berisi kepercayaan terhadap Tuhan YME."),
            _(
                "{siapa} penghayat kepercayaan. Kolom agama dicetak “Kepercayaan terhadap Tuhan YME”, tidak dikosongkan."
            ),
            "Putusan MK 97/PUU-XIV/2016",
        ),
        _penghayat,
    ),
    (
        Aturan(
            "tanpa-nama-ayah",
            "catatan",
            _("Nama ayah {siapa} tidak diisi."),
            _("{siapa} tanpa nama ayah. Kolom ayah dicetak “-”; diisi setelah pengakuan atau pengesahan anak."),
            "UU 23/2006 Ps 49, 50",
        ),
        _tanpa_ayah,
    ),
    (
        Aturan(
            "kembar",
            "catatan",
            _("{siapa} lahir pada hari yang sama."),
            _("{siapa} lahir pada {rincian} dari ibu yang sama. Pastikan kembar, bukan anak yang dicatat dua kali."),
            "UU 23/2006 Ps 27",
        ),
        _kembar,
    ),
    (
        Aturan(
            "istri-lebih-dari-satu",
            "peringatan",
            _("Data perkawinan di KK ini akan diperiksa petugas."),
            _("KK ini memuat {rincian} istri. Periksa izin pengadilan untuk beristri lebih dari seorang."),
            "UU 1/1974 Ps 3(2), 4",
        ),
        _istri_banyak,
    ),
    (
        Aturan(
            "anggota-banyak",
            "catatan",
            _("KK ini dicetak lebih dari satu halaman."),
            _("KK ini memuat {rincian} anggota. Baris ke-11 dan seterusnya dicetak di halaman lanjutan."),
            "Permendagri 109/2019, F-1.09",
        ),
        _anggota_banyak,
    ),
    (
        Aturan(
            "nama-lama-panjang",
            "catatan",
            _("Nama {siapa} lebih dari 60 huruf dan tetap berlaku."),
            _("Nama {siapa} {rincian} huruf. Nama yang sudah tercatat tetap sah; periksa apakah tercetak utuh."),
            "Permendagri 73/2022 Ps 4(2)(b)",
        ),
        _nama_panjang,
    ),
    (
        Aturan(
            "tanggal-lahir-lazim",
            "catatan",
            _("Tanggal lahir {siapa} akan diperiksa petugas."),
            _(
                "Tanggal lahir {siapa} ({rincian}) sering dipakai jika tanggal sebenarnya tidak diketahui. Periksa dasarnya."
            ),
            "Permendagri 96/2019",
        ),
        _tanggal_lazim,
    ),
)
"""Each with its test."""


def catatan_keluarga(keluarga: Keluarga, *, kini: dt.date) -> tuple[Temuan, ...]:
    """What is worth knowing of one card; none of it refuses."""
    return tuple(
        aturan.temuan(siapa, rincian=rincian)
        for aturan, uji in ATURAN_CATATAN
        for siapa, rincian in uji(keluarga, kini)
    )
