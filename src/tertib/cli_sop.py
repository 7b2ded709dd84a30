"""`tertib sop`: prove definitions and draw them, without a database."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tertib.sop import bagan, bpmn, pemeriksa, pemuat
from tertib.sop.jenis import Sop

if TYPE_CHECKING:
    Anak = argparse._SubParsersAction[argparse.ArgumentParser]

HURUF = Path(__file__).parent / "dokumen" / "huruf"
"""The fonts shipped with the documents; the drawings use the same ones."""


class SopTidakAda(ValueError):
    """Neither a file nor the code of a shipped SOP."""


def daftarkan(sub: "Anak") -> None:
    """Add `sop periksa` and `sop gambar`; each sets `jalankan`: arguments in, exit code out."""
    sop = sub.add_parser("sop", help="memeriksa dan menggambar SOP").add_subparsers(required=True, metavar="PERINTAH")
    satu = sop.add_parser("periksa", help="membuktikan SOP layak terbit; tanpa FILE: semua yang disertakan")
    satu.add_argument("file", nargs="*", metavar="FILE", type=Path)
    satu.set_defaults(jalankan=_periksa)
    dua = sop.add_parser("gambar", help="menggambar SOP sebagai SVG, PDF atau BPMN")
    dua.add_argument("sop", metavar="FILE|KODE")
    dua.add_argument("--ke", required=True, type=Path, metavar="X.svg|X.pdf|X.bpmn", help="akhiran menentukan bentuk")
    dua.add_argument("--bahasa", choices=("id", "en"), default="id", help="bahasa kepala tabel")
    dua.set_defaults(jalankan=_gambar)


def cari(sebutan: str) -> Sop:
    """The SOP in a file, or the shipped one with this code. Raises SopTidakAda, GalatSop."""
    disertakan = pemuat.semua()
    if sebutan in disertakan:
        return disertakan[sebutan]
    if Path(sebutan).is_file():
        return pemuat.muat(Path(sebutan))
    raise SopTidakAda(f"Tidak ada berkas atau kode SOP “{sebutan}”. Kode yang ada: {', '.join(disertakan)}.")


def _periksa(arg: argparse.Namespace) -> int:
    berkas: list[Path] = arg.file or sorted(pemuat.FOLDER.glob("*.yaml"))
    return max([_periksa_satu(b) for b in berkas], default=0)


def _periksa_satu(berkas: Path) -> int:
    try:
        sop = pemuat.muat(berkas)
    except pemuat.GalatSop as galat:
        print(f"{berkas.name}: tidak dapat dibaca sebagai SOP")
        for cacat in galat.cacat:
            print(f"  {cacat}")
        return 1
    temuan = pemeriksa.periksa(sop)
    if not temuan:
        print(f"{berkas.name}: baik, {len(sop.langkah)} langkah, SHA-256 {sop.sidik}")
        return 0
    print(f"{berkas.name}: {len(temuan)} temuan")
    for t in temuan:
        print(f"  [{t.kode}] {t.kalimat}")
    return 1


_BENTUK: dict[str, Callable[[Sop, str], bytes]] = {
    ".svg": lambda sop, bahasa: bagan.svg(sop, bahasa=bahasa).encode(),
    ".pdf": lambda sop, bahasa: bagan.pdf(sop, huruf=HURUF, bahasa=bahasa),
    ".bpmn": lambda sop, bahasa: bpmn.xml(sop).encode(),
}


def _gambar(arg: argparse.Namespace) -> int:
    buat = _BENTUK.get(arg.ke.suffix.lower())
    if buat is None:
        print(f"Akhiran {arg.ke.name} tidak dikenal; pakai {', '.join(_BENTUK)}.", file=sys.stderr)
        return 2
    try:
        arg.ke.write_bytes(buat(cari(arg.sop), arg.bahasa))
    except (ValueError, OSError) as galat:
        print(galat, file=sys.stderr)
        return 1
    print(f"Tersimpan: {arg.ke}")
    return 0
