"""Fail-points: named places where a test lets this process die as a power cut would. In an office they do nothing.

`TERTIB_TITIK_GAGAL` names the place, such as `t1.sebelum-commit`; `simpan.setelah-fsync:2` means the second time it is
passed. `tertib.periksa_pengaturan` refuses to serve people while it is set.
"""

import os
import signal
from collections import Counter

PENGATURAN = "TERTIB_TITIK_GAGAL"
_lewat: Counter[str] = Counter()


def lewati(nama: str) -> None:
    """Pass the place with this name, or die in it: SIGKILL, so that nothing is cleaned up and nobody says goodbye."""
    sasaran, _, ke = os.environ.get(PENGATURAN, "").partition(":")
    if sasaran != nama:
        return
    _lewat[nama] += 1
    if _lewat[nama] == int(ke or 1):
        os.kill(os.getpid(), signal.SIGKILL)
