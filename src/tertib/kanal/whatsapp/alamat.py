"""Fetching from an address somebody else wrote: only from allowed origins, and only from networks they may lie in.

The name is resolved once, every address it has is looked at, and the connection goes to the very address that was
checked, so a name that changes its answer in between gains nothing. Redirects are not followed.
"""

import ipaddress
import socket
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

import httpx

from tertib.inti.galat import Galat

TERBESAR = 17 * 1024 * 1024
BATAS_DETIK = 12.0


class AlamatTerlarang(Galat):
    """The address is not one files may be fetched from."""


class TerlaluBesar(Galat):
    """More bytes than any paper may have."""


def ambil(url: str, *, asal: Sequence[str], jaringan: Sequence[str], kepala: dict[str, str]) -> httpx.Response:
    """GET a file: status and whole body. Raises AlamatTerlarang, TerlaluBesar, httpx.HTTPError."""
    bagian = urlsplit(url)
    if f"{bagian.scheme}://{bagian.netloc}" not in asal:
        raise AlamatTerlarang
    nama, pintu = bagian.hostname or "", bagian.port or (443 if bagian.scheme == "https" else 80)
    ip = _alamat_sah(nama, pintu, jaringan)
    tujuan = httpx.URL(url).copy_with(host=ip)
    permintaan = httpx.Request(
        "GET", tujuan, headers={**kepala, "Host": bagian.netloc}, extensions={"sni_hostname": nama}
    )
    jawaban = _klien().send(permintaan, stream=True)
    try:
        return httpx.Response(jawaban.status_code, content=_baca(jawaban))
    finally:
        jawaban.close()


@cache
def _klien() -> httpx.Client:
    return httpx.Client(
        trust_env=False,
        timeout=BATAS_DETIK,
        follow_redirects=False,
        limits=httpx.Limits(max_keepalive_connections=0),
    )


def _alamat_sah(nama: str, pintu: int, jaringan: Sequence[str]) -> str:
    """The first address of a name, if all of them are public or lie in an allowed network."""
    try:
        semua = [str(i[4][0]) for i in socket.getaddrinfo(nama, pintu, type=socket.SOCK_STREAM)]
    except OSError as galat:
        raise AlamatTerlarang from galat
    boleh = [ipaddress.ip_network(j) for j in jaringan]
    for satu in semua:
        ip = ipaddress.ip_address(satu.partition("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip
        if not (any(ip in j for j in boleh) or (ip.is_global and not ip.is_multicast)):
            raise AlamatTerlarang
    return semua[0]


def _baca(jawaban: httpx.Response) -> bytes:
    isi = bytearray()
    for potong in jawaban.iter_bytes():
        isi += potong
        if len(isi) > TERBESAR:
            raise TerlaluBesar
    return bytes(isi)
