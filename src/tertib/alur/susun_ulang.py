"""The register changed under a case: it goes back to the step that drafts, whatever its SOP says of the present one.

Without this a case would stand for ever where its draft no longer fits and the SOP knows no way back.
"""

from django.utils.translation import gettext as _

from tertib.alur.konteks import TidakBoleh
from tertib.alur.naskah import yang_berubah
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Putusan, Sop
from tertib.sop.mesin import Gerak

DISUSUN_ULANG = "disusun ulang"
_MENYUSUN = frozenset({"draf", "konsep"})


def gerak(permohonan: Permohonan, sop: Sop) -> Gerak:
    """The move back. The caller has asked whether this person may act here now. Raises TidakBoleh where the draft fits."""
    if not perlu(permohonan):
        raise TidakBoleh(_("Draft masih cocok dengan data penduduk, jadi tidak perlu disusun ulang."))
    ke = _penyusun(permohonan, sop)
    return Gerak(permohonan.langkah, Putusan(DISUSUN_ULANG, ke, kembali=True, alasan_wajib=True), ke, selesai=False)


def perlu(permohonan: Permohonan) -> bool:
    """Whether the draft rests on cards that are different now, and is not published."""
    return not queries.sudah_terbit(permohonan) and bool(yang_berubah(permohonan))


def _penyusun(permohonan: Permohonan, sop: Sop) -> str:
    """The step that made the draft of this case, the last one where several did."""
    menyusun = {lk.kunci for lk in sop.langkah.values() for p in lk.putusan for e in p.efek if e.kata in _MENYUSUN}
    return next(r.dari for r in reversed(queries.riwayat(permohonan)) if r.dari in menyusun and not r.kembali)
