"""A citizen begins."""

import pytest

from tertib.alur import buka
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan, SopTerbit
from tests.pemeran_tetap import KINI, Panggung, jejak, menit


def _buka(panggung: Panggung, **lain: object) -> tuple[Permohonan, str]:
    biasa = {"kantor": panggung.kantor, "jenis": "hilang", "kanal": "warga", "bahasa": "id", "kini": KINI}
    return buka.buka(**{**biasa, **lain})  # type: ignore[arg-type]


def test_a_case_stands_at_the_first_step_without_a_number_and_has_a_secret_link(panggung: Panggung) -> None:
    p, token = _buka(panggung)
    assert (p.langkah, p.nomor, p.akhir, p.sop_id) == ("ajukan", None, "", panggung.sop.pk)
    ditemukan = queries.menurut_tautan(token)
    assert ditemukan == p
    kunjungan = Kunjungan.objects.get(permohonan=p)
    assert (kunjungan.langkah, kunjungan.peran, kunjungan.masuk, kunjungan.selesai) == ("ajukan", "pemohon", KINI, None)


def test_each_case_has_its_own_link_of_at_least_128_bits_that_is_not_stored_readably(panggung: Panggung) -> None:
    (satu, token_satu), (_dua, token_dua) = _buka(panggung), _buka(panggung)
    assert token_satu != token_dua
    assert len(token_satu) >= 32
    assert token_satu not in (satu.tautan_indeks, str(Permohonan.objects.filter(pk=satu.pk).values("tautan_indeks")))


@pytest.mark.parametrize("lain", [{"kanal": "anjungan"}, {"jenis": "tidak-ada"}])
def test_a_door_or_a_kind_the_sop_does_not_name_is_refused_and_leaves_nothing(
    panggung: Panggung, lain: dict[str, str]
) -> None:
    sebelum = jejak()
    with pytest.raises(buka.LayananBelumDibuka):
        _buka(panggung, **lain)
    assert jejak() == sebelum


def test_an_office_without_a_sop_in_force_refuses(panggung: Panggung) -> None:
    SopTerbit.objects.update(aktif=False)
    with pytest.raises(buka.LayananBelumDibuka, match="loket"):
        _buka(panggung)


def test_twice_is_two_cases(panggung: Panggung) -> None:
    assert _buka(panggung)[0] != _buka(panggung, kini=menit(1))[0]
    assert Permohonan.objects.count() == 2
