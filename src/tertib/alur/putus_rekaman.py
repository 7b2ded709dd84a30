"""A recording that was set aside: an official says whether it takes the place of the one that counts, or is dropped."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.perekaman import services
from tertib.perekaman.models import Keadaan, Rekaman
from tertib.permohonan import services as permohonan


class SudahDiputus(Galat):
    """Somebody decided first."""

    kalimat = _("Rekaman ini sudah diputus.")


class TidakDapatDipakai(Galat):
    """What a device did not sign, or is of somebody else, counts for nobody."""

    kalimat = _("Rekaman ini tidak dapat dipakai: keasliannya tidak terbukti. Rekam ulang, lalu buang yang ini.")


def putus_rekaman(rekaman: Rekaman, *, pakai: bool, oleh: Penugasan, kini: datetime) -> None:
    """Use it (whatever counted is dropped) or drop it; what is dropped is erased. Raises SudahDiputus, TidakDapatDipakai."""
    with transaction.atomic():
        permohonan.kunci(rekaman.permohonan_id)
        terkunci = Rekaman.objects.select_for_update().get(pk=rekaman.pk)
        if terkunci.keadaan != Keadaan.DISISIHKAN:
            raise SudahDiputus
        if pakai and terkunci.sebab != services.GANDA:
            raise TidakDapatDipakai
        dibuang = services.yang_berlaku(terkunci) if pakai else [terkunci]
        for satu in dibuang:
            services.putus(satu, keadaan=Keadaan.DIBUANG, oleh=oleh, kini=kini)
        if pakai:
            services.putus(terkunci, keadaan=Keadaan.BERLAKU, oleh=oleh, kini=kini)
        transaction.on_commit(lambda: services.hapus_isi(dibuang, kini=kini))
