"""Families of a file into the register, a portion at a time. Only `alur` calls this.

Each portion is one transaction with its refusals and the place reached: a worker that dies goes on from there, and one
that comes too late finds the place moved and leaves.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan.cari.gudang import gudang
from tertib.kependudukan.models import BarisTertolak, Keluarga, Penduduk, Pertukaran, indeks_nik, indeks_nomor_kk
from tertib.kependudukan.services.impor import impor
from tertib.kependudukan.siak.baca import BarisSiak
from tertib.kependudukan.siak.susun import Kelompok, susun

PORSI = 200
"""Families of one transaction."""


def lanjutkan(
    tukar: Pertukaran, kelompok: Sequence[tuple[BarisSiak, ...]], *, desa: Collection[str], kini: dt.datetime
) -> bool:
    """Take in the next portion; False when nothing is left. `kelompok` are all lines of the file, by card."""
    lewat = list(accumulate((len(baris) for baris in kelompok), initial=0))
    awal = bisect_left(lewat, tukar.baris)
    porsi = kelompok[awal : awal + PORSI]
    if not porsi:
        gudang().rapikan()
        return False
    hari = tukar.kantor.setempat(kini).date()
    semua = [susun(b, kabupaten=tukar.kantor_id, desa=frozenset(desa), kini=hari) for b in porsi]
    with transaction.atomic():
        _simpan(tukar, _tanpa_ganda(semua), kini)
    return True


def _simpan(tukar: Pertukaran, porsi: Sequence[Kelompok], kini: dt.datetime) -> None:
    masuk = [k.keluarga for k in porsi if k.keluarga]
    baris = sum(len(k.baris) for k in porsi)
    diterima = sum(len(k.anggota) for k in masuk)
    maju = {
        "baris": tukar.baris + baris,
        "diterima": tukar.diterima + diterima,
        "ditolak": tukar.ditolak + baris - diterima,
    }
    if not Pertukaran.objects.filter(pk=tukar.pk, baris=tukar.baris).update(**maju):
        tukar.refresh_from_db()  # another worker did this portion
        return
    impor(keluarga=masuk, kantor=tukar.kantor, kini=kini, sebab=f"impor {tukar.sebutan}")
    BarisTertolak.objects.bulk_create(
        BarisTertolak(kantor=tukar.kantor, pertukaran=tukar, nomor=t.nomor, kolom=t.kolom, kalimat=t.kalimat)
        for k in porsi
        for t in k.tolakan
    )
    for medan, nilai in maju.items():
        setattr(tukar, medan, nilai)


def _tanpa_ganda(porsi: Sequence[Kelompok]) -> list[Kelompok]:
    """Refuse the families with a number that the register, of any office, or an earlier family of this portion has."""
    nomor = {indeks_nomor_kk(k.keluarga.nomor) for k in porsi if k.keluarga}
    nik = {indeks_nik(a.orang.nik) for k in porsi if k.keluarga for a in k.keluarga.anggota}
    with lintas_kantor():
        terpakai = set(Keluarga.objects.filter(nomor_indeks__in=nomor).values_list("nomor_indeks", flat=True))
        terpakai |= set(Penduduk.objects.filter(nik_indeks__in=nik).values_list("nik_indeks", flat=True))
    return [_bila_baru(k, terpakai) for k in porsi]


def _bila_baru(kelompok: Kelompok, terpakai: set[str]) -> Kelompok:
    if kelompok.keluarga is None:
        return kelompok
    if indeks_nomor_kk(kelompok.keluarga.nomor) in terpakai:
        return kelompok.ditolak(kelompok.baris[0].nomor, "NO_KK", _("Nomor KK ini sudah ada di register."))
    for b in kelompok.baris:
        if indeks_nik(b.sel["NIK"]) in terpakai:
            return kelompok.ditolak(b.nomor, "NIK", _("NIK ini sudah ada di register atau pada KK lain di berkas ini."))
    terpakai.update(indeks_nik(b.sel["NIK"]) for b in kelompok.baris)
    return kelompok
