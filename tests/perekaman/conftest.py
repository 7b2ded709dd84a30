"""The recording office, within its scope."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tertib.inti.lingkup import di_kantor
from tests.alur.conftest import folder, map_pki
from tests.alur.kantor_sop import KantorSop
from tests.perekaman.rekaman_contoh import kantor_perekam

__all__ = ["folder", "map_pki"]


@pytest.fixture
def perekam(db: None, folder: Path, tmp_path: Path) -> Iterator[KantorSop]:
    with di_kantor("16.06"):
        yield kantor_perekam(tmp_path)
