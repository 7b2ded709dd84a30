"""A signature as an image: a typed name for people who cannot draw on their screen, and the drawing without its margins."""

import io
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageDraw, ImageFont, ImageOps

from tertib.permohonan.periksa_berkas import BerkasDitolak

HURUF = Path(__file__).resolve().parent.parent / "dokumen" / "huruf" / "LiberationSans-Italic.ttf"
TERBESAR = (700, 240)
"""Pixels of a signature in a form; it is printed 15 mm high."""


class TandaTanganKosong(BerkasDitolak):
    """Neither drawn nor typed."""

    kalimat = _("Tanda tangan masih kosong. Gambar di kotak, atau ketik nama lengkap Anda.")


def gambar_nama(nama: str) -> bytes:
    """PNG, 900 x 240 pixels, the name in italics on one line."""
    gambar = Image.new("RGB", (900, 240), "white")
    pena = ImageDraw.Draw(gambar)
    besar = 72
    while besar > 18 and pena.textlength(nama, font=ImageFont.truetype(HURUF, besar)) > 840:
        besar -= 4
    pena.text((30, 120), nama, font=ImageFont.truetype(HURUF, besar), fill="#12284a", anchor="lm")
    return _png(gambar)


def potong_tanda(isi: bytes) -> bytes:
    """PNG of what is drawn, without the white paper around it. Raises TandaTanganKosong when nothing is drawn."""
    gambar = Image.open(io.BytesIO(isi)).convert("RGB")
    kotak = ImageOps.invert(gambar.convert("L")).point(lambda terang: 255 if terang > 16 else 0).getbbox()
    if kotak is None:
        raise TandaTanganKosong
    potongan = ImageOps.expand(gambar.crop(kotak), border=8, fill="white")
    potongan.thumbnail(TERBESAR)
    return _png(potongan)


def _png(gambar: Image.Image) -> bytes:
    isi = io.BytesIO()
    gambar.save(isi, "PNG", optimize=True)
    return isi.getvalue()
