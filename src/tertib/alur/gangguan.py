"""A network outage, said and ended by a supervising official: while it lasts the clocks of the office stand."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries, services
from tertib.permohonan.models import Jeda

PENGAWAS: Final = frozenset(
    {Jabatan.KADIS, Jabatan.KABID, Jabatan.KASI, Jabatan.SUBKOORD, Jabatan.JFM, Jabatan.ADMINISTRATOR}
)
"""The positions that answer for the work of others, so that nobody stops the clock at their own counter alone."""
TERPANJANG: Final = 200


class CatatanKurang(Galat):
    """Nothing said about what does not work."""

    kalimat = _("Tulis apa yang terganggu, misalnya jaringan SIAK putus sejak pukul 09.10.")


class HanyaPengawas(Galat):
    """Somebody timed by the clock tried to stop it."""

    kalimat = _("Gangguan dicatat pejabat pengawas: sub koordinator, Kasi, Kabid, atau Kepala Dinas.")


def mulai(*, oleh: Penugasan, catatan: str, kini: datetime) -> None:
    """From now on; an outage already recorded goes on as it is. Raises HanyaPengawas, CatatanKurang."""
    _pastikan_pengawas(oleh)
    catatan = " ".join(catatan.split())[:TERPANJANG]
    if not catatan:
        raise CatatanKurang
    with transaction.atomic():
        services.buka_jeda(
            kantor=oleh.kantor,
            kunjungan=None,
            sebab=queries.GANGGUAN_JARINGAN,
            oleh=oleh.pengguna,
            kini=kini,
            catatan=catatan,
        )


def akhiri(*, oleh: Penugasan, kini: datetime) -> None:
    """The network is back. Raises HanyaPengawas."""
    _pastikan_pengawas(oleh)
    services.tutup_jeda(Jeda.objects.filter(kunjungan=None), oleh=oleh.pengguna, kini=kini)


def _pastikan_pengawas(oleh: Penugasan) -> None:
    if oleh.jabatan not in PENGAWAS:
        raise HanyaPengawas
