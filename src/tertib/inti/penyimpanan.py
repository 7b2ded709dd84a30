"""Files at rest: an encrypted folder, one key per file, written so that a crash leaves all or nothing.

The name in the folder is random; the row that owns the file keeps the name, the wrapped key and the digest.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place for a file that is still to come: its name in the folder and its wrapped key."""

    nama: str
    kunci: bytes


def siapkan(*, kait: str) -> Tempat:
    """Choose name and key first, so that a row can point to the file before the file exists."""
    return Tempat(secrets.token_hex(16), sandi.tutup(sandi.kunci_baru(), guna="kunci-berkas", kait=kait))


def simpan(isi: bytes, *, kait: str, tempat: Tempat | None = None) -> Simpanan:
    """Store durably (fsync of file and folder) before returning. `kait` binds the file to its owner, such as a case id.

    At a prepared `tempat` the first file stays: a second one is dropped and what lies there is returned.
    """
    di = tempat or siapkan(kait=kait)
    tujuan = _jalan(di.nama)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_suffix(f".{secrets.token_hex(4)}.tulis")
    with open(sementara, "wb") as keluaran:
        keluaran.write(sandi.tutup(isi, guna="berkas", kait=kait, dengan=_kunci_berkas(di.kunci, kait)))
        keluaran.flush()
        os.fsync(keluaran.fileno())
    sudah_ada = False
    try:
        os.link(sementara, tujuan)  # unlike rename, never over a file that a row may already describe
    except FileExistsError:
        sudah_ada = True
    sementara.unlink()
    _sinkron_map(tujuan.parent)
    if sudah_ada:
        return _wajib_ada(di, kait)[0]
    return Simpanan(di.nama, di.kunci, sandi.sidik(isi), len(isi))


@contextmanager
def batal_bila_gagal() -> Iterator[Callable[..., Simpanan]]:
    """Gives `simpan`; when the block raises, what was stored through it is erased, so no file stays without a row."""
    nama: list[str] = []

    def tulis(isi: bytes, *, kait: str) -> Simpanan:
        tersimpan = simpan(isi, kait=kait)
        nama.append(tersimpan.nama)
        return tersimpan

    try:
        yield tulis
    except BaseException:
        for satu in nama:
            hapus(satu)
        raise


def temukan(tempat: Tempat, *, kait: str) -> tuple[Simpanan, bytes] | None:
    """The file that came to a prepared place, with its bytes; None when none did."""
    try:
        tertutup = _jalan(tempat.nama).read_bytes()
    except FileNotFoundError:
        return None
    isi = sandi.buka(tertutup, guna="berkas", kait=kait, dengan=_kunci_berkas(tempat.kunci, kait))
    return Simpanan(tempat.nama, tempat.kunci, sandi.sidik(isi), len(isi)), isi


def baca(simpanan: Simpanan, *, kait: str) -> bytes:
    """The bytes as they were stored. Raises BerkasHilang, BerkasBerubah, sandi.SandiRusak."""
    ada, isi = _wajib_ada(Tempat(simpanan.nama, simpanan.kunci), kait)
    if ada.sidik != simpanan.sidik:
        raise BerkasBerubah(simpanan.nama)
    return isi


def _wajib_ada(tempat: Tempat, kait: str) -> tuple[Simpanan, bytes]:
    temuan = temukan(tempat, kait=kait)
    if temuan is None:
        raise BerkasHilang(tempat.nama)
    return temuan


def hapus(nama: str) -> None:
    """Erase a file that no row owns (any more)."""
    _jalan(nama).unlink(missing_ok=True)


def _kunci_berkas(terbungkus: bytes, kait: str) -> bytes:
    return sandi.buka(bytes(terbungkus), guna="kunci-berkas", kait=kait)


def _jalan(nama: str) -> Path:
    return Path(settings.MAP_BERKAS) / nama[:2] / nama


def _sinkron_map(map_: Path) -> None:
    penanda = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(penanda)
    finally:
        os.close(penanda)
