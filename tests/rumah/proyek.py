"""Where things are, for the tests about the code base."""

import subprocess
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
SUMBER = AKAR / "src" / "tertib"


@cache
def modul() -> tuple[Path, ...]:
    """Python files of the program, without migrations (their shape is Django's)."""
    return tuple(p for p in sorted(SUMBER.rglob("*.py")) if "migrations" not in p.parts)


@cache
def templat() -> tuple[Path, ...]:
    return tuple(sorted(p for p in SUMBER.rglob("templates/**/*") if p.is_file()))


@cache
def terlacak() -> tuple[Path, ...]:
    """Files of the project: what git tracks or would; without git (an unpacked archive), everything but what is made here."""
    perintah = ["git", "-C", str(AKAR), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    keluaran = subprocess.run(perintah, capture_output=True, check=False)
    if keluaran.returncode == 0:
        nama = [n for n in keluaran.stdout.decode().split("\0") if n]
        return tuple(p for n in nama if (p := AKAR / n).is_file())
    bukan = {".venv", "var", "build", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}
    return tuple(p for p in AKAR.rglob("*") if p.is_file() and not bukan & set(p.relative_to(AKAR).parts))


def sebut(p: Path) -> str:
    return str(p.relative_to(AKAR))
