"""Signed files that bear a time stamp (B-LTA) get another before the last one ages out, so that they prove for decades.

Each day the worker looks a few files at a time at the office's: until when does the newest stamp count? A file is only
added to, and what was issued stays beside it. One that dies on the way has renewed what it has renewed.
"""

import logging
from datetime import datetime, timedelta
from typing import Final

from tertib.dokumen import queries, services
from tertib.dokumen.models import Dokumen
from tertib.dokumen.queries import kait
from tertib.dokumen.tte import pades, penyedia
from tertib.dokumen.tte.jenis import DokumenTidakDapatDitandatangani
from tertib.inti import antrean, penyimpanan
from tertib.inti.models import Antrean
from tertib.wilayah.models import Kantor

PERPANJANG: Final = "perpanjang-cap"
SETIAP: Final = timedelta(days=1)
SEBELUM: Final = timedelta(days=183)
SEKALI: Final = 40
"""Files in one go: well within the minute for which a queue entry is leased."""
log = logging.getLogger(__name__)


def perpanjang(kantor: Kantor, *, kini: datetime) -> int:
    """One go for this office. Returns how many files were renewed; queues the next go, at once while there is more."""
    belum = list(queries.belum_dilihat_capnya(kantor)[:SEKALI])
    for dokumen in belum:
        services.catat_cap(dokumen, sampai=pades.akhir_cap(queries.isi_terbit(dokumen)), kini=kini)
    tua = list(queries.cap_berakhir(kantor, sebelum=kini + SEBELUM)[: SEKALI - len(belum)])
    baru = sum(_satu(dokumen, kini) for dokumen in tua)
    penuh = len(belum) + baru == SEKALI
    jadwalkan(kantor, kini=kini, siap=kini if penuh else kini + SETIAP)
    return baru


def jadwalkan(kantor: Kantor, *, kini: datetime, siap: datetime) -> None:
    """See that the next go will be; one that waits already is enough."""
    menunggu = Antrean.objects.filter(jenis=PERPANJANG, kantor_id=kantor.kode, selesai=None, menyerah=None)
    if not menunggu.filter(dipinjam_sampai=None).exists():
        antrean.tambah(PERPANJANG, kantor=kantor.kode, isi={}, kini=kini, siap=siap)


def _satu(dokumen: Dokumen, kini: datetime) -> bool:
    try:
        baru = penyedia.perpanjang(queries.isi(dokumen), waktu=kini)
    except DokumenTidakDapatDitandatangani:
        log.error("cap waktu dokumen %s tidak dapat diperpanjang", dokumen.pk)
        return False
    with penyimpanan.batal_bila_gagal() as tulis:
        tersimpan = tulis(baru, kait=kait(dokumen.permohonan_id))
        services.catat_cap(dokumen, sampai=pades.akhir_cap(baru), kini=kini, diperpanjang=tersimpan)
    return True
