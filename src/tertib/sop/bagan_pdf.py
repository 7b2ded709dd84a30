"""Sheets of a drawing bound into one PDF by Typst."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typst

_TATA = """
#let isi = json(bytes(sys.inputs.isi))
#set document(title: isi.judul, date: none)
#set text(lang: isi.bahasa)
#set page(width: 841.89pt, height: 595.28pt, margin: 0pt)
#for (i, lembar) in isi.lembar.enumerate() {
  if i > 0 { pagebreak() }
  image(bytes(lembar), format: "svg", width: 841.89pt, height: 595.28pt, alt: isi.judul + " (" + str(i + 1) + ")")
}
"""
_WAKTU = datetime(2000, 1, 1, tzinfo=UTC)


def pdf(lembar: Sequence[str], *, judul: str, huruf: Path, bahasa: str) -> bytes:
    """One A4 landscape page for each SVG in `lembar`; the same sheets always give the same bytes."""
    if not any(huruf.glob("*.ttf")):
        raise FileNotFoundError(f"Tidak ada huruf TTF di {huruf}.")
    isi = json.dumps({"judul": judul, "bahasa": bahasa[:2], "lembar": list(lembar)})
    return typst.compile(
        _TATA.encode(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[huruf]),
        sys_inputs={"isi": isi},
        timestamp=_WAKTU,
    )
