"""A citizen begins: a case stands at the first step of the SOP the office follows now."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan import JENIS
from tertib.permohonan import queries, services
from tertib.permohonan.models import Permohonan, SopTerbit
from tertib.wilayah.models import Kantor

LAYANAN = "kartu-keluarga"


class LayananBelumDibuka(Galat):
    """The office follows no SOP for this service, or not through this door."""

    kalimat = _("Layanan ini belum dibuka di kantor ini. Datang ke loket, petugas membantu Anda.")


def sop_aktif(kantor: Kantor, layanan: str = LAYANAN) -> SopTerbit | None:
    """The SOP version new cases of the office begin under, for one service."""
    return SopTerbit.objects.filter(kantor=kantor, layanan=layanan, aktif=True).select_related("kantor").first()


def buka(
    *, kantor: Kantor, jenis: str, kanal: str, bahasa: str, kini: datetime, sop: SopTerbit | None = None
) -> tuple[Permohonan, str]:
    """A new case and the token of its secret link, under `sop` or the one in force. Raises LayananBelumDibuka."""
    sop = sop or sop_aktif(kantor)
    if sop is None or jenis not in JENIS:
        raise LayananBelumDibuka
    with transaction.atomic():
        permohonan = services.buat(sop=sop, jenis=jenis, kanal=kanal, bahasa=bahasa, langkah="", kini=kini)
        naskah = queries.sop(permohonan)
        if kanal not in naskah.kanal_masuk:
            raise LayananBelumDibuka
        services.ubah(permohonan, langkah=naskah.mulai.kunci)
        services.buka_kunjungan(permohonan, langkah=naskah.mulai.kunci, peran=naskah.mulai.peran, ke=1, kini=kini)
    return permohonan, permohonan.tautan
