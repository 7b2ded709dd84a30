"""QR codes: written as SVG for the page, read back from pictures."""

import io
from typing import Any

import zxingcpp
from PIL import Image

SISI_TERBESAR = 57
"""Modules along one side of a QR code of version 10."""
_HANYA_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def svg(teks: str) -> str:
    """A QR code as SVG, with the four-module quiet zone the standard asks for.

    Error correction M (15 %); L (7 %) where only that keeps the code within version 10, whose squares are still large
    enough for a photo of the page (docs/keputusan/0014-pernyataan-dalam-qr.md).
    """
    return str(zxingcpp.write_barcode_to_svg(_kode(teks), scale=1, add_quiet_zones=True))


def png(teks: str) -> bytes:
    """The same as a picture of 8 pixels a module, for where SVG is not shown."""
    gambar = Image.fromarray(_kode(teks).to_image(scale=8, add_quiet_zones=True))
    isi = io.BytesIO()
    gambar.save(isi, "PNG", optimize=True)
    return isi.getvalue()


def sisi(teks: str) -> int:
    """Modules along one side of the code that `svg` draws: 17 + 4 * version."""
    return _modul(_kode(teks))


def _kode(teks: str) -> Any:
    kuat, hemat = (zxingcpp.create_barcode(teks, zxingcpp.BarcodeFormat.QRCode, ec_level=taraf) for taraf in "ML")
    return kuat if _modul(kuat) <= SISI_TERBESAR else hemat


def _modul(kode: Any) -> int:
    return int(kode.to_image(scale=1, add_quiet_zones=False).shape[0])


def baca(gambar: bytes | Image.Image) -> list[str]:
    """The texts of all QR codes found in a picture (PNG/JPEG bytes or a PIL image), [] if none.

    Raises PIL.UnidentifiedImageError for bytes that are no picture.
    """
    citra = (Image.open(io.BytesIO(gambar)) if isinstance(gambar, bytes) else gambar).convert("L")
    # a second look at a smaller copy evens out the grain of a dark photo
    return _baca(citra) or _baca(citra.resize((max(citra.width * 3 // 4, 1), max(citra.height * 3 // 4, 1))))


def _baca(citra: Image.Image) -> list[str]:
    temuan: list[Any] = zxingcpp.read_barcodes(citra, formats=_HANYA_QR)
    return [str(satu.text) for satu in temuan]
