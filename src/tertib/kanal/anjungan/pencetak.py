"""A printer over IPP (RFC 8011): CUPS, or any printer that speaks it. What it says of a job is what we believe."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import httpx
from pyipp.enums import IppOperation, IppStatus
from pyipp.exceptions import IPPError
from pyipp.parser import parse
from pyipp.serializer import encode_dict

BATAS_DETIK = 8.0
_PEMINTA = "tertib"
_BERHASIL = range(0x100)
_MENGHALANGI = ("media-empty", "media-jam", "media-needed", "door-open", "cover-open", "toner-empty", "marker-supply-empty",
                "input-tray-missing", "output-area-full", "paused", "stopped", "shutdown", "offline-report")  # fmt: skip


class PencetakDiam(Exception):
    """No answer: what was asked may have been done."""


class PencetakMenolak(Exception):
    """The printer said no (an IPP status), so nothing was done."""


class KeadaanPekerjaan(IntEnum):
    """States of a job (RFC 8011, 5.3.7)."""

    MENUNGGU, DITAHAN, DICETAK, TERHENTI, DIBATALKAN, GAGAL, SELESAI = range(3, 10)


@dataclass(frozen=True, slots=True)
class Pekerjaan:
    """One job: the printer's number of it, its state, and why it is in that state."""

    nomor: int
    keadaan: KeadaanPekerjaan
    sebab: tuple[str, ...] = ()


class Pencetak:
    """The printer at one address, `ipp://host:port/path` or `ipps://…`. Every method raises PencetakDiam, PencetakMenolak."""

    def __init__(self, alamat: str) -> None:
        self.alamat = alamat
        url = httpx.URL(alamat)
        self._url = url.copy_with(scheme="https" if url.scheme == "ipps" else "http", port=url.port or 631)

    def kirim(self, isi: bytes, *, nama: str) -> int:
        """Hand over a PDF as a job of this name; its number."""
        jawab = self._tanya(
            IppOperation.PRINT_JOB,
            {"job-name": nama, "document-name": nama, "document-format": "application/pdf"},
            isi,
        )
        return int(jawab["jobs"][0]["job-id"])

    def cari(self, nama: str) -> Pekerjaan | None:
        """The job of this name, done or not; None when it never came here."""
        # CUPS names a job it has put aside only when asked for something it must read back, such as its UUID
        diminta = {"requested-attributes": ["job-id", "job-name", "job-uuid"]}
        for selesai in ("not-completed", "completed"):
            for satu in self._tanya(IppOperation.GET_JOBS, {"which-jobs": selesai, **diminta})["jobs"]:
                if satu.get("job-name") == nama:
                    return self.lihat(int(satu["job-id"]))
        return None

    def lihat(self, nomor: int) -> Pekerjaan:
        """How a job is doing."""
        diminta = {
            "job-id": nomor,
            "requested-attributes": ["job-state", "job-state-reasons", "job-printer-state-reasons"],
        }
        satu = self._tanya(IppOperation.GET_JOB_ATTRIBUTES, diminta)["jobs"][0]
        return Pekerjaan(nomor, KeadaanPekerjaan(int(satu["job-state"])), _banyak(satu.get("job-state-reasons")))

    def batalkan(self, nomor: int) -> None:
        """Ask that a job be given up; `lihat` tells whether it was. One that has ended stays as it ended."""
        try:
            self._tanya(IppOperation.CANCEL_JOB, {"job-id": nomor})
        except PencetakMenolak:
            return

    def keadaan(self) -> tuple[str, ...]:
        """What the printer says of itself, such as ("media-empty-error", "toner-low-warning"); () when all is well."""
        diminta = {"requested-attributes": ["printer-state", "printer-state-reasons"]}
        satu = self._tanya(IppOperation.GET_PRINTER_ATTRIBUTES, diminta)["printers"][0]
        berhenti = ("stopped",) if int(satu.get("printer-state", 3)) == 5 else ()
        return (*berhenti, *_banyak(satu.get("printer-state-reasons")))

    def _tanya(self, apa: IppOperation, isian: dict[str, Any], isi: bytes = b"") -> dict[str, Any]:
        tetap = {
            "attributes-charset": "utf-8",
            "attributes-natural-language": "en",
            "printer-uri": self.alamat,
            "requesting-user-name": _PEMINTA,
        }
        # RFC 8011, 4.1.5: what names the target comes right after charset and language
        isian = {k: isian[k] for k in sorted(isian, key=lambda k: k != "job-id")}
        pesan = {"version": (2, 0), "operation": apa, "operation-attributes-tag": tetap | isian, "data": isi}
        try:
            balasan = httpx.post(
                self._url,
                content=encode_dict(pesan),
                headers={"Content-Type": "application/ipp"},
                timeout=BATAS_DETIK,
                trust_env=False,
            )
            if balasan.is_client_error:
                raise PencetakMenolak(f"http-{balasan.status_code}")
            jawab: dict[str, Any] = parse(balasan.raise_for_status().content)
        except (httpx.HTTPError, struct.error, IPPError) as galat:
            raise PencetakDiam(type(galat).__name__) from galat
        if jawab["status-code"] not in _BERHASIL:
            raise PencetakMenolak(_nama_status(jawab["status-code"]))
        return jawab


def terhalang(keadaan: Sequence[str]) -> str:
    """The first reason for which nothing comes out of the printer; "" when it can print."""
    return next((k for k in keadaan if k.startswith(_MENGHALANGI) and not k.endswith(("-warning", "-report"))), "")


def _banyak(nilai: Any) -> tuple[str, ...]:
    semua = nilai if isinstance(nilai, list) else [nilai]
    return tuple(str(s) for s in semua if s and s != "none")


def _nama_status(kode: int) -> str:
    try:
        return IppStatus(kode).name.lower().removeprefix("error_").replace("_", "-")
    except ValueError:
        return f"ipp-{kode:#06x}"
