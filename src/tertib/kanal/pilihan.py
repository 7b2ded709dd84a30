"""How each person wants to be told: the latest word of who owns a proven number or address, and where it was said."""

from datetime import datetime

from tertib.inti.sandi import indeks_buta
from tertib.kanal.models import PilihanKabar
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor

WHATSAPP, SUREL, HALAMAN = "whatsapp", "surel", "halaman"
FORMULIR, HALAMAN_KABAR = "formulir", "halaman-kabar"
"""Where consent was given, besides the id of a WhatsApp message: on the form with a code, on the page of the choice."""


def pemilik(permohonan: Permohonan) -> str:
    """Who a choice belongs to: the digest of the proven number, else of the proven address; "" while neither is proven.

    A choice made in one case counts in every other of the same person in this office, and nobody chooses for a number
    that is not theirs.
    """
    for lewat in (WHATSAPP, SUREL):
        if terbukti(permohonan, lewat):
            return indeks_buta(getattr(permohonan, lewat), guna=lewat)
    return ""


def terbukti(permohonan: Permohonan, lewat: str) -> bool:
    """Whether there is an address for this channel, and its owner proved it by a code."""
    return bool(getattr(permohonan, lewat)) and getattr(permohonan, f"{lewat}_dikonfirmasi") is not None


def berlaku(permohonan: Permohonan) -> PilihanKabar | None:
    """What the applicant said last; None when nothing."""
    siapa = pemilik(permohonan)
    semua = PilihanKabar.objects.filter(kantor=permohonan.kantor, tujuan_indeks=siapa)
    terakhir: PilihanKabar | None = semua.order_by("-pk").first() if siapa else None
    return terakhir


def bahasa(permohonan: Permohonan) -> str:
    """The language of messages to the applicant: the one chosen, else the one the form was filled in."""
    pilihan = berlaku(permohonan)
    return (pilihan and pilihan.bahasa) or permohonan.bahasa


def catat(*, kantor: Kantor, pemilik: str, lewat: str, asal: str, kini: datetime, bahasa: str = "") -> None:
    """Write down what somebody said. Raises ValueError without an owner: an unproven number agrees to nothing."""
    if not pemilik:
        raise ValueError("pilihan tanpa pemilik")
    PilihanKabar.objects.create(kantor=kantor, tujuan_indeks=pemilik, lewat=lewat, bahasa=bahasa, sejak=kini, asal=asal)
