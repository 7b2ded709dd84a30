"""Tablets for recording in the field: enrolled by an official who holds one in hand, locked out when one is lost."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.inti.sandi import sidik, token_baru
from tertib.pengguna.models import Penugasan
from tertib.perekaman import services
from tertib.perekaman.models import Tablet


class NamaKosong(Galat):
    """A tablet without a name cannot be told from another."""

    kalimat = _("Beri nama tablet, misalnya yang tertulis pada stikernya.")


class SebabKosong(Galat):
    """Locking out wipes a tablet, so it is said why."""

    kalimat = _("Tulis mengapa tablet dikunci. Isinya akan terhapus.")


def daftarkan(oleh: Penugasan, *, nama: str, kini: datetime) -> tuple[Tablet, str]:
    """The tablet and the secret it keeps; only the digest stays here. Raises NamaKosong."""
    if not nama.strip():
        raise NamaKosong
    token = token_baru()
    return services.daftarkan_tablet(
        oleh, nama=nama.strip()[:60], rahasia_sidik=sidik(token.encode()), kini=kini
    ), token


def kunci(tablet: Tablet, *, oleh: Penugasan, sebab: str, kini: datetime) -> None:
    """From now on it is refused, and told to wipe itself. Raises SebabKosong."""
    if not sebab.strip():
        raise SebabKosong
    services.kunci_tablet(tablet, oleh=oleh, sebab=sebab.strip()[:200], kini=kini)


def sinkron(tablet: Tablet, *, kini: datetime) -> None:
    """It was in contact."""
    services.catat_sinkron(tablet, kini=kini)
