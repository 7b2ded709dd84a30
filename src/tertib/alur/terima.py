"""The applicant has the card."""

from tertib.alur.konteks import Konteks
from tertib.dokumen import queries
from tertib.inti.galat import Galat


class BelumTerbit(Galat):
    """Nothing has been published for this case."""

    kalimat = "Kartu belum terbit."


def lakukan(k: Konteks) -> None:
    if queries.terbit(k.permohonan) is None:
        raise BelumTerbit
