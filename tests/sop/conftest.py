"""Raw definitions to break, and the way from a raw definition to a Sop."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tertib.sop import naskah, pemuat
from tertib.sop.jenis import Sop

MUBA = "kk-online-musi-banyuasin"
SEMUA_MENTAH = {kode: naskah.baca((pemuat.FOLDER / f"{kode}.yaml").read_text())[0] for kode in pemuat.semua()}


def jadi(mentah: dict[str, Any]) -> Sop:
    return pemuat.dari_kanonik(pemuat.kanonik(mentah))


@pytest.fixture
def mentah() -> Callable[[str], dict[str, Any]]:
    """A private copy of a shipped definition as plain dict, list and str."""
    return lambda kode: copy.deepcopy(SEMUA_MENTAH[kode])


@pytest.fixture
def teks_muba() -> str:
    return (pemuat.FOLDER / f"{MUBA}.yaml").read_text()
