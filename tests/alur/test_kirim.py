"""Sending: only what is published goes out."""

from collections.abc import Mapping
from typing import Any

import pytest

from tertib.alur import kirim
from tertib.alur.konteks import Konteks
from tertib.alur.terima import BelumTerbit
from tertib.permohonan.models import Permohonan
from tertib.sop import mesin
from tests.alur.kantor_sop import KantorSop


def _konteks(kantor: KantorSop, p: Permohonan) -> Konteks:
    langkah = kantor.sop.langkah[p.langkah]
    fakta: Mapping[str, Any] = {}
    gerak = mesin.gerak(kantor.sop, langkah=p.langkah, putusan="lanjut", fakta=fakta)
    return Konteks(p, kantor.sop, langkah, gerak, kantor.siapa("loket"), kantor.waktu())


def test_before_publication_it_is_refused(loket: KantorSop) -> None:
    with pytest.raises(BelumTerbit):
        kirim.lakukan(_konteks(loket, loket.sampai("serahkan")))


def test_after_publication_it_goes(loket: KantorSop) -> None:
    kirim.lakukan(_konteks(loket, loket.sampai("terima")))
