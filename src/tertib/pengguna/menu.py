"""The doors in the bar of an official: one list for the desk, the counter and the village."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertib.pengguna.models import PENENTU_SYARAT, Jabatan, Penugasan


@dataclass(frozen=True, slots=True)
class Pintu:
    """One door: its address, its name, the positions that see it (any, when none is named), what else belongs to it."""

    alamat: str
    nama: str | Promise
    jabatan: tuple[str, ...] = ()
    juga: tuple[str, ...] = ()


DINAS = tuple(sorted({*Jabatan.values} - {Jabatan.OPERATOR_NAGARI, Jabatan.PENGELOLA, Jabatan.PELAPOR}))
"""Officials of the Dinas itself, who may look residents up: a village sees its cases, who runs the system sees nobody."""
PENGAKTIF_IKD = (Jabatan.OPERATOR, Jabatan.LOKET)
"""Who sees a resident's KTP-el and face and lets them into the identity app."""

_YATIM = "/meja/tidak-dipakai/"

PINTU: Sequence[Pintu] = (
    Pintu("/nagari/", _("Kantor nagari"), (Jabatan.OPERATOR_NAGARI,)),
    Pintu("/meja/", _("Meja kerja")),
    Pintu("/meja/tandatangan/", _("Tanda tangan"), (Jabatan.KADIS,), ("/meja/pena/", "/meja/jalan-basah/", _YATIM)),
    Pintu("/lapangan/lapor/", _("Laporan saya"), (Jabatan.PELAPOR,)),
    Pintu("/meja/pelapor/", _("Pelapor"), (Jabatan.KASI, Jabatan.PENGELOLA)),
    Pintu("/meja/mandat/", _("Mandat"), (Jabatan.PENGELOLA,), (_YATIM,)),
    Pintu("/loket/", _("Loket"), (Jabatan.LOKET,)),
    Pintu("/loket/serah/", _("Penyerahan"), (Jabatan.LOKET,)),
    Pintu("/lapangan/rekam/", _("Rekam"), (Jabatan.PEREKAM,)),
    Pintu(
        "/lapangan/rekam/rencana/",
        _("Jemput bola"),
        (Jabatan.PEREKAM, Jabatan.PETUGAS, Jabatan.KASI),
        juga=("/lapangan/rekam/tablet/",),
    ),
    Pintu("/meja/penduduk/", _("Penduduk"), DINAS, juga=("/meja/tukar/",)),
    Pintu("/meja/buku/", _("Buku"), juga=("/meja/arsip/", "/meja/blanko/")),
    Pintu("/meja/ikd/", _("IKD"), PENGAKTIF_IKD),
    Pintu("/meja/anjungan/", _("Anjungan"), (Jabatan.OPERATOR, Jabatan.PENGELOLA)),
    Pintu("/meja/pesan/", _("Pesan"), (Jabatan.OPERATOR, Jabatan.KADIS, Jabatan.PENGELOLA)),
    Pintu("/meja/syarat/", _("Persyaratan"), PENENTU_SYARAT),
)


def termasuk(penugasan: Penugasan, jabatan: tuple[str, ...]) -> bool:
    """Whether what is open to these positions (any, when none is named) is open to this assignment.

    A reporter is no official: theirs is only what names them.
    """
    return penugasan.jabatan in jabatan if jabatan else penugasan.jabatan != Jabatan.PELAPOR


def menu(penugasan: Penugasan | None, alamat: str) -> list[tuple[Pintu, bool]]:
    """The doors this assignment sees, each with whether the page at `alamat` lies behind it (the closest one does)."""
    if not penugasan:
        return []
    terlihat = [p for p in PINTU if termasuk(penugasan, p.jabatan)]
    cocok = [(len(a), p) for p in terlihat for a in (p.alamat, *p.juga) if alamat.startswith(a)]
    di = max(cocok, key=lambda c: c[0])[1] if cocok else None
    return [(p, p is di) for p in terlihat]
