"""Who may ask under a SOP: where it names relations in the family (SHDK), the register says whether the applicant has one."""

from django.utils.translation import gettext as _

from tertib.inti.galat import Galat
from tertib.kependudukan.queries import keluarga_dari_nik
from tertib.kependudukan.rules import kode
from tertib.sop.jenis import Sop


class TidakBerhak(Galat):
    """The SOP does not let this person apply; the sentence says the rule and what to do instead."""


def pastikan_berhak(sop: Sop, *, nik: str) -> None:
    """Raises TidakBerhak. Only for who has proven to be the owner of `nik`: the answer tells what the register holds."""
    boleh = sop.kelayakan.get("shdk", ())
    if not boleh:
        return
    keluarga = keluarga_dari_nik(nik)
    anggota = keluarga.cari(nik) if keluarga else None
    if anggota is None:
        raise TidakBerhak(_("Anda belum tercatat di KK mana pun di kantor ini. Datang ke loket dengan KTP-el."))
    hubungan = kode.SHDK.label(anggota.shdk)
    if _rapat(hubungan) not in {_rapat(b) for b in boleh}:
        raise TidakBerhak(
            _(
                "Yang dapat mengajukan hanya %(boleh)s. Anda tercatat sebagai %(hubungan)s. "
                "Mintalah salah satu dari mereka mengajukannya, atau datang ke loket dengan KTP-el dan KK."
            )
            % {"boleh": ", ".join(boleh), "hubungan": hubungan.lower()}
        )


def _rapat(sebutan: str) -> str:
    """ "ORANGTUA" in the register is "orang tua" in a SOP."""
    return sebutan.replace(" ", "").casefold()
