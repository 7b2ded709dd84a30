"""The desk as an official waits for it: the real server, one web process, a signed-in browser on a kept connection.

Compared with a bare Django view that reads one row of the same database, behind the same server with the same flags.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alat.bench.dunia import Dunia
from alat.bench.ukur import PUTARAN_TERKECIL, persentil
from tertib.layanan import _web
from tertib.permohonan.models import Permohonan

PERMINTAAN = 40
"""Requests of each page in each round."""


class TidakMenjawab(RuntimeError):
    """A server did not start, or a page is not what was asked for."""


@dataclass(slots=True)
class Halaman:
    """One address, or several in turn (`bergilir`), and what was seen of it.

    A value for each round: p95 and median in seconds, CPU seconds a request.
    """

    nama: str
    port: int
    alamat: str
    kuki: str = ""
    sasaran: str = ""
    kueri: int = 0
    p95: list[float] = field(default_factory=list)
    tengah: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    bait: int = 0
    bergilir: Sequence[str] = ()
    _ke: int = 0

    def alamat_berikut(self) -> str:
        """The address of the next request: the page's own, or one of those that take turns."""
        self._ke += 1
        return self.bergilir[self._ke % len(self.bergilir)] if self.bergilir else self.alamat


def halaman(dunia: Dunia, perkara: Permohonan, *, port: int, port_polos: int) -> list[Halaman]:
    """The pages; the first is what the others are compared with."""
    klien = Client(SERVER_NAME="127.0.0.1")
    klien.force_login(dunia.penugasan["operator"].pengguna)
    kuki = f"sessionid={klien.cookies['sessionid'].value}"
    hasil = [
        Halaman("halaman Django telanjang", port_polos, "/baris/", kueri=1),
        Halaman("meja: daftar kerja", port, "/meja/", kuki, sasaran="2-3"),
        Halaman("meja: satu permohonan", port, f"/meja/b/{perkara.nomor}/", kuki),
    ]
    for h in hasil[1:]:
        with CaptureQueriesContext(connection) as tercatat:
            klien.get(h.alamat)
        h.kueri = len(tercatat)
    return hasil


def ukur(semua: Sequence[Halaman], pid: dict[int, int], *, putaran: int, anggaran: float = 45) -> None:
    """Ask for the pages in turns and write down what was seen. `pid`: the server process of each port; `anggaran` as in `adu`.

    The turn changes with every request, so that what else the machine does meets all pages alike.
    """
    mulai = time.monotonic()
    with ExitStack() as terbuka:
        sambungan = [terbuka.enter_context(closing(_sambung(h))) for h in semua]
        for h, s in zip(semua, sambungan, strict=True):
            for _ in range(10):
                _minta(h, s)
        for n in range(putaran):
            if n >= PUTARAN_TERKECIL and time.monotonic() - mulai > anggaran:
                break
            _putaran(semua, sambungan, pid)


def _putaran(semua: Sequence[Halaman], sambungan: Sequence[http.client.HTTPConnection], pid: dict[int, int]) -> None:
    lama: list[list[float]] = [[] for _ in semua]
    cpu = [0.0 for _ in semua]
    for n in range(PERMINTAAN):
        for letak in ((n + k) % len(semua) for k in range(len(semua))):
            h = semua[letak]
            sebelum = _cpu(pid[h.port])
            lama[letak].append(_minta(h, sambungan[letak]))
            cpu[letak] += _cpu(pid[h.port]) - sebelum
    for h, detik, detik_cpu in zip(semua, lama, cpu, strict=True):
        h.cpu.append(detik_cpu / PERMINTAAN)
        h.p95.append(persentil(detik, 95))
        h.tengah.append(median(detik))


@contextmanager
def peladen(port: int, aplikasi: str, data: Path) -> Iterator[int]:
    """The server of `tertib jalan` with one web process, on `port`, until the block ends. Gives its process id."""
    lingkungan = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    lingkungan |= {"TERTIB_DATA": str(data), "TERTIB_PROSES_WEB": "1", "TERTIB_PERAGAAN": "1", "PORT": str(port)}
    lingkungan["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p and Path(p).is_dir())
    perintah = [*_web(str(port))[:-1], aplikasi]
    perintah[perintah.index("--workers") + 1] = "1"
    proses = subprocess.Popen(perintah, env=lingkungan)
    try:
        _tunggu(port, proses)
        yield proses.pid
    finally:
        proses.terminate()
        proses.wait(timeout=15)


def port_bebas() -> int:
    """A port nobody listens on now."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _sambung(h: Halaman) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", h.port, timeout=30)


def _minta(h: Halaman, sambungan: http.client.HTTPConnection) -> float:
    """Seconds of one request."""
    mulai = time.perf_counter()
    sambungan.request("GET", h.alamat_berikut(), headers={"Cookie": h.kuki, "Accept-Language": "id"})
    balasan = sambungan.getresponse()
    isi = balasan.read()
    lama = time.perf_counter() - mulai
    if balasan.status != http.client.OK:
        raise TidakMenjawab(f"{h.alamat}: {balasan.status}")
    h.bait = len(isi)
    return lama


def _tunggu(port: int, proses: subprocess.Popen[bytes]) -> None:
    batas = time.monotonic() + 30
    while time.monotonic() < batas and proses.poll() is None:
        with socket.socket() as soket:
            if soket.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TidakMenjawab(f"server di port {port} tidak terbuka")


def _cpu(pid: int) -> float:
    """CPU seconds of a process and its children so far, all threads (Linux; finer than the ticks of `stat`)."""
    jumlah, antre = 0, [pid]
    while antre:
        satu = Path(f"/proc/{antre.pop()}/task")
        for utas in satu.iterdir():
            jumlah += int((utas / "schedstat").read_text().split()[0])
            antre += [int(p) for p in (utas / "children").read_text().split()]
    return jumlah / 1e9
