"""The stand-in on a loopback port, with the faults that only a connection can have, and a control address.

GET  /kendali   {"hitungan": {...}, "surat": [...]}
POST /kendali   {"gangguan": [{"ragam": "html", "kali": 2}], "penandatangan": {"<nik>": "EXPIRED"},
                 "status_frasa_salah": 500}; what is given replaces, what is not stays
"""

import json
import threading
import time
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from tertib.dokumen.tte.jenis import KeadaanSertifikat
from tertib.simulator.badan import urai
from tertib.simulator.bsre.dunia import Dunia, GalatLayanan, Gangguan, Ragam
from tertib.simulator.bsre.jawab import Balasan, balas_galat, balas_json, jawab

_TERBESAR: Final = 512 * 1024 * 1024
_SEBELUM_KERJA: Final = {Ragam.MATI, Ragam.GALAT_500, Ragam.KODE}


class _Pelayan(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 120
    server: "Peladen"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: an address of v1 holds a NIK."""

    def do_GET(self) -> None:
        self._layani("GET")

    def do_POST(self) -> None:
        self._layani("POST")

    def _layani(self, metode: str) -> None:
        badan = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), _TERBESAR))
        jalur = self.path.split("?")[0]
        try:
            if jalur == "/kendali":
                return self._kirim(_kendalikan(self.server.dunia, json.loads(badan or b"{}")), None)
            if self.headers.get("Authorization") != self.server.kredensial:
                return self._kirim(balas_json({"error": "Unauthorized"}, 401), None)
            gangguan = self.server.dunia.kena(jalur)
            return self._kirim(self._balasan(metode, jalur, badan, gangguan), gangguan)
        except OSError:
            self.close_connection = True  # the client has gone away
        return None

    def _balasan(self, metode: str, jalur: str, badan: bytes, gangguan: Gangguan | None) -> Balasan:
        dunia, ragam = self.server.dunia, gangguan.ragam if gangguan else None
        if gangguan and ragam in _SEBELUM_KERJA:
            return _gagal(dunia, gangguan, jalur)
        try:
            isian = urai(self.headers.get("Content-Type", ""), badan)
        except ValueError:
            return balas_galat(GalatLayanan(4015, "Data tidak sesuai ketentuan"))
        asli = jawab(dunia, metode, jalur, isian, ragam)
        if ragam is Ragam.HTML:
            return Balasan(200, b"<!doctype html><title>Pemeliharaan</title>", "text/html")
        if ragam is Ragam.BUKAN_PDF:
            teks = b64encode(b"bukan PDF").decode()
            return balas_json({"file": [teks]}) if "/v2/" in jalur else Balasan(200, b"bukan PDF", "application/pdf")
        return asli

    def _kirim(self, balasan: Balasan, gangguan: Gangguan | None) -> None:
        ragam = gangguan.ragam if gangguan else None
        if gangguan and ragam is Ragam.TERLAMBAT:
            time.sleep(gangguan.detik)
        if ragam is Ragam.PUTUS:
            self.close_connection = True
            return
        self.send_response(balasan.status)
        self.send_header("Content-Type", balasan.jenis)
        self.send_header("Content-Length", str(len(balasan.isi)))
        for nama, nilai in balasan.kepala.items():
            self.send_header(nama, nilai)
        self.end_headers()
        if gangguan and ragam is Ragam.MENETES:
            self._teteskan(balasan.isi, gangguan.detik)
        elif ragam is Ragam.SEPARUH:
            self.wfile.write(balasan.isi[: len(balasan.isi) // 2])
            self.close_connection = True
        else:
            self.wfile.write(balasan.isi)

    def _teteskan(self, isi: bytes, detik: float) -> None:
        """Byte by byte for so long: never silent long enough for a time-out between two reads."""
        sampai = time.monotonic() + detik
        for i in range(len(isi)):
            self.wfile.write(isi[i : i + 1])
            if time.monotonic() > sampai:
                self.wfile.write(isi[i + 1 :])
                return
            time.sleep(0.05)


class Peladen(ThreadingHTTPServer):
    """`with Peladen(dunia) as p:` serves on a free loopback port, `p.alamat`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, dunia: Dunia, port: int = 0) -> None:
        self.dunia = dunia
        self.kredensial = "Basic " + b64encode(":".join(dunia.aplikasi).encode()).decode()
        super().__init__(("127.0.0.1", port), _Pelayan)

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent: a client that gave up is what some tests are about."""

    def __enter__(self) -> "Peladen":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *args: object) -> None:
        self.shutdown()
        self.server_close()


def _gagal(dunia: Dunia, gangguan: Gangguan, jalur: str) -> Balasan:
    if gangguan.ragam is Ragam.KODE:
        return balas_galat(GalatLayanan(gangguan.kode, f"kode {gangguan.kode}", gangguan.status))
    status, kata = (503, "Service Unavailable") if gangguan.ragam is Ragam.MATI else (500, "Internal Server Error")
    return balas_json({"timestamp": dunia.kini().isoformat(), "status": status, "error": kata, "path": jalur}, status)


def _kendalikan(dunia: Dunia, perintah: dict[str, Any]) -> Balasan:
    if "gangguan" in perintah:
        dunia.gangguan = [Gangguan(**(satu | {"ragam": Ragam(satu["ragam"])})) for satu in perintah["gangguan"]]
    for nik, keadaan in perintah.get("penandatangan", {}).items():
        dunia.penandatangan[nik].keadaan = KeadaanSertifikat(keadaan)
    dunia.status_frasa_salah = perintah.get("status_frasa_salah", dunia.status_frasa_salah)
    return balas_json({"hitungan": dict(dunia.hitungan), "surat": dunia.surat})
