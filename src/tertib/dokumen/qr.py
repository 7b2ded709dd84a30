"""QR codes: written as SVG for the page, read back from pictures."""

import io
from typing import Any

import zxingcpp
from PIL import Image

_HANYA_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def svg(teks: str) -> str:
    """A QR code as SVG, error correction M (15 %), with the four-module quiet zone the standard asks for."""
    kode = zxingcpp.create_barcode(teks, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(zxingcpp.write_barcode_to_svg(kode, scale=1, add_quiet_zones=True))


def baca(gambar: bytes | Image.Image) -> list[str]:
    """The texts of all QR codes found in a picture (PNG/JPEG bytes or a PIL image), [] if none.

    Raises PIL.UnidentifiedImageError for bytes that are no picture.
    """
    citra = Image.open(io.BytesIO(gambar)) if isinstance(gambar, bytes) else gambar
    temuan: list[Any] = zxingcpp.read_barcodes(citra.convert("L"), formats=_HANYA_QR)
    return [str(satu.text) for satu in temuan]
