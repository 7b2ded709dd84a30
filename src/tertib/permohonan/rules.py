"""Pure rules of the case: what is digested, and how an event is chained to the one before it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

NAMA_NOMOR = "KK"


def kanonik(isi: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sidik_teks(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()


def sidik_data(
    *, jenis: str, pemohon: Mapping[str, str], isian: Mapping[str, str], berkas: Iterable[tuple[str, str]], draf: str
) -> str:
    """Digest (64 hex) of everything a decision rests on: answers, papers (requirement, digest), draft."""
    return sidik_teks(
        kanonik({"jenis": jenis, "pemohon": pemohon, "isian": isian, "berkas": sorted(berkas), "draf": draf})
    )


def sidik_peristiwa(peristiwa: Mapping[str, Any]) -> str:
    """Digest of one event, the digest of the event before it included."""
    return sidik_teks(kanonik(peristiwa))


def di_luar(
    jeda: Iterable[tuple[datetime, datetime | None]], *, dari: datetime, sampai: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches between two moments that no pause covers; pauses may overlap, one without an end lasts."""
    mulai = dari
    for awal, akhir in sorted(jeda, key=lambda j: j[0]):
        if mulai < min(awal, sampai):
            yield mulai, min(awal, sampai)
        mulai = max(mulai, akhir or sampai)
    if mulai < sampai:
        yield mulai, sampai


def nomor_permohonan(*, kantor: str, tahun: int, urut: int) -> str:
    """A case number short enough to say on the phone: KK-1606-26-004213."""
    return f"{NAMA_NOMOR}-{kantor.replace('.', '')}-{tahun % 100:02d}-{urut:06d}"
