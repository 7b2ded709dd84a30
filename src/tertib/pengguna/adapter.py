"""How sign-in behaves here: no open sign-up, no reset by e-mail alone, second-factor secrets encrypted at rest."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from tertib.inti import sandi

_GUNA = "pengaman"
LAPOR = "/lapangan/lapor/"
"""The reporters' own door."""


class AkunAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the office, never by the person at the door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """A reporter has no desk."""
        penugasan = getattr(request, "penugasan", None)
        pelapor = getattr(penugasan, "jabatan", "") == "pelapor"
        return LAPOR if pelapor else str(super().get_login_redirect_url(request))

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Silent: the page that follows shows where one is; a greeting says nothing to act on."""


class PengamanAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seeds of authenticator apps and recovery codes lie encrypted in the database."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(sandi.tutup(text.encode(), guna=_GUNA)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sandi.buka(base64.b64decode(encrypted_text), guna=_GUNA).decode()


def perbarui_sandi(tersimpan: str) -> str:
    """A stored seed under the newest key; the same text when it is."""
    mentah = base64.b64decode(tersimpan)
    return tersimpan if sandi.terbaru(mentah) else base64.b64encode(sandi.perbarui(mentah, guna=_GUNA)).decode()
