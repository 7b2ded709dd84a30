"""What other people's programs say about an issued card."""

import io
import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image


def sah_menurut_pdfsig(berkas: Path) -> bool:
    """poppler finds one valid signature that covers the whole document."""
    hasil = subprocess.run(["pdfsig", str(berkas)], capture_output=True, text=True, check=False).stdout
    return "Signature is Valid." in hasil and "Total document signed" in hasil and "Not total" not in hasil


def isi_qr(berkas: Path) -> str:
    """The text of the one QR code on the page as poppler renders it."""
    (kode,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(halaman(berkas))))
    return str(kode.text)


def halaman(berkas: Path) -> bytes:
    """The first page as a PNG."""
    return subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", str(berkas)], capture_output=True, check=True
    ).stdout


def teks(berkas: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(berkas), "-"], capture_output=True, text=True).stdout
