"""What the books tell of a move: one function per book gives its lines, a new book is a new row of `RINCIAN`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tertib.alur.konteks import Konteks
from tertib.buku import queries, services
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen import terbitan
from tertib.dokumen.models import Dokumen
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.permohonan import queries as permohonan_queries
from tertib.sop.jenis import Efek


def catat(k: Konteks, efek: Efek) -> None:
    """The lines that this move makes in one of the office's books."""
    buku = efek.rincian["buku"]
    for dokumen, rincian in RINCIAN[buku](k):
        services.catat(
            k.permohonan,
            buku=buku,
            dokumen=dokumen,
            uraian=k.permohonan.pemohon_nama,
            rincian=rincian,
            kini=k.kini,
        )


def arsip(k: Konteks, efek: Efek) -> None:
    """The papers handed in are filed: a line in the archive book, and a row that says where they are found again."""
    if queries.arsip(k.permohonan) is not None:
        return
    berkas = sorted(permohonan_queries.berkas_berlaku(k.permohonan))
    baris = services.catat(
        k.permohonan,
        buku="arsip",
        dokumen=next(iter(dokumen_queries.terbit(k.permohonan)), None),
        uraian=", ".join(berkas),
        rincian={"berkas": berkas},
        kini=k.kini,
    )
    services.arsipkan(baris, oleh=k.pelaku.penugasan)


def bereskan(k: Konteks) -> None:
    """After a move forward: the problems written down by the step it reaches are mended."""
    if not k.gerak.putusan.kembali:
        services.bereskan(k.permohonan, langkah=k.gerak.ke, kini=k.kini)


Baris = Iterator[tuple[Dokumen | None, dict[str, Any]]]
"""The document a line is about, and what the line tells."""


def _terbit(k: Konteks) -> Baris:
    """A line for each issued document: its number, whose, and who signed it how; and one for each card closed."""
    umum = {"jenis": k.permohonan.jenis, "pencatat": k.pelaku.nama}
    for d in dokumen_queries.terbit(k.permohonan):
        apa = terbitan.untuk(d)
        yield (
            d,
            {
                **umum,
                "nomor_dokumen": d.nomor,
                "dokumen": d.jenis,
                "nomor_kk": apa.nomor,
                "kepala": apa.milik,
                "cara": d.cara,
                "penandatangan": d.penandatangan.pengguna.nama,
            },
        )
    for lama, kartu in _ditutup(k):
        kepala = lama.kepala.nama if lama and lama.kepala else ""
        yield None, {**umum, "nomor_kk": kartu.nomor, "kepala": kepala, "ditutup": True}


def _ditutup(k: Konteks) -> Iterator[tuple[Keluarga | None, Keluarga]]:
    rancangan = permohonan_queries.rancangan(k.permohonan)
    return ((lama, baru) for lama, baru in (rancangan.pasangan if rancangan else ()) if not baru.anggota)


def _keluar(k: Konteks) -> Baris:
    """A line for each document that leaves over the counter: the same, and to whom."""
    penerima = str((k.isi.get("penerima") or {}).get("nama") or "").strip()
    return ((d, {**rincian, "penerima": penerima}) for d, rincian in _terbit(k) if d)


def _masalah(k: Konteks) -> Baris:
    """What is wrong, whose case, who found it at which step, and who is asked to mend it."""
    kekurangan = k.isi.get("kekurangan") or [("", k.alasan)]
    tujuan = k.sop.langkah[k.gerak.ke]
    isi = {
        "apa": [catatan for _sasaran, catatan in kekurangan] or [k.alasan],
        "sasaran": [sasaran for sasaran, _catatan in kekurangan],
        "alasan": k.alasan,
        "siapa": k.permohonan.pemohon_nama,
        "ditemukan": k.pelaku.nama,
        "diminta_dari": k.sop.peran[tujuan.peran].nama,
        "langkah": k.langkah.kunci,
    }
    yield None, isi


RINCIAN: Mapping[str, Callable[[Konteks], Baris]] = {
    "register": _terbit,
    "agenda": _keluar,
    "permasalahan": _masalah,
}
