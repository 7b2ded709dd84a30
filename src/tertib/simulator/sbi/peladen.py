"""The device's own HTTP on a loopback port of 4501-4600, with the methods of the specification and a control address.

POST /kendali   {"keadaan": "Busy", "gangguan": [{"ragam": "kode", "kode": "101", "kali": 2}]}; what is not given stays
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from tertib.simulator.badan import urai
from tertib.simulator.sbi.dunia import Dunia, Gangguan, Ragam, gambar
from tertib.simulator.sbi.jawab import jelaskan, tangkap, temukan

PORT: Final = range(4501, 4601)
_BATAS: Final = "bingkai"
_BINGKAI: Final = 50


class TidakAdaPort(OSError):
    """All of 4501-4600 are taken."""


class _Pelayan(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: "Peladen"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: a device writes no names down."""

    def do_OPTIONS(self) -> None:
        """The preflight a browser asks before a method it does not know."""
        self._kirim(b"", status=204)

    def do_MOSIPDISC(self) -> None:
        self._json(temukan(self.server.dunia, self._isian(), self.server.alamat))

    def do_MOSIPDINFO(self) -> None:
        self._isian()
        self._json(jelaskan(self.server.dunia, self.server.alamat))

    def do_RCAPTURE(self) -> None:
        dunia, isian = self.server.dunia, self._isian()
        putus = bool(dunia.gangguan and dunia.gangguan[0].ragam is Ragam.PUTUS)
        badan = json.dumps(tangkap(dunia, isian)).encode()
        if putus:
            self._putus(badan)
        else:
            self._kirim(badan)

    def do_STREAM(self) -> None:
        """What the device sees, as JPEG frames, until whoever looks turns away."""
        self._isian()
        self.send_response(200)
        self._izinkan()
        self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={_BATAS}")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for ke in range(_BINGKAI):
            isi = gambar(("Left IndexFinger", "Left MiddleFinger")[ke % 2])
            kepala = f"--{_BATAS}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(isi)}\r\n\r\n"
            try:
                self.wfile.write(kepala.encode() + isi + b"\r\n")
            except OSError:
                return
            if self.server.berhenti.wait(0.1):
                return

    def do_POST(self) -> None:
        if self.path == "/device":
            return self.do_MOSIPDISC()
        if self.path != "/kendali":
            return self._kirim(b"", status=404)
        perintah, dunia = self._isian(), self.server.dunia
        dunia.keadaan = perintah.get("keadaan", dunia.keadaan)
        if "gangguan" in perintah:
            dunia.gangguan = [Gangguan(**(g | {"ragam": Ragam(g["ragam"])})) for g in perintah["gangguan"]]
        return self._json({"tangkapan": dunia.tangkapan})

    def _isian(self) -> dict[str, Any]:
        badan = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 2**20))
        return urai("application/json", badan)

    def _json(self, isi: object) -> None:
        self._kirim(json.dumps(isi).encode())

    def _kirim(self, badan: bytes, *, status: int = 200) -> None:
        self.send_response(status)
        self._izinkan()
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def _putus(self, badan: bytes) -> None:
        """The device is pulled out while it answers."""
        self.send_response(200)
        self._izinkan()
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan[: len(badan) // 2])
        self.close_connection = True

    def _izinkan(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "MOSIPDISC, MOSIPDINFO, STREAM, RCAPTURE, POST, OPTIONS")
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("Access-Control-Allow-Private-Network", "true")


class Peladen(ThreadingHTTPServer):
    """Serve a `Dunia` on the first free port of the range while the block runs; `alamat` says where."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, dunia: Dunia) -> None:
        self.dunia = dunia
        self.berhenti = threading.Event()
        for port in PORT:
            try:
                super().__init__(("127.0.0.1", port), _Pelayan)
                return
            except OSError:
                continue
        raise TidakAdaPort

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent: a page that looks away is what happens all day."""

    def __enter__(self) -> "Peladen":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *args: object) -> None:
        self.berhenti.set()
        self.shutdown()
        self.server_close()
