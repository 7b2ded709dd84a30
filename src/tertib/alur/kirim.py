"""A published document goes to its owner; the notice itself is an effect of the step."""

from tertib.alur.konteks import Konteks
from tertib.alur.terima import BelumTerbit
from tertib.dokumen import queries


def lakukan(k: Konteks) -> None:
    """What is sent was published before, or is by this very answer. Raises BelumTerbit."""
    menerbitkan = any(e.kata == "terbit" for e in k.gerak.putusan.efek)
    if not menerbitkan and not queries.lengkap(k.permohonan, queries.terbit(k.permohonan)):
        raise BelumTerbit
