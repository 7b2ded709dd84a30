"""How a channel of an office is doing: it rests after failing in a row, and an alarm stands until it works again.

While a channel rests nothing is tried through it, so a service that is down costs neither time nor goodwill, and one
whose token ran out is asked once in a quarter of an hour instead of once per message.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import F

from tertib.kanal.models import KeadaanKanal
from tertib.kanal.pengantar import Golongan
from tertib.wilayah.models import Kantor

BERUNTUN = 3
ISTIRAHAT_TERLAMA = timedelta(seconds=120)
ISTIRAHAT_ALARM = timedelta(minutes=15)
log = logging.getLogger(__name__)


def istirahat(kantor: Kantor, lewat: str, *, kini: datetime) -> KeadaanKanal | None:
    """The state of a channel that rests now; None when it may be used."""
    keadaan: KeadaanKanal | None = KeadaanKanal.objects.filter(
        kantor=kantor, lewat=lewat, istirahat_sampai__gt=kini
    ).first()
    return keadaan


def baik(kantor: Kantor, lewat: str) -> None:
    """It worked: forget what went wrong."""
    KeadaanKanal.objects.filter(kantor=kantor, lewat=lewat).exclude(
        gagal_beruntun=0, istirahat_sampai=None, alarm=""
    ).update(gagal_beruntun=0, istirahat_sampai=None, alarm="", alarm_sejak=None)


def gagal(kantor: Kantor, lewat: str, golongan: Golongan, kode: str, *, kini: datetime) -> None:
    """It failed. Failures that are about one receiver or one notice say nothing of the channel."""
    if golongan in (Golongan.NASKAH, Golongan.ALARM):
        log.error("kanal %s kantor %s perlu petugas: %s", lewat, kantor.pk, kode)
    if golongan not in (Golongan.SEMENTARA, Golongan.TAK_TENTU, Golongan.ALARM):
        return
    KeadaanKanal.objects.get_or_create(kantor=kantor, lewat=lewat)
    keadaan = KeadaanKanal.objects.filter(kantor=kantor, lewat=lewat)
    keadaan.update(gagal_beruntun=F("gagal_beruntun") + 1)
    if golongan is Golongan.ALARM:
        keadaan.update(istirahat_sampai=kini + ISTIRAHAT_ALARM, alarm=kode)
        keadaan.filter(alarm_sejak=None).update(alarm_sejak=kini)
        return
    lebih = keadaan.get().gagal_beruntun - BERUNTUN
    if lebih >= 0:
        keadaan.update(istirahat_sampai=kini + min(ISTIRAHAT_TERLAMA, timedelta(seconds=15 * 2 ** min(lebih, 5))))
