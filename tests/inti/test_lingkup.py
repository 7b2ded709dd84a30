"""The office of the scope: no query forgets it, over any path."""

from datetime import UTC, date, datetime, time

import pytest
from django.apps import apps
from django.db import models

from tertib.inti.lingkup import LingkupTidakAda, PengelolaKantor, di_kantor, kantor_kini, lintas_kantor
from tertib.pengguna.models import Pengguna, Penugasan
from tertib.permohonan.models import KepalaRantai, Permohonan, Riwayat, SopTerbit
from tertib.wilayah.models import Kantor

KINI = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def dua() -> dict[str, Permohonan]:
    """One case in each of two offices."""
    orang = Pengguna.objects.create_user("ratna@contoh.test", nama="Ratna Puspita")
    return {kode: _kasus(kode, orang) for kode in ("16.06", "13.05")}


def _kasus(kode: str, orang: Pengguna) -> Permohonan:
    kantor = Kantor.objects.create(
        kode=kode,
        slug=f"k-{kode[:2]}",
        nama=kode,
        tempat=kode,
        provinsi="-",
        ibu_kota="-",
        buka=time(8),
        tutup=time(16),
    )
    with di_kantor(kode):
        Penugasan.objects.create(pengguna=orang, kantor=kantor, jabatan="operator", mulai=date(2020, 1, 1))
        sop = SopTerbit.objects.create(kantor=kantor, kode="x", versi=1, sidik=kode, kanonik="{}", layanan="l")
        p: Permohonan = Permohonan.objects.create(
            kantor=kantor, sop=sop, jenis="hilang", langkah="a", tautan="t", tautan_indeks=kode, dibuat=KINI
        )
        Riwayat.objects.create(
            kantor=kantor, urut=1, permohonan=p, pada=KINI, tindakan="x", pelaku_nama="x", sidik_data="x", sidik="x"
        )
        KepalaRantai.objects.create(kantor=kantor, urut=1)
    return p


def _milik_kantor() -> list[type[models.Model]]:
    return [
        m
        for m in apps.get_models()
        if m.__module__.startswith("tertib.") and isinstance(m._default_manager, PengelolaKantor)
    ]


def test_every_table_with_an_office_is_scoped() -> None:
    """A new model with a foreign key to the office must take the scoped manager."""
    berkantor = {
        m
        for m in apps.get_models()
        if m.__module__.startswith("tertib.")
        and any(getattr(f, "related_model", None) is Kantor and f.concrete for f in m._meta.get_fields())
    }
    assert berkantor
    assert berkantor <= set(_milik_kantor())


@pytest.mark.parametrize("model", _milik_kantor() if apps.ready else [], ids=lambda m: m.__name__)
def test_without_a_scope_no_table_answers(model: type[models.Model]) -> None:
    with pytest.raises(LingkupTidakAda):
        model._default_manager.count()
    with di_kantor("16.06"):
        assert model._default_manager.count() == 0, "and the path to the office is a real one"


def test_the_other_office_does_not_exist(dua: dict[str, Permohonan]) -> None:
    with di_kantor("16.06"):
        assert list(Permohonan.objects.all()) == [dua["16.06"]]
        assert not Permohonan.objects.filter(pk=dua["13.05"].pk).exists()
        with pytest.raises(Permohonan.DoesNotExist):
            Permohonan.objects.get(pk=dua["13.05"].pk)
        assert Permohonan.objects.filter(pk=dua["13.05"].pk).update(langkah="z") == 0
        assert KepalaRantai.objects.count() == 1
    with lintas_kantor():
        assert Permohonan.objects.count() == 2


def test_neither_over_related_managers(dua: dict[str, Permohonan]) -> None:
    orang = Pengguna.objects.get()
    with pytest.raises(LingkupTidakAda):
        list(dua["16.06"].riwayat.all())
    with di_kantor("16.06"):
        assert [t.kantor_id for t in orang.penugasan.all()] == ["16.06"]
        assert dua["16.06"].riwayat.count() == 1
        assert dua["13.05"].riwayat.count() == 0
        assert list(dua["13.05"].kantor.permohonan_set.all()) == []
        assert [len(o.penugasan.all()) for o in Pengguna.objects.prefetch_related("penugasan")] == [1]


def test_over_related_managers_of_a_longer_path(dua: dict[str, Permohonan]) -> None:
    """`Keanggotaan` reaches its office through the card; its related manager must know that too."""
    from tertib.kependudukan.models import Keanggotaan, Keluarga, RiwayatKeluarga

    with di_kantor("16.06"):
        kartu = Keluarga(pk=1, kantor=dua["16.06"].kantor)
        assert list(kartu.keanggotaan.all()) == list(Keanggotaan.objects.filter(keluarga=1)) == []
        assert list(kartu.riwayat.all()) == list(RiwayatKeluarga.objects.filter(keluarga=1)) == []


def test_the_scope_ends_where_it_was_opened_also_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), di_kantor("16.06"):
        with di_kantor("13.05"):
            assert kantor_kini() == "13.05"
        assert kantor_kini() == "16.06"
        raise ZeroDivisionError
    assert kantor_kini() == ""
    with lintas_kantor():
        assert kantor_kini() == ""
