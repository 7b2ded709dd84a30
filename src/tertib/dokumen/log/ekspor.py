"""The log and what it vouches for, as plain files that anybody can copy and check without us (docs/keaslian.md)."""

import json
import struct
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.log import queries
from tertib.dokumen.log.models import DaunLog, TitikLog
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.pernyataan import cose
from tertib.permohonan.models import KepalaRantai, Riwayat
from tertib.permohonan.queries import isi_peristiwa
from tertib.wilayah.models import Kantor

Berkas = Iterator[tuple[str, bytes]]
_UBIN: Final = queries.UBIN
_TERBIT: Final = '"peristiwa":"terbit"'


def berkas_log(kantor: Kantor) -> Berkas:
    """Path and bytes of each file of a C2SP tlog-tiles mirror, every checkpoint under titik/SIZE, and the keys."""
    yield "kunci.json", _json({"kode": kantor.kode, **queries.kunci_umum()[kantor.kode]})
    for titik in TitikLog.objects.filter(kantor=kantor).order_by("ukuran"):
        yield f"log/titik/{titik.ukuran}", titik.catatan.encode()
    terakhir = queries.titik_terakhir(kantor)
    if terakhir is None:
        return
    yield "log/checkpoint", terakhir.catatan.encode()
    yield from _ubin(kantor, terakhir.ukuran)


def _ubin(kantor: Kantor, ukuran: int) -> Berkas:
    for nomor, lebar in _lebar(ukuran):
        yield f"log/tile/entries/{letak(nomor, lebar)}", bundel(kantor, nomor, lebar)
    tingkat = 0
    while ukuran:
        for nomor, lebar in _lebar(ukuran):
            yield f"log/tile/{tingkat}/{letak(nomor, lebar)}", b"".join(queries.ubin(kantor, tingkat, nomor, lebar))
        ukuran, tingkat = ukuran // _UBIN, tingkat + 1


def _lebar(banyak: int) -> list[tuple[int, int]]:
    """Number and width of each tile over `banyak` hashes; the last may be partial."""
    penuh, sisa = divmod(banyak, _UBIN)
    return [*((n, _UBIN) for n in range(penuh)), *([(penuh, sisa)] if sisa else [])]


def letak(nomor: int, lebar: int) -> str:
    """The path of a tile: 1234067 is x001/x234/067, a partial one has .p/WIDTH behind."""
    bagian = [f"{nomor % 1000:03}"]
    while nomor := nomor // 1000:
        bagian.insert(0, f"x{nomor % 1000:03}")
    return "/".join(bagian) + ("" if lebar == _UBIN else f".p/{lebar}")


def bundel(kantor: Kantor, nomor: int, lebar: int) -> bytes:
    """The leaves of a tile, each behind its length in two bytes."""
    daun = [isi.encode() for isi in queries.isi_daun(kantor, nomor * _UBIN, nomor * _UBIN + lebar)]
    return b"".join(struct.pack(">H", len(isi)) + isi for isi in daun)


def berkas_riwayat(kantor: Kantor) -> Berkas:
    """The chain of events with its head, and the register of documents with the salts that open their leaves."""
    peristiwa = Riwayat.objects.filter(kantor=kantor).defer("alasan").order_by("urut").iterator(chunk_size=2000)
    yield "rantai.jsonl", b"".join(_json({**isi_peristiwa(r), "sidik": r.sidik}) for r in peristiwa)
    kepala = KepalaRantai.objects.filter(kantor=kantor).first() or KepalaRantai(kantor=kantor)
    yield "kepala.json", _json({"urut": kepala.urut, "sidik": kepala.sidik})
    dokumen = Dokumen.objects.filter(kantor=kantor).order_by("jenis", "tahun", "nomor")
    yield "register.jsonl", b"".join(_json(_baris(d)) for d in dokumen.prefetch_related("daun_log"))


def berkas_dokumen(kantor: Kantor) -> Berkas:
    """The issued files themselves. They hold personal data: only for who may see the archive of this office."""
    for d in Dokumen.objects.filter(kantor=kantor, status__in=(Status.TERBIT, Status.DIGANTIKAN)).order_by("pk"):
        yield f"dokumen/{cose.nama_dokumen(d.tautan_indeks).hex()}.pdf", dokumen_queries.isi_terbit(d)


def _baris(dokumen: Dokumen) -> Mapping[str, Any]:
    # in the order of a life: of one issued before there was a log, the first leaf may have come last
    daun: list[DaunLog] = sorted(dokumen.daun_log.all(), key=lambda satu: (_TERBIT not in satu.isi, satu.pk))
    return {
        "dokumen": cose.nama_dokumen(dokumen.tautan_indeks).hex(),
        "jenis": dokumen.jenis,
        "tahun": dokumen.tahun,
        "nomor": dokumen.nomor,
        "status": dokumen.status,
        "sidik": dokumen.sidik or dokumen.sidik_asli,
        "daun": [
            {"urut": satu.urut, "peristiwa": json.loads(satu.isi)["peristiwa"], "garam": satu.garam} for satu in daun
        ],
    }


def _json(isi: Any) -> bytes:
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
