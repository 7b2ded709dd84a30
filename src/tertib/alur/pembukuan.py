"""What the books tell of a move: one function per book, a new book is a new row of `RINCIAN`."""

from collections.abc import Callable, Mapping
from typing import Any

from tertib.alur.konteks import Konteks
from tertib.buku import queries, services
from tertib.dokumen import queries as dokumen_queries
from tertib.permohonan import queries as permohonan_queries
from tertib.sop.jenis import Efek


def catat(k: Konteks, efek: Efek) -> None:
    """A line in one of the office's books."""
    buku = efek.rincian["buku"]
    services.catat(
        k.permohonan,
        buku=buku,
        dokumen=dokumen_queries.terbit(k.permohonan),
        uraian=k.permohonan.pemohon_nama,
        rincian=RINCIAN[buku](k),
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
        dokumen=dokumen_queries.terbit(k.permohonan),
        uraian=", ".join(berkas),
        rincian={"berkas": berkas},
        kini=k.kini,
    )
    services.arsipkan(baris, oleh=k.pelaku.penugasan)


def bereskan(k: Konteks) -> None:
    """After a move forward: the problems written down by the step it reaches are mended."""
    if not k.gerak.putusan.kembali:
        services.bereskan(k.permohonan, langkah=k.gerak.ke, kini=k.kini)


def _terbit(k: Konteks) -> dict[str, Any]:
    """Of an issued document: its number, whose card, and who signed it how."""
    terbit = dokumen_queries.terbit(k.permohonan)
    sesudah = permohonan_queries.keluarga_draf(k.permohonan, "sesudah")
    return {
        "nomor_dokumen": terbit.nomor if terbit else None,
        "nomor_kk": sesudah[0].nomor if sesudah else "",
        "kepala": sesudah[0].kepala.nama if sesudah and sesudah[0].kepala else "",
        "jenis": k.permohonan.jenis,
        "cara": terbit.cara if terbit else "",
        "penandatangan": terbit.penandatangan.pengguna.nama if terbit else "",
        "pencatat": k.pelaku.nama,
    }


def _keluar(k: Konteks) -> dict[str, Any]:
    """Of a document that leaves over the counter: the same, and to whom."""
    penerima = k.isi.get("penerima") or {}
    return {**_terbit(k), "penerima": str(penerima.get("nama") or "").strip()}


def _masalah(k: Konteks) -> dict[str, Any]:
    """What is wrong, whose case, who found it at which step, and who is asked to mend it."""
    kekurangan = k.isi.get("kekurangan") or [("", k.alasan)]
    tujuan = k.sop.langkah[k.gerak.ke]
    return {
        "apa": [catatan for _sasaran, catatan in kekurangan] or [k.alasan],
        "sasaran": [sasaran for sasaran, _catatan in kekurangan],
        "alasan": k.alasan,
        "siapa": k.permohonan.pemohon_nama,
        "ditemukan": k.pelaku.nama,
        "diminta_dari": k.sop.peran[tujuan.peran].nama,
        "langkah": k.langkah.kunci,
    }


RINCIAN: Mapping[str, Callable[[Konteks], dict[str, Any]]] = {
    "register": _terbit,
    "agenda": _keluar,
    "permasalahan": _masalah,
}
