"""An official corrects the concept and puts initials on it: the event of the move is the initials, digest and all."""

from tertib.alur.konteks import Konteks
from tertib.dokumen.queries import KonsepBelumAda
from tertib.permohonan import services


def lakukan(k: Konteks) -> None:
    if not k.permohonan.draf:
        raise KonsepBelumAda
    services.penuhi_kekurangan(k.permohonan, kini=k.kini)
