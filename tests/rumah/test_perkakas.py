"""The tools: scripts parse, an exit code is never hidden, and a borrowed PostgreSQL leaves nothing behind."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.rumah.proyek import AKAR, sebut

SKRIP = [AKAR / ".ci" / "run", *sorted((AKAR / "alat").glob("*.sh"))]
ADA_POSTGRES = shutil.which("pg_ctl") or any(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))


@pytest.mark.parametrize("skrip", SKRIP, ids=sebut)
def test_scripts_parse_and_may_be_run(skrip: Path) -> None:
    assert subprocess.run(["bash", "-n", str(skrip)], check=False).returncode == 0
    assert os.access(skrip, os.X_OK)


@pytest.mark.skipif(not ADA_POSTGRES, reason="PostgreSQL belum terpasang")
def test_a_borrowed_postgres_answers_and_is_gone_afterwards() -> None:
    tanya = 'printf "%s" "$TERTIB_DATABASE_URL"; exit 5'  # 5 is what pytest says when it found no tests
    hasil = subprocess.run(
        ["bash", str(AKAR / "alat" / "dengan_postgres.sh"), "sh", "-c", tanya],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert hasil.returncode == 5, hasil.stderr
    soket = hasil.stdout.removeprefix("postgres://tertib@").removesuffix("/tertib").replace("%2F", "/")
    assert soket.startswith("/tmp/tertib-pg.")
    assert not Path(soket).exists()


@pytest.mark.skipif(not shutil.which("make"), reason="make belum terpasang")
def test_ci_runs_every_suite() -> None:
    naskah = (AKAR / ".ci" / "run").read_text()
    assert "set -euo pipefail" in naskah
    assert [f"jalankan {s}" in naskah for s in ("test", "test-postgres", "check")] == [True] * 3
    kering = subprocess.run(["make", "-n", "test"], cwd=AKAR, capture_output=True, text=True, check=True).stdout
    assert "env -u TERTIB_DATABASE_URL" in kering, "uji SQLite tidak boleh berjalan pada basis data kantor"
