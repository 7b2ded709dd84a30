"""The second factor: no desk opens without one (OWASP ASVS 5.0, 6.3); only the demonstration does without."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from tertib.pengguna.models import Pengguna

FAKTOR_KEDUA = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def perlu_pengaman(pengguna: Pengguna) -> bool:
    """Whether this person must set up a second factor before any desk opens."""
    if settings.PERAGAAN:
        return False
    return not Authenticator.objects.filter(user_id=pengguna.pk, type__in=FAKTOR_KEDUA).exists()
