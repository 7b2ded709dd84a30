"""Reading the body of a request, JSON or multipart, for the stand-ins."""

import json
import re
from typing import Any


def urai(jenis: str, badan: bytes) -> dict[str, Any]:
    """The fields of a JSON or multipart body; files stay bytes. Raises ValueError."""
    if not badan:
        return {}
    batas = re.search(r'boundary="?([^";]+)"?', jenis)
    if batas is None:
        isi = json.loads(badan)
        if not isinstance(isi, dict):
            raise ValueError
        return isi
    hasil: dict[str, Any] = {}
    for bagian in badan.split(b"--" + batas[1].encode())[1:-1]:
        kepala, isi = bagian[2:-2].split(b"\r\n\r\n", 1)
        nama = re.search(rb'name="([^"]*)"', kepala)
        if nama is None:
            raise ValueError
        hasil[nama[1].decode()] = isi if b"filename=" in kepala else isi.decode()
    return hasil
