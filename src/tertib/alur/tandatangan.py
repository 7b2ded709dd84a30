"""The head of office signs. Signing itself happens before the move, in `sertifikasi`; here is the move."""

from tertib.alur.efek import BelumDitandatangani
from tertib.alur.konteks import Konteks
from tertib.dokumen import queries


def lakukan(k: Konteks) -> None:
    if not queries.lengkap(k.permohonan, queries.direncanakan(k.permohonan)):
        raise BelumDitandatangani
