"""A register as large as a big regency's: invented families streamed in, for measuring."""

import gc
from datetime import datetime
from itertools import islice

from django.db import connection
from tqdm import tqdm

from tertib.inti.lingkup import di_kantor
from tertib.kependudukan import services as kependudukan
from tertib.kependudukan.cari.gudang import gudang
from tertib.kependudukan.models import Keluarga
from tertib.peragaan import isi
from tertib.peragaan import kantor as rekaan
from tertib.peragaan.keluarga import keluarga_rekaan
from tertib.sop import pemuat
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import desa_di

_SEKALI = 2500


def isi_register(keluarga: int, *, kini: datetime) -> Kantor:
    """Fill the first invented office up to that many families; what is there already stays, so it may be stopped and
    started. About 3.4 residents a family."""
    isi.muat_wilayah_dengan_bilah()
    rencana = rekaan.KANTOR[0]
    kantor = rekaan.kantor_rekaan(rencana)
    isi.siapkan_kantor(kantor, pemuat.semua()[rencana.sop], kini=kini)
    with di_kantor(kantor.kode):
        ada = Keluarga.objects.count()
    _jangan_tunggu_cakram()
    gc.freeze()  # nothing that lives now goes away, and looking through it again and again is a quarter of the time
    sumber = keluarga_rekaan(rekaan.BENIH, kabupaten=kantor.kode, desa=desa_di(kantor.kode), mulai=ada)
    with tqdm(desc="Mengisi register", unit=" keluarga", initial=ada, total=keluarga) as bilah:
        for awal in range(ada, keluarga, _SEKALI):
            potong = islice(sumber, min(_SEKALI, keluarga - awal))
            bilah.update(kependudukan.impor(keluarga=potong, kantor=kantor, kini=kini))
    gudang().rapikan()
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
    return kantor


def _jangan_tunggu_cakram() -> None:
    """A register that can be invented again need not outlive a power cut; what was committed outlives the process."""
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute("SET synchronous_commit = off")
        else:
            kursor.execute("PRAGMA synchronous = OFF")
            kursor.execute("PRAGMA cache_size = -1048576")
