"""Secret links never stand in a log."""

import io
import logging

import pytest

from tertib.inti.catatan import SamarkanTautan

TOKEN = "iXp7fJbALRAoOjFNinEKEhyix9hfNX8T"


@pytest.mark.parametrize(
    ("pesan", "isi"),
    [
        ("%s: %s", ("Not Found", f"/p/{TOKEN}/isi/anak/")),
        (f"Internal Server Error: /p/{TOKEN}/kartu.pdf", ()),
        ("GET %s", (f"http://localhost:8000/cek/{TOKEN}/",)),
    ],
)
def test_the_token_is_masked_and_the_rest_stays(pesan: str, isi: tuple[str, ...]) -> None:
    keluaran = io.StringIO()
    penangan = logging.StreamHandler(keluaran)
    penangan.addFilter(SamarkanTautan())
    pencatat = logging.Logger("uji")
    pencatat.addHandler(penangan)
    pencatat.warning(pesan, *isi)
    tercatat = keluaran.getvalue()
    assert TOKEN not in tercatat and "…/" in tercatat
    assert ("/p/" in tercatat) or ("/cek/" in tercatat)
