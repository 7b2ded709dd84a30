"""How a card and a resident were on a day, and what changed since, within the office of the scope."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from tertib.kependudukan import models
from tertib.kependudukan.models import indeks_nik, indeks_nomor_kk
from tertib.kependudukan.perubahan.selisih import Baris, selisih
from tertib.kependudukan.rules.jenis import Keluarga, Orang, dari_kanonik


@dataclass(frozen=True, slots=True)
class Versi:
    """One version of a card: when and why it came (`sebab`: a case number), by whom, and what it changed."""

    baris: models.RiwayatKeluarga
    keluarga: Keluarga
    selisih: tuple[Baris, ...]

    @property
    def berubah(self) -> tuple[Baris, ...]:
        """The rows that differ from the version before; none for the first."""
        return tuple(b for b in self.selisih if b.keadaan != "tetap")


def keluarga_pada(nomor: str, saat: dt.datetime) -> Keluarga | None:
    """The card as it stood at `saat`; None when the register did not have it yet."""
    riwayat = models.RiwayatKeluarga.objects.filter(keluarga__nomor_indeks=indeks_nomor_kk(nomor), waktu__lte=saat)
    baris = riwayat.order_by("-versi").first()
    return _isi(baris) if baris else None


def penduduk_pada(nik: str, saat: dt.datetime) -> tuple[Orang, Keluarga] | None:
    """The resident and their card as they stood at `saat`; None when they were on no card then."""
    berlaku = Q(sampai=None) | Q(sampai__gt=saat)
    anggota = models.Keanggotaan.objects.filter(berlaku, penduduk__nik_indeks=indeks_nik(nik), dari__lte=saat)
    tempat = anggota.select_related("keluarga").order_by("-dari").first()
    keluarga = keluarga_pada(tempat.keluarga.nomor, saat) if tempat else None
    ada = keluarga.cari(nik) if keluarga else None
    return (ada.orang, keluarga) if ada and keluarga else None


def versi_kartu(kartu: models.Keluarga) -> list[Versi]:
    """Every version of a card, the newest first."""
    riwayat = list(models.RiwayatKeluarga.objects.filter(keluarga=kartu).order_by("versi"))
    isi = [_isi(baris) for baris in riwayat]
    sebelum: Sequence[Keluarga | None] = [None, *isi[:-1]]
    semua = [
        Versi(baris, kini, selisih(lama, kini) if lama else ())
        for baris, lama, kini in zip(riwayat, sebelum, isi, strict=True)
    ]
    return semua[::-1]


def kartu_penduduk(penduduk: models.Penduduk) -> list[models.Keanggotaan]:
    """Every card a resident is or was on, the newest first."""
    semua = models.Keanggotaan.objects.filter(penduduk=penduduk).select_related("keluarga__desa")
    return list(semua.order_by("-dari", "-pk"))


def _isi(baris: models.RiwayatKeluarga) -> Keluarga:
    return dari_kanonik(json.loads(baris.isi))
