"""An official opens photo and signature of a recording: written down first, with the reason. Fingers and irises never show."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.perekaman import queries, services
from tertib.perekaman.models import Butir, Rekaman
from tertib.perekaman.rules import TANDA_TANGAN, WAJAH


class AlasanKosong(Galat):
    """Nobody looks at a face without a reason."""

    kalimat = _("Tulis untuk apa rekaman dibuka. Alasan ini dicatat bersama nama Anda.")


@dataclass(frozen=True, slots=True)
class Tampak:
    """What is shown: photo and signature as bytes (None where there is none), and every item without its contents."""

    wajah: bytes | None
    tanda_tangan: bytes | None
    butir: list[Butir]


def lihat_rekaman(rekaman: Rekaman, *, oleh: Penugasan, alasan: str, kini: datetime) -> Tampak:
    """Record the look, then give what may be seen. Raises AlasanKosong."""
    if not alasan.strip():
        raise AlasanKosong
    services.catat_tilik(rekaman, oleh=oleh, alasan=alasan.strip()[:300], kini=kini)
    butir = list(Butir.objects.filter(rekaman=rekaman).select_related("rekaman").order_by("urut"))
    isi = {b.bagian: queries.isi(b) for b in butir if b.bagian in (WAJAH, TANDA_TANGAN)}
    return Tampak(isi.get(WAJAH), isi.get(TANDA_TANGAN), butir)
