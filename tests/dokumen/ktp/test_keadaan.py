"""Only a print-ready record is printed: the way of a KTP-el, state by state."""

import pytest

from tertib.dokumen.ktp.keadaan import JAWABAN, SEBUTAN, Keadaan, boleh

JALAN = [
    Keadaan.BELUM,
    Keadaan.TEREKAM,
    Keadaan.DIPROSES,
    Keadaan.DIKIRIM,
    Keadaan.DITERIMA,
    Keadaan.SIAP,
    Keadaan.KE_CETAK,
    Keadaan.TERCETAK,
    Keadaan.DISERAHKAN,
]


def test_the_straight_way_is_open() -> None:
    assert all(boleh(a, b) for a, b in zip(JALAN, JALAN[1:], strict=False))


def test_only_print_ready_goes_to_the_printer() -> None:
    assert [k for k in Keadaan if boleh(k, Keadaan.KE_CETAK)] == [Keadaan.SIAP]
    assert [k for k in Keadaan if boleh(k, Keadaan.TERCETAK)] == [Keadaan.KE_CETAK]


def test_nothing_comes_back_from_a_card_in_hand() -> None:
    assert not [k for k in Keadaan if boleh(Keadaan.DISERAHKAN, k)]


@pytest.mark.parametrize("keadaan", list(Keadaan))
def test_every_state_is_named_for_people(keadaan: Keadaan) -> None:
    assert str(SEBUTAN[keadaan])


def test_a_double_is_never_print_ready_by_itself() -> None:
    assert not boleh(Keadaan.GANDA, Keadaan.SIAP)
    assert Keadaan.GANDA in JAWABAN
