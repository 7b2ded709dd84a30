"""The real thing: `tertib jalan` (web, worker, message box) on a free port, over data of its own."""

import fcntl
import os
import re
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import psycopg

AKAR = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
PILIHAN_CHROMIUM = ["--no-sandbox", "--disable-dev-shm-usage"]
TUNGGU_BUKA = 400.0


@dataclass(frozen=True, slots=True)
class Situs:
    """A served office: its address, and the environment in which another process works on the same data."""

    alamat: str
    lingkungan: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tls:
    """Files of a certificate for localhost, and the digest by which a browser is told to accept its key."""

    sertifikat: Path
    kunci: Path
    sidik_kunci: str


@contextmanager
def buka_situs(
    map_data: Path, *, basis_data: str = "", tls: Tls | None = None, peragaan: Path | None = None
) -> Iterator[Situs]:
    """Serve until the block ends; `basis_data` is the address of an empty PostgreSQL database, "" for SQLite.

    With `tls` an empty office of real people on https, without it the demonstration: a copy of the filled folder
    `peragaan`, or filled anew.
    """
    if peragaan:
        shutil.copytree(peragaan, map_data)
    port = _port_bebas()
    alamat = f"https://localhost:{port}" if tls else f"http://127.0.0.1:{port}"
    situs = Situs(
        alamat,
        {
            **_lingkungan(map_data),
            "TERTIB_PERAGAAN": "0" if tls else "1",
            "TERTIB_SITUS": alamat,
            "PORT": str(port),
            **({"TERTIB_DATABASE_URL": basis_data} if basis_data else {}),
            **(_sungguhan(tls) if tls else {}),
        },
    )
    catatan = map_data.with_suffix(".log")
    with catatan.open("wb") as keluaran:
        proses = subprocess.Popen(
            [sys.executable, "-m", "tertib", "jalan"], env=situs.lingkungan, stdout=keluaran, stderr=subprocess.STDOUT
        )
        try:
            _tunggu(situs.alamat, proses, catatan)
            yield situs
            if proses.poll() is not None:
                raise RuntimeError(f"situs berhenti sendiri ({proses.returncode}):\n{_akhir(catatan)}")
        finally:
            proses.send_signal(signal.SIGTERM)
            try:
                proses.wait(20)
            except subprocess.TimeoutExpired:
                proses.kill()


@contextmanager
def basis_data_sendiri(alamat: str) -> Iterator[str]:
    """A new database on the server of `alamat`, dropped afterwards: the one of the tests is rolled back under us."""
    nama = f"tertib_peramban_{os.getpid()}"
    baru = re.sub(r"/[^/?]+(\?|$)", rf"/{quote(nama)}\1", alamat)
    with psycopg.connect(alamat, autocommit=True) as induk:
        induk.execute(f'CREATE DATABASE "{nama}"')
    try:
        yield baru
    finally:
        with psycopg.connect(alamat, autocommit=True) as induk:
            induk.execute(f'DROP DATABASE "{nama}" WITH (FORCE)')


def isi_peragaan(bersama: Path) -> Path:
    """The folder of a filled demonstration on SQLite, made by whichever process of the run comes to `bersama` first."""
    jadi, setengah = bersama / "peragaan", bersama / "peragaan-setengah"
    with (bersama / "peragaan.kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not jadi.exists():
            perintah = [sys.executable, "-c", "from tertib.layanan import siapkan; siapkan()"]
            selesai = subprocess.run(
                perintah, env=_lingkungan(setengah), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
            if selesai.returncode:
                raise RuntimeError(f"peragaan tidak terisi:\n{selesai.stdout[-4000:]}")
            setengah.rename(jadi)
    return jadi


def _lingkungan(map_data: Path) -> dict[str, str]:
    lain = {k: v for k, v in os.environ.items() if not k.startswith("TERTIB_") and k != "DJANGO_SETTINGS_MODULE"}
    return {
        **lain,
        "PYTHONPATH": f"{AKAR / 'src'}{os.pathsep}{AKAR}",
        "DJANGO_SETTINGS_MODULE": "tertib.settings",
        "TERTIB_PERAGAAN": "1",
        "TERTIB_DATA": str(map_data),
    }


def _sungguhan(tls: Tls) -> dict[str, str]:
    return {
        "TERTIB_RAHASIA": secrets.token_urlsafe(48),
        "GRANIAN_SSL_CERTIFICATE": str(tls.sertifikat),
        "GRANIAN_SSL_KEYFILE": str(tls.kunci),
    }


def _port_bebas() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _tunggu(alamat: str, proses: "subprocess.Popen[bytes]", catatan: Path) -> None:
    batas = time.monotonic() + TUNGGU_BUKA
    percaya = ssl._create_unverified_context() if alamat.startswith("https") else None
    while time.monotonic() < batas:
        if proses.poll() is not None:
            break
        try:
            with urlopen(f"{alamat}/", timeout=5, context=percaya):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"situs tidak terbuka:\n{_akhir(catatan)}")


def _akhir(catatan: Path) -> str:
    return catatan.read_text(errors="replace")[-4000:]
