"""Migrations are named by hand and can be taken back."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_names_say_what_changes() -> None:
    pemuat = MigrationLoader(None)
    milik = {a.label for a in apps.get_app_configs() if a.name.startswith("tertib.")}
    acak = [
        f"{aplikasi}.{nama}"
        for aplikasi, nama in pemuat.disk_migrations
        if aplikasi in milik and not re.fullmatch(r"\d{4}_(?!auto|alter)[a-z0-9_]+", nama)
    ]
    assert not acak, f"beri nama sendiri: {acak}"


def test_every_operation_is_reversible() -> None:
    pemuat = MigrationLoader(None)
    milik = {a.label for a in apps.get_app_configs() if a.name.startswith("tertib.")}
    satu_arah = [
        f"{aplikasi}.{nama}: {langkah.describe()}"
        for (aplikasi, nama), migrasi in pemuat.disk_migrations.items()
        if aplikasi in milik
        for langkah in migrasi.operations
        if not langkah.reversible
    ]
    assert not satu_arah
