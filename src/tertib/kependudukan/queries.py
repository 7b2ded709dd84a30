"""Reading the register, within the office of the scope."""

import hmac
import json
from collections.abc import Iterable, Sequence

from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.models import indeks_nik, indeks_nomor_kk, indeks_surat
from tertib.kependudukan.perubahan.beda import ceritakan
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah, surat_dari_kanonik
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.nama import banding
from tertib.kependudukan.susun import keluarga_dari_baris
from tertib.wilayah.queries import sebutan_desa


def susun_keluarga(baris: models.Keluarga) -> Keluarga:
    """The plain value of a card as it is now."""
    anggota = models.Keanggotaan.objects.filter(keluarga=baris, sampai=None).select_related("penduduk")
    return keluarga_dari_baris(baris, anggota.order_by("urut"))


def susun_banyak(kartu: Sequence[int]) -> list[Keluarga]:
    """The plain values of many cards, by primary key, in that order: two queries."""
    baris = models.Keluarga.objects.in_bulk(kartu)
    anggota: dict[int, list[models.Keanggotaan]] = {pk: [] for pk in baris}
    semua = models.Keanggotaan.objects.filter(keluarga__in=kartu, sampai=None).select_related("penduduk")
    for satu in semua.order_by("urut"):
        anggota[satu.keluarga_id].append(satu)
    return [keluarga_dari_baris(baris[pk], anggota[pk]) for pk in kartu if pk in baris]


def keluarga_menurut_nomor(nomor: str) -> Keluarga | None:
    """The card with this number, also a closed one (without members); None when the office has none."""
    baris = models.Keluarga.objects.filter(nomor_indeks=indeks_nomor_kk(nomor)).first() if nomor else None
    return susun_keluarga(baris) if baris else None


def keluarga_dari_nik(nik: str) -> Keluarga | None:
    """The card on which this resident is now."""
    ada = models.Keluarga.objects.filter(
        keanggotaan__penduduk__nik_indeks=indeks_nik(nik), keanggotaan__sampai=None, berlaku=True
    )
    baris = ada.first() if nik else None
    return susun_keluarga(baris) if baris else None


def cocokkan(*, nik: str, nomor_kk: str, nama: str) -> bool:
    """Whether these three belong together in the register. The same work for a hit, a near miss and nonsense (A09)."""
    tercatat = (
        models.Keanggotaan.objects.filter(
            penduduk__nik_indeks=indeks_nik(nik or "-"),
            keluarga__nomor_indeks=indeks_nomor_kk(nomor_kk or "-"),
            keluarga__berlaku=True,
            penduduk__hidup=True,
            sampai=None,
        )
        .values_list("penduduk__nama", flat=True)
        .first()
    )
    sama = hmac.compare_digest(banding(tercatat or "-").encode(), banding(nama).encode())
    return sama and tercatat is not None and bool(banding(nama))


def versi_sekarang(nomor: str) -> int | None:
    """How often the card has changed (from 1); None when the office has no such card."""
    versi: int | None = (
        models.Keluarga.objects.filter(nomor_indeks=indeks_nomor_kk(nomor)).values_list("versi", flat=True).first()
    )
    return versi


def keluarga_pada_versi(nomor: str, versi: int) -> models.RiwayatKeluarga | None:
    """The history row of a card at one version."""
    baris: models.RiwayatKeluarga | None = models.RiwayatKeluarga.objects.filter(
        keluarga__nomor_indeks=indeks_nomor_kk(nomor), versi=versi
    ).first()
    return baris


def yang_berubah(dibaca: Iterable[Keluarga]) -> tuple[str, ...]:
    """For each of these cards that is no longer at the version it was read at: what is different, in a sentence."""
    kini = ((k, keluarga_menurut_nomor(k.nomor)) for k in dibaca if k.nomor)
    berubah = ((lama, baru) for lama, baru in kini if baru is None or baru.versi != lama.versi)
    return tuple(ceritakan(lama, baru, nama_desa=sebutan_desa) for lama, baru in berubah)


def baris_surat(nomor: str, *, nik: str) -> models.SuratPindah | None:
    """The letter of moving with exactly this number, of whichever office, if `nik` is one of the people on it."""
    with lintas_kantor():
        baris: models.SuratPindah | None = models.SuratPindah.objects.filter(nomor_indeks=indeks_surat(nomor)).first()
    return baris if baris and any(nik and a.orang.nik == nik for a in surat_dari_baris(baris).anggota) else None


def surat_dari_baris(baris: models.SuratPindah) -> SuratPindah:
    """The plain value of a letter."""
    return surat_dari_kanonik(json.loads(baris.isi))
