"""A typed name as an image, for people who cannot draw on their screen."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HURUF = Path(__file__).resolve().parent.parent / "dokumen" / "huruf" / "LiberationSans-Italic.ttf"


def gambar_nama(nama: str) -> bytes:
    """PNG, 900 x 240 pixels, the name in italics on one line."""
    gambar = Image.new("RGB", (900, 240), "white")
    pena = ImageDraw.Draw(gambar)
    besar = 72
    while besar > 18 and pena.textlength(nama, font=ImageFont.truetype(HURUF, besar)) > 840:
        besar -= 4
    pena.text((30, 120), nama, font=ImageFont.truetype(HURUF, besar), fill="#12284a", anchor="lm")
    isi = io.BytesIO()
    gambar.save(isi, "PNG")
    return isi.getvalue()
