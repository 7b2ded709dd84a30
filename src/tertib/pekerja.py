"""The worker: takes queue entries under a lease and does them; dies and restarts without losing or doubling any."""

import logging
import os
import signal
import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import close_old_connections

from tertib.alur import (
    hapus_rekaman,
    kartu_ktp,
    keadaan_tte,
    kirim_pusat,
    langkah,
    pengambilan,
    perpanjang_cap,
    pertukaran,
    sertifikasi,
)
from tertib.alur.kode_periksa import SEGEL
from tertib.alur.segel import segel
from tertib.dokumen.models import Dokumen
from tertib.inti import antrean, jam
from tertib.inti.antrean import Penangan
from tertib.inti.lingkup import di_kantor
from tertib.inti.models import Antrean
from tertib.kanal import pengirim
from tertib.kanal.anjungan import cetakan
from tertib.kanal.ikd import kode as kode_ikd
from tertib.kanal.whatsapp import masuk
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor

JEDA_DETIK = 0.5
log = logging.getLogger(__name__)


def _langkah_sistem(entri: Antrean, kini: datetime) -> None:
    permohonan = Permohonan.objects.select_related("kantor", "sop").get(pk=entri.isi["permohonan"])
    langkah.langkah_sistem(permohonan, versi=entri.isi["versi"], kini=kini, ke=entri.percobaan + 1)


def _susul_tte(entri: Antrean, kini: datetime) -> None:
    dokumen = Dokumen.objects.select_related("permohonan__kantor", "permohonan__sop", "penandatangan__pengguna")
    sertifikasi.susulkan(dokumen.get(pk=entri.isi["dokumen"]), kini=kini)


def _segel_log(entri: Antrean, kini: datetime) -> None:
    segel(Kantor.objects.get(kode=entri.kantor_id), kini=kini)


def _perpanjang_cap(entri: Antrean, kini: datetime) -> None:
    perpanjang_cap.perpanjang(Kantor.objects.get(kode=entri.kantor_id), kini=kini)


def _tengok_tte(entri: Antrean, kini: datetime) -> None:
    penugasan = Penugasan.objects.select_related("pengguna", "kantor").get(pk=entri.isi["penugasan"])
    keadaan_tte.tengok(penugasan, kini=kini)


def _hapus_rekaman(entri: Antrean, kini: datetime) -> None:
    hapus_rekaman.hapus_rekaman(Permohonan.objects.get(pk=entri.isi["permohonan"]), kini=kini)


PENANGAN: Mapping[str, Penangan] = {
    "beritahu": pengirim.beritahu,
    hapus_rekaman.PEKERJAAN: _hapus_rekaman,
    "langkah-sistem": _langkah_sistem,
    kode_ikd.PEKERJAAN: kode_ikd.antar,
    pengambilan.CETAK: cetakan.kerjakan,
    cetakan.TENGOK: cetakan.tengok,
    pertukaran.PEKERJAAN: pertukaran.kerjakan,
    perpanjang_cap.PERPANJANG: _perpanjang_cap,
    SEGEL: _segel_log,
    "susul-tte": _susul_tte,
    kartu_ktp.KE_PUSAT: kirim_pusat.kerjakan,
    "whatsapp-masuk": masuk.kerjakan,
    keadaan_tte.TENGOK: _tengok_tte,
}

KE_LUAR = frozenset({"beritahu", "whatsapp-masuk"})
KE_PENCETAK = frozenset({pengambilan.CETAK, cetakan.TENGOK})
LAJUR: tuple[dict[str, Any], ...] = (
    {"kecuali": KE_LUAR | KE_PENCETAK},
    {"hanya": KE_PENCETAK, "banyak": 3},
    {"hanya": KE_LUAR, "banyak": 3},
)
"""Lanes: issuing never waits behind more than three messages to a slow post office and three to a silent printer, and
the time limits of three stay together under one lease."""


def sekali(*, kini: datetime, peminjam: str = "") -> int:
    """Do what is ready now, each entry in the scope of its own office. Returns how many entries were done."""
    selesai = 0
    for lajur in LAJUR:
        for entri in antrean.pinjam(peminjam=peminjam or f"proses-{os.getpid()}", kini=kini, **lajur):
            with di_kantor(entri.kantor_id):
                selesai += antrean.kerjakan(entri, PENANGAN, kini=kini)
    return selesai


def jalan() -> None:
    """Work until told to stop (SIGTERM, SIGINT)."""
    berhenti = threading.Event()
    for tanda in (signal.SIGTERM, signal.SIGINT):
        signal.signal(tanda, lambda *_: berhenti.set())
    while not berhenti.is_set():
        close_old_connections()
        try:
            sibuk = sekali(kini=jam.kini())
        except Exception:
            log.exception("pekerja: antrean tidak terbaca, dicoba lagi")
            sibuk = 0
        if not sibuk:
            berhenti.wait(JEDA_DETIK)
