"""Where a visible signature stands on the page, in the two coordinate systems of the service.

Ours is the reading one: points from the top left corner. v2 counts the same way; v1 counts from the bottom left.
Cards are signed invisibly (a visible field breaks PDF/UA); this is for offices whose rules want it on other documents.
"""

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Tampilan:
    """A box on page `halaman` (from 1), points from the top left; `tinggi_halaman` is the page's height in points.

    v1 draws a QR code of `tautan` by itself; v2 shows `gambar` (PNG or JPEG).
    """

    halaman: int
    x: float
    y: float
    lebar: float
    tinggi: float
    tinggi_halaman: float
    tautan: str
    gambar: bytes = field(repr=False, default=b"")

    def v1(self) -> dict[str, str]:
        """Form fields of v1: the lower left corner, counted from the bottom left of the page."""
        return {
            "tampilan": "visible",
            "image": "false",
            "linkQR": self.tautan,
            "page": str(self.halaman),
            "xAxis": _angka(self.x),
            "yAxis": _angka(self.tinggi_halaman - self.y - self.tinggi),
            "width": _angka(self.lebar),
            "height": _angka(self.tinggi),
        }

    def v2(self) -> dict[str, Any]:
        """Signature properties of v2: the upper left corner, counted from the top left of the page."""
        return {
            "tampilan": "VISIBLE",
            "imageBase64": b64encode(self.gambar).decode(),
            "page": self.halaman,
            "originX": self.x,
            "originY": self.y,
            "width": self.lebar,
            "height": self.tinggi,
        }


def _angka(nilai: float) -> str:
    return f"{nilai:g}"
