"""Prepare `.venv`: the pinned packages of a lock file, the `tertib` command, the compiled catalogues.

Runs on a bare Python 3.11. Does nothing, quickly, when the lock file has not changed since the last time.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
VENV = AKAR / ".venv"
PYTHON = VENV / "bin" / "python"
PERINTAH = """#!/bin/sh
exec "$(dirname "$0")/python" -m tertib "$@"
"""


def utama(kunci: str) -> None:
    berkas_kunci = AKAR / kunci
    cap = VENV / f".terpasang-{kunci}"
    sidik = hashlib.sha256(berkas_kunci.read_bytes()).hexdigest()
    if not (cap.exists() and cap.read_text() == sidik and PYTHON.exists()):
        pasang(berkas_kunci)
        cap.write_text(sidik)
    terjemahkan()


def pasang(berkas_kunci: Path) -> None:
    if sys.version_info[:2] != (3, 11):
        sys.exit("Tertib memerlukan Python 3.11. Jalankan: make PYTHON=python3.11 siap")
    if not PYTHON.exists():
        print("Menyiapkan .venv ...", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):
            sys.exit("Modul venv tidak lengkap. Pada Debian: apt-get install python3.11-venv, lalu ulangi.")
    print(f"Memasang paket menurut {berkas_kunci.name} ...", flush=True)
    perintah = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    if subprocess.call([*perintah, "-r", str(berkas_kunci)]):
        sys.exit("Pemasangan paket gagal. Periksa jaringan, lalu ulangi.")
    paket = next((VENV / "lib").glob("python3*/site-packages"))
    (paket / "tertib.pth").write_text(f"{AKAR / 'src'}\n")
    skrip = VENV / "bin" / "tertib"
    skrip.write_text(PERINTAH)
    skrip.chmod(0o755)


def terjemahkan() -> None:
    """Compile each `.po` that is newer than its `.mo` (a page never waits for this)."""
    for po in AKAR.glob("src/tertib/locale/*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            subprocess.check_call([str(PYTHON), "-m", "babel.messages.frontend", "compile", "-i", str(po), "-o", str(mo),
                                   "-l", po.parts[-3]])  # fmt: skip


if __name__ == "__main__":
    utama(sys.argv[1] if len(sys.argv) > 1 else "requirements.lock")
