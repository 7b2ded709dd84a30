"""The head of a card: exactly one, of age or married, or an exception with its reason on record."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga, Orang
from tertib.kependudukan.rules.temuan import Aturan, AturanKartu, Pelanggaran

UMUR_KEPALA = 17
BELUM_KAWIN = "1"
_UU = "UU 23/2006 jo. 24/2013"


def dewasa(orang: Orang, kini: dt.date) -> bool:
    """Whether this person may head a card: 17, or married or ever married (Permendagri 108/2019 article 10(4))."""
    return orang.umur(kini) >= UMUR_KEPALA or orang.status_kawin != BELUM_KAWIN


def _kepala(k: Keluarga, kini: dt.date) -> Pelanggaran:
    jumlah = sum(a.shdk == kode.KEPALA for a in k.anggota)
    return [] if jumlah == 1 or not k.anggota else [("", str(jumlah))]


def _kepala_dewasa(k: Keluarga, kini: dt.date) -> Pelanggaran:
    kepala = k.kepala
    return [(kepala.nama, k.pengecualian_kepala)] if kepala and not dewasa(kepala, kini) else []


def _kepala_muda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [] if k.pengecualian_kepala else _kepala_dewasa(k, kini)


def _kepala_muda_dicatat(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return _kepala_dewasa(k, kini) if k.pengecualian_kepala else []


ATURAN_KEPALA: AturanKartu = (
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
)
