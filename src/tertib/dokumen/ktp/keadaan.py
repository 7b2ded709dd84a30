"""The states of a KTP-el between the recording and the hand-over, as the central service names them. Pure.

Only PRINT_READY_RECORD may be printed: until the central service has compared the person with everybody else, nobody
knows whether this is a second identity (UU 24/2013 art. 63(6); see docs/keputusan).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.temuan import Teks


class Keadaan(StrEnum):
    """The words of the central service, which officials know from SIAK."""

    BELUM = "UNREGISTERED"
    TEREKAM = "BIO_CAPTURED"
    DIPROSES = "PROCESSING"
    DIKIRIM = "SENT_FOR_ENROLLMENT"
    DITERIMA = "RECEIVED_AT_CENTRAL"
    SIAP = "PRINT_READY_RECORD"
    GANDA = "DUPLICATE_RECORD"
    DITIMBANG = "ADJUDICATE_RECORD"
    GAGAL_DAFTAR = "ENROLL_FAILURE_AT_CENTRAL"
    GAGAL_DAERAH = "ENROLL_FAILURE_AT_REGIONAL"
    GAGAL_CARI = "SEARCH_FAILURE_AT_CENTRAL"
    MINTA_VALIDASI = "REQUEST_VALIDATION"
    KE_CETAK = "SENT_FOR_CARD_PRINTING"
    TERCETAK = "CARD_PRINTED"
    DIANTAR = "CARD_SHIPPED"
    DISERAHKAN = "CARD_ISSUED"


GAGAL: Final = frozenset({Keadaan.GAGAL_DAFTAR, Keadaan.GAGAL_DAERAH, Keadaan.GAGAL_CARI, Keadaan.MINTA_VALIDASI})
"""Failures after which the record is sent again."""
DI_PUSAT: Final = frozenset({Keadaan.DIKIRIM, Keadaan.DITERIMA, Keadaan.DITIMBANG})
"""The central service has it and will say more."""
JAWABAN: Final = frozenset({Keadaan.DITERIMA, Keadaan.SIAP, Keadaan.GANDA, Keadaan.DITIMBANG, *GAGAL})
"""What the central service may answer."""
TERCETAK: Final = frozenset({Keadaan.TERCETAK, Keadaan.DIANTAR, Keadaan.DISERAHKAN})

_LANJUT: Final[Mapping[Keadaan, frozenset[Keadaan]]] = {
    Keadaan.BELUM: frozenset({Keadaan.TEREKAM}),
    Keadaan.TEREKAM: frozenset({Keadaan.DIPROSES}),
    Keadaan.DIPROSES: frozenset({Keadaan.DIKIRIM, Keadaan.GAGAL_DAERAH}),
    Keadaan.DIKIRIM: JAWABAN,
    Keadaan.DITERIMA: JAWABAN - {Keadaan.DITERIMA},
    Keadaan.DITIMBANG: frozenset({Keadaan.SIAP, Keadaan.GANDA}),
    **dict.fromkeys(GAGAL, frozenset({Keadaan.TEREKAM, Keadaan.DIPROSES})),
    Keadaan.SIAP: frozenset({Keadaan.KE_CETAK}),
    Keadaan.KE_CETAK: frozenset({Keadaan.TERCETAK}),
    Keadaan.TERCETAK: frozenset({Keadaan.DIANTAR, Keadaan.DISERAHKAN}),
    Keadaan.DIANTAR: frozenset({Keadaan.DISERAHKAN}),
    Keadaan.GANDA: frozenset({Keadaan.DITIMBANG}),
    Keadaan.DISERAHKAN: frozenset(),
}


def boleh(dari: Keadaan, ke: Keadaan) -> bool:
    """Whether a card may go from one state straight to another. Not stated means no."""
    return ke in _LANJUT[dari]


SEBUTAN: Final[Mapping[Keadaan, Teks]] = {
    Keadaan.BELUM: _("Belum direkam"),
    Keadaan.TEREKAM: _("Sudah direkam, belum dikirim"),
    Keadaan.DIPROSES: _("Sedang disiapkan untuk dikirim"),
    Keadaan.DIKIRIM: _("Dikirim ke pusat"),
    Keadaan.DITERIMA: _("Diterima pusat, sedang dicocokkan"),
    Keadaan.SIAP: _("Siap cetak"),
    Keadaan.GANDA: _("Data ganda menurut pusat"),
    Keadaan.DITIMBANG: _("Ditimbang petugas pusat"),
    Keadaan.GAGAL_DAFTAR: _("Gagal didaftarkan di pusat, dikirim ulang"),
    Keadaan.GAGAL_DAERAH: _("Gagal dikirim dari sini, dikirim ulang"),
    Keadaan.GAGAL_CARI: _("Pencarian di pusat gagal, dikirim ulang"),
    Keadaan.MINTA_VALIDASI: _("Pusat meminta data divalidasi, dikirim ulang"),
    Keadaan.KE_CETAK: _("Sedang dicetak"),
    Keadaan.TERCETAK: _("Tercetak"),
    Keadaan.DIANTAR: _("Sedang diantar"),
    Keadaan.DISERAHKAN: _("Diserahkan"),
}
"""What an official reads of each state."""
