"""Every address says who may come in; not stated means denied, and here it means red."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tertib.pengguna.models import Jabatan
from tertib.pengguna.penjaga import PETUGAS, TAUTAN, UMUM, akses


def semua_view(resolver: Any = None, awalan: str = "") -> Iterator[tuple[str, Any]]:
    for pola in (resolver or get_resolver()).url_patterns:
        alamat = awalan + str(pola.pattern)
        if isinstance(pola, URLResolver):
            yield from semua_view(pola, alamat)
        elif isinstance(pola, URLPattern):
            yield alamat, pola.callback


def test_every_address_is_classified() -> None:
    semua = list(semua_view())
    assert len(semua) > 10
    tanpa = [alamat for alamat, view in semua if akses(view) is None]
    assert not tanpa, f"beri @umum, @tautan atau @petugas: {tanpa}"


def test_classes_and_positions_are_known() -> None:
    for alamat, view in semua_view():
        siapa, jabatan = akses(view) or ("", ())
        assert siapa in {UMUM, TAUTAN, PETUGAS}, alamat
        assert set(jabatan) <= set(Jabatan.values), f"{alamat}: jabatan tidak dikenal {jabatan}"


def test_a_secret_link_is_asked_for_where_it_is_promised() -> None:
    """`tautan` on an address without a token would be open to anyone."""
    tanpa = [alamat for alamat, view in semua_view() if (akses(view) or ("",))[0] == TAUTAN and "token" not in alamat]
    assert not tanpa, tanpa


def test_an_unclassified_view_is_found() -> None:
    assert akses(lambda request: None) is None
