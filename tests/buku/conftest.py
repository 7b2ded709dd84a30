"""An office with books already written: the small world of the desk, its first case, and lines in every book."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from tertib.buku import services
from tertib.buku.models import BarisBuku
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Wilayah
from tests.meja.conftest import dunia, jam_berhenti, masuk
from tests.meja.dunia import DESA, KINI, Dunia, _petugas

__all__ = ["dunia", "jam_berhenti", "masuk"]
Masuk = Callable[[Penugasan], Client]
LAIN_DESA = "16.06.01.2002"


class Buku:
    """Writes lines of the first case of the world."""

    def __init__(self, dunia: Dunia) -> None:
        self.dunia = dunia
        self.p: Permohonan = dunia.ajukan()
        Permohonan._base_manager.filter(pk=self.p.pk).update(desa=DESA)
        self.p.desa = DESA

    def tulis(self, buku: str, uraian: str = "Siti Rahmawati", pada: dt.datetime = KINI, **lain: object) -> BarisBuku:
        with di_kantor("16.06"), transaction.atomic():
            baris = services.catat(self.p, buku=buku, dokumen=None, uraian=uraian, kini=pada, **lain)  # type: ignore[arg-type]
            if buku == "arsip" and not hasattr(self.p, "arsip"):
                services.arsipkan(baris, oleh=None)
            return baris

    def batalkan(self, baris: BarisBuku, alasan: str) -> None:
        with di_kantor("16.06"):
            BarisBuku.objects.filter(pk=baris.pk).update(batal=KINI, alasan_batal=alasan)

    def operator_nagari(self, desa: str) -> Penugasan:
        """An operator of this village of the office."""
        Wilayah.objects.get_or_create(
            kode=desa, defaults={"nama": f"Desa {desa}", "tingkat": 4, "induk_id": desa.rpartition(".")[0]}
        )
        with di_kantor("16.06"):
            petugas = _petugas(f"Operator{desa} Nagari", Jabatan.OPERATOR_NAGARI, self.dunia.kantor)
            petugas.desa_id = desa
            petugas.save()
        return petugas


@pytest.fixture
def buku(dunia: Dunia) -> Buku:
    return Buku(dunia)


@pytest.fixture
def klien(dunia: Dunia, masuk: Masuk) -> Client:
    """The operator's browser."""
    return masuk(dunia.penugasan[Jabatan.OPERATOR])
