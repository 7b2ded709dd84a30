"""Reading answers and cards inside a kind: what is missing or unknown is said in one sentence."""

import datetime as dt
import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, JawabanKurang
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.nama import banding

_PEMISAH = re.compile(r"[\n;,]+")
_MINOR = 17


class TidakDikenal(FaktaSalah):
    """A person or card that the answers name is not among the cards given."""


def isi(fakta: Fakta, kunci: str) -> str:
    """An answer that must be there. Raises JawabanKurang."""
    if not (nilai := fakta.get(kunci, "").strip()):
        raise JawabanKurang
    return nilai


def pilihan(fakta: Fakta, kunci: str, boleh: Iterable[str]) -> str:
    """An answer that must be one of these codes. Raises JawabanKurang."""
    if (nilai := isi(fakta, kunci)) not in set(boleh):
        raise JawabanKurang
    return nilai


def tanggal(fakta: Fakta, kunci: str) -> dt.date:
    """A date that must be there. Raises JawabanKurang."""
    try:
        return dt.date.fromisoformat(isi(fakta, kunci))
    except ValueError as galat:
        raise JawabanKurang from galat


def kartu_pemohon(sebelum: tuple[Keluarga, ...]) -> Keluarga:
    """The applicant's card. Raises FaktaSalah when there is none, or it is void, or has no head."""
    if not sebelum or not sebelum[0].anggota:
        raise FaktaSalah(_("KK ini sudah tidak berlaku. Periksa nomor KK."))
    if sebelum[0].kepala is None:
        raise FaktaSalah(_("KK ini belum punya kepala keluarga. Hubungi petugas."))
    return sebelum[0]


def satu_kartu(sebelum: tuple[Keluarga, ...]) -> Keluarga:
    """The only card this request is about. Raises FaktaSalah."""
    if len(sebelum) != 1:
        raise JawabanKurang
    return kartu_pemohon(sebelum)


def kartu(sebelum: tuple[Keluarga, ...], nomor: str) -> Keluarga:
    """The card with this number, in force. Raises TidakDikenal."""
    for k in sebelum:
        if k.nomor == nomor and k.kepala is not None:
            return k
    raise TidakDikenal(_("KK lain yang ditulis tidak ditemukan atau sudah tidak berlaku. Periksa nomor KK itu."))


def kartu_lain(sebelum: tuple[Keluarga, ...], nomor: str) -> Keluarga:
    """A card with this number that is not the applicant's. Raises TidakDikenal."""
    if sebelum and nomor and sebelum[0].nomor == nomor:
        raise TidakDikenal(_("KK lain yang ditulis sama dengan KK ini. Periksa nomor KK itu."))
    return kartu(sebelum, nomor)


def tunjuk(k: Keluarga, sebutan: str) -> Anggota:
    """The member with this NIK or full name. Raises TidakDikenal when nobody or more than one fits."""
    sebutan = " ".join(sebutan.split())
    cocok = [a for a in k.anggota if sebutan and (a.orang.nik == sebutan or banding(a.orang.nama) == banding(sebutan))]
    if len(cocok) > 1:
        raise TidakDikenal(_("Ada lebih dari satu anggota bernama “{sebutan}”. Tulis NIK-nya.").format(sebutan=sebutan))
    if not cocok:
        raise TidakDikenal(
            _("“{sebutan}” tidak ditemukan di KK yang ditulis. Tulis NIK atau nama lengkap seperti di KK.").format(
                sebutan=sebutan
            )
        )
    return cocok[0]


def tunjuk_semua(k: Keluarga, sebutan: str) -> tuple[Anggota, ...]:
    """The members named one a line (or parted by comma or semicolon), once each, in the order of the card.

    Raises TidakDikenal.
    """
    dipilih = {tunjuk(k, s) for s in _PEMISAH.split(sebutan) if s.strip()}
    return tuple(a for a in k.anggota if a in dipilih)


def belum_17(anggota: Anggota, kini: dt.date) -> bool:
    """A child in the sense of moving: below 17 and never married."""
    return anggota.orang.umur(kini) < _MINOR and anggota.orang.status_kawin == "1"
