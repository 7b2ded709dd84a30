"""Biometric files are erased when the office no longer needs them: the case is over and the days of keeping have passed.

The row stays, with the digests: that somebody was recorded is known for ever, what was recorded is not (UU 27/2022
art. 43: personal data is erased when it is no longer needed for what it was taken for).
"""

from datetime import datetime, timedelta

from django.conf import settings

from tertib.inti import antrean
from tertib.perekaman import services
from tertib.perekaman.models import Rekaman
from tertib.permohonan.models import Permohonan

PEKERJAAN = "hapus-rekaman"


def jadwalkan(permohonan: Permohonan, *, kini: datetime) -> None:
    """Look again when the days of keeping have passed."""
    antrean.tambah(
        PEKERJAAN,
        kantor=permohonan.kantor_id,
        isi={"permohonan": permohonan.pk},
        kini=kini,
        siap=kini + timedelta(days=settings.BIOMETRIK_HARI),
    )


def hapus_rekaman(permohonan: Permohonan, *, kini: datetime) -> int:
    """Erase what was recorded for a case that is over, and return how many files; otherwise look again later."""
    batas = kini - timedelta(days=settings.BIOMETRIK_HARI)
    if not permohonan.akhir or permohonan.selesai is None or permohonan.selesai > batas:
        jadwalkan(permohonan, kini=kini)
        return 0
    return services.hapus_isi(Rekaman.objects.filter(permohonan=permohonan), kini=kini)
