"""An official opens the full data of a resident: written down first, so that the resident can learn who looked (A29)."""

import datetime as dt
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.inti.galat import Galat
from tertib.kependudukan.models import Dilihat, Penduduk
from tertib.kependudukan.services.pencatatan import catat_dilihat
from tertib.pengguna.models import Penugasan

SEHARI: Final = 300
"""Residents one official may open in 24 hours; whoever needs more asks for an export, with a reason (A28)."""
TERBUKA: Final = dt.timedelta(minutes=15)
"""How long one look lasts."""


class TerlaluBanyakDilihat(Galat):
    """The official has opened as many residents as one day's work can need."""


def lihat_penduduk(penugasan: Penugasan, *, penduduk: Penduduk, kini: dt.datetime) -> Dilihat:
    """Record the look. Raises TerlaluBanyakDilihat."""
    with transaction.atomic():
        dibuka = Dilihat.objects.filter(pengguna=penugasan.pengguna_id, pada__gt=kini - dt.timedelta(days=1))
        if dibuka.values("penduduk").distinct().count() >= SEHARI:
            raise TerlaluBanyakDilihat(
                _("Anda sudah membuka data %(n)s orang dalam 24 jam. Untuk pekerjaan lebih besar, minta ekspor.")
                % {"n": SEHARI}
            )
        return catat_dilihat(
            penduduk,
            pengguna=penugasan.pengguna_id,
            nama=penugasan.pengguna.nama,
            jabatan=str(penugasan.get_jabatan_display()),
            kini=kini,
        )


def terbuka(penugasan: Penugasan, *, penduduk: Penduduk, kini: dt.datetime) -> bool:
    """Whether a look of this official at this resident still lasts."""
    dilihat = Dilihat.objects.filter(pengguna=penugasan.pengguna_id, penduduk=penduduk)
    return dilihat.filter(pada__gt=kini - TERBUKA).exists()
