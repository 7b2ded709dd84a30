"""A published document goes to its owner; the notice itself is an effect of the step."""

from tertib.alur.konteks import Konteks
from tertib.alur.terima import BelumTerbit
from tertib.dokumen import queries


def lakukan(k: Konteks) -> None:
    if not queries.lengkap(k.permohonan, queries.terbit(k.permohonan)):
        raise BelumTerbit
