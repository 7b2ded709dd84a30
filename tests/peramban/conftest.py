"""One server, one browser and one stage for the whole folder; a new context (cookies, width) for each person."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung
from tests.peramban.situs import CHROMIUM, PILIHAN_CHROMIUM, Situs, basis_data_sendiri, buka_situs, isi_peragaan

_BASIS_DATA = os.environ.get("TERTIB_DATABASE_URL", "")
HANYA_SQLITE = pytest.mark.skipif(_BASIS_DATA.startswith("postgres"), reason="pintunya sama pada kedua basis data")

expect.set_options(timeout=15_000)  # as long as an act may take: a machine that runs all tests at once is slow
RUPA: dict[str, dict[str, Any]] = {
    "ponsel": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
    "lebar": {"viewport": {"width": 1280, "height": 900}},
    "kecil": {"viewport": {"width": 1024, "height": 600}},
    "gelap": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "tanpa-skrip": {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False},
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for satu in items:
        if Path(__file__).parent in satu.path.parents:
            satu.add_marker(pytest.mark.peramban)
            if satu.get_closest_marker("kedua_basis_data") is None:
                satu.add_marker(HANYA_SQLITE)


@pytest.fixture(scope="session")
def peragaan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration filled once in a run, whatever the number of processes; every site serves a copy of it."""
    milik_proses = tmp_path_factory.getbasetemp()
    return isi_peragaan(milik_proses.parent if "PYTEST_XDIST_WORKER" in os.environ else milik_proses)


# The scope is the folder, not the session: Playwright's running loop would forbid the ORM to every later test.
@pytest.fixture(scope="package")
def situs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situs]:
    data = tmp_path_factory.mktemp("peramban") / "data"
    with ExitStack() as tumpuk:
        if _BASIS_DATA.startswith("postgres"):
            milik = tumpuk.enter_context(basis_data_sendiri(_BASIS_DATA))
            yield tumpuk.enter_context(buka_situs(data, basis_data=milik))
        else:
            yield tumpuk.enter_context(buka_situs(data, peragaan=request.getfixturevalue("peragaan")))


@pytest.fixture(scope="package")
def panggung(situs: Situs) -> Iterator[Panggung]:
    panggung = Panggung(situs)
    yield panggung
    panggung.tutup()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("perlu chromium dari Debian: apt-get install chromium")
    with sync_playwright() as bermain:
        peramban = bermain.chromium.launch(executable_path=CHROMIUM, args=PILIHAN_CHROMIUM)
        yield peramban
        peramban.close()


@pytest.fixture(scope="package")
def sudah_diperiksa() -> set[tuple[str, ...]]:
    return set()


@pytest.fixture
def orang(chromium: Browser, situs: Situs, sudah_diperiksa: set[tuple[str, ...]]) -> Iterator[Callable[..., Laman]]:
    """Somebody with a browser of their own: `orang()` at a wide screen, `orang("ponsel")` at 360 pixels."""
    semua: list[Laman] = []
    with ExitStack() as tumpuk:

        def datang(rupa: str = "lebar") -> Laman:
            konteks = chromium.new_context(locale="id-ID", accept_downloads=True, **RUPA[rupa])
            konteks.set_default_timeout(15_000)
            tumpuk.callback(konteks.close)
            semua.append(Laman(konteks, situs, sudah_diperiksa, rupa))
            return semua[-1]

        yield datang
    cela = [c for laman in semua for c in laman.cela]
    assert not cela, "\n".join(cela)
