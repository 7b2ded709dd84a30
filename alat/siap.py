"""Prepare `.venv` (or the folder named second): the pinned packages of a lock file, the `tertib` command, the compiled catalogues.

Runs on a bare Python 3.11. Does nothing, quickly, when neither the lock file nor the place of the project has changed.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
VENV = AKAR / (sys.argv[2] if len(sys.argv) > 2 and __name__ == "__main__" else ".venv")
PYTHON = VENV / "bin" / "python"
PERINTAH = """#!/bin/sh
exec "$(dirname "$0")/python" -m tertib "$@"
"""


def utama(kunci: str) -> None:
    berkas_kunci = AKAR / kunci
    cap = VENV / f".terpasang-{kunci}"
    sidik = hashlib.sha256(berkas_kunci.read_bytes() + str(AKAR).encode()).hexdigest()
    if not (cap.exists() and cap.read_text() == sidik and lengkap()):
        pasang(berkas_kunci)
        cap.write_text(sidik)
    terjemahkan()


def lengkap() -> bool:
    """Whether `.venv` is whole: a folder copied from elsewhere or left half made has no usable pip."""
    return PYTHON.exists() and any((VENV / "lib").glob("python3.11/site-packages/pip"))


def pasang(berkas_kunci: Path) -> None:
    if sys.version_info[:2] != (3, 11):
        sys.exit("Tertib memerlukan Python 3.11. Pasang python3.11, atau jalankan: make PYTHON=/alamat/python3.11 siap")
    if not lengkap():
        buat_venv()
    print(f"Memasang paket menurut {berkas_kunci.name}; pertama kali memakan waktu satu-dua menit ...", flush=True)
    perintah = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if subprocess.call([*perintah, "--require-hashes", "--no-deps", "-r", str(berkas_kunci)]):
        sys.exit("Pemasangan paket gagal. Periksa jaringan, lalu ulangi.")
    paket = next((VENV / "lib").glob("python3*/site-packages"))
    (paket / "tertib.pth").write_text(f"{AKAR / 'src'}\n")
    skrip = VENV / "bin" / "tertib"
    skrip.write_text(PERINTAH)
    skrip.chmod(0o755)


def buat_venv() -> None:
    print(f"Menyiapkan {VENV.name} ...", flush=True)
    if VENV.is_symlink() or VENV.is_file():
        sys.exit(f"{VENV.name} sudah ada tetapi bukan folder. Singkirkan dulu, lalu ulangi.")
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)], stdout=subprocess.DEVNULL):
        sys.exit("Modul venv tidak lengkap. Pada Debian: apt-get install python3.11-venv, lalu ulangi.")


def terjemahkan() -> None:
    """Compile each `.po` that is newer than its `.mo` (a page never waits for this)."""
    for po in AKAR.glob("src/tertib/locale/*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            susun = [str(PYTHON), "-m", "babel.messages.frontend", "compile", "-i", str(po), "-o", str(mo)]
            subprocess.check_call([*susun, "-l", po.parts[-3]], stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    utama(sys.argv[1] if len(sys.argv) > 1 else "requirements.lock")
