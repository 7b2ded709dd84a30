"""Who may ask: the relations a SOP names, held against the register (A38)."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from tertib.alur.kelayakan import TidakBerhak, pastikan_berhak
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.models import Keanggotaan, indeks_nik
from tertib.sop import pemuat
from tests.meja.dunia import NIK_AYAH, NIK_IBU, Dunia, bangun

IKD = "kk-ikd-bandung"


@pytest.fixture
def dunia(db: None) -> Dunia:
    return bangun()


def _periksa(dunia: Dunia, nik: str, **lain: object) -> None:
    with di_kantor(dunia.kantor.kode):
        pastikan_berhak(replace(pemuat.semua()[IKD], **lain), nik=nik)  # type: ignore[arg-type]


def test_head_and_wife_may(dunia: Dunia) -> None:
    _periksa(dunia, NIK_AYAH)
    _periksa(dunia, NIK_IBU)


def test_others_read_the_rule_and_what_to_do(dunia: Dunia) -> None:
    with di_kantor(dunia.kantor.kode):
        Keanggotaan.objects.filter(penduduk__nik_indeks=indeks_nik(NIK_IBU)).update(shdk="7")
    with pytest.raises(TidakBerhak, match=r"kepala keluarga, suami, istri, anak.*orangtua.*loket"):
        _periksa(dunia, NIK_IBU)


def test_words_of_two_parts_are_understood(dunia: Dunia) -> None:
    with di_kantor(dunia.kantor.kode):
        Keanggotaan.objects.filter(penduduk__nik_indeks=indeks_nik(NIK_IBU)).update(shdk="7")
    _periksa(dunia, NIK_IBU, kelayakan=MappingProxyType({"shdk": ("orang tua",)}))


def test_who_is_on_no_card_may_not(dunia: Dunia) -> None:
    with pytest.raises(TidakBerhak, match="belum tercatat"):
        _periksa(dunia, "1606019999990001")


def test_a_sop_that_names_nobody_asks_nobody(dunia: Dunia) -> None:
    _periksa(dunia, "1606019999990001", kelayakan=MappingProxyType({}))
