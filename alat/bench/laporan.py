"""What was measured, as a table for people and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from alat.bench.halaman import Halaman
from alat.bench.ukur import Nisbah, Peserta, Waktu, nisbah

KOLOM = ("", "hasil", "CPU", "kali waktu acuan", "kali CPU", "sasaran")


@dataclass(frozen=True, slots=True)
class Baris:
    """One contender: its figure in words, CPU milliseconds, and its ratios to the first one (None: it is the first)."""

    nama: str
    hasil: str
    cpu_ms: float
    waktu: Nisbah | None
    cpu: Nisbah | None
    sasaran: str
    mentah: Mapping[str, Any]


def baris_peserta(peserta: Sequence[Peserta], waktu: Mapping[str, Waktu]) -> list[Baris]:
    """Rates; the first contender is the reference."""
    acuan = waktu[peserta[0].nama]
    hasil = []
    for p in peserta:
        w = waktu[p.nama]
        laju = sorted(1 / d for d in w.dinding)
        hasil.append(
            Baris(
                p.nama,
                f"{_angka(median(laju))}/detik ({_angka(laju[0])}-{_angka(laju[-1])}; {len(laju)} putaran)",
                median(w.cpu) * 1000,
                None if w is acuan else nisbah(w.dinding, acuan.dinding),
                None if w is acuan else nisbah(w.cpu, acuan.cpu),
                p.sasaran,
                {"detik": w.dinding, "detik_cpu": w.cpu},
            )
        )
    return hasil


def baris_halaman(semua: Sequence[Halaman]) -> list[Baris]:
    """Waiting times; the first page is the reference."""
    acuan = semua[0]
    return [
        Baris(
            f"{h.nama} ({h.kueri} kueri, {h.bait / 1024:.0f} KB)",
            f"p95 {median(h.p95) * 1000:.1f} ms, tengah {median(h.tengah) * 1000:.1f} ms",
            sum(h.cpu) / len(h.cpu) * 1000,
            None if h is acuan else nisbah(h.p95, acuan.p95),
            None if h is acuan else _rata(h.cpu, acuan.cpu),
            h.sasaran,
            {"p95": h.p95, "tengah": h.tengah, "detik_cpu": h.cpu, "kueri": h.kueri, "bait": h.bait},
        )
        for h in semua
    ]


def tabel(judul: str, baris: Iterable[Baris], catatan: Iterable[str] = ()) -> str:
    """Plain text, columns aligned."""
    isi = [KOLOM, *(_sel(b) for b in baris)]
    lebar = [max(len(b[k]) for b in isi) for k in range(len(KOLOM))]
    garis = ["  ".join(sel.ljust(n) for sel, n in zip(b, lebar, strict=True)).rstrip() for b in isi]
    return "\n".join([judul, "-" * len(judul), *garis, *(f"* {c}" for c in catatan), ""])


def untuk_json(b: Baris) -> dict[str, Any]:
    """One row with the raw values of each round."""
    waktu = {"tengah": b.waktu.tengah, "kecil": b.waktu.kecil, "besar": b.waktu.besar} if b.waktu else None
    return {"nama": b.nama, "cpu_ms": b.cpu_ms, "nisbah": waktu, "nisbah_cpu": b.cpu.tengah if b.cpu else 1, **b.mentah}


def _sel(b: Baris) -> tuple[str, ...]:
    rentang = f"{_angka(b.waktu.tengah)} ({_angka(b.waktu.kecil)}-{_angka(b.waktu.besar)})" if b.waktu else "acuan"
    return (b.nama, b.hasil, f"{b.cpu_ms:.2f} ms", rentang, _angka(b.cpu.tengah) if b.cpu else "", b.sasaran)


def _rata(pembilang: Sequence[float], penyebut: Sequence[float]) -> Nisbah:
    semua = sum(pembilang) / (sum(penyebut) or float("nan"))
    return Nisbah(semua, semua, semua)


def _angka(nilai: float) -> str:
    return f"{nilai:.0f}" if nilai >= 100 else f"{nilai:.1f}"
