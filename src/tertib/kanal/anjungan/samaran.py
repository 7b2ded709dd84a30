"""Whose card it is, so that its owner recognises it and nobody else learns it."""

from dataclasses import dataclass

from tertib.buku.models import Slip


@dataclass(frozen=True, slots=True)
class Pemilik:
    """The name by first letters and the last four digits of the No. KK."""

    nama: str
    kk: str


def pemilik(slip: Slip) -> Pemilik:
    p = slip.permohonan
    nama = " ".join(f"{kata[0]}***" for kata in str(p.pemohon_nama).split())
    return Pemilik(nama, str(p.nomor_kk)[-4:])
