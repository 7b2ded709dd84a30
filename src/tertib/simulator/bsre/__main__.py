"""`python -m tertib.simulator.bsre --port 8099`: the stand-in with one invented signer, until interrupted."""

import argparse
import sys
import threading
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from tertib.simulator.bsre.dunia import Dunia, PenandatanganTiruan
from tertib.simulator.bsre.peladen import Peladen


def main() -> None:
    """Serve, and say on the standard output what a client needs to know."""
    argumen = argparse.ArgumentParser(prog="python -m tertib.simulator.bsre", description=__doc__)
    argumen.add_argument("--port", type=int, default=8099)
    argumen.add_argument("--akar", type=Path, help="write the root certificate (PEM) here")
    argumen.add_argument("--nik", default="1606010101700000")
    argumen.add_argument("--email", default="kadis@contoh.test")
    argumen.add_argument("--nip", default="197001011990010000", help="serialNumber of the certificate's subject")
    argumen.add_argument("--frasa", default="kunci rahasia Kadis")
    pilihan = argumen.parse_args()
    dunia = Dunia()
    dunia.daftarkan(PenandatanganTiruan(pilihan.nik, pilihan.email, "Kadis Rekaan", pilihan.nip, frasa=pilihan.frasa))
    pem = dunia.akar.public_bytes(Encoding.PEM)
    if pilihan.akar:
        pilihan.akar.write_bytes(pem)
    with Peladen(dunia, pilihan.port) as peladen:
        sys.stdout.write(f"{peladen.alamat}\naplikasi {dunia.aplikasi[0]} / {dunia.aplikasi[1]}\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
