"""Preparing and serving: migrations, static files, the demonstration's people, then web and worker side by side."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings


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
    if settings.PERAGAAN:
        from tertib.peragaan import isi

        isi.isi()


def jalan() -> int:
    """Serve the site and run the worker until stopped; when one of them dies, both stop and the status says so."""
    siapkan()
    from django.db import connection

    connection.close()
    port = os.environ.get("PORT", "8000")
    proses = [subprocess.Popen(perintah) for perintah in (_web(port), [sys.executable, "-m", "tertib", "pekerja"])]
    print(f"\nTertib terbuka di {settings.ALAMAT_SITUS}/", flush=True)
    if settings.PERAGAAN:
        print(f"Coba sebagai siapa saja: {settings.ALAMAT_SITUS}/coba/\nHentikan dengan Ctrl+C.", flush=True)
    for tanda in (signal.SIGTERM, signal.SIGINT):
        signal.signal(tanda, lambda *_: _hentikan(proses))
    while all(p.poll() is None for p in proses):
        time.sleep(0.2)
    _hentikan(proses)
    return max(abs(p.wait()) for p in proses) if any(p.returncode not in (0, -15, None) for p in proses) else 0


def _hentikan(proses: list[subprocess.Popen[bytes]]) -> None:
    for p in proses:
        p.terminate()


def _web(port: str) -> list[str]:
    pekerja = os.environ.get("TERTIB_PROSES_WEB", "2")
    granian = str(Path(sys.executable).with_name("granian"))
    alamat = os.environ.get("TERTIB_ALAMAT", "127.0.0.1")
    return [granian, "--interface", "wsgi", "--host", alamat, "--port", port, "--workers", pekerja,
            "--blocking-threads", "1", "--backpressure", "64", "--no-ws", "--log-level", "warning",
            "--respawn-failed-workers", "tertib.wsgi:application"]  # fmt: skip


def _kumpulkan_statis() -> None:
    from django.core.management import call_command

    asal = Path(__file__).parent
    terbaru = max((f.stat().st_mtime for f in asal.glob("*/static/**/*") if f.is_file()), default=0.0)
    cap = settings.MAP_DATA / ".statis"
    if not cap.exists() or cap.stat().st_mtime < terbaru or not Path(settings.STATIC_ROOT).exists():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        cap.touch()
