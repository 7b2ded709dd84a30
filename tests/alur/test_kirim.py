"""Sending: only what is published goes out."""

from collections.abc import Mapping
from dataclasses import replace
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
    k = _konteks(loket, loket.sampai("serahkan"))
    tanpa_terbit = replace(k.gerak.putusan, efek=())
    with pytest.raises(BelumTerbit):
        kirim.lakukan(replace(k, gerak=replace(k.gerak, putusan=tanpa_terbit)))


def test_an_answer_that_publishes_may_send_at_once(loket: KantorSop) -> None:
    k = _konteks(loket, loket.sampai("serahkan"))
    assert any(e.kata == "terbit" for e in k.gerak.putusan.efek)
    kirim.lakukan(k)


def test_after_publication_it_goes(loket: KantorSop) -> None:
    kirim.lakukan(_konteks(loket, loket.sampai("terima")))
