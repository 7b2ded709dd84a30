"""The operator publishes what the head of office signed; the effect words of the SOP do the work."""

from django.utils.translation import gettext_lazy as _

from tertib.alur.konteks import Konteks
from tertib.dokumen import queries
from tertib.inti.galat import Galat


class BelumDitandatangani(Galat):
    """Nothing signed lies ready for this case."""

    kalimat = _("Belum ada dokumen yang ditandatangani untuk permohonan ini.")


def lakukan(k: Konteks) -> None:
    if not queries.lengkap(k.permohonan, queries.bertanda(k.permohonan)):
        raise BelumDitandatangani
