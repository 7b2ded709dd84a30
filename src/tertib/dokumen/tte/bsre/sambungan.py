"""One HTTP call to the eSign Client Service, within a time and a size; every failure becomes a named error.

Errors are raised outside the handling of httpx's, whose objects carry the request and with it the passphrase.
"""

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from tertib.dokumen.tte.jenis import (
    FrasaSalah,
    GalatTTE,
    KeadaanSertifikat,
    LayananTidakMenjawab,
    LayananTidakTerhubung,
    PermintaanDitolak,
    SertifikatTidakBerlaku,
    SudahDiunduh,
)

UKURAN_TERBESAR: Final = 256 * 1024 * 1024
"""Bytes of one answer; a bulk of five hundred cards is about 80 MB in base64."""

# At INFO they log addresses (v1 has the NIK in one), at DEBUG headers (the application's password).
for _pencatat in ("httpx", "httpcore"):
    logging.getLogger(_pencatat).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What came back. `utuh` is false when the body broke off; the headers had arrived."""

    status: int
    kepala: Mapping[str, str]
    isi: bytes = field(repr=False)
    utuh: bool = True

    def json(self) -> dict[str, Any]:
        """The JSON object in the body, {} for anything else."""
        try:
            isi = json.loads(self.isi)
        except ValueError:
            return {}
        return isi if isinstance(isi, dict) else {}


class Sambungan:
    """The service at `alamat` (http://IP), as the application `nama` with the password `sandi`.

    `batas_sambung` and `batas_baca` are seconds: until the line stands, and from then until the last byte of an answer.
    """

    def __init__(
        self, alamat: str, *, nama: str, sandi: str, batas_sambung: float = 5.0, batas_baca: float = 60.0
    ) -> None:
        self.alamat = alamat.rstrip("/")
        self._batas_baca = batas_baca
        self._klien = httpx.Client(
            base_url=self.alamat,
            auth=httpx.BasicAuth(nama, sandi),
            timeout=httpx.Timeout(batas_baca, connect=batas_sambung),
            follow_redirects=False,
            trust_env=False,  # no proxy of the environment between us and our own server
        )

    def __repr__(self) -> str:
        return f"Sambungan({self.alamat!r})"

    def panggil(self, metode: str, jalur: str, **badan: Any) -> Jawaban:
        """Call and read. `badan` is httpx's `json`, `data` or `files`.

        Raises LayananTidakTerhubung (nothing was sent) and LayananTidakMenjawab (no headers came).
        """
        belum_terkirim = False
        try:
            with self._klien.stream(metode, jalur, **badan) as jawaban:
                return self._baca(jawaban)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol):
            belum_terkirim = True
        except httpx.HTTPError:
            pass
        raise LayananTidakTerhubung if belum_terkirim else LayananTidakMenjawab

    def _baca(self, jawaban: httpx.Response) -> Jawaban:
        sampai = time.monotonic() + self._batas_baca
        isi, utuh = bytearray(), True
        try:
            for potong in jawaban.iter_bytes():
                isi += potong
                if time.monotonic() > sampai or len(isi) > UKURAN_TERBESAR:
                    utuh = False
                    break
        except httpx.HTTPError:
            utuh = False
        return Jawaban(jawaban.status_code, dict(jawaban.headers), bytes(isi), utuh)


def galat(jawaban: Jawaban) -> GalatTTE:
    """The named error that an answer other than a result stands for."""
    kode = _kode(jawaban.json())
    if kode == 2031:
        return FrasaSalah()
    if kode in (1110, 2011):
        return SertifikatTidakBerlaku(KeadaanSertifikat.NOT_REGISTERED)
    if kode == 4044:
        return SudahDiunduh()
    if 400 <= jawaban.status < 500 and jawaban.utuh:
        return PermintaanDitolak(kode or jawaban.status)
    return LayananTidakMenjawab()


def _kode(isi: Mapping[str, Any]) -> int | None:
    """The service's own number; a general Spring error has only `status`, which is HTTP's."""
    try:
        return int(isi["status_code"])
    except (KeyError, TypeError, ValueError):
        return None
