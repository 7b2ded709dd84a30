"""The applicant has the card."""

from django.utils.translation import gettext_lazy as _

from tertib.alur.konteks import Konteks
from tertib.buku import queries as buku_queries
from tertib.dokumen import queries
from tertib.inti.galat import Galat
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan.models import Permohonan

TERIMA = "terima"


class BelumTerbit(Galat):
    """Nothing has been published for this case."""

    kalimat = _("Kartu belum terbit.")


class AmbilKertasnya(Galat):
    """The applicant says from afar to have a paper that lies in the office."""

    kalimat = _("KK ini ditandatangani dengan pena. Ambil di kantor; petugas mencatat penyerahannya.")


class BelumDiserahkan(Galat):
    """An official keys the receipt of something nobody has handed over."""

    kalimat = _("KK belum diserahkan. Catat dulu siapa yang menerimanya.")


def sekaligus_serah(permohonan: Permohonan) -> bool:
    """Whether receiving is handing over: a paper signed with a pen (`jalan_basah`) under a SOP that hands nothing over.

    Such a SOP ends with the applicant receiving a file, which a paper is not.
    """
    sop = permohonan_queries.sop(permohonan)
    langkah = sop.langkah.get(permohonan.langkah)
    if permohonan.akhir or langkah is None or langkah.tindakan != TERIMA:
        return False
    menyerahkan = any(e.kata == "serah" for lk in sop.langkah.values() for p in lk.putusan for e in p.efek)
    return not menyerahkan and buku_queries.belum_diserahkan(permohonan)


def lakukan(k: Konteks) -> None:
    """At a counter the official's hand only keys it, so there it must have been handed over, or is by this very move."""
    if not queries.lengkap(k.permohonan, queries.terbit(k.permohonan)):
        raise BelumTerbit
    if k.pelaku.penugasan is None:
        if buku_queries.belum_diserahkan(k.permohonan):
            raise AmbilKertasnya
    elif buku_queries.serahan(k.permohonan) is None and not sekaligus_serah(k.permohonan):
        raise BelumDiserahkan
