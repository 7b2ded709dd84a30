"""Rows of an office cannot be read without saying which office."""

from django.apps import apps
from django.db import models

from tertib.inti.lingkup import PengelolaKantor
from tertib.pengguna.models import Jabatan
from tertib.sop import kosakata
from tertib.wilayah.models import Kantor

TANPA_KANTOR = {
    "Wilayah": "public list",
    "VersiWilayah": "public list",
    "Kantor": "the offices themselves",
    "Pengguna": "one person may serve in several offices; what they may see hangs on Penugasan",
    "Penghitung": "the series carries the office in its name; counted inside the act's transaction only",
    "Antrean": "the worker serves all offices and enters the scope of each row",
    "SalahPin": "counts wrong PINs by keyed digest; no personal data",
    "SoalTerpakai": "digests of captchas that were used; whose is not known",
    "Laju": "counts tries by keyed digest; no personal data",
}


def _model() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("tertib.")]


def _milik_kantor(model: type[models.Model]) -> bool:
    return model is not Kantor and any(f.is_relation and f.related_model is Kantor for f in model._meta.fields)


def test_every_model_is_bound_to_an_office_or_says_why_not() -> None:
    lepas = {m.__name__ for m in _model() if not isinstance(m._default_manager, PengelolaKantor)}
    assert not lepas - set(TANPA_KANTOR), "pakai PengelolaKantor, atau tulis alasannya di sini"
    assert not set(TANPA_KANTOR) - {m.__name__ for m in _model()} - {"Laju", "VersiWilayah"}


def test_every_model_with_an_office_filters_by_it() -> None:
    milik = [m for m in _model() if _milik_kantor(m)]
    assert len(milik) > 8
    lolos = [f"{m.__name__}.{p.name}" for m in milik for p in m._meta.managers if not isinstance(p, PengelolaKantor)]
    assert not lolos, f"pengelola yang melupakan kantor: {lolos}"


def test_no_related_manager_slips_past_the_scope() -> None:
    """Django uses `_base_manager` for single related rows; a plain one is fine only because the owner row was filtered."""
    for model in _model():
        assert model._meta.base_manager_name is None, model.__name__


def test_every_position_a_sop_may_name_can_be_held() -> None:
    """A role nobody can hold is a deadlock that no graph shows."""
    assert not set(kosakata.JABATAN) - set(Jabatan.values)
