"""The counter gives the document out: registered, stamped, papers sorted, handed over; each of these is an effect."""

from tertib.alur.konteks import Konteks
from tertib.alur.terbitkan import BelumDitandatangani
from tertib.dokumen import queries


def lakukan(k: Konteks) -> None:
    """`isi`: "cap" True (the stamp stands on the card), and what `serahan.serah` asks about the receiver."""
    if not any(queries.lengkap(k.permohonan, ada(k.permohonan)) for ada in (queries.bertanda, queries.terbit)):
        raise BelumDitandatangani
