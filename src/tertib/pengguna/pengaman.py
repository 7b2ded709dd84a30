"""The second factor: no desk opens and nothing is signed without one (OWASP ASVS 5.0, 6.3).

Only the demonstration does without.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tertib.inti import jam
from tertib.pengguna.models import Pengguna

FAKTOR_KEDUA = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
MASIH_SEGAR_DETIK = 300


def perlu_pengaman(pengguna: Pengguna) -> bool:
    """Whether this person must set up a second factor before any desk opens."""
    if settings.PERAGAAN:
        return False
    return not Authenticator.objects.filter(user_id=pengguna.pk, type__in=FAKTOR_KEDUA).exists()


def pastikan_dulu(request: HttpRequest) -> HttpResponse | None:
    """The way to show the second factor again, if that was more than five minutes ago; a password is not enough.

    Nothing of the request is kept meanwhile: what was posted may be a passphrase.
    """
    kini = jam.kini().timestamp()
    if settings.PERAGAAN or any(kini - pada < MASIH_SEGAR_DETIK for pada in _ditunjukkan(request)):
        return None
    kode = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists()
    pintu = reverse("mfa_reauthenticate" if kode else "mfa_reauthenticate_webauthn")
    return redirect(f"{pintu}?{urlencode({'next': request.path})}")


def _ditunjukkan(request: HttpRequest) -> Iterator[float]:
    """When, in this session, the second factor was shown (seconds since the epoch)."""
    catatan: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return (float(c["at"]) for c in catatan if c.get("method") == "mfa")
