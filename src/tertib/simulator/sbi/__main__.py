"""`python -m tertib.simulator.sbi`: a device on this machine, until interrupted; its certificate goes to `--sertifikat`."""

import argparse
import os
import sys
import threading
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from tertib.simulator.sbi.dunia import Dunia
from tertib.simulator.sbi.peladen import Peladen


def main() -> None:
    """Serve, and say on the standard output where."""
    bawaan = Path(os.environ.get("TERTIB_DATA", "var")) / "sbi-peragaan.pem"
    argumen = argparse.ArgumentParser(prog="python -m tertib.simulator.sbi", description=__doc__)
    argumen.add_argument("--sertifikat", type=Path, default=bawaan, help="what an office must trust (PEM)")
    pilihan = argumen.parse_args()
    dunia = Dunia()
    pilihan.sertifikat.parent.mkdir(parents=True, exist_ok=True)
    pilihan.sertifikat.write_bytes(dunia.kunci.sertifikat.public_bytes(Encoding.PEM))
    with Peladen(dunia) as peladen:
        sys.stdout.write(f"{peladen.alamat}\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
