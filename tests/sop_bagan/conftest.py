import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tertib.sop import pemuat
from tertib.sop.jenis import Sop

KODE = ["kk-ceria-padang-pariaman", "kk-ikd-bandung", "kk-online-musi-banyuasin", "kk-siaga-metro", "kk-umum-loket"]


@pytest.fixture(params=KODE)
def sop(request: pytest.FixtureRequest) -> Sop:
    return pemuat.semua()[request.param]


@pytest.fixture(scope="session")
def naskah() -> ModuleType:
    """The facts of the papers, typed once by hand beside the tests of the definitions."""
    berkas = Path(__file__).parents[1] / "sop" / "fakta_naskah.py"
    spesifikasi = importlib.util.spec_from_file_location("fakta_naskah_untuk_bagan", berkas)
    assert spesifikasi is not None and spesifikasi.loader is not None
    modul = importlib.util.module_from_spec(spesifikasi)
    spesifikasi.loader.exec_module(modul)
    return modul
