"""The chain of events of one office, walked from its first event to its head."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db.models import BinaryField, ExpressionWrapper, F

from tertib.inti.sandi import SandiRusak, buka, indeks_buta
from tertib.permohonan import rules
from tertib.permohonan.models import KepalaRantai, Riwayat


@dataclass(frozen=True, slots=True)
class RantaiPutus:
    """The first event that does not verify: its office, number and case, and why (in plain Indonesian)."""

    kantor: str
    urut: int
    nomor: str
    sebab: str


def isi_peristiwa(r: Riwayat) -> Mapping[str, Any]:
    """What the digest of an event covers."""
    return {
        "kantor": r.kantor_id,
        "urut": r.urut,
        "permohonan": r.permohonan_id,
        "pada": r.pada.astimezone(UTC).isoformat(timespec="microseconds"),
        "tindakan": r.tindakan,
        "dari": r.dari,
        "ke": r.ke,
        "putusan": r.putusan,
        "kembali": r.kembali,
        "peran": r.peran,
        "pelaku": r.pelaku_id,
        "pelaku_nama": r.pelaku_nama,
        "alasan": r.alasan_sidik,
        "data": r.sidik_data,
        "sebelum": r.sidik_sebelum,
    }


def periksa_rantai(kantor: str) -> tuple[int, RantaiPutus | None]:
    """Walk the chain of one office (in scope): how many events hold, and the first that does not."""
    baik, sidik_sebelum = 0, ""
    for r in _semua_peristiwa(kantor):
        if sebab := _sebab_putus(r, baik + 1, sidik_sebelum):
            return baik, RantaiPutus(kantor, r.urut, r.nomor or "", sebab)
        baik, sidik_sebelum = r.urut, r.sidik
    kepala = KepalaRantai.objects.filter(kantor=kantor).values_list("urut", "sidik").first() or (0, "")
    if kepala != (baik, sidik_sebelum):
        return baik, RantaiPutus(kantor, baik + 1, "", f"kepala rantai mencatat {kepala[0]} peristiwa, ada {baik}")
    return baik, None


def _semua_peristiwa(kantor: str) -> Iterator[Any]:
    """The reason comes as stored bytes (`alasan_mentah`): one that no longer opens must be named, not end the walk."""
    mentah = ExpressionWrapper(F("alasan"), output_field=BinaryField())
    semua = Riwayat.objects.filter(kantor=kantor).defer("alasan")
    semua = semua.annotate(alasan_mentah=mentah, nomor=F("permohonan__nomor")).order_by("urut")
    urutan: Iterator[Any] = semua.iterator(chunk_size=2000)
    return urutan


def _alasan_tetap(r: Any) -> bool:
    """A reason may be erased when its time is over, never replaced."""
    if not r.alasan_mentah:
        return True
    try:
        alasan = buka(bytes(r.alasan_mentah), guna="medan:alasan").decode()
    except SandiRusak:
        return False
    return indeks_buta(alasan, guna="alasan") == str(r.alasan_sidik)


def _sebab_putus(r: Any, urut: int, sidik_sebelum: str) -> str:
    if r.urut != urut:
        return f"peristiwa nomor {urut} hilang"
    if r.sidik_sebelum != sidik_sebelum:
        return "tidak bersambung dengan peristiwa sebelumnya"
    if not _alasan_tetap(r):
        return "alasan berubah setelah dicatat"
    if rules.sidik_peristiwa(isi_peristiwa(r)) != r.sidik:
        return "isi berubah setelah dicatat"
    return ""
