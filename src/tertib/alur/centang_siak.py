"""Values of an approved change are keyed into SIAK and ticked off, line by line; a new draft begins without ticks."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tertib.alur import terima_siak
from tertib.alur.konteks import TidakBoleh
from tertib.alur.models import CentangSiak
from tertib.alur.pelaku import Pelaku
from tertib.kependudukan.siak.salin import Kelompok, salin
from tertib.permohonan import queries, services
from tertib.permohonan.models import Permohonan


def centang_siak(permohonan: Permohonan, *, kunci: Collection[str], oleh: Pelaku, kini: datetime) -> None:
    """Exactly these lines are keyed now; who ticked a line first stays with it. Raises TidakBoleh."""
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        if oleh.penugasan is None or (sebab := terima_siak.alasan_tidak_boleh(terkunci, oleh)):
            raise TidakBoleh(sebab)
        ada = set(kunci) & {b.kunci for kelompok in disalin(terkunci) for b in kelompok.baris}
        lama = CentangSiak.objects.filter(permohonan=terkunci, draf_sidik=terkunci.draf_sidik)
        lama.exclude(kunci__in=ada).delete()
        baru = ada - set(lama.values_list("kunci", flat=True))
        CentangSiak.objects.bulk_create(
            CentangSiak(permohonan=terkunci, draf_sidik=terkunci.draf_sidik, kunci=satu, oleh=oleh.penugasan, pada=kini)
            for satu in sorted(baru)
        )


def disalin(permohonan: Permohonan) -> tuple[Kelompok, ...]:
    """What must be keyed for this case; () before its draft."""
    rancangan = queries.rancangan(permohonan)
    return salin(rancangan) if rancangan else ()


def dicentang(permohonan: Permohonan) -> set[str]:
    """The lines of the present draft that are ticked."""
    sekarang = CentangSiak.objects.filter(permohonan=permohonan, draf_sidik=permohonan.draf_sidik)
    return set(sekarang.values_list("kunci", flat=True))
