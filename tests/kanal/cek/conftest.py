"""A published card and its file."""

import pytest

from tertib.dokumen.models import Dokumen
from tertib.dokumen.queries import isi as isi_dokumen
from tertib.inti.lingkup import di_kantor
from tertib.peragaan.kantor import sertifikat_rekaan
from tertib.peragaan.pemeran import gerakkan
from tests.kanal.pemohon import Pemohon
from tests.kenangan import ingat
from tests.meja.dunia import KINI, Dunia


@pytest.fixture
def kartu(terkirim: Pemohon, dunia: Dunia) -> Dokumen:
    """A published card."""
    sertifikat_rekaan(dunia.kantor, kini=KINI)
    return ingat("kartu", lambda: _terbit(terkirim))


def _terbit(terkirim: Pemohon) -> Dokumen:
    with di_kantor("16.06"):
        permohonan = terkirim.permohonan
        while permohonan.langkah != "terima":
            permohonan = gerakkan(permohonan, kini=KINI)
        dokumen: Dokumen = Dokumen.objects.get()
    return dokumen


@pytest.fixture
def pdf(kartu: Dokumen) -> bytes:
    with di_kantor("16.06"):
        return isi_dokumen(kartu)
