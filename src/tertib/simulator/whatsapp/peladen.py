"""The stand-in on a loopback port, and a control address.

GET  /kendali          what was sent, and how often each call was made
POST /kendali          {"gangguan": [{"ragam": "kode", "kode": 131056, "kali": 2}], "cara": {"ganda": 10, "acak": true},
                        "tak_terjangkau": ["62…"], "templat": {"tertib_kode/id": "PAUSED"}, "token": {"<id>": "baru"}}
POST /kendali/tulis    {"ke": "<id or number>", "dari": "62…", "teks": "…"} or "pilihan": "<id>", or "foto": "<base64>"
"""

import json
import re
import threading
import time
from base64 import b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from tertib.simulator.badan import urai
from tertib.simulator.whatsapp.dunia import CaraKabar, Dunia, GalatGraph, Gangguan, Nomor, Ragam
from tertib.simulator.whatsapp.jawab import Balasan, balas_galat, balas_json, jawab
from tertib.simulator.whatsapp.pengabar import Pengabar

_TERBESAR: Final = 110 * 1024 * 1024
_VERSI = re.compile(r"^/v\d+\.\d+(?=/)")


class _Pelayan(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: "Peladen"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: a number may stand in an address."""

    def do_GET(self) -> None:
        self._layani("GET")

    def do_POST(self) -> None:
        self._layani("POST")

    def _layani(self, metode: str) -> None:
        badan = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), _TERBESAR))
        jalur = _VERSI.sub("", self.path.split("?")[0])
        try:
            if jalur.startswith("/kendali"):
                return self._kirim(kendalikan(self.server.dunia, jalur, json.loads(badan or b"{}")))
            gangguan = self.server.dunia.kena(jalur)
            balasan = self._balasan(metode, jalur, badan, gangguan)
            if gangguan and gangguan.ragam is Ragam.TERLAMBAT:
                time.sleep(gangguan.detik)
            if gangguan and gangguan.ragam is Ragam.PUTUS:
                self.close_connection = True
                return None
            return self._kirim(balasan)
        except OSError:
            self.close_connection = True  # the client has gone away
        return None

    def _balasan(self, metode: str, jalur: str, badan: bytes, gangguan: Gangguan | None) -> Balasan:
        ragam = gangguan.ragam if gangguan else None
        if gangguan and ragam is Ragam.KODE:
            return balas_galat(GalatGraph(gangguan.kode, f"error {gangguan.kode}", gangguan.status))
        if ragam in (Ragam.MATI, Ragam.HTML):
            return Balasan(503 if ragam is Ragam.MATI else 502, b"<title>Service Unavailable</title>", "text/html")
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            isian = urai(self.headers.get("Content-Type", ""), badan)
        except ValueError:
            return balas_galat(GalatGraph(100, "Invalid parameter"))
        return jawab(self.server.dunia, metode, jalur, token, isian, self.server.alamat)

    def _kirim(self, balasan: Balasan) -> None:
        self.send_response(balasan.status)
        self.send_header("Content-Type", balasan.jenis)
        self.send_header("Content-Length", str(len(balasan.isi)))
        self.end_headers()
        self.wfile.write(balasan.isi)


class Peladen(ThreadingHTTPServer):
    """`with Peladen(dunia) as p:` serves on a free loopback port, `p.alamat`, and posts the news."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, dunia: Dunia, port: int = 0) -> None:
        self.dunia, self.pengabar = dunia, Pengabar(dunia)
        super().__init__(("127.0.0.1", port), _Pelayan)

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent: a client that gave up is what some tests are about."""

    def __enter__(self) -> "Peladen":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        self.pengabar.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.pengabar.berhenti()
        self.shutdown()
        self.server_close()


def kendalikan(dunia: Dunia, jalur: str, perintah: dict[str, Any]) -> Balasan:
    """Control from outside: what is given replaces, what is not stays."""
    if jalur == "/kendali/tulis":
        return balas_json({"id": _tulis(dunia, perintah)})
    if "gangguan" in perintah:
        dunia.gangguan = [Gangguan(**(satu | {"ragam": Ragam(satu["ragam"])})) for satu in perintah["gangguan"]]
    if "cara" in perintah:
        dunia.cara = CaraKabar(**perintah["cara"])
    dunia.tak_terjangkau = set(perintah.get("tak_terjangkau", dunia.tak_terjangkau))
    for nomor in dunia.nomor.values():
        nomor.token = perintah.get("token", {}).get(nomor.id, nomor.token)
        for kunci, keadaan in perintah.get("templat", {}).items():
            nama, _garis, bahasa = kunci.partition("/")
            nomor.templat[(nama, bahasa)] = keadaan
    terkirim = [{"id": t.id, "dari": t.dari, "ke": t.ke, "badan": t.badan} for t in list(dunia.terkirim)]
    return balas_json({"terkirim": terkirim, "hitungan": dict(dunia.hitungan), "menunggu": len(dunia.kabar)})


def _tulis(dunia: Dunia, perintah: dict[str, Any]) -> str:
    """A person writes: a text, an answer tapped, or a photo or PDF."""
    nomor = _nomor(dunia, str(perintah["ke"]))
    dari = str(perintah["dari"]).removeprefix("+")
    konteks = {"context": {"id": perintah["menjawab"]}} if perintah.get("menjawab") else {}
    if "foto" in perintah:
        jenis = perintah.get("jenis", "image/jpeg")
        macam = "image" if jenis.startswith("image/") else "document"
        media = dunia.simpan_media(b64decode(perintah["foto"]), jenis)
        rinci = {"id": media.id, "mime_type": jenis, "caption": perintah.get("teks", "")}
        return dunia.tulis(nomor, dari, {"type": macam, macam: rinci, **konteks})
    if "pilihan" in perintah:
        pilih = {"type": "list_reply", "list_reply": {"id": perintah["pilihan"], "title": "…"}}
        return dunia.tulis(nomor, dari, {"type": "interactive", "interactive": pilih, **konteks})
    return dunia.tulis(nomor, dari, {"type": "text", "text": {"body": perintah["teks"]}, **konteks})


def _nomor(dunia: Dunia, sebutan: str) -> Nomor:
    return next(n for n in dunia.nomor.values() if sebutan in (n.id, n.nomor, n.nomor.removeprefix("+")))
