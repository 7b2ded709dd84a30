"""Husband and wife on one card: their relations, sexes, states and dates agree."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.temuan import Aturan, AturanKartu, Pelanggaran

_BELUM_KAWIN, _KAWIN = "1", frozenset({"2", "3"})
_UU = "UU 23/2006 jo. 24/2013"


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


def _berdua(k: Keluarga) -> tuple[Orang, Orang] | None:
    """The head and the one spouse, both recorded as married."""
    pasangan = [a.orang for a in _pasangan(k)]
    if len(pasangan) != 1 or not k.kepala or {k.kepala.status_kawin, pasangan[0].status_kawin} - _KAWIN:
        return None
    return k.kepala, pasangan[0]


def _status_berbeda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    berdua = _berdua(k)
    if not berdua or berdua[0].status_kawin == berdua[1].status_kawin:
        return []
    return [(o.nama, kode.STATUS_KAWIN.label(o.status_kawin)) for o in berdua]


def _tanggal_berbeda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    tanggal = [(o.nama, o.tanggal_kawin) for o in _berdua(k) or () if o.tanggal_kawin]
    if len({hari for _nama, hari in tanggal}) < 2:
        return []
    return [(nama, f"{hari:%d-%m-%Y}") for nama, hari in tanggal]


def _menantu_belum_kawin(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(a.orang.nama, "") for a in k.anggota if a.shdk == kode.MENANTU and a.orang.status_kawin == _BELUM_KAWIN]


ATURAN_PASANGAN: AturanKartu = (
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
            "status-pasangan-berbeda",
            "peringatan",
            _("Status perkawinan suami dan istri akan diperiksa petugas."),
            _("{siapa} tercatat “{rincian}”, berbeda dari suami atau istrinya."),
            "Permendagri 108/2019 Ps 10(2)",
        ),
        _status_berbeda,
    ),
    (
        Aturan(
            "tanggal-kawin-berbeda",
            "peringatan",
            _("Tanggal perkawinan suami dan istri akan diperiksa petugas."),
            _("Tanggal perkawinan {siapa} ({rincian}) berbeda dari suami atau istrinya. Cocokkan dengan akta."),
            "Permendagri 118/2017, diganti 109/2019",
        ),
        _tanggal_berbeda,
    ),
    (
        Aturan(
            "menantu-belum-kawin",
            "peringatan",
            _("Hubungan keluarga {siapa} akan diperiksa petugas."),
            _("{siapa} tercatat sebagai menantu, tetapi belum kawin."),
            f"{_UU} Ps 61",
        ),
        _menantu_belum_kawin,
    ),
)
