"""A20: files are fetched only from allowed origins, in networks they may lie in, at the very address that was checked."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from tertib.kanal.whatsapp import alamat
from tertib.kanal.whatsapp.alamat import AlamatTerlarang, TerlaluBesar, ambil

LOKAL = ("127.0.0.0/8",)


class _Server(HTTPServer):
    diminta: list[tuple[str, str]]


class _Jawab(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""

    def do_GET(self) -> None:
        self.server.diminta.append((self.path, self.headers["Host"]))
        self.send_response(302 if self.path == "/pindah" else 200)
        self.send_header("Location", "/rahasia")
        self.end_headers()
        for _ke in range(20 if self.path == "/besar" else 1):
            self.wfile.write(b"x" * 1024 * 1024)


@pytest.fixture
def server() -> Iterator[_Server]:
    satu = _Server(("127.0.0.1", 0), _Jawab)
    satu.diminta = []
    threading.Thread(target=satu.serve_forever, args=(0.05,), daemon=True).start()
    yield satu
    satu.shutdown()
    satu.server_close()


def _asal(server: _Server, nama: str = "127.0.0.1") -> str:
    return f"http://{nama}:{server.server_address[1]}"


def test_an_allowed_address_is_fetched(server: _Server) -> None:
    jawaban = ambil(_asal(server) + "/a", asal=[_asal(server)], jaringan=LOKAL, kepala={})
    assert (jawaban.status_code, len(jawaban.content)) == (200, 1024 * 1024)


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "gopher://127.0.0.1/", "", "http:///x", "//x/y",
        "http://127.0.0.1:1/", "http://[::1]/", "https://lookaside.fbsbx.com@127.0.0.1/", "http://lookaside.fbsbx.com/",
        "https://lookaside.fbsbx.com.penyerang.example/", "https://lookaside.fbsbx.com:8443/",
    ],
)  # fmt: skip
def test_other_origins_are_not_even_resolved(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: pytest.fail("resolved"))
    with pytest.raises(AlamatTerlarang):
        ambil(url, asal=["https://lookaside.fbsbx.com"], jaringan=(), kepala={})


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "172.16.0.9", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fd00::1", "fe80::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"],
)  # fmt: skip
def test_an_allowed_name_that_points_inside_is_refused(ip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    umum = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("157.240.1.1", 443))
    dalam = (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: [umum, dalam])
    with pytest.raises(AlamatTerlarang):
        ambil("https://lookaside.fbsbx.com/x", asal=["https://lookaside.fbsbx.com"], jaringan=(), kepala={})


def test_a_name_that_changes_its_answer_gains_nothing(server: _Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the name is asked once, and the connection goes where it was checked."""
    asli, ditanya = socket.getaddrinfo, list[str]()

    def jawab(nama: Any, *a: Any, **k: Any) -> Any:
        if nama == "media.contoh.example":
            ditanya.append(nama)
            return asli("127.0.0.1" if len(ditanya) == 1 else "127.0.0.2", *a, **k)
        return asli(nama, *a, **k)

    monkeypatch.setattr(socket, "getaddrinfo", jawab)
    asal = _asal(server, "media.contoh.example")
    assert ambil(asal + "/b", asal=[asal], jaringan=("127.0.0.1/32",), kepala={}).status_code == 200
    assert ditanya == ["media.contoh.example"]
    assert server.diminta == [("/b", asal.removeprefix("http://"))]


def test_redirects_are_not_followed(server: _Server) -> None:
    assert ambil(_asal(server) + "/pindah", asal=[_asal(server)], jaringan=LOKAL, kepala={}).status_code == 302
    assert [jalur for jalur, _host in server.diminta] == ["/pindah"]


def test_an_endless_file_is_cut_off(server: _Server) -> None:
    with pytest.raises(TerlaluBesar):
        ambil(_asal(server) + "/besar", asal=[_asal(server)], jaringan=LOKAL, kepala={})
    assert alamat.TERBESAR < 20 * 1024 * 1024
