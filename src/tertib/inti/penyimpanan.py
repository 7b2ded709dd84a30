"""Files at rest: an encrypted folder, one key per file, written so that a crash leaves all or nothing.

The name in the folder is random; the row that owns the file keeps the name, the wrapped key and the digest.
"""

import errno
import logging
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tertib.inti import sandi
from tertib.inti.galat import Galat
from tertib.inti.titik_gagal import lewati

KUNCI_BERKAS = "kunci-berkas"
CADANGAN = 64 * 1024 * 1024
PENUH = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
log = logging.getLogger(__name__)


class RuangHabis(Galat):
    """The disk cannot take (or could not surely take) what is to be stored; nothing of it was kept."""

    kalimat = _(
        "Ruang penyimpanan kantor habis, jadi tidak ada yang disimpan. Beri tahu pengelola, lalu ulangi; pekerjaan Anda "
        "sebelumnya aman."
    )


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
    return Tempat(secrets.token_hex(16), sandi.tutup(sandi.kunci_baru(), guna=KUNCI_BERKAS, kait=kait))


def simpan(isi: bytes, *, kait: str, tempat: Tempat | None = None) -> Simpanan:
    """Store durably (fsync of file and folder) before returning. `kait` binds the file to its owner, such as a case id.

    Raises RuangHabis on a full disk; nothing half written stays. At a prepared `tempat` the first file stays: a second one
    is dropped and what lies there is returned.
    """
    di = tempat or siapkan(kait=kait)
    tujuan = _jalan(di.nama)
    sementara = tujuan.with_suffix(f".{secrets.token_hex(4)}.tulis")
    _tulis(sementara, sandi.tutup(isi, guna="berkas", kait=kait, dengan=_kunci_berkas(di.kunci, kait)))
    lewati("simpan.setelah-fsync")
    sudah_ada = False
    try:
        os.link(sementara, tujuan)  # unlike rename, never over a file that a row may already describe
    except FileExistsError:
        sudah_ada = True
    lewati("simpan.setelah-taut")
    sementara.unlink()
    _sinkron_map(tujuan.parent)
    if sudah_ada:
        return _wajib_ada(di, kait)[0]
    return Simpanan(di.nama, di.kunci, sandi.sidik(isi), len(isi))


def _tulis(sementara: Path, isi: bytes) -> None:
    """The whole file, on the disk and not only in its cache, or none. Raises RuangHabis."""
    try:
        sementara.parent.mkdir(parents=True, exist_ok=True)
        with open(sementara, "wb") as keluaran:
            keluaran.write(isi)
            keluaran.flush()
            lewati("simpan.sebelum-fsync")
            os.fsync(keluaran.fileno())
    except OSError as galat:
        sementara.unlink(missing_ok=True)
        if galat.errno not in PENUH:
            raise
        log.error("ruang penyimpanan habis: %s", errno.errorcode[galat.errno])
        raise RuangHabis from galat


def pastikan_ruang() -> None:
    """Ask before what cannot be undone (a signature) is asked for. Raises RuangHabis when little is left."""
    folder = Path(settings.MAP_BERKAS)
    folder.mkdir(parents=True, exist_ok=True)
    if (bebas := shutil.disk_usage(folder).free) < CADANGAN:
        log.error("ruang penyimpanan tinggal %d MiB", bebas // 2**20)
        raise RuangHabis


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
    return sandi.buka(bytes(terbungkus), guna=KUNCI_BERKAS, kait=kait)


def _jalan(nama: str) -> Path:
    return Path(settings.MAP_BERKAS) / nama[:2] / nama


def _sinkron_map(map_: Path) -> None:
    penanda = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(penanda)
    finally:
        os.close(penanda)
