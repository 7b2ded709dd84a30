"""After the office's secret changed: everything encrypted at rest gets the newest key, while the office works.

Old keys open what is not done yet, so nobody waits. Each value is replaced by compare-and-set, so a write meanwhile wins,
and what is under the newest key is passed over: a run that died is simply begun again.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, ExpressionWrapper, F, Model, QuerySet, Value

from tertib.alur.models import KirimanSiak
from tertib.buku.models import Serahan
from tertib.dokumen.models import CapArsip, Dokumen, TandaTanganYatim
from tertib.dokumen.queries import kait
from tertib.inti import sandi
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.penyimpanan import KUNCI_BERKAS
from tertib.inti.sandi import MedanRahasia
from tertib.inti.titik_gagal import lewati
from tertib.kependudukan.catatan import Pertukaran
from tertib.pengguna import services as pengguna
from tertib.perekaman.models import Butir
from tertib.permohonan.models import Berkas, Lembar

POTONGAN = 500
Perbarui = Callable[[Any, bytes], bytes]

KAIT: tuple[tuple[type[Model], str, Callable[[Any], str]], ...] = (
    (Dokumen, "kunci", lambda d: kait(d.permohonan_id)),
    (Dokumen, "kunci_asli", lambda d: kait(d.permohonan_id)),
    (TandaTanganYatim, "kunci", lambda y: kait(y.dokumen.permohonan_id)),
    (CapArsip, "kunci", lambda c: kait(c.dokumen.permohonan_id)),
    (Berkas, "kunci", lambda b: kait(b.permohonan_id)),
    (Lembar, "kunci", lambda s: kait(s.berkas.permohonan_id)),
    (Butir, "kunci", lambda b: b.rekaman.kait),
    (Serahan, "kunci", lambda s: kait(s.permohonan_id)),
    (KirimanSiak, "kunci", lambda k: kait(k.permohonan_id)),
    (Pertukaran, "berkas_kunci", lambda t: t.kait),
)
"""The wrapped keys of files, and what binds each. The files themselves keep their keys."""


def putar_kunci() -> int:
    """Bring everything under the newest key. Returns how many values were not yet."""
    with lintas_kantor():
        return sum(_medan(*satu) for satu in (*_rahasia(), *_kunci_berkas())) + pengguna.perbarui_sandi_pengaman()


def _rahasia() -> Iterator[tuple[type[Model], str, Perbarui]]:
    for model in apps.get_models():
        for medan in model._meta.concrete_fields:
            if isinstance(medan, MedanRahasia):
                yield model, medan.name, partial(_isi_medan, f"medan:{medan.name}")


def _isi_medan(guna: str, _baris: object, mentah: bytes) -> bytes:
    return sandi.perbarui(mentah, guna=guna)


def _kunci_berkas() -> Iterator[tuple[type[Model], str, Perbarui]]:
    for model, medan, kait_baris in KAIT:
        yield model, medan, partial(_isi_kunci, kait_baris)


def _isi_kunci(kait_baris: Callable[[Any], str], baris: object, mentah: bytes) -> bytes:
    return sandi.perbarui(mentah, guna=KUNCI_BERKAS, kait=kait_baris(baris))


def _medan(model: type[Model], medan: str, perbarui: Perbarui) -> int:
    """One column, row by row. Returns how many values were replaced."""
    semua = model._default_manager.annotate(mentah=ExpressionWrapper(F(medan), output_field=BinaryField()))
    berubah = 0
    for baris in _sepotong_demi_sepotong(semua.defer(medan).order_by("pk")):
        mentah = bytes(baris.mentah)
        if not mentah or sandi.terbaru(mentah):
            continue
        baru = Value(perbarui(baris, mentah), output_field=BinaryField())
        berubah += semua.filter(pk=baris.pk, mentah=mentah).update(**{medan: baru})
        lewati("putar-kunci.setelah-satu")
    return berubah


def _sepotong_demi_sepotong(semua: QuerySet[Any]) -> Iterator[Any]:
    """All rows without an open cursor: on SQLite one would hold a snapshot that no write may follow."""
    potong = list(semua[:POTONGAN])
    while potong:
        yield from potong
        potong = list(semua.filter(pk__gt=potong[-1].pk)[:POTONGAN])
