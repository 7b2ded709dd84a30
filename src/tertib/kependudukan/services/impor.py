"""Taking in cards that the register does not have yet, many at a time."""

import datetime as dt
from collections.abc import Iterable
from itertools import islice

from django.db import transaction

from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.cari.catat import catat
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.services.kartu import riwayat
from tertib.kependudukan.susun import isi_keluarga, isi_penduduk
from tertib.wilayah.models import Kantor

_SEKALI = 500


def impor(*, keluarga: Iterable[Keluarga], kantor: Kantor, kini: dt.datetime, sebab: str = "impor") -> int:
    """Take in cards that the register does not have yet, many at a time. Returns how many.

    Raises IntegrityError when a number or a NIK is there already; each batch of 500 cards is all or nothing.
    """
    jumlah, sumber = 0, iter(keluarga)
    while potong := list(islice(sumber, _SEKALI)):
        with transaction.atomic(), lintas_kantor():
            _impor_sebagian(potong, kantor=kantor, kini=kini, sebab=sebab)
        jumlah += len(potong)
    return jumlah


def _impor_sebagian(potong: list[Keluarga], *, kantor: Kantor, kini: dt.datetime, sebab: str) -> None:
    kartu = models.Keluarga.objects.bulk_create(
        [models.Keluarga(kantor=kantor, versi=k.versi, **isi_keluarga(k)) for k in potong]
    )
    penduduk = models.Penduduk.objects.bulk_create(
        [models.Penduduk(kantor=kantor, **isi_penduduk(a.orang)) for k in potong for a in k.anggota]
    )
    orang = iter(penduduk)
    models.Keanggotaan.objects.bulk_create(
        models.Keanggotaan(keluarga=baris, penduduk=next(orang), shdk=a.shdk, urut=urut, dari=kini)
        for baris, k in zip(kartu, potong, strict=True)
        for urut, a in enumerate(k.anggota, 1)
    )
    models.RiwayatKeluarga.objects.bulk_create(
        riwayat(baris, k, sebab=sebab, kini=kini, pelaku="") for baris, k in zip(kartu, potong, strict=True)
    )
    catat(zip(penduduk, (k.desa for k in potong for _anggota in k.anggota), strict=True))
