"""What must hold on every card: checked at draft, at every approval and before publication."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.nik import NomorSalah, cocok_nik, urai_nomor_kk
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_UMUR_KEPALA = 17
_UMUR_KAWIN = 19
_JARAK_WAJAR = 12
_UMUR_TERTUA = 125
_BELUM_KAWIN, _KAWIN = "1", frozenset({"2", "3"})

Pelanggaran: TypeAlias = Iterable[tuple[str, str]]
"""(who, what exactly) for each break of a rule."""


def _kepala(k: Keluarga, kini: dt.date) -> Pelanggaran:
    jumlah = sum(a.shdk == kode.KEPALA for a in k.anggota)
    return [] if jumlah == 1 or not k.anggota else [("", str(jumlah))]


def _kepala_dewasa(k: Keluarga, kini: dt.date) -> Pelanggaran:
    kepala = k.kepala
    muda = kepala and kepala.umur(kini) < _UMUR_KEPALA and kepala.status_kawin == _BELUM_KAWIN
    return [(kepala.nama, k.pengecualian_kepala)] if kepala and muda else []


def _kepala_muda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [] if k.pengecualian_kepala else _kepala_dewasa(k, kini)


def _kepala_muda_dicatat(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return _kepala_dewasa(k, kini) if k.pengecualian_kepala else []


def _pasangan(k: Keluarga) -> Iterator[Anggota]:
    return (a for a in k.anggota if a.shdk in (kode.SUAMI, kode.ISTRI))


def _pasangan_kawin(k: Keluarga, kini: dt.date) -> Pelanggaran:
    pasangan = list(_pasangan(k))
    tersangkut = [a.orang for a in pasangan] + ([k.kepala] if pasangan and k.kepala else [])
    return [(o.nama, kode.STATUS_KAWIN.label(o.status_kawin)) for o in tersangkut if o.status_kawin not in _KAWIN]


def _pasangan_kelamin(k: Keluarga, kini: dt.date) -> Pelanggaran:
    kepala = k.kepala
    for a in _pasangan(k):
        seharusnya = kode.LAKI if a.shdk == kode.SUAMI else kode.PEREMPUAN
        if a.orang.jenis_kelamin != seharusnya or (kepala and kepala.jenis_kelamin == a.orang.jenis_kelamin):
            yield a.orang.nama, kode.SHDK.label(a.shdk)


def _satu_suami(k: Keluarga, kini: dt.date) -> Pelanggaran:
    suami = [a.orang.nama for a in k.anggota if a.shdk == kode.SUAMI]
    return [(suami[1], str(len(suami)))] if len(suami) > 1 else []


def _anak_dan_orang_tua(k: Keluarga) -> Iterator[tuple[Orang, Orang]]:
    """(child, parent) where the NIK of the parent is on the same card."""
    menurut_nik = {a.orang.nik: a.orang for a in k.anggota if a.orang.nik}
    for a in k.anggota:
        for nik in (a.orang.nik_ayah, a.orang.nik_ibu):
            if nik in menurut_nik:
                yield a.orang, menurut_nik[nik]


def _orang_tua_lebih_tua(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(anak.nama, tua.nama) for anak, tua in _anak_dan_orang_tua(k) if tua.tanggal_lahir >= anak.tanggal_lahir]


def _jarak_umur(k: Keluarga, kini: dt.date) -> Pelanggaran:
    for anak, tua in _anak_dan_orang_tua(k):
        if tua.tanggal_lahir < anak.tanggal_lahir and tua.umur(anak.tanggal_lahir) < _JARAK_WAJAR:
            yield anak.nama, f"{tua.nama}, {tua.umur(anak.tanggal_lahir)}"


def _hubungan_umur(k: Keluarga, kini: dt.date) -> Pelanggaran:
    kepala = k.kepala
    if not kepala:
        return
    for a in k.anggota:
        lebih_tua = a.orang.tanggal_lahir <= kepala.tanggal_lahir
        if (a.shdk in (kode.ANAK, kode.CUCU) and lebih_tua) or (a.shdk == kode.ORANGTUA and not lebih_tua):
            yield a.orang.nama, kode.SHDK.label(a.shdk)


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
        if a.orang.tanggal_kawin and (umur := a.orang.umur(a.orang.tanggal_kawin)) < _UMUR_KAWIN:
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


def _nik_ganda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    hitung = Counter(a.orang.nik for a in k.anggota if a.orang.nik)
    return [(a.orang.nama, "") for a in k.anggota if hitung[a.orang.nik] > 1]


def _nomor_kk(k: Keluarga, kini: dt.date) -> Pelanggaran:
    try:
        urai_nomor_kk(k.nomor)
    except NomorSalah as galat:
        return [] if not k.nomor else [("", str(galat))]
    return []


_UU = "UU 23/2006 jo. 24/2013"
ATURAN_KELUARGA: tuple[tuple[Aturan, Callable[[Keluarga, dt.date], Pelanggaran]], ...] = (
    (
        Aturan(
            "satu-kepala",
            "tolak",
            _("KK harus punya satu kepala keluarga. Hubungi petugas."),
            _("KK ini punya {rincian} kepala keluarga; harus tepat satu."),
            f"{_UU} Ps 61",
        ),
        _kepala,
    ),
    (
        Aturan(
            "kepala-belum-17",
            "tolak",
            _("Kepala keluarga harus berumur 17 tahun atau pernah kawin. Hubungi petugas."),
            _("{siapa} belum 17 tahun dan belum kawin. Pilih kepala lain, atau catat alasan pengecualian."),
            "Permendagri 108/2019 Ps 10(4)",
        ),
        _kepala_muda,
    ),
    (
        Aturan(
            "kepala-belum-17-dicatat",
            "catatan",
            _("Kepala keluarga belum 17 tahun, dengan alasan yang sudah dicatat."),
            _("{siapa} belum 17 tahun. Alasan yang dicatat: {rincian}"),
            "Permendagri 108/2019 Ps 10(4)",
        ),
        _kepala_muda_dicatat,
    ),
    (
        Aturan(
            "pasangan-tidak-kawin",
            "tolak",
            _("Status perkawinan suami dan istri di KK ini tidak cocok. Hubungi petugas."),
            _("{siapa} tercatat “{rincian}”, padahal di KK ini ada suami atau istri."),
            f"{_UU} Ps 61",
        ),
        _pasangan_kawin,
    ),
    (
        Aturan(
            "pasangan-kelamin",
            "tolak",
            _("Hubungan suami atau istri di KK ini tidak cocok dengan jenis kelamin. Hubungi petugas."),
            _("{siapa} tercatat sebagai {rincian}, tidak cocok dengan jenis kelamin."),
            "UU 1/1974 Ps 1",
        ),
        _pasangan_kelamin,
    ),
    (
        Aturan(
            "satu-suami",
            "tolak",
            _("KK ini memuat lebih dari satu suami. Hubungi petugas."),
            _("KK ini memuat {rincian} suami."),
            "UU 1/1974 Ps 3",
        ),
        _satu_suami,
    ),
    (
        Aturan(
            "orang-tua-lebih-muda",
            "tolak",
            _("Tanggal lahir {siapa} lebih awal dari orang tuanya. Periksa tahunnya."),
            _("{siapa} tidak lebih muda dari orang tuanya, {rincian}."),
            "",
        ),
        _orang_tua_lebih_tua,
    ),
    (
        Aturan(
            "jarak-umur",
            "peringatan",
            _("Umur orang tua {siapa} akan diperiksa petugas."),
            _("Saat {siapa} lahir, umur orang tuanya di bawah 12 tahun ({rincian} tahun)."),
            "",
        ),
        _jarak_umur,
    ),
    (
        Aturan(
            "hubungan-umur",
            "peringatan",
            _("Hubungan keluarga {siapa} akan diperiksa petugas."),
            _("{siapa} tercatat sebagai {rincian}, tetapi umurnya tidak cocok dengan kepala keluarga."),
            "",
        ),
        _hubungan_umur,
    ),
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
            "nik-ganda",
            "tolak",
            _("NIK {siapa} tercatat dua kali. Hubungi petugas."),
            _("NIK {siapa} muncul lebih dari sekali di KK ini."),
            "PP 40/2019 Ps 30",
        ),
        _nik_ganda,
    ),
    (
        Aturan(
            "nomor-kk",
            "tolak",
            _("Nomor KK tidak cocok. {rincian}"),
            _("Nomor KK tidak cocok. {rincian}"),
            "Permendagri 108/2019",
        ),
        _nomor_kk,
    ),
)
"""Each invariant with its test."""

NIK_BENTUK = Aturan(
    "nik-bentuk",
    "tolak",
    _("NIK {siapa} tidak cocok. {rincian}"),
    _("NIK {siapa} tidak cocok. {rincian}"),
    "PP 40/2019 Ps 30",
)
DUA_KARTU = Aturan(
    "dua-kartu",
    "tolak",
    _("{siapa} tercatat di dua KK. Hubungi petugas."),
    _("{siapa} ada di lebih dari satu KK: {rincian}."),
    f"{_UU} Ps 62",
)


def _periksa_nik(orang: Orang) -> tuple[Temuan, ...]:
    if not orang.nik:
        return ()
    try:
        return cocok_nik(
            orang.nik, nama=orang.nama, tanggal_lahir=orang.tanggal_lahir, jenis_kelamin=orang.jenis_kelamin
        )
    except NomorSalah as galat:
        return (NIK_BENTUK.temuan(orang.nama, rincian=str(galat)),)


def periksa_keluarga(keluarga: Keluarga, *, kini: dt.date) -> tuple[Temuan, ...]:
    """Every break of an invariant on one card; () when the card is sound."""
    temuan = [
        aturan.temuan(siapa, rincian=rincian)
        for aturan, uji in ATURAN_KELUARGA
        for siapa, rincian in uji(keluarga, kini)
    ]
    return (*temuan, *(t for a in keluarga.anggota for t in _periksa_nik(a.orang)))


def periksa_bersama(keluarga: Iterable[Keluarga], *, kini: dt.date) -> tuple[Temuan, ...]:
    """`periksa_keluarga` of each card, and nobody on two of them."""
    semua = tuple(keluarga)
    di: dict[str, list[tuple[str, str]]] = {}
    for k in semua:
        for nik, nama in {a.orang.nik: a.orang.nama for a in k.anggota if a.orang.nik}.items():
            di.setdefault(nik, []).append((nama, k.nomor))
    ganda = (
        DUA_KARTU.temuan(tempat[0][0], rincian=", ".join(nomor for _nama, nomor in tempat))
        for tempat in di.values()
        if len(tempat) > 1
    )
    return (*(t for k in semua for t in periksa_keluarga(k, kini=kini)), *ganda)
