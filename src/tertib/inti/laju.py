"""How often is too often: counters in the database, so that all processes count together."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from tertib.inti.models import Laju
from tertib.inti.sandi import indeks_buta


def catat(kunci: str, *, batas: int, per: timedelta, kini: datetime) -> bool:
    """Count one try under `kunci`; True while at most `batas` were made in the current window of length `per`."""
    buta = indeks_buta(kunci, guna="laju")
    with transaction.atomic():
        Laju.objects.filter(kunci=buta, mulai__lte=kini - per).update(mulai=kini, jumlah=0)
        Laju.objects.get_or_create(kunci=buta, defaults={"mulai": kini})
        Laju.objects.filter(kunci=buta).update(jumlah=F("jumlah") + 1)
        return Laju.objects.values_list("jumlah", flat=True).get(kunci=buta) <= batas


def bersihkan(*, sebelum: datetime) -> int:
    """Forget counters whose window began before `sebelum`; how many were forgotten."""
    return Laju.objects.filter(mulai__lt=sebelum).delete()[0]


def alamat(request: HttpRequest) -> str:
    """The caller's address. A forwarded one is believed only behind our own proxy, and only what that proxy added."""
    if settings.SECURE_PROXY_SSL_HEADER and (terusan := request.META.get("HTTP_X_FORWARDED_FOR")):
        return str(terusan).rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
