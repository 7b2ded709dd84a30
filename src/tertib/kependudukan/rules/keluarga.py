"""What must hold on every card: checked at draft, at every approval and before publication."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.jenis import Keluarga, Orang
from tertib.kependudukan.rules.kepala import ATURAN_KEPALA
from tertib.kependudukan.rules.keturunan import ATURAN_KETURUNAN
from tertib.kependudukan.rules.nik import NomorSalah, cocok_nik, urai_nomor_kk
from tertib.kependudukan.rules.pasangan import ATURAN_PASANGAN
from tertib.kependudukan.rules.perorangan import ATURAN_PERORANGAN
from tertib.kependudukan.rules.temuan import Aturan, AturanKartu, Pelanggaran, Temuan

_UU = "UU 23/2006 jo. 24/2013"


def _nik_ganda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    hitung = Counter(a.orang.nik for a in k.anggota if a.orang.nik)
    return [(a.orang.nama, "") for a in k.anggota if hitung[a.orang.nik] > 1]


def _nomor_kk(k: Keluarga, kini: dt.date) -> Pelanggaran:
    try:
        urai_nomor_kk(k.nomor)
    except NomorSalah as galat:
        return [] if not k.nomor else [("", str(galat))]
    return []


_ATURAN_KARTU: AturanKartu = (
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
ATURAN_KELUARGA: AturanKartu = (
    *ATURAN_KEPALA,
    *ATURAN_PASANGAN,
    *ATURAN_KETURUNAN,
    *ATURAN_PERORANGAN,
    *_ATURAN_KARTU,
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
