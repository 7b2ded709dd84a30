"""An official says in which place and box archived papers lie; saying it again is moving them."""

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.buku import services as buku_services
from tertib.buku.models import Arsip
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan

TERPANJANG: Final = {"tempat": 80, "boks": 40}


class TempatKurang(Galat):
    """No place or no papers were named. `medan` is the field to mend."""

    def __init__(self, kalimat: str, medan: str) -> None:
        super().__init__(kalimat)
        self.medan = medan


def tempatkan(arsip: Sequence[Arsip], *, tempat: str, boks: str, oleh: Penugasan) -> int:
    """Put papers away; the caller has found them among those `oleh` may read. Returns how many. Raises TempatKurang."""
    tempat, boks = (
        " ".join(teks.split())[:batas] for teks, batas in zip((tempat, boks), TERPANJANG.values(), strict=True)
    )
    if not arsip:
        raise TempatKurang(_("Pilih berkas yang akan ditempatkan"), "baris")
    if not tempat:
        raise TempatKurang(_("Tulis nama tempatnya, misalnya Ruang Arsip lemari 2"), "tempat")
    with transaction.atomic():
        return buku_services.tempatkan(arsip, tempat=tempat, boks=boks, oleh=oleh)
