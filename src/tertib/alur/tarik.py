"""The applicant takes the application back, where its SOP knows that end and nothing is signed yet."""

from tertib.alur.konteks import Konteks, TidakBoleh, terjemahan
from tertib.alur.pelaku import Pelaku
from tertib.dokumen import services as dokumen
from tertib.permohonan.models import Permohonan
from tertib.sop import mesin
from tertib.sop.jenis import Sop

TINDAKAN = "tarik"


def gerak(permohonan: Permohonan, sop: Sop, pelaku: Pelaku) -> mesin.Gerak:
    """The move of a withdrawal by this person. Raises TidakBoleh."""
    try:
        tempat = permohonan.akhir or permohonan.langkah
        return mesin.tarik(sop, langkah=tempat, pelaku=pelaku.pada(permohonan, sop))
    except mesin.TidakBolehTarik as galat:
        raise TidakBoleh(terjemahan(galat.sebab)) from galat


def lakukan(k: Konteks) -> None:
    dokumen.batalkan(k.permohonan, sebab="ditarik pemohon")
