"""The command line: `tertib <perintah>`. Each command parses and makes one call."""

import argparse
import os
import sys


def main(argumen: list[str] | None = None) -> None:
    """Run one command; exits with its status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertib.settings")
    from tertib import cli_bukti, cli_kantor, cli_pengelola, cli_sop, cli_tte

    pengurai = argparse.ArgumentParser(prog="tertib", description="Menjalankan SOP Kartu Keluarga.")
    perintah = pengurai.add_subparsers(dest="perintah", required=True, metavar="PERINTAH")
    cli_sop.daftarkan(perintah)
    cli_kantor.daftarkan(perintah)
    cli_pengelola.daftarkan(perintah)
    cli_bukti.daftarkan(perintah)
    cli_tte.daftarkan(perintah)
    pilihan = pengurai.parse_args(argumen)
    sys.exit(pilihan.jalankan(pilihan))
