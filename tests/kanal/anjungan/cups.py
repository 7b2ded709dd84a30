"""A CUPS of our own: the real scheduler on a free port, with a printer that is a file and can jam when it is told to."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_BACKEND = """#!/bin/sh
# job user title copies options [file]: "jalan" prints, "diam" waits for ever, anything else is said and waited on
[ $# = 0 ] && {{ echo 'direct uji "Uji" "Uji"'; exit 0; }}
cara=$(cat {folder}/cara)
case $cara in
    jalan) cat "$6" > {folder}/keluar-"$1".pdf ;;
    rusak) exit 1 ;;
    diam) sleep 600 & anak=$!; trap 'kill $anak; exit 1' TERM; wait ;;
    *) echo "STATE: +$cara" >&2; sleep 600 & anak=$!; trap 'kill $anak; echo "STATE: -'$cara'" >&2; exit 1' TERM; wait ;;
esac
"""
_CUPSD = """Listen 127.0.0.1:{port}
LogLevel warn
Browsing Off
WebInterface No
PreserveJobFiles No
PreserveJobHistory Yes
ErrorPolicy abort-job
JobKillDelay 1
<Location />
Order allow,deny
Allow from 127.0.0.1
</Location>
<Location /admin>
Order allow,deny
Allow from 127.0.0.1
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_BERKAS = """ServerRoot {folder}/etc
ServerBin {folder}/lib
RequestRoot {folder}/antre
TempDir {folder}/antre/tmp
CacheDir {folder}/cache
StateDir {folder}/run
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
SystemGroup root
User {user}
Group {user}
"""


@dataclass
class Cups:
    """The running scheduler; `alamat` is the printer's, `cara` how the printer behaves from now on."""

    folder: Path
    port: int
    proses: "subprocess.Popen[bytes] | None" = None

    @property
    def alamat(self) -> str:
        return f"ipp://127.0.0.1:{self.port}/printers/kk"

    def cara(self, apa: str) -> None:
        (self.folder / "cara").write_text(apa)

    def keluar(self) -> list[Path]:
        """What came out: one file for each job."""
        return sorted(self.folder.glob("keluar-*.pdf"))

    def berkas_antrean(self) -> list[Path]:
        """Documents that CUPS still keeps (its d-files)."""
        return list((self.folder / "antre").glob("d*"))

    def perintah(self, *kata: str) -> None:
        lingkungan = {**os.environ, "CUPS_SERVER": f"127.0.0.1:{self.port}"}
        subprocess.run(kata, env=lingkungan, check=True, capture_output=True, timeout=30)

    def nyalakan(self) -> None:
        etc = self.folder / "etc"
        catatan = (self.folder / "keluaran.log").open("wb")
        self.proses = subprocess.Popen(
            ["/usr/sbin/cupsd", "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")],
            stdout=catatan,
            stderr=subprocess.STDOUT,
        )
        for _ke in range(100):
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError((self.folder / "keluaran.log").read_text())

    def padamkan(self) -> None:
        if self.proses:
            self.proses.send_signal(signal.SIGTERM)
            try:
                self.proses.wait(10)
            except subprocess.TimeoutExpired:
                self.proses.kill()
            self.proses = None


@contextmanager
def buka_cups(folder: Path) -> Iterator[Cups]:
    """The scheduler until the block ends; `folder` must be reachable by its user (not below a private folder)."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        cups = Cups(folder, int(s.getsockname()[1]))
    for satu in ("etc", "antre/tmp", "cache", "run/certs", "log", "lib/backend"):
        (folder / satu).mkdir(parents=True)
    Path(folder / "lib/filter").symlink_to("/usr/lib/cups/filter")
    Path(folder / "lib/daemon").symlink_to("/usr/lib/cups/daemon")
    backend = folder / "lib/backend/uji"
    backend.write_text(_BACKEND.format(folder=folder))
    backend.chmod(0o755)
    user = "lp" if os.getuid() == 0 else str(os.getuid())
    (folder / "etc/cupsd.conf").write_text(_CUPSD.format(port=cups.port))
    (folder / "etc/cups-files.conf").write_text(_BERKAS.format(folder=folder, user=user))
    cups.cara("jalan")
    if os.getuid() == 0:
        for satu in (folder, folder / "log", folder / "cache", folder / "run"):
            shutil.chown(satu, "lp", "lp")
    try:
        cups.nyalakan()
        cups.perintah("lpadmin", "-p", "kk", "-E", "-v", "uji:/kk", "-m", "raw")
        yield cups
    finally:
        cups.padamkan()
