"""The published JSON Schemas: `kartu`, the data attached to a document's PDF; `petikan`, an excerpt of it."""

from pathlib import Path
from typing import Final

NAMA: Final = ("kartu", "petikan")


def baca(nama: str) -> bytes:
    """The schema of this name."""
    return (Path(__file__).parent / f"{nama}.json").read_bytes()
