"""The recording officer has met the people: everybody who must have a KTP-el is recorded, so the case goes on."""

from django.utils.translation import gettext as _

from tertib.alur import untuk_siapa
from tertib.alur.konteks import Konteks
from tertib.inti.galat import Galat
from tertib.kependudukan.rules.jenis import Orang
from tertib.perekaman import queries
from tertib.perekaman.rules import wajib_rekam
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Efek

SUDAH, BELUM = "sudah", "belum"


class BelumDirekam(Galat):
    """Somebody of the case has no recording that counts."""


def orang(permohonan: Permohonan) -> list[Orang]:
    """Whom the case is for and who must have had a KTP-el when it began; nobody before the first draft."""
    hari = permohonan.kantor.setempat(permohonan.dibuat).date()
    return [o for o in untuk_siapa.orang(permohonan) if wajib_rekam(o, pada=hari)]


def keadaan(permohonan: Permohonan) -> str:
    """ "belum" while somebody of the case must still be recorded."""
    return BELUM if _belum(permohonan) else SUDAH


def lakukan(k: Konteks) -> None:
    """Raises BelumDirekam, naming who is missing."""
    if belum := _belum(k.permohonan):
        raise BelumDirekam(_("Belum direkam: %(nama)s.") % {"nama": ", ".join(o.nama for o in belum)})


def simpan(k: Konteks, efek: Efek) -> None:
    """The effect `rekam`: the recordings were stored as they came (`terima_rekaman`); here they must be complete."""
    lakukan(k)


def _belum(permohonan: Permohonan) -> list[Orang]:
    return [o for o in orang(permohonan) if not queries.sudah_direkam(o.nik)]
