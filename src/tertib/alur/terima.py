"""The applicant has the card."""

from django.utils.translation import gettext_lazy as _

from tertib.alur.konteks import Konteks
from tertib.buku import queries as buku_queries
from tertib.dokumen import queries
from tertib.inti.galat import Galat


class BelumTerbit(Galat):
    """Nothing has been published for this case."""

    kalimat = _("Kartu belum terbit.")


class BelumDiserahkan(Galat):
    """An official keys the receipt of something nobody has handed over."""

    kalimat = _("KK belum diserahkan. Catat dulu siapa yang menerimanya.")


def lakukan(k: Konteks) -> None:
    """At a counter the official's hand only keys it, so there the receipt of the handing over must exist already."""
    if not queries.lengkap(k.permohonan, queries.terbit(k.permohonan)):
        raise BelumTerbit
    if k.pelaku.penugasan is not None and buku_queries.serahan(k.permohonan) is None:
        raise BelumDiserahkan
