"""SIAK cannot be opened: said by an official, so that everyone reads it; nothing else stops, and the order stays."""

from datetime import datetime

from tertib.alur.models import GangguanSiak
from tertib.pengguna.models import Penugasan


def gangguan_siak() -> GangguanSiak | None:
    """The outage this office (of the scope) stands in now."""
    terbuka: GangguanSiak | None = GangguanSiak.objects.filter(selesai=None).select_related("oleh__pengguna").first()
    return terbuka


def nyatakan(*, oleh: Penugasan, kini: datetime) -> None:
    """Say that it began; an outage that stands keeps its beginning."""
    GangguanSiak.objects.get_or_create(kantor=oleh.kantor, selesai=None, defaults={"mulai": kini, "oleh": oleh})


def pulih(*, oleh: Penugasan, kini: datetime) -> None:
    """Say that SIAK is back."""
    GangguanSiak.objects.filter(kantor=oleh.kantor_id, selesai=None).update(selesai=kini)
