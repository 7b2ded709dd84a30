"""A world made once and remembered: later tests of a process get its rows and files put back, not made again.

What the database, the settings and a standing clock say when a world begins is part of what it is remembered by, so a
world that begins differently is made for real. Only functions a test has replaced must be the same for one name.
"""

import hashlib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from tertib.inti import jam

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table, its columns, and the one that tells its rows apart."""

    nama: str
    kolom: tuple[str, ...]
    kunci: str


Keadaan = dict[Tabel, frozenset[tuple[Any, ...]]]
PENCARIAN = {
    "sqlite": (
        Tabel("kependudukan_tanda", ("rowid", "tanda"), "rowid"),
        Tabel("kependudukan_kosakata", ("id", "kata"), "id"),
    ),
    "postgresql": (
        Tabel("kependudukan_tanda", ("penduduk", "tanda"), "penduduk"),
        Tabel("kependudukan_kosakata", ("kata",), "kata"),
    ),
}
"""The tables without a model."""
SESI = "django_session"


@dataclass(frozen=True, slots=True)
class Kenangan:
    """What making a world returned, took away, added to the tables, and laid into the folder of files."""

    hasil: Any
    hilang: Keadaan
    baru: Keadaan
    berkas: dict[str, bytes]


_KENANGAN: dict[str, Kenangan] = {}


def ingat(nama: str, buat: Callable[[], T]) -> T:
    """What `buat` returns and does to the database and the files, done by it only the first time.

    The answer is a copy of its own each time; it may hold rows and plain values, nothing that is open.
    """
    sebelum = _keadaan()
    kunci = _sidik(nama, sebelum)
    if kunci in _KENANGAN:
        _pulihkan(_KENANGAN[kunci])
        hasil: T = deepcopy(_KENANGAN[kunci].hasil)
        return hasil
    lama = _berkas()
    hasil = buat()
    sesudah = _keadaan()
    folder = Path(settings.MAP_BERKAS)
    _KENANGAN[kunci] = Kenangan(
        hasil=deepcopy(hasil),
        hilang={t: isi for t in sesudah if (isi := sebelum[t] - sesudah[t])},
        baru={t: isi for t in sesudah if (isi := sesudah[t] - sebelum[t])},
        berkas={nama: (folder / nama).read_bytes() for nama in _berkas() - lama},
    )
    return hasil


def kosongkan_pencarian() -> None:
    """What Django's flush after a test that committed leaves behind, since no model stands for it."""
    with connection.cursor() as kursor:
        for tabel in PENCARIAN[connection.vendor]:
            kursor.execute(f"DELETE FROM {tabel.nama}")


def _sidik(nama: str, sebelum: Keadaan) -> str:
    """Where the files lie says nothing about a world, nor where WhatsApp's settings lie, nor who has signed in."""
    latar = {k: repr(getattr(settings, k)) for k in sorted(dir(settings)) if k.isupper() and k != "MAP_BERKAS"}
    latar["WHATSAPP"] = str(Path(settings.WHATSAPP).exists())
    baris = {t.nama: sorted(repr(_tanpa_masuk(t, b)) for b in isi) for t, isi in sebelum.items() if t.nama != SESI}
    return hashlib.sha256(repr((nama, jam._tetap.get(), latar, baris)).encode()).hexdigest()


def _tanpa_masuk(tabel: Tabel, baris: tuple[Any, ...]) -> tuple[Any, ...]:
    letak = tabel.kolom.index("last_login") if "last_login" in tabel.kolom else len(baris)
    return baris[:letak] + baris[letak + 1 :]


def _berkas() -> set[str]:
    folder = Path(settings.MAP_BERKAS)
    return {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()}


@cache
def _semua_tabel() -> tuple[Tabel, ...]:
    """Every table there is; raises where one is neither a model's nor named here, since it would be forgotten."""
    tabel = [*PENCARIAN[connection.vendor]]
    for model in apps.get_models(include_auto_created=True):
        medan = model._meta.local_concrete_fields
        kunci = next(str(f.column) for f in medan if f.primary_key)
        tabel.append(Tabel(model._meta.db_table, tuple(str(f.column) for f in medan), kunci))
    dikenal = {t.nama for t in tabel} | {"django_migrations"}
    with connection.cursor() as kursor:
        ada = {t for t in connection.introspection.table_names(kursor) if not t.startswith("kependudukan_tanda_")}
    assert ada <= dikenal, f"tests/kenangan.py does not know {ada - dikenal}"
    return tuple(tabel)


def _keadaan() -> Keadaan:
    """Every row of every table, its values as the database itself would write them down."""
    apa_adanya = "{}::text" if connection.vendor == "postgresql" else "+{}"  # an expression is not turned into Python's
    keadaan = {}
    with connection.cursor() as kursor:
        for tabel in _semua_tabel():
            kolom = ", ".join(apa_adanya.format(_nama(k)) for k in tabel.kolom)
            kursor.execute(f"SELECT {kolom} FROM {_nama(tabel.nama)}")
            keadaan[tabel] = frozenset(kursor.fetchall())
    return keadaan


def _pulihkan(kenangan: Kenangan) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        for tabel, baris in kenangan.hilang.items():
            letak = tabel.kolom.index(tabel.kunci)
            hapus = f"DELETE FROM {_nama(tabel.nama)} WHERE {_nama(tabel.kunci)} = %s"
            kursor.executemany(hapus, [(b[letak],) for b in baris])
        for tabel, baris in kenangan.baru.items():
            kolom, tanda = ", ".join(map(_nama, tabel.kolom)), ", ".join(["%s"] * len(tabel.kolom))
            kursor.executemany(f"INSERT INTO {_nama(tabel.nama)} ({kolom}) VALUES ({tanda})", list(baris))
        berubah = {t.nama for t in kenangan.baru}
        model = [m for m in apps.get_models(include_auto_created=True) if m._meta.db_table in berubah]
        for perintah in connection.ops.sequence_reset_sql(no_style(), model):
            kursor.execute(perintah)
    for nama, isi in kenangan.berkas.items():
        tujuan = Path(settings.MAP_BERKAS) / nama
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_bytes(isi)


def _nama(nama: str) -> str:
    return connection.ops.quote_name(nama)
