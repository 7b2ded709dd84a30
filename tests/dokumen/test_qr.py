import io

import pytest
from PIL import Image, UnidentifiedImageError

from tertib.dokumen import qr
from tests.dokumen.conftest import TAUTAN


def test_svg_has_the_quiet_zone_and_is_small() -> None:
    svg = qr.svg(TAUTAN)
    assert svg.lstrip().startswith("<?xml")
    assert "M4 4h7v1h-7Z" in svg
    assert 'width="41"' in svg  # version 4: 33 modules and twice 4 of quiet zone


def test_no_code_in_a_blank_picture_and_an_error_for_no_picture() -> None:
    kosong = io.BytesIO()
    Image.new("L", (200, 200), 255).save(kosong, "PNG")
    assert qr.baca(kosong.getvalue()) == []
    with pytest.raises(UnidentifiedImageError):
        qr.baca(b"bukan gambar")
