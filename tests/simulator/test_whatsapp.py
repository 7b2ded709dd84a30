"""The stand-in itself, as a program of its own: what it takes, what it refuses, and the news it posts."""

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from tertib.kanal.whatsapp.webhook import sah

ORANG = "6280000000001"


@dataclass
class Kantor:
    """An office's end: its settings, a client with its token, and the signed news that came."""

    klien: httpx.Client
    atur: dict[str, str]
    kabar: list[dict[str, Any]] = field(default_factory=list)
    tanda: list[bool] = field(default_factory=list)
    datang: threading.Event = field(default_factory=threading.Event)

    def kirim(self, **badan: Any) -> httpx.Response:
        isi = {"messaging_product": "whatsapp", "to": ORANG, **badan}
        return self.klien.post(f"/v23.0/{self.atur['nomor_id']}/messages", json=isi)

    def teks(self, isi: str = "halo") -> httpx.Response:
        return self.kirim(type="text", text={"body": isi}, biz_opaque_callback_data="k1")

    def kendali(self, **isi: Any) -> dict[str, Any]:
        jawab: dict[str, Any] = self.klien.post("/kendali", json=isi).json()
        return jawab

    def tulis(self, **isi: Any) -> None:
        self.klien.post("/kendali/tulis", json={"ke": self.atur["nomor_id"], "dari": ORANG, **isi}).raise_for_status()

    def tunggu(self, banyak: int) -> list[dict[str, Any]]:
        for _ke in range(100):
            if len(self.kabar) >= banyak:
                break
            self.datang.wait(0.1)
            self.datang.clear()
        return [n for k in self.kabar for e in k["entry"] for c in e["changes"] for n in [c["value"]]]


@pytest.fixture
def kantor(tmp_path: Path) -> Iterator[Kantor]:
    berkas = tmp_path / "wa.json"
    penerima = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    perintah = [sys.executable, "-m", "tertib.simulator.whatsapp", "--pengaturan", str(berkas), "16.06=x"]
    perintah += ["--situs", f"http://127.0.0.1:{penerima.server_address[1]}"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "DJANGO_SETTINGS_MODULE": "tests.pengaturan"}
    with subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True, env=env) as proses:
        assert proses.stdout
        alamat = proses.stdout.readline().strip()
        atur = json.loads(berkas.read_text())["kantor"]["16.06"]
        kepala = {"Authorization": f"Bearer {atur['token']}"}
        with httpx.Client(base_url=alamat, headers=kepala, trust_env=False, timeout=10) as klien:
            kantor = Kantor(klien, atur)
            penerima.RequestHandlerClass = _penerima(kantor)
            threading.Thread(target=penerima.serve_forever, args=(0.05,), daemon=True).start()
            yield kantor
        proses.terminate()
    penerima.shutdown()
    penerima.server_close()


def _penerima(kantor: Kantor) -> type[BaseHTTPRequestHandler]:
    class Penerima(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Silent."""

        def do_POST(self) -> None:
            badan = self.rfile.read(int(self.headers["Content-Length"]))
            kantor.tanda.append(sah(badan, self.headers["X-Hub-Signature-256"], kantor.atur["rahasia"]))
            kantor.kabar.append(json.loads(badan))
            self.send_response(200)
            self.end_headers()
            kantor.datang.set()

    return Penerima


def test_news_is_signed_and_carries_our_own_word(kantor: Kantor) -> None:
    kantor.tulis(teks="halo")
    assert kantor.teks().status_code == 200
    nilai = kantor.tunggu(4)
    assert all(kantor.tanda)
    status = [s for n in nilai for s in n.get("statuses", [])]
    assert [s["status"] for s in status] == ["sent", "delivered", "read"]
    assert {s["biz_opaque_callback_data"] for s in status} == {"k1"}
    assert [m["text"]["body"] for n in nilai for m in n.get("messages", [])] == ["halo"]


def test_free_text_to_somebody_who_never_wrote_fails_on_the_way(kantor: Kantor) -> None:
    assert kantor.teks().status_code == 200
    (nilai,) = kantor.tunggu(1)
    assert nilai["statuses"][0]["errors"][0]["code"] == 131047


def test_a_blocked_number_fails_on_the_way(kantor: Kantor) -> None:
    kantor.kendali(tak_terjangkau=[ORANG])
    kantor.tulis(teks="x")
    kantor.teks()
    nilai = kantor.tunggu(2)
    assert [s["errors"][0]["code"] for n in nilai for s in n.get("statuses", [])] == [131026]


def test_doubled_out_of_order_and_silent(kantor: Kantor) -> None:
    kantor.kendali(cara={"ganda": 5, "acak": True, "diam": True})
    kantor.teks()
    kantor.tulis(teks="halo")
    nilai = kantor.tunggu(5)
    assert len(nilai) == 5 and len({m["id"] for n in nilai for m in n["messages"]}) == 1


@pytest.mark.parametrize(
    ("badan", "kode"),
    [
        ({"type": "text", "text": {"body": ""}}, 131009),
        ({"type": "text", "text": {"body": "x" * 5000}}, 131009),
        ({"type": "document", "document": {"id": "0", "caption": ""}}, 131053),
        ({"type": "template", "template": {"name": "lain", "language": {"code": "id"}}}, 132001),
        ({"type": "template", "template": {"name": "tertib_kode", "language": {"code": "id"}}}, 132000),
        (
            {
                "type": "interactive",
                "interactive": {"type": "button", "body": {"text": "x"}, "action": {"buttons": []}},
            },
            131009,
        ),
        ({"type": "text"}, 131008),
    ],
)
def test_what_the_api_refuses(kantor: Kantor, badan: dict[str, Any], kode: int) -> None:
    jawab = kantor.kirim(**badan)
    assert jawab.status_code >= 400 and jawab.json()["error"]["code"] == kode


def test_a_template_takes_no_line_breaks_and_may_be_paused(kantor: Kantor) -> None:
    def templat(isi: str) -> Any:
        bagian = [{"type": "body", "parameters": [{"type": "text", "text": isi}]}]
        satu = {"name": "tertib_kode", "language": {"code": "id"}, "components": bagian}
        return kantor.kirim(type="template", template=satu).json()

    assert "messages" in templat("123456")
    assert templat("12\n34")["error"]["code"] == 132018
    kantor.kendali(templat={"tertib_kode/id": "PAUSED"})
    assert templat("123456")["error"]["code"] == 132015


def test_faults_and_a_token_that_ran_out(kantor: Kantor) -> None:
    kantor.kendali(gangguan=[{"ragam": "kode", "kode": 130429, "status": 429}, {"ragam": "mati"}, {"ragam": "putus"}])
    assert kantor.teks().json()["error"]["code"] == 130429
    assert kantor.teks().status_code == 503
    with pytest.raises(httpx.RemoteProtocolError):
        kantor.teks()
    kantor.kendali(token={kantor.atur["nomor_id"]: "lain"})
    assert (kantor.teks().status_code, kantor.teks().json()["error"]["code"]) == (401, 190)


def test_a_photo_is_fetched_at_an_address_that_does_not_last(kantor: Kantor) -> None:
    kantor.tulis(foto=base64.b64encode(b"gambar").decode(), teks="KK")
    (nilai,) = kantor.tunggu(1)
    media = nilai["messages"][0]["image"]["id"]
    keterangan = kantor.klien.get(f"/v23.0/{media}").json()
    assert kantor.klien.get(keterangan["url"]).content == b"gambar"
    assert httpx.get(keterangan["url"], trust_env=False).status_code == 401
    assert kantor.klien.get("/v23.0/123").json()["error"]["code"] == 100


def test_an_address_of_a_photo_is_good_for_five_minutes() -> None:
    import datetime as dt

    from tertib.simulator.whatsapp.dunia import Dunia, GalatGraph

    kini = [dt.datetime(2026, 11, 20, tzinfo=dt.UTC)]
    dunia = Dunia(lambda: kini[0])
    _media, rahasia = dunia.tautan_media(dunia.simpan_media(b"x", "image/jpeg").id)
    assert dunia.unduh(rahasia).isi == b"x"
    kini[0] += dt.timedelta(minutes=5)
    with pytest.raises(GalatGraph):
        dunia.unduh(rahasia)
