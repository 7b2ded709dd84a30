"""A world made once and remembered: later tests of a process get its rows and files put back, not made again.

What the database, the settings and a standing clock say when a world begins is part of what it is remembered by, so a
world that begins differently is made for real. Only functions a test has replaced must be the same for one name.
"""

import hashlib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from tertib.inti import jam

T = TypeVar("T")
Baris = frozenset[tuple[Any, ...]]
Keadaan = dict[type[Model], Baris]


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
        hilang={m: sebelum[m] - sesudah[m] for m in sesudah if sebelum[m] - sesudah[m]},
        baru={m: sesudah[m] - sebelum[m] for m in sesudah if sesudah[m] - sebelum[m]},
        berkas={nama: (folder / nama).read_bytes() for nama in _berkas() - lama},
    )
    return hasil


def _sidik(nama: str, sebelum: Keadaan) -> str:
    """Where the files lie says nothing about a world, and neither does where WhatsApp's settings lie."""
    latar = {k: repr(getattr(settings, k)) for k in sorted(dir(settings)) if k.isupper() and k != "MAP_BERKAS"}
    latar["WHATSAPP"] = str(Path(settings.WHATSAPP).exists())
    baris = {m._meta.label: sorted(map(repr, isi)) for m, isi in sebelum.items()}
    return hashlib.sha256(repr((nama, jam._tetap.get(), latar, baris)).encode()).hexdigest()


def _berkas() -> set[str]:
    folder = Path(settings.MAP_BERKAS)
    return {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()}


def _keadaan() -> Keadaan:
    """Every row of every table, its values as the database itself would write them down."""
    apa_adanya = "{}::text" if connection.vendor == "postgresql" else "+{}"  # an expression is not turned into Python's
    keadaan = {}
    with connection.cursor() as kursor:
        for model in apps.get_models(include_auto_created=True):
            kolom = ", ".join(apa_adanya.format(k) for k in _kolom(model))
            kursor.execute(f"SELECT {kolom} FROM {_nama(model._meta.db_table)}")
            keadaan[model] = frozenset(kursor.fetchall())
    return keadaan


def _pulihkan(kenangan: Kenangan) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        for model, baris in kenangan.hilang.items():
            letak = [f.primary_key for f in model._meta.local_concrete_fields].index(True)
            hapus = f"DELETE FROM {_nama(model._meta.db_table)} WHERE {_kolom(model)[letak]} = %s"
            kursor.executemany(hapus, [(b[letak],) for b in baris])
        for model, baris in kenangan.baru.items():
            tanda = ", ".join(["%s"] * len(_kolom(model)))
            tambah = f"INSERT INTO {_nama(model._meta.db_table)} ({', '.join(_kolom(model))}) VALUES ({tanda})"
            kursor.executemany(tambah, list(baris))
        for perintah in connection.ops.sequence_reset_sql(no_style(), list(kenangan.baru)):
            kursor.execute(perintah)
    for nama, isi in kenangan.berkas.items():
        tujuan = Path(settings.MAP_BERKAS) / nama
        tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        tujuan.write_bytes(isi)


def _kolom(model: type[Model]) -> list[str]:
    return [_nama(f.column) for f in model._meta.local_concrete_fields]


def _nama(nama: str) -> str:
    return connection.ops.quote_name(nama)
