"""Every rule unit there is, found in the modules that hold them: for the printed list and for tests."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

from tertib.kependudukan import perubahan, rules
from tertib.kependudukan.rules.temuan import Aturan


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The rules of one module: its name, what it is about (its first line), the rules by code."""

    nama: str
    tentang: str
    aturan: tuple[Aturan, ...]


def semua_aturan() -> tuple[Kelompok, ...]:
    """Rules by the module that defines them; modules without rules left out.

    A rule may stand in several modules: one that gathers the rules of others holds more than each of those, so the
    smallest is where it is at home.
    """
    isi = [(m, {a.kode: a for a in _aturan(vars(m).values())}) for m in (*_modul(rules), *_modul(perubahan))]
    rumah: dict[str, str] = {}
    for modul, punya in sorted(isi, key=lambda p: (p[0].__name__.startswith(perubahan.__name__), len(p[1]))):
        for kode in punya:
            rumah.setdefault(kode, modul.__name__)
    hasil = []
    for modul, punya in isi:
        milik = tuple(punya[k] for k in sorted(punya) if rumah[k] == modul.__name__)
        if milik:
            tentang = (inspect.getdoc(modul) or "").splitlines()[0]
            hasil.append(Kelompok(modul.__name__.removeprefix("tertib.kependudukan."), tentang, milik))
    return tuple(hasil)


def _modul(paket: ModuleType) -> Iterator[ModuleType]:
    nama = sorted(m.name for m in pkgutil.iter_modules(paket.__path__))
    return (importlib.import_module(f"{paket.__name__}.{n}") for n in nama)


def _aturan(nilai: Iterable[object]) -> Iterator[Aturan]:
    """Rules among these values, also inside tables (code to rule, or pairs of rule and test)."""
    for n in nilai:
        if isinstance(n, Aturan):
            yield n
        elif isinstance(n, Mapping):
            yield from (a for a in n.values() if isinstance(a, Aturan))
        elif isinstance(n, tuple):
            yield from _aturan(n)
