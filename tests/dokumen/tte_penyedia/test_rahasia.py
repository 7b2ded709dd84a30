"""A passphrase stands in no log, no message and no traceback, not even one that prints variables."""

import gc
import logging
import traceback
from collections.abc import Callable
from types import FunctionType, ModuleType

import pytest

from tertib.dokumen.tte.jenis import GalatTTE
from tertib.dokumen.tte.lokal import TTELokal
from tertib.simulator.bsre.dunia import Ragam
from tests.dokumen.tte_penyedia.conftest import ISI, NIK, Buat

RAHASIA = "frasa-yang-tak-boleh-tampak-4711"


def _jejak(galat: BaseException) -> str:
    """Everything a reporter could print: the chain of errors with the variables of our own frames and below."""
    rantai = traceback.TracebackException.from_exception(galat, capture_locals=True, compact=False)
    rantai.stack.pop(0)  # this test, which holds the secret by its name
    return "".join(rantai.format())


@pytest.mark.parametrize("ragam", [None, Ragam.MATI, Ragam.PUTUS, Ragam.SEPARUH, Ragam.HTML, Ragam.TERLAMBAT])
def test_nothing_of_bsre_tells(
    buat: Buat,
    versi: int,
    asli: bytes,
    ganggu: Callable[..., None],
    ragam: Ragam | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for pencatat in ("", "httpx", "httpcore", "pyhanko"):
        caplog.set_level(logging.DEBUG, logger=pencatat)
    if ragam:
        ganggu(ragam, detik=1.0)
    with pytest.raises(GalatTTE) as galat:
        buat(versi, batas=0.7).tandatangani(asli, frasa_sandi=RAHASIA, **ISI)  # type: ignore[arg-type]
    for teks in (caplog.text, _jejak(galat.value), repr(galat.value), str(galat.value)):
        assert RAHASIA not in teks


def test_the_nik_in_the_address_of_v1_is_not_logged(buat: Buat, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        buat(1).status(ISI["penandatangan"])  # type: ignore[arg-type]
    assert NIK not in caplog.text
    assert "sandi-aplikasi" not in caplog.text


def test_nothing_of_the_local_provider_tells(tte: TTELokal, asli: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(GalatTTE) as galat:
        tte.tandatangani(asli, frasa_sandi=RAHASIA, **ISI)  # type: ignore[arg-type]
    assert RAHASIA not in caplog.text + _jejak(galat.value)


def _terjangkau(awal: object) -> list[object]:
    """Everything that can be reached from an object, without classes, modules and functions."""
    dikenal, antre = {id(awal): awal}, [awal]
    while antre:
        for satu in gc.get_referents(antre.pop()):
            if id(satu) not in dikenal and not isinstance(satu, type | ModuleType | FunctionType):
                dikenal[id(satu)] = satu
                antre.append(satu)
    return list(dikenal.values())


def test_a_provider_does_not_keep_it(buat: Buat, asli: bytes, ganggu: Callable[..., None], versi: int) -> None:
    bsre = buat(versi)
    ganggu(Ragam.MATI)
    with pytest.raises(GalatTTE):
        bsre.tandatangani(asli, frasa_sandi=RAHASIA, **ISI)  # type: ignore[arg-type]
    dipegang = [o for o in _terjangkau(bsre) if isinstance(o, str | bytes | bytearray)]
    assert dipegang
    assert not [o for o in dipegang if (RAHASIA if isinstance(o, str) else RAHASIA.encode()) in o]
