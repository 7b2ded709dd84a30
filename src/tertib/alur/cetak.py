"""A document is printed. What is signed already is only printed; what a pen is to sign gets its number with the print."""

from tertib.alur.konteks import Konteks
from tertib.dokumen.queries import KonsepBelumAda


def lakukan(k: Konteks) -> None:
    """What is printed, and where, the SOP says by its effect `cetak` (see `pena.cetak`)."""
    if not k.permohonan.draf:
        raise KonsepBelumAda
