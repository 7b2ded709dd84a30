"""The biodata that goes with a card (F-1.08): a copy to compare the data by, of everybody the case put on it or changed.

Only the card is signed; the copy says so on its face. It comes from the approved draft, like the card itself.
"""

from datetime import datetime

from tertib.dokumen import cetak, susun
from tertib.kependudukan.perubahan.selisih import selisih
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan

BIODATA = "biodata"
_DIRUBAH = frozenset({"baru", "berubah"})


def daftar(permohonan: Permohonan) -> list[tuple[Keluarga, Anggota]]:
    """(card, member) of each copy, in the order of the cards; () where the SOP of the case drafts no biodata."""
    rancangan = queries.rancangan(permohonan)
    if rancangan is None or not _menyiapkan(permohonan):
        return []
    hasil = []
    for lama, baru in rancangan.pasangan:
        keadaan = {b.kunci: b.keadaan for b in selisih(lama, baru)}
        hasil += [(baru, a) for a in baru.anggota if keadaan.get(a.orang.nik) in _DIRUBAH]
    return hasil


def pdf(permohonan: Permohonan, *, ke: int, kini: datetime) -> bytes | None:
    """The copy with this place in the list, from 1; None when there is none."""
    semua = daftar(permohonan)
    if not 1 <= ke <= len(semua):
        return None
    keluarga, anggota = semua[ke - 1]
    biodata = susun.biodata(anggota, keluarga, kantor=permohonan.kantor)
    return cetak.biodata_pdf(biodata, cap="SALINAN", tautan=None, waktu=kini)


def _menyiapkan(permohonan: Permohonan) -> bool:
    langkah = queries.sop(permohonan).langkah.values()
    return any(e.kata == "draf" and e.apa == BIODATA for lk in langkah for p in lk.putusan for e in p.efek)
