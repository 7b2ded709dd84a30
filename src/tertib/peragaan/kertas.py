"""Made-up papers that say they are examples."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from tertib.alur.tanda_tangan_ketik import HURUF


@lru_cache(maxsize=64)
def kertas(judul: str) -> bytes:
    """A made-up paper as a JPEG photo, 900 x 1200 pixels, that says it is an example."""
    gambar = Image.new("RGB", (900, 1200), "#fbfaf5")
    pena = ImageDraw.Draw(gambar)
    tegak = HURUF.with_name("LiberationSans-Regular.ttf")
    pena.rectangle((40, 40, 860, 1160), outline="#8ba0c4", width=6)
    pena.text((450, 150), judul[:38], font=ImageFont.truetype(tegak, 36), fill="#1b2432", anchor="mm")
    for y in range(260, 900, 70):
        pena.line((110, y, 560 + y % 230, y), fill="#c3c9d3", width=14)
    pena.text((450, 1020), "CONTOH", font=ImageFont.truetype(tegak, 110), fill="#e3b6a6", anchor="mm")
    isi_berkas = io.BytesIO()
    gambar.save(isi_berkas, "JPEG", quality=80)
    return isi_berkas.getvalue()
