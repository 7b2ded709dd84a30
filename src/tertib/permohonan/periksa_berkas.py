"""Check a paper from outside by its content, never by its name, and make the copies we keep and show."""

import io
import os
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from tertib.inti.galat import Galat
from tertib.permohonan import lembar_pdf

SISI_PANJANG_LEMBAR = 2400
BATAS_DETIK = 12
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")


class BerkasDitolak(Galat):
    """The file cannot serve as a paper; the sentence says what to do instead."""


@dataclass(frozen=True, slots=True)
class BerkasBersih:
    """What is kept: `isi` with its media type (a photo re-encoded without EXIF, a PDF as it came), and JPEG sheets."""

    jenis: str
    isi: bytes
    lembar: tuple[bytes, ...]


def periksa(isi: bytes) -> BerkasBersih:
    """Accept a PDF, JPEG or PNG up to the size and pixel limits. Raises BerkasDitolak."""
    if not isi:
        raise BerkasDitolak(_("Berkas kosong. Pilih berkas lain atau foto ulang."))
    if len(isi) > settings.UKURAN_BERKAS_TERBESAR:
        raise BerkasDitolak(_("Berkas lebih dari 10 MB. Perkecil foto atau pindai ulang dengan mutu lebih rendah."))
    if isi.startswith(b"%PDF-"):
        return BerkasBersih("application/pdf", isi, _lembar_pdf(isi))
    if isi.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _gambar(isi)
    if isi[4:12] in _HEIF:
        raise BerkasDitolak(_("Foto HEIC belum dapat dibaca. Atur kamera ke JPEG, lalu foto ulang."))
    raise BerkasDitolak(_("Berkas bukan PDF, JPEG, atau PNG. Kirim foto atau hasil pindai dokumen asli."))


def _gambar(isi: bytes) -> BerkasBersih:
    terlalu_besar = BerkasDitolak(_("Foto terlalu besar. Perkecil sampai 50 megapiksel, lalu kirim lagi."))
    try:
        gambar = Image.open(io.BytesIO(isi), formats=["JPEG", "PNG"])  # reads the header only
        if gambar.width * gambar.height > settings.PIKSEL_BERKAS_TERBESAR:
            raise terlalu_besar
        jenis = str(gambar.format)
        tegak = ImageOps.exif_transpose(gambar).convert("RGB")
    except Image.DecompressionBombError as galat:
        raise terlalu_besar from galat
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error) as galat:
        raise BerkasDitolak(_("Foto rusak atau terpotong. Foto ulang, lalu kirim lagi.")) from galat
    tegak.info.clear()  # a JPEG comment would otherwise be written into the copy
    simpan = _jpeg(tegak, mutu=92) if jenis == "JPEG" else _png(tegak)
    tegak.thumbnail((SISI_PANJANG_LEMBAR, SISI_PANJANG_LEMBAR))
    return BerkasBersih(f"image/{jenis.lower()}", simpan, (_jpeg(tegak, mutu=85),))


def _jpeg(gambar: Image.Image, *, mutu: int) -> bytes:
    isi = io.BytesIO()
    gambar.save(isi, "JPEG", quality=mutu)
    return isi.getvalue()


def _png(gambar: Image.Image) -> bytes:
    isi = io.BytesIO()
    gambar.save(isi, "PNG")
    return isi.getvalue()


def _lembar_pdf(isi: bytes) -> tuple[bytes, ...]:
    sempit = {"PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1", "LANG": os.environ.get("LANG", "C.UTF-8")}
    perintah = [sys.executable, str(Path(lembar_pdf.__file__))]
    try:
        hasil = subprocess.run(perintah, input=isi, capture_output=True, timeout=BATAS_DETIK, env=sempit, check=False)
    except subprocess.TimeoutExpired as galat:
        raise BerkasDitolak(_("PDF terlalu rumit untuk dibaca. Kirim foto dokumennya saja.")) from galat
    if hasil.returncode == lembar_pdf.TERKUNCI:
        raise BerkasDitolak(_("PDF terkunci kata sandi. Kirim PDF tanpa kata sandi, atau fotonya."))
    if hasil.returncode == lembar_pdf.TERLALU_BANYAK:
        raise BerkasDitolak(_("PDF lebih dari 20 halaman. Kirim halaman yang diminta saja."))
    if hasil.returncode or not hasil.stdout:
        raise BerkasDitolak(_("PDF tidak dapat dibaca. Pindai ulang, atau kirim fotonya."))
    return tuple(_potong(hasil.stdout))


def _potong(alir: bytes) -> list[bytes]:
    bagian, awal = [], 0
    while awal < len(alir):
        panjang = int.from_bytes(alir[awal : awal + 4], "big")
        bagian.append(alir[awal + 4 : awal + 4 + panjang])
        awal += 4 + panjang
    return bagian
