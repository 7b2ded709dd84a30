"""Proves a SOP sound before it may be published. Every finding is a sentence a head of section understands."""

from tertib.sop import periksa_jalan as j
from tertib.sop import periksa_kata as k
from tertib.sop.jalan import Graf
from tertib.sop.jenis import Sop
from tertib.sop.temuan import Temuan

__all__ = ["Temuan", "periksa"]

KATA = (k.kepala, k.peran, k.menit, k.langkah)
JALAN = (j.bentuk, j.pengembalian, j.penandatangan, j.sistem, j.isian, j.efek, j.penutup)


def periksa(sop: Sop) -> tuple[Temuan, ...]:
    """All findings; () means the SOP may be published. Ways are only walked when every name leads somewhere."""
    if temuan := tuple(k.acuan(sop)):
        return temuan
    graf = Graf(sop)
    kata = [temuan for bukti in KATA for temuan in bukti(sop)]
    jalan = [temuan for bukti in JALAN for temuan in bukti(graf)]
    return tuple(dict.fromkeys(kata + jalan))
