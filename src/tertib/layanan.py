"""Preparing and serving: migrations, static files, the demonstration's people, then web and worker side by side."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings

from tertib.inti.lingkup import lintas_kantor


def siapkan_basis_data() -> None:
    """Set Django up, refuse an unsafe configuration, bring the database to the present shape."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from tertib.periksa_pengaturan import periksa

    # before the check: on an empty folder SQLite could not even be asked for invented people
    settings.MAP_DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    if galat := periksa():
        sys.exit("Tertib tidak dijalankan:\n" + "\n".join(f"- {g}" for g in galat))
    pelaksana = MigrationExecutor(connection)
    if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
        print("Menyusun basis data ...", flush=True)
        call_command("migrate", verbosity=0, interactive=False)


def siapkan() -> None:
    """Everything a first start needs; a later one finds it done."""
    siapkan_basis_data()
    _kumpulkan_statis()
    if settings.PERAGAAN and not _sudah_terisi():
        from tertib.peragaan import isi

        isi.isi()


def _sudah_terisi() -> bool:
    """Whether the demonstration is complete, asked without loading what makes it."""
    from tertib.peragaan import KODE_KANTOR
    from tertib.permohonan.models import SopTerbit

    with lintas_kantor():
        return set(SopTerbit.objects.values_list("kantor", flat=True)) >= set(KODE_KANTOR)


def jalan() -> int:
    """Serve the site and run the worker until stopped. A process that dies is started again, unless it keeps dying."""
    siapkan()
    from django.db import connections

    connections.close_all()
    berhenti = threading.Event()
    for tanda in (signal.SIGTERM, signal.SIGINT):
        signal.signal(tanda, lambda *_: berhenti.set())
    port = os.environ.get("PORT", "8000")
    anak = [_Anak(_web(port)), _Anak([sys.executable, "-m", "tertib", "pekerja"])]
    if tiruan := _whatsapp_tiruan(port):
        anak.append(_Anak(tiruan))
    if _menunggu_pintu(int(port), berhenti):
        print(f"\nTertib terbuka di {settings.ALAMAT_SITUS}/", flush=True)
        if settings.PERAGAAN:
            print(f"Coba sebagai siapa saja: {settings.ALAMAT_SITUS}/coba/\nHentikan dengan Ctrl+C.", flush=True)
    while not berhenti.is_set() and all(a.hidup() for a in anak):
        berhenti.wait(0.3)
    for a in anak:
        a.proses.terminate()
    for a in anak:
        a.proses.wait()
    return 0 if berhenti.is_set() else 1


class _Anak:
    """A child process that is started again when it dies, up to `BATAS` times in a minute."""

    BATAS = 5

    def __init__(self, perintah: list[str]) -> None:
        self.perintah = perintah
        self.mulai: list[float] = []
        self._nyalakan()

    def _nyalakan(self) -> None:
        self.proses = subprocess.Popen(self.perintah)
        self.mulai = [m for m in self.mulai if m > time.monotonic() - 60] + [time.monotonic()]

    def hidup(self) -> bool:
        """Start it again if it died; False when it has died too often."""
        if self.proses.poll() is not None:
            print(
                f"Berhenti ({self.proses.returncode}), dinyalakan lagi: {self.perintah[0]}", file=sys.stderr, flush=True
            )
            if len(self.mulai) >= self.BATAS:
                print(f"Berhenti berulang kali: {' '.join(self.perintah[:3])}", file=sys.stderr)
                return False
            self._nyalakan()
        return True


def _menunggu_pintu(port: int, berhenti: threading.Event) -> bool:
    """True once the site accepts connections; False when stopped, or after half a minute."""
    alamat = os.environ.get("TERTIB_ALAMAT", "127.0.0.1")
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection((alamat, port), timeout=1):
            return True
        if berhenti.wait(0.05):
            break
    return False


def _web(port: str) -> list[str]:
    pekerja = os.environ.get("TERTIB_PROSES_WEB", "2")
    granian = str(Path(sys.executable).with_name("granian"))
    alamat = os.environ.get("TERTIB_ALAMAT", "127.0.0.1")
    return [granian, "--interface", "wsgi", "--host", alamat, "--port", port, "--workers", pekerja,
            "--blocking-threads", "1", "--backpressure", "64", "--no-ws", "--log-level", "warning",
            "--respawn-failed-workers", "tertib.wsgi:application"]  # fmt: skip


def _whatsapp_tiruan(port: str) -> list[str]:
    """In the demonstration a stand-in for WhatsApp runs beside the site, unless the office connected a real one."""
    if not settings.PERAGAAN or os.environ.get("TERTIB_WHATSAPP"):
        return []
    from tertib.wilayah.models import Kantor

    kantor = [f"{kode}={slug}" for kode, slug in Kantor.objects.order_by("kode").values_list("kode", "slug")]
    situs = f"http://127.0.0.1:{port}"
    return [sys.executable, "-m", "tertib.simulator.whatsapp", "--situs", situs, "--pengaturan", settings.WHATSAPP,
            *kantor]  # fmt: skip


def _kumpulkan_statis() -> None:
    from django.core.management import call_command

    asal = Path(__file__).parent
    terbaru = max((f.stat().st_mtime for f in asal.glob("*/static/**/*") if f.is_file()), default=0.0)
    cap = settings.MAP_DATA / ".statis"
    if not cap.exists() or cap.stat().st_mtime < terbaru or not Path(settings.STATIC_ROOT).exists():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        cap.touch()
