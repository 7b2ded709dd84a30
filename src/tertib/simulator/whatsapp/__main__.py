"""`python -m tertib.simulator.whatsapp --situs http://localhost:8000 --pengaturan wa.json 16.06=musi-banyuasin`."""

import argparse
import os
import sys
import threading
from pathlib import Path

import django


def main() -> None:
    """Serve until interrupted; the offices named get a number each, and the settings file connects Tertib with it."""
    argumen = argparse.ArgumentParser(prog="python -m tertib.simulator.whatsapp", description=__doc__)
    argumen.add_argument("--port", type=int, default=0)
    argumen.add_argument("--situs", default="http://localhost:8000", help="where the webhooks of Tertib are")
    argumen.add_argument("--pengaturan", type=Path, required=True, help="the file TERTIB_WHATSAPP names; written")
    argumen.add_argument("kantor", nargs="+", help="region code=slug of an office")
    pilihan = argumen.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertib.settings")
    django.setup()
    from tertib.simulator.whatsapp.dunia import Dunia
    from tertib.simulator.whatsapp.pasang import nomor_baru, tulis_pengaturan
    from tertib.simulator.whatsapp.peladen import Peladen

    dunia = Dunia()
    kantor = [k.partition("=")[::2] for k in pilihan.kantor]
    milik = {kode: nomor_baru(kode, webhook=f"{pilihan.situs}/whatsapp/{slug}/") for kode, slug in kantor}
    dunia.nomor = {n.id: n for n in milik.values()}
    with Peladen(dunia, pilihan.port) as peladen:
        tulis_pengaturan(pilihan.pengaturan, dunia, peladen.alamat, milik.items())
        sys.stdout.write(f"{peladen.alamat}\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
