"""From the office to the village: sent with the move that publishes, received when the operator there says so."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur import peristiwa
from tertib.alur.konteks import Konteks, TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.alur.terima import BelumTerbit
from tertib.buku import queries
from tertib.buku import services as buku
from tertib.dokumen import queries as dokumen_queries
from tertib.inti.galat import Galat
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan import services
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Efek

DIKIRIM: Final = "kirim"
SAMPAI: Final = "sampai"


class TidakAdaKiriman(Galat):
    """Nothing was sent in this case."""

    kalimat = _("Belum ada KK yang dikirim ke sini untuk permohonan ini.")


def kirim(k: Konteks, efek: Efek) -> None:
    """The effect `kirim`: what was published leaves for a unit outside the office; nothing, where nothing was issued."""
    terbit = dokumen_queries.terbit(k.permohonan)
    if not dokumen_queries.lengkap(k.permohonan, terbit):
        raise BelumTerbit
    if not terbit:
        return
    peran = efek.rincian["siapa"]
    buku.kirim(k.permohonan, peran=peran, pengirim=k.pelaku.penugasan, kini=k.kini)
    kepada = f"Kepada {k.sop.peran[peran].nama}"
    peristiwa.di_tempat(k.permohonan, tindakan=DIKIRIM, pelaku=k.pelaku, kini=k.kini, alasan=kepada)


def terima(permohonan: Permohonan, *, pelaku: Pelaku, kini: datetime) -> None:
    """It has arrived. Said twice it arrived once. Raises TidakAdaKiriman, TidakBoleh."""
    with transaction.atomic():
        p = services.kunci(permohonan.pk)
        kiriman = queries.kiriman(p)
        if kiriman is None:
            raise TidakAdaKiriman
        peran = permohonan_queries.sop(p).peran[kiriman.peran]
        if pelaku.penugasan is None or not permohonan_queries.memegang(pelaku.penugasan, peran, p):
            raise TidakBoleh(_("Kiriman ini untuk %(peran)s di desa pemohon.") % {"peran": peran.nama})
        if buku.terima_kiriman(p, penerima=pelaku.penugasan, kini=kini) and not p.akhir:
            peristiwa.di_tempat(p, tindakan=SAMPAI, pelaku=pelaku, kini=kini)
