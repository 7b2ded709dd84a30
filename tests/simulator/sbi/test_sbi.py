"""The device over HTTP on loopback, with all that can go wrong, and what the office makes of its answers."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pytest_django import Settings

from tertib.perekaman import sbi
from tertib.simulator.sbi.dunia import Dunia
from tertib.simulator.sbi.peladen import PORT, Peladen

KODE = "7e0c0000-0000-4000-8000-000000000001"
BAGIAN = {"Left IndexFinger": "telunjuk-kiri", "Left MiddleFinger": "tengah-kiri", "Left RingFinger": "manis-kiri"}
BAGIAN |= {"Left LittleFinger": "kelingking-kiri", "Left": "iris-kiri", "Right": "iris-kanan"}


@pytest.fixture
def alat(settings: Settings, tmp_path: Path) -> Iterator[Peladen]:
    dunia = Dunia()
    settings.SBI_KEPERCAYAAN = str(tmp_path / "alat.pem")
    Path(settings.SBI_KEPERCAYAAN).write_bytes(dunia.kunci.sertifikat.public_bytes(Encoding.PEM))
    with Peladen(dunia) as peladen:
        yield peladen


def panggil(alat: Peladen, metode: str, jalur: str, isi: object = None) -> Any:
    return httpx.request(metode, f"{alat.alamat}{jalur}", json=isi or {}, timeout=10).json()


def tangkap(
    alat: Peladen, jenis: str = "Finger", *, sub: str = "1", kecuali: tuple[str, ...] = (), **lain: object
) -> Any:
    banyak = (4 if jenis == "Finger" else 2) - len(kecuali)
    bio = {"type": jenis, "count": banyak, "exception": list(kecuali), "requestedScore": 60, "deviceSubId": sub}
    bio |= {"deviceId": f"tiruan-{jenis.lower()}", "bioSubType": [], "previousHash": sbi.AWAL, **lain}
    isian = {"env": "Developer", "purpose": "Registration", "specVersion": "0.9.5", "timeout": 5000, "bio": [bio]}
    return panggil(alat, "RCAPTURE", "/capture", {**isian, "transactionId": KODE})["biometrics"]


def cela(blok: list[dict[str, Any]], *, kode: str = KODE, direkam: datetime | None = None) -> str:
    kiriman = [sbi.Kiriman(BAGIAN[_isi(b)["bioSubType"]], b["hash"].lower(), b["data"].encode()) for b in blok]
    return sbi.cela(kiriman, kode=kode, direkam=direkam or datetime.now(UTC))


def _isi(blok: dict[str, Any]) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads(sbi._dari_url(blok["data"].split(".")[1].encode()))
    return isi


def test_found_in_the_range_by_its_own_methods(alat: Peladen) -> None:
    assert alat.server_address[1] in PORT
    assert [a["digitalId"]["type"] for a in panggil(alat, "MOSIPDISC", "/device", {"type": "Biometric Device"})] == [
        "Finger",
        "Iris",
    ]
    assert len(panggil(alat, "POST", "/device", {"type": "Iris"})) == 1
    assert panggil(alat, "MOSIPDINFO", "/info")[0]["error"]["errorCode"] == "0"
    izin = httpx.options(f"{alat.alamat}/capture").headers["Access-Control-Allow-Methods"]
    assert "RCAPTURE" in izin


def test_live_view_is_a_stream_of_frames(alat: Peladen) -> None:
    with httpx.stream("STREAM", f"{alat.alamat}/stream", json={"deviceId": "tiruan-finger"}) as balasan:
        assert balasan.headers["content-type"].startswith("multipart/x-mixed-replace")
        awal = next(balasan.iter_bytes())
    assert b"\xff\xd8\xff" in awal


def test_a_capture_with_exceptions_is_accepted(alat: Peladen) -> None:
    panggil(alat, "MOSIPDINFO", "/info")
    blok = tangkap(alat, kecuali=("Left RingFinger",))
    assert [_isi(b)["bioSubType"] for b in blok] == ["Left IndexFinger", "Left MiddleFinger", "Left LittleFinger"]
    assert cela(blok) == ""
    assert cela([*blok, *tangkap(alat, "Iris", sub="3")]) == ""


@pytest.mark.parametrize(("keadaan", "kode"), [("Busy", "501"), ("Not Ready", "502"), ("Not Registered", "100")])
def test_a_device_that_cannot_says_so(alat: Peladen, keadaan: str, kode: str) -> None:
    panggil(alat, "MOSIPDINFO", "/info")
    panggil(alat, "POST", "/kendali", {"keadaan": keadaan})
    assert panggil(alat, "MOSIPDISC", "/device")[0]["deviceStatus"] == keadaan
    assert tangkap(alat)[0]["error"]["errorCode"] == kode


def test_wrong_order_of_calls(alat: Peladen) -> None:
    assert tangkap(alat)[0]["error"]["errorCode"] == "500"
    panggil(alat, "MOSIPDINFO", "/info")
    assert tangkap(alat, previousHash="")[0]["error"]["errorCode"] == "503"
    assert tangkap(alat, count=3)[0]["error"]["errorCode"] == "109"


@pytest.mark.parametrize(
    ("ragam", "sebab"),
    [("tanda-rusak", "tanda-tangan-alat"), ("alat-asing", "alat-asing"), ("urutan", "rantai")],
)
def test_what_was_tampered_with_does_not_count(alat: Peladen, ragam: str, sebab: str) -> None:
    panggil(alat, "MOSIPDINFO", "/info")
    panggil(alat, "POST", "/kendali", {"gangguan": [{"ragam": ragam}]})
    assert cela(tangkap(alat)) == sebab
    assert cela(tangkap(alat)) == ""


def test_another_recording_or_another_day(alat: Peladen) -> None:
    panggil(alat, "MOSIPDINFO", "/info")
    blok = tangkap(alat)
    assert cela(blok, kode="7e0c0000-0000-4000-8000-000000000002") == "bukan-rekaman-ini"
    assert cela(blok, direkam=datetime.now(UTC) + timedelta(days=2)) == "waktu"
    assert cela(blok, direkam=datetime.now(UTC) - timedelta(hours=1)) == "waktu"


def test_nobody_is_trusted_without_a_setting(alat: Peladen, settings: Settings) -> None:
    panggil(alat, "MOSIPDINFO", "/info")
    settings.SBI_KEPERCAYAAN = ""
    assert cela(tangkap(alat)) == "alat-asing"


def test_an_error_of_the_specification_then_good(alat: Peladen) -> None:
    panggil(alat, "MOSIPDINFO", "/info")
    panggil(alat, "POST", "/kendali", {"gangguan": [{"ragam": "kode", "kode": "101"}]})
    assert tangkap(alat)[0]["error"] == {"errorCode": "101", "errorInfo": "Unable to detect a biometric object"}
    assert cela(tangkap(alat)) == ""


def test_gone_half_way(alat: Peladen) -> None:
    panggil(alat, "MOSIPDINFO", "/info")
    panggil(alat, "POST", "/kendali", {"gangguan": [{"ragam": "putus"}]})
    with pytest.raises(httpx.RemoteProtocolError):
        tangkap(alat)


def test_garbage_is_not_a_block() -> None:
    for isi in (b"", b"a.b.c", b"e30.e30.e30", b"..", b"\xff\xfe.x.y"):
        with pytest.raises(sbi.BlokTidakSah):
            sbi.buka(isi, kepercayaan=())
