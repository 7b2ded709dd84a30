"""The database of the tests is the real thing: a file several processes share, or a server."""

import os
import subprocess
import sys

import pytest
from django.db import connection, transaction

from tertib.inti.lingkup import LingkupTidakAda
from tertib.inti.models import Penghitung
from tertib.permohonan.models import Permohonan

TAMBAH = """
import django; django.setup()
from tertib.inti.models import Penghitung
Penghitung.objects.create(deret="dari/anak", terakhir=7)
"""


def test_another_process_writes_to_the_same_database(alamat_basis_data: str) -> None:
    lingkungan = {**os.environ, "TERTIB_DATABASE_URL": alamat_basis_data, "DJANGO_SETTINGS_MODULE": "tertib.settings"}
    subprocess.run([sys.executable, "-c", TAMBAH], env=lingkungan, check=True, timeout=60)
    assert Penghitung.objects.get(deret="dari/anak").terakhir == 7


@pytest.mark.django_db(transaction=True)
def test_sqlite_is_a_file_in_wal_mode_and_takes_the_lock_first() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite saja")
    with transaction.atomic(), connection.cursor() as kursor:
        assert kursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.in_atomic_block
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.django_db
def test_no_scope_by_default() -> None:
    with pytest.raises(LingkupTidakAda):
        Permohonan.objects.count()
