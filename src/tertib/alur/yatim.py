"""A signature came too late to count: somebody looks at it and writes down what it is. It is never used after all."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur.mandat import PENCATAT
from tertib.dokumen import services
from tertib.dokumen.models import TandaTanganYatim
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan

PENELAAH: Final = PENCATAT
"""Who may say what it is: those who answer for who signs."""


class BukanPenelaah(Galat):
    """This position does not look into signatures."""

    kalimat = _("Tanda tangan yang tidak dipakai ditelaah oleh pengelola atau pejabat struktural.")


class SebabPerlu(Galat):
    """Nothing was written."""

    kalimat = _("Tulis apa yang Anda temukan, misalnya layanan menjawab sesudah permohonannya dikembalikan.")


class SudahDitelaah(Galat):
    """Somebody was first."""

    kalimat = _("Tanda tangan ini sudah ditelaah orang lain.")


def ketahui(yatim: TandaTanganYatim, *, oleh: Penugasan, catatan: str, kini: datetime) -> None:
    """Write down who looked and what was found. Raises BukanPenelaah, SebabPerlu, SudahDitelaah."""
    if oleh.jabatan not in PENELAAH:
        raise BukanPenelaah
    if not catatan.strip():
        raise SebabPerlu
    with transaction.atomic():
        if not services.ketahui_yatim(yatim, oleh=oleh, catatan=catatan.strip(), kini=kini):
            raise SudahDitelaah
