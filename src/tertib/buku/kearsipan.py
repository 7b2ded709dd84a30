"""Finding archived papers again: by case number, NIK, No. KK or name; and those that have no place yet."""

import re
from typing import Any, Final

from django.db.models import Q, QuerySet

from tertib.buku import daftar
from tertib.buku.jenis import BUKU, Buku
from tertib.buku.models import BarisBuku, TempatArsip
from tertib.kependudukan.models import Keanggotaan, indeks_nik, indeks_nomor_kk
from tertib.pengguna.models import Penugasan

ARSIP: Final[Buku] = BUKU["arsip"]
NAMA_TERPENDEK: Final = 3
_ENAM_BELAS: Final = re.compile(r"\d{16}")
_NOMOR: Final = re.compile(r"[A-Z]+-\d{4}-\d{2}-\d+", re.IGNORECASE)


def cari(penugasan: Penugasan, teks: str) -> QuerySet[BarisBuku]:
    """The archive lines this assignment may read that belong to `teks`, newest first.

    Sixteen digits are a NIK (of the applicant, or of anyone who was ever on the card) or a No. KK, found by blind index; a
    case number is found exactly; anything else is the beginning of a name. Too short a name finds nothing.
    """
    syarat = _syarat(teks.strip())
    semua = daftar.baris(penugasan, ARSIP, daftar.Saringan()).reverse()
    return semua.filter(syarat) if syarat else semua.none()


def belum_bertempat(penugasan: Penugasan) -> QuerySet[BarisBuku]:
    """The archive lines whose papers have no place yet, oldest first."""
    return daftar.baris(penugasan, ARSIP, daftar.Saringan()).filter(arsip__tempat=None, batal=None)


def tempat(penugasan: Penugasan) -> list[str]:
    """The names of the places this assignment archives in."""
    milik = TempatArsip.objects.filter(kantor=penugasan.kantor_id, desa=penugasan.desa_id)
    return list(milik.order_by("nama").values_list("nama", flat=True))


def _syarat(teks: str) -> Q | None:
    angka = re.sub(r"[\s.]", "", teks)
    if _ENAM_BELAS.fullmatch(angka):
        nik, kartu = indeks_nik(angka), indeks_nomor_kk(angka)
        serumah = _kartu_dari(Q(penduduk__nik_indeks=nik))
        return (
            Q(permohonan__pemohon_nik_indeks=nik)
            | Q(permohonan__nomor_kk_indeks=kartu)
            | Q(permohonan__nomor_kk_indeks__in=serumah)
        )
    if _NOMOR.fullmatch(teks):
        return Q(permohonan__nomor=teks.upper())
    if len(teks) < NAMA_TERPENDEK:
        return None
    serumah = _kartu_dari(Q(penduduk__nama__istartswith=teks))
    return Q(permohonan__pemohon_nama__istartswith=teks) | Q(permohonan__nomor_kk_indeks__in=serumah)


def _kartu_dari(siapa: Q) -> QuerySet[Any, dict[str, Any]]:
    """The indexes of the cards somebody is or was on."""
    cocok: QuerySet[Any, dict[str, Any]] = Keanggotaan.objects.filter(siapa).values("keluarga__nomor_indeks")
    return cocok
