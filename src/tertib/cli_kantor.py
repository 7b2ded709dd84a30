"""The commands of a running office: prepare, serve, work, made cases."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Anak = argparse._SubParsersAction[argparse.ArgumentParser]


def daftarkan(sub: "Anak") -> None:
    """Add the commands; each sets `jalankan`, a function of the arguments that gives the exit code."""
    _perintah(sub, "siap", "menyiapkan basis data, berkas statis, dan (peragaan) penduduk rekaan", _siap)
    _perintah(sub, "jalan", "membuka situs dan pekerja", _jalan)
    _perintah(sub, "pekerja", "hanya pekerja antrean", _pekerja)
    contoh = _perintah(sub, "contoh", "menjalankan permohonan rekaan lewat tindakan yang sama dengan situs", _contoh)
    contoh.add_argument("--sop", required=True, metavar="KODE|FILE")
    contoh.add_argument("--ke", required=True, type=Path, metavar="MAP")
    contoh.add_argument("--jumlah", type=int, default=1, metavar="N")
    contoh.add_argument("--dengan-pengembalian", action="store_true")
    contoh.add_argument("--benih", type=int, default=1, metavar="N", help="benih acak; benih sama, contoh sama")
    besar = _perintah(sub, "besar", "mengisi register peragaan dengan ratusan ribu keluarga rekaan", _besar)
    besar.add_argument("--keluarga", type=int, default=390_000, metavar="N")


def _perintah(sub: "Anak", nama: str, arti: str, fungsi: object) -> argparse.ArgumentParser:
    pengurai = sub.add_parser(nama, help=arti)
    pengurai.set_defaults(jalankan=fungsi)
    return pengurai


def _django() -> None:
    import django

    django.setup()


def _siap(arg: argparse.Namespace) -> int:
    from tertib import layanan

    layanan.siapkan()
    return 0


def _jalan(arg: argparse.Namespace) -> int:
    from tertib import layanan

    return layanan.jalan()


def _pekerja(arg: argparse.Namespace) -> int:
    _django()
    from tertib import pekerja

    pekerja.jalan()
    return 0


def _contoh(arg: argparse.Namespace) -> int:
    if not _peragaan():
        return 1
    from tertib.cli_sop import SopTidakAda, cari
    from tertib.peragaan import contoh
    from tertib.sop.pemuat import GalatSop

    try:
        sop = cari(arg.sop)
        contoh.jalankan(sop, ke=arg.ke, jumlah=arg.jumlah, dengan_pengembalian=arg.dengan_pengembalian, benih=arg.benih)
    except (SopTidakAda, GalatSop, contoh.TidakDapatDijalankan) as galat:
        print(galat, file=sys.stderr)
        return 1
    return 0


def _peragaan() -> bool:
    """Prepare the demonstration's database; False, with a sentence, in an office of real people."""
    if (
        "TERTIB_RAHASIA" not in os.environ
    ):  # what is made up is the demonstration, unless this is an office's own machine
        os.environ.setdefault("TERTIB_PERAGAAN", "1")
    from django.conf import settings

    from tertib import layanan

    if not settings.PERAGAAN:
        print("Data rekaan hanya dibuat dalam peragaan (TERTIB_PERAGAAN=1), bukan di kantor ini.", file=sys.stderr)
        return False
    layanan.siapkan_basis_data()
    return True


def _besar(arg: argparse.Namespace) -> int:
    if not _peragaan():
        return 1
    from tertib.inti import jam
    from tertib.peragaan import besar

    besar.isi_register(arg.keluarga, kini=jam.kini())
    return 0
