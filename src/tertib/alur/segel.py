"""The hour of an office's log is sealed: its leaves get their order, a checkpoint is signed, the next hour is queued.

It also sees that the day's look at ageing time stamps is queued (`perpanjang_cap`).
"""

from datetime import datetime

from django.db import transaction

from tertib.alur import perpanjang_cap
from tertib.alur.kode_periksa import SEGEL, SETIAP
from tertib.dokumen.log import services
from tertib.dokumen.log.models import TitikLog
from tertib.inti import antrean
from tertib.inti.models import Antrean
from tertib.wilayah.models import Kantor


def segel(kantor: Kantor, *, kini: datetime) -> TitikLog:
    """Seal what waits and see that the next hour will be. Raises KunciKantor.DoesNotExist before the first document."""
    with transaction.atomic():
        titik = services.segel(kantor, kini=kini)
        nanti = Antrean.objects.filter(jenis=SEGEL, kantor_id=kantor.kode, selesai=None, menyerah=None, siap__gt=kini)
        if not nanti.exists():
            antrean.tambah(SEGEL, kantor=kantor.kode, isi={}, kini=kini, siap=kini + SETIAP)
        perpanjang_cap.jadwalkan(kantor, kini=kini, siap=kini)
    return titik
