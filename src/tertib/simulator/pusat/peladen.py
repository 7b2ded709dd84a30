"""The stand-in: it knows a record by its number, compares nobody, and answers what it was told to, one answer after another.

PUT /pengajuan/{nomor}   a record comes; sent again it stays one
GET /pengajuan/{nomor}   {"status": ..., "keterangan": ...}; 404 for a record that never came
"""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SIAP = "PRINT_READY_RECORD"


@dataclass
class Dunia:
    """What came, and what will be said. `urutan`: answers in turn, the last one for good; `rusak`: how many calls fail."""

    kunci: str
    urutan: list[str] = field(default_factory=lambda: [SIAP])
    keterangan: str = ""
    rusak: int = 0
    jeda: float = 0.0
    pengajuan: dict[str, dict[str, Any]] = field(default_factory=dict)
    diterima: list[str] = field(default_factory=list)

    def jawab(self) -> str:
        """The next answer."""
        return self.urutan.pop(0) if len(self.urutan) > 1 else self.urutan[0]


class _Pelayan(BaseHTTPRequestHandler):
    server: "Peladen"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: a record holds a NIK."""

    def do_PUT(self) -> None:
        badan = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self._terganggu():
            return
        nomor = self.path.rpartition("/")[2]
        self.server.dunia.diterima.append(nomor)
        self.server.dunia.pengajuan[nomor] = json.loads(badan)
        self._kirim(200, {})

    def do_GET(self) -> None:
        if self._terganggu():
            return
        dunia = self.server.dunia
        if self.path.rpartition("/")[2] not in dunia.pengajuan:
            self._kirim(404, {})
            return
        self._kirim(200, {"status": dunia.jawab(), "keterangan": dunia.keterangan})

    def _terganggu(self) -> bool:
        """Whether this call is refused: a wrong key, or trouble that was asked for."""
        dunia = self.server.dunia
        time.sleep(dunia.jeda)
        if self.headers.get("Authorization") != f"Bearer {dunia.kunci}":
            self._kirim(401, {})
            return True
        if dunia.rusak:
            dunia.rusak -= 1
            self._kirim(503, {})
            return True
        return False

    def _kirim(self, status: int, isi: dict[str, Any]) -> None:
        badan = json.dumps(isi).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)


class Peladen(ThreadingHTTPServer):
    """`with Peladen(dunia) as p:` serves on a free loopback port, `p.alamat`."""

    daemon_threads = True

    def __init__(self, dunia: Dunia, port: int = 0) -> None:
        self.dunia = dunia
        super().__init__(("127.0.0.1", port), _Pelayan)

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> "Peladen":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
