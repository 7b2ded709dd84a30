"""The code on the page is read from a phone's photo of the whole page: print, tilt, turn, shade, blur, noise, JPEG."""

import os

import pytest
from PIL import Image

from tertib.dokumen import cetak, qr
from tertib.dokumen.pernyataan import cose
from tests.dokumen.conftest import WAKTU, kartu
from tests.dokumen.pernyataan import foto
from tests.dokumen.pernyataan.test_pernyataan import DIKENAL, SITUS, buat

BANYAK = int(os.environ.get("UJI_FOTO", "20"))
"""Photos taken; `make foto` takes 200, of which 99 % must be read."""


@pytest.fixture(scope="module")
def halaman() -> Image.Image:
    alamat = f"{SITUS}/cek/{'aZ0_-bQx' * 4}/#{cose.ke_angka(buat(kartu(10)).bertanda)}"
    return foto.cetak(cetak.kartu_pdf(kartu(10), cap=None, tautan=alamat, waktu=WAKTU))


@pytest.mark.lambat
def test_photos_of_the_printed_page_are_read(halaman: Image.Image) -> None:
    gagal = [benih for benih in range(BANYAK) if not _terbaca(foto.potret(halaman, benih))]
    assert len(gagal) <= BANYAK // 100, f"benih yang tidak terbaca: {gagal}"


def test_a_photo_that_shows_too_little_is_not_read_as_something_else(halaman: Image.Image) -> None:
    assert not _terbaca(foto.potret(halaman, 0).resize((400, 300)))


def _terbaca(gambar: Image.Image) -> bool:
    kode = qr.baca(gambar)
    return bool(kode) and cose.baca(cose.dari_qr(kode[0]), DIKENAL).kantor == "16.06"
