"""A form as PDF (PDF/A-3a, PDF/UA-1, A4) and as images of its sheets. No personal data in the metadata."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PIL import Image

from tertib.dokumen import cetak, ruang
from tertib.dokumen.formulir.jenis import Formulir, Isian, Sebaris, Tabel, Unsur

_TEMPLAT: Final = Path(__file__).parent / "templat" / "formulir.typ"
_LEBAR: Final = {False: 182.0, True: 269.0}
"""Printable width in mm, portrait and landscape; the margins stand in formulir.typ."""
_LEBAR_NILAI: Final = 110.0
_LEBAR_SEBARIS: Final = 40.0
_LEBAR_PENANDA: Final = 80.0
_TITIK_PER_INCI: Final = 130


def formulir_pdf(formulir: Formulir, *, waktu: datetime) -> bytes:
    """The form as PDF, made at `waktu` (aware). Raises HurufTidakAda."""
    return cetak.susun(_TEMPLAT, _data(formulir), waktu)


def lembar_formulir(formulir: Formulir, *, waktu: datetime) -> tuple[bytes, ...]:
    """The pages of the form as JPEG, as a desk shows papers."""
    return tuple(_jpeg(png) for png in cetak.gambar(_TEMPLAT, _data(formulir), waktu, ppi=_TITIK_PER_INCI))


def _jpeg(png: bytes) -> bytes:
    isi = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").save(isi, "JPEG", quality=80)
    return isi.getvalue()


def _data(formulir: Formulir) -> Mapping[str, Any]:
    lebar = _LEBAR[formulir.mendatar]
    bagian = tuple(replace(b, isi=tuple(_muat(u, lebar) for u in b.isi)) for b in formulir.bagian)
    penanda = tuple(replace(p, nama=_dapat_putus(p.nama.upper(), _LEBAR_PENANDA)) for p in formulir.penanda)
    return replace(formulir, bagian=bagian, penanda=penanda).untuk_cetak()


def _muat(u: Unsur, lebar: float) -> Unsur:
    """Words wider than their place may break in it."""
    if isinstance(u, Tabel):
        return replace(u, baris=tuple(_baris(u, b, lebar) for b in u.baris))
    if isinstance(u, Sebaris):
        return replace(u, isi=tuple(_isian(i, _LEBAR_SEBARIS) for i in u.isi))
    return _isian(u, _LEBAR_NILAI) if isinstance(u, Isian) else u


def _isian(u: Isian, lebar: float) -> Isian:
    return u if u.kotak else replace(u, nilai=_dapat_putus(u.nilai, lebar))


def _dapat_putus(teks: str, lebar: float) -> str:
    return ruang.dapat_putus(teks, lebar=lebar, ukuran=9.5)


def _baris(u: Tabel, baris: tuple[str, ...], lebar: float) -> tuple[str, ...]:
    per_bagian = lebar / sum(k.lebar for k in u.kolom)
    isi = zip(u.kolom, baris, strict=True)
    return tuple(ruang.dapat_putus(teks, lebar=k.lebar * per_bagian - 2.4, ukuran=7.6) for k, teks in isi)
