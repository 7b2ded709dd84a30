"""Between rows of the register and the plain values the rules work on."""

from collections.abc import Iterable
from typing import Any

from tertib.kependudukan import models
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang

_MEDAN_ORANG = tuple(Orang.__dataclass_fields__)
_MEDAN_KELUARGA = ("nomor", "alamat", "rt", "rw", "kode_pos", "versi", "pengecualian_kepala")


def orang_dari_baris(baris: models.Penduduk) -> Orang:
    """The plain value of a resident."""
    return Orang(**{m: getattr(baris, m) for m in _MEDAN_ORANG})


def keluarga_dari_baris(baris: models.Keluarga, anggota: Iterable[models.Keanggotaan]) -> Keluarga:
    """The plain value of a card with these memberships, in their order."""
    urut = tuple(Anggota(orang_dari_baris(a.penduduk), a.shdk) for a in anggota)
    return Keluarga(**{m: getattr(baris, m) for m in _MEDAN_KELUARGA}, desa=baris.desa_id, anggota=urut)


def isi_penduduk(orang: Orang) -> dict[str, Any]:
    """The columns of a resident, with the blind index."""
    return {m: getattr(orang, m) for m in _MEDAN_ORANG} | {"nik_indeks": models.indeks_nik(orang.nik)}


def isi_keluarga(keluarga: Keluarga) -> dict[str, Any]:
    """The columns of a card without `versi`, with the blind index."""
    isi = {m: getattr(keluarga, m) for m in _MEDAN_KELUARGA if m != "versi"}
    return isi | {
        "desa_id": keluarga.desa,
        "berlaku": bool(keluarga.anggota),
        "nomor_indeks": models.indeks_nomor_kk(keluarga.nomor),
    }
