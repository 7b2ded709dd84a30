"""A card that waits for its owner at a kiosk: published by the system, its slip given, its PIN known to the test."""

from tertib.alur import anjungan, pengambilan
from tertib.buku import queries
from tertib.buku.models import Anjungan, Slip
from tertib.buku.pengambilan import QR_PIN
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_sop import KantorSop


def siap_cetak(kantor: KantorSop) -> tuple[Slip, str]:
    """The slip of a case that stands at the step where its applicant prints, and its PIN."""
    p = kantor.sampai("cetak")
    slip = queries.slip(p, jenis=QR_PIN)
    assert slip is not None
    return slip_segar(slip), pengambilan.beri_pin(slip, kini=kantor.waktu())


def slip_segar(slip: Slip) -> Slip:
    segar: Slip = Slip.objects.select_related("kantor", "permohonan__kantor", "permohonan__sop").get(pk=slip.pk)
    return segar


def mesin(kantor: KantorSop, nama: str = "ADM 1", pencetak: str = "") -> Anjungan:
    baru, _kode = anjungan.anjungan(
        kantor.penugasan("operator"), nama=nama, tempat="Lobi", pencetak=pencetak, kini=kantor.waktu()
    )
    return baru


def segar(p: Permohonan) -> Permohonan:
    return Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
