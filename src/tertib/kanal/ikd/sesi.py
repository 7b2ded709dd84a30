"""Who is signed in at this door: kept in the site's session, under a new key at each proof, out after ten idle minutes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from tertib.inti.sandi import token_baru
from tertib.kanal.ikd.models import AkunIkd

DIAM = timedelta(minutes=10)
TERLAMA = timedelta(hours=8)
BUKTI = timedelta(minutes=5)
"""How long the PIN given for the services holds."""
_KUNCI = "ikd"
_PONSEL = "ikd_ponsel"
_UMUR_PONSEL = timedelta(days=365)


def mulai(request: HttpRequest, akun: AkunIkd, *, dibuka: datetime, kini: datetime) -> None:
    """Sign in; `dibuka` is when the page was drawn on which the PIN was typed."""
    request.session.cycle_key()
    request.session[_KUNCI] = {
        "akun": akun.pk,
        "sesi": akun.sesi,
        "masuk": kini.isoformat(),
        "terakhir": kini.isoformat(),
        "jejak": [dibuka.isoformat(), kini.isoformat()],
    }


def akun(request: HttpRequest, *, kini: datetime) -> AkunIkd | None:
    """The account in force that is signed in at the office of the scope; each look puts the idle clock back."""
    isi = request.session.get(_KUNCI)
    if isi is None or kini - _waktu(isi, "terakhir") >= DIAM or kini - _waktu(isi, "masuk") >= TERLAMA:
        return None
    ada: AkunIkd | None = (
        AkunIkd.objects.filter(pk=isi["akun"], sesi=isi["sesi"], aktif__isnull=False)
        .select_related("penduduk", "kantor")
        .first()
    )
    if ada:
        isi["terakhir"] = kini.isoformat()
        request.session.modified = True
    return ada


def pernah_masuk(request: HttpRequest) -> bool:
    """Whether somebody was signed in here, who is not any more; said once."""
    return request.session.pop(_KUNCI, None) is not None


def buktikan(request: HttpRequest, *, dibuka: datetime, kini: datetime) -> None:
    """The PIN was given again, for the services."""
    request.session.cycle_key()
    isi = request.session[_KUNCI]
    isi["bukti"] = kini.isoformat()
    if len(isi["jejak"]) == 2:
        isi["jejak"] += [dibuka.isoformat(), kini.isoformat()]
    request.session.modified = True


def terbukti(request: HttpRequest, *, kini: datetime) -> bool:
    """Whether the PIN was given for the services a short while ago."""
    isi = request.session.get(_KUNCI) or {}
    return "bukti" in isi and kini - _waktu(isi, "bukti") <= BUKTI


def ambil_jejak(request: HttpRequest, *, kini: datetime) -> list[datetime]:
    """When the steps before the form were done, for the first case of this stay; later cases begin now."""
    jejak = [datetime.fromisoformat(w) for w in request.session[_KUNCI]["jejak"]]
    request.session[_KUNCI]["jejak"] = []
    request.session.modified = True
    return list(accumulate(jejak, max)) if len(jejak) == 4 else [kini] * 4


def keluar(request: HttpRequest) -> None:
    """Nothing of this stay is left."""
    request.session.flush()


def ponsel(request: HttpRequest, akun: AkunIkd | None) -> str:
    """The name under which this phone counts by itself: it got in to this very account before. "" for a stranger's."""
    try:
        isi = signing.loads(request.COOKIES.get(_PONSEL, ""), salt=_PONSEL, max_age=_UMUR_PONSEL)
    except signing.BadSignature:
        return ""
    return str(isi["id"]) if akun and (isi["akun"], isi["sesi"]) == (akun.pk, akun.sesi) else ""


def kenali(balasan: HttpResponse, akun: AkunIkd) -> HttpResponse:
    """The answer after which this phone counts by itself."""
    balasan.set_cookie(
        _PONSEL,
        signing.dumps({"akun": akun.pk, "sesi": akun.sesi, "id": token_baru()}, salt=_PONSEL),
        max_age=_UMUR_PONSEL,
        path="/ikd/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return balasan


def _waktu(isi: Mapping[str, Any], apa: str) -> datetime:
    return datetime.fromisoformat(isi[apa])
