"""The guard at every door: a view nobody classified is refused, and no view runs outside the scope of one office.

A view says who may come in by one decorator:
`@umum` anyone (scope: the office named in the address, if any); `@petugas` any official now assigned, or only the
positions named; `@tautan` whoever holds the secret link of a case (the view finds the case itself, by the link).
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from tertib.inti import jam
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.menu import menu, termasuk
from tertib.pengguna.models import Pengguna, Penugasan
from tertib.pengguna.pengaman import perlu_pengaman
from tertib.pengguna.queries import penugasan_berlaku
from tertib.wilayah.models import Kantor

View = Callable[..., HttpResponse]
UMUM, TAUTAN, PETUGAS = "umum", "tautan", "petugas"
PENUGASAN_DIPILIH = "penugasan"


def umum(view: View) -> View:
    """Open to anyone. Shows no personal data without another proof."""
    view.akses = (UMUM, ())  # type: ignore[attr-defined]
    return view


def tautan(view: View) -> View:
    """Open to whoever holds the secret link; the view must look the case up by its digest."""
    view.akses = (TAUTAN, ())  # type: ignore[attr-defined]
    return view


def petugas(*jabatan: str) -> Callable[[View], View]:
    """Open to officials assigned now (to one of `jabatan`, when any are named), within their own office."""

    def hias(view: View) -> View:
        view.akses = (PETUGAS, jabatan)  # type: ignore[attr-defined]
        return view

    return hias


def akses(view: Any) -> tuple[str, tuple[str, ...]] | None:
    """How a view is classified; None means nobody did. Sign-in pages of allauth are open by nature."""
    if getattr(view, "akses", None):
        return view.akses  # type: ignore[no-any-return]
    if getattr(view, "__module__", "").startswith("allauth."):
        return (UMUM, ())
    return None


class Penjaga:
    """Middleware: classify, find the office, enter its scope for the whole request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as lingkup:
            request.lingkup = lingkup  # type: ignore[attr-defined]
            request.kantor = None  # type: ignore[attr-defined]
            request.penugasan = SimpleLazyObject(lambda: _penugasan(request))  # type: ignore[attr-defined]
            balasan = self.get_response(request)
            if not balasan.has_header("Cache-Control"):
                balasan["Cache-Control"] = "no-store, private"
            return balasan

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        golongan = akses(view)
        if golongan is None:
            raise Http404
        siapa, jabatan = golongan
        if siapa == PETUGAS:
            return self._jaga_petugas(request, jabatan)
        if slug := kwargs.get("kantor"):
            masuk_kantor(request, get_object_or_404(Kantor, slug=slug))
        return None

    def _jaga_petugas(self, request: HttpRequest, jabatan: tuple[str, ...]) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        penugasan = _penugasan(request)
        if penugasan is None or not termasuk(penugasan, jabatan):
            raise Http404
        if perlu_pengaman(penugasan.pengguna):
            return redirect("mfa_index")
        request.penugasan = penugasan  # type: ignore[attr-defined]
        masuk_kantor(request, penugasan.kantor)
        return None


def masuk_kantor(request: HttpRequest, kantor: Kantor) -> None:
    """Enter the office's scope, and its clock, until the response is made."""
    request.lingkup.enter_context(di_kantor(kantor.kode))  # type: ignore[attr-defined]
    request.lingkup.enter_context(timezone.override(kantor.zona))  # type: ignore[attr-defined]
    request.kantor = kantor  # type: ignore[attr-defined]


def _penugasan(request: HttpRequest) -> Penugasan | None:
    """The assignment this session acts under: the chosen one while it is in force, otherwise the first in force."""
    if not isinstance(request.user, Pengguna) or not request.user.is_active:
        return None
    berlaku = penugasan_berlaku(request.user, pada=jam.hari_ini())
    terpilih = request.session.get(PENUGASAN_DIPILIH)
    return next((p for p in berlaku if p.pk == terpilih), berlaku[0] if berlaku else None)


def halaman(request: HttpRequest) -> dict[str, Any]:
    """What every template knows: the office, the assignment and its doors, whether this is the demonstration."""
    return {
        "kantor": getattr(request, "kantor", None),
        "penugasan": getattr(request, "penugasan", None),
        "menu": SimpleLazyObject(lambda: menu(getattr(request, "penugasan", None), request.path)),
        "peragaan": settings.PERAGAAN,
    }
