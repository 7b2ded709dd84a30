"""Files at rest: an encrypted folder, one key per file, written so that a crash leaves all or nothing.

The name in the folder is random; the row that owns the file keeps the name, the wrapped key and the digest.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tertib.inti import sandi


class BerkasHilang(FileNotFoundError):
    """A row points to a file that the folder does not hold."""


class BerkasBerubah(ValueError):
    """The stored bytes are not those whose digest was recorded."""


@dataclass(frozen=True, slots=True)
class Simpanan:
    """Where a file lies and how to open it: `nama` in the folder, wrapped `kunci` (bytes), SHA-256 `sidik`, `ukuran` in bytes."""

    nama: str
    kunci: bytes
    sidik: str
    ukuran: int


def simpan(isi: bytes, *, kait: str) -> Simpanan:
    """Store durably (fsync of file and folder) before returning. `kait` binds the file to its owner, such as a case id."""
    kunci_berkas = sandi.kunci_baru()
    nama = secrets.token_hex(16)
    tujuan = _jalan(nama)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_suffix(".tulis")
    with open(sementara, "wb") as keluaran:
        keluaran.write(sandi.tutup(isi, guna="berkas", kait=kait, dengan=kunci_berkas))
        keluaran.flush()
        os.fsync(keluaran.fileno())
    os.rename(sementara, tujuan)
    _sinkron_map(tujuan.parent)
    return Simpanan(nama, sandi.tutup(kunci_berkas, guna="kunci-berkas", kait=kait), sandi.sidik(isi), len(isi))


def baca(simpanan: Simpanan, *, kait: str) -> bytes:
    """The bytes as they were stored. Raises BerkasHilang, BerkasBerubah, sandi.SandiRusak."""
    kunci_berkas = sandi.buka(bytes(simpanan.kunci), guna="kunci-berkas", kait=kait)
    try:
        tertutup = _jalan(simpanan.nama).read_bytes()
    except FileNotFoundError as galat:
        raise BerkasHilang(simpanan.nama) from galat
    isi = sandi.buka(tertutup, guna="berkas", kait=kait, dengan=kunci_berkas)
    if sandi.sidik(isi) != simpanan.sidik:
        raise BerkasBerubah(simpanan.nama)
    return isi


def hapus(nama: str) -> None:
    """Erase a file that no row owns (any more)."""
    _jalan(nama).unlink(missing_ok=True)


def _jalan(nama: str) -> Path:
    return Path(settings.MAP_BERKAS) / nama[:2] / nama


def _sinkron_map(map_: Path) -> None:
    penanda = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(penanda)
    finally:
        os.close(penanda)
