"""The few calls of the Graph API that the door needs, each with its own time limit and its errors classed.

A client of our own rather than a framework: the outbox, the duplicates and the retries must live in our database, the
signature must be checked over the raw body, and media must come through `alamat`; what is left is four calls.
"""

import json
from functools import cache
from typing import Any

import httpx

from tertib.kanal.pengantar import GagalAntar, Golongan
from tertib.kanal.whatsapp import alamat
from tertib.kanal.whatsapp.pengaturan import Pengaturan

BATAS = httpx.Timeout(10.0, connect=5.0)

SEMENTARA = frozenset({1, 2, 4, 80007, 130429, 131000, 131016, 131057, 133004, 133016})
PENERIMA = frozenset({131056})
TEMPLAT = frozenset({131047})
NASKAH = frozenset({132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018})
ALARM = frozenset({0, 3, 10, 190, 368, 131005, 131031, 131037, 131042, 131045, 131048, 133010})


class MediaHilang(Exception):
    """The photo can no longer be fetched: its time is over."""


def kirim(atur: Pengaturan, badan: dict[str, Any]) -> str:
    """POST a message; its id (wamid). Raises GagalAntar."""
    isi = _panggil(atur, "POST", f"/{atur.nomor_id}/messages", json={"messaging_product": "whatsapp", **badan})
    try:
        return str(isi["messages"][0]["id"])
    except (KeyError, IndexError, TypeError) as galat:
        raise GagalAntar(Golongan.TAK_TENTU, "jawaban") from galat


def unggah(atur: Pengaturan, isi: bytes, *, nama: str, jenis: str) -> str:
    """Upload a file to send; its id. Nothing reaches anybody by it, so a time-out here is only a delay."""
    try:
        jawaban = _panggil(
            atur, "POST", f"/{atur.nomor_id}/media",
            data={"messaging_product": "whatsapp", "type": jenis}, files={"file": (nama, isi, jenis)},
        )  # fmt: skip
        return str(jawaban["id"])
    except (KeyError, TypeError) as galat:
        raise GagalAntar(Golongan.SEMENTARA, "jawaban") from galat
    except GagalAntar as galat:
        lunak = galat.golongan is Golongan.TAK_TENTU
        raise GagalAntar(Golongan.SEMENTARA if lunak else galat.golongan, galat.kode) from galat


def ambil_media(atur: Pengaturan, nomor: str) -> bytes:
    """A photo or file somebody sent. Raises MediaHilang, AlamatTerlarang, TerlaluBesar, GagalAntar (try again)."""
    if not nomor.isalnum():
        raise MediaHilang
    try:
        keterangan = _panggil(atur, "GET", f"/{nomor}")
    except GagalAntar as galat:
        if galat.golongan is Golongan.TETAP:
            raise MediaHilang from galat
        raise
    try:
        jawaban = alamat.ambil(
            str(keterangan.get("url")), asal=atur.media, jaringan=atur.jaringan,
            kepala={"Authorization": f"Bearer {atur.token}"},
        )  # fmt: skip
    except httpx.HTTPError as galat:
        raise GagalAntar(Golongan.SEMENTARA, type(galat).__name__) from galat
    if jawaban.status_code != httpx.codes.OK:
        raise GagalAntar(Golongan.SEMENTARA, str(jawaban.status_code))
    return jawaban.content


def golongkan(kode: int, status: int = 400) -> GagalAntar:
    """The class of an error of the API, by its code; of one without a code (-1), by the HTTP status.

    A gateway's own 5xx does not say whether the service behind it did the work; only 503 and 429 say that it did not.
    """
    for golongan, kumpulan in (
        (Golongan.SEMENTARA, SEMENTARA),
        (Golongan.PENERIMA, PENERIMA),
        (Golongan.TEMPLAT, TEMPLAT),
        (Golongan.NASKAH, NASKAH),
        (Golongan.ALARM, ALARM),
    ):
        if kode in kumpulan:
            return GagalAntar(golongan, str(kode))
    if kode >= 0:
        return GagalAntar(Golongan.TETAP, str(kode))
    if status in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE):
        return GagalAntar(Golongan.SEMENTARA, f"http-{status}")
    if status == httpx.codes.UNAUTHORIZED:
        return GagalAntar(Golongan.ALARM, f"http-{status}")
    return GagalAntar(
        Golongan.TAK_TENTU if not httpx.codes.is_client_error(status) else Golongan.TETAP, f"http-{status}"
    )


@cache
def _klien() -> httpx.Client:
    """One for the process, as its certificates take long to load. No connection is kept: one that the other side has
    closed meanwhile would look like a call of unknown outcome."""
    return httpx.Client(trust_env=False, timeout=BATAS, limits=httpx.Limits(max_keepalive_connections=0))


def _panggil(atur: Pengaturan, cara: str, jalur: str, **isi: Any) -> dict[str, Any]:
    try:
        jawaban = _klien().request(cara, atur.alamat + jalur, headers={"Authorization": f"Bearer {atur.token}"}, **isi)
    except (httpx.ConnectError, httpx.ConnectTimeout) as galat:
        raise GagalAntar(Golongan.SEMENTARA, type(galat).__name__) from galat
    except httpx.HTTPError as galat:
        raise GagalAntar(Golongan.TAK_TENTU, type(galat).__name__) from galat
    try:
        badan = jawaban.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        badan = {}
    if jawaban.is_success and isinstance(badan, dict):
        return badan
    galat_api = badan.get("error") if isinstance(badan, dict) else None
    kode = galat_api.get("code") if isinstance(galat_api, dict) else None
    raise golongkan(kode if isinstance(kode, int) else -1, jawaban.status_code)
