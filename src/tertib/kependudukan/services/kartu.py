"""Writing cards as computed, all or nothing, with their history."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.cari.catat import catat_kartu
from tertib.kependudukan.models import indeks_nomor_kk
from tertib.kependudukan.perubahan.jenis import Keluar
from tertib.kependudukan.queries import keluarga_dari_nik, yang_berubah
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.susun import isi_keluarga, isi_penduduk, orang_dari_baris
from tertib.wilayah.models import Kantor


class DuniaBerubah(Galat):
    """The register changed since the computation; the sentence says what is different now."""


class NikKosong(Galat):
    """A member without a NIK cannot enter the register."""

    kalimat = gettext_lazy("Ada anggota yang belum punya NIK. Cadangkan NIK sebelum menyimpan.")


@transaction.atomic
def terapkan(
    *,
    sebelum: Iterable[Keluarga],
    sesudah: Iterable[Keluarga],
    kantor: Kantor,
    sebab: str,
    kini: dt.datetime,
    pelaku: str,
    keluar: Iterable[Keluar] = (),
) -> dict[str, int]:
    """Write cards as computed, all or nothing. Returns the version of each by number.

    `sebelum` holds every card the computation read, at the version it read; cards in `sesudah` that are not among them
    are new and belong to `kantor`. A card left without members is closed; one whose content is the same keeps its
    version and gets no history. `keluar` are people on no card any more, as they are kept. Locks the rows of those
    cards. Raises DuniaBerubah, NikKosong; the rules of `rules.keluarga` are the caller's to have checked.
    """
    dibaca = {k.nomor: k for k in sebelum if k.nomor}
    sesudah, keluar = tuple(sesudah), tuple(keluar)
    if any(not a.orang.nik for k in sesudah for a in k.anggota):
        raise NikKosong
    baris = _kunci_kartu(dibaca)
    berubah = [k for k in sesudah if k.nomor not in dibaca or k.sidik != dibaca[k.nomor].sidik]
    baris |= {k.nomor: _kartu_baru(k, kantor) for k in berubah if k.nomor not in baris}
    _tulis_keanggotaan([(baris[k.nomor], k) for k in berubah], kantor=kantor, kini=kini)
    for o in keluar:
        _tulis_penduduk(o.orang, kantor)
    for k in berubah:
        _naikkan_versi(baris[k.nomor], k)
        pergi = [o for o in keluar if k.nomor in dibaca and dibaca[k.nomor].cari(o.orang.nik)]
        riwayat(baris[k.nomor], k, sebab=sebab, kini=kini, pelaku=pelaku, keluar=pergi).save()
    catat_kartu([baris[k.nomor].pk for k in berubah])
    return {k.nomor: baris[k.nomor].versi for k in sesudah}


def _kunci_kartu(dibaca: Mapping[str, Keluarga]) -> dict[str, models.Keluarga]:
    """The rows of these cards, locked, each still at the version it was read at."""
    indeks = {indeks_nomor_kk(nomor): nomor for nomor in dibaca}
    # in the order of the key, so that two changes of the same cards never wait for each other
    baris = models.Keluarga.objects.select_for_update().filter(nomor_indeks__in=indeks).order_by("pk")
    ada = {indeks[b.nomor_indeks]: b for b in baris}
    if berubah := yang_berubah(dibaca.values()):
        raise DuniaBerubah(" ".join(berubah))
    return ada


def _kartu_baru(keluarga: Keluarga, kantor: Kantor) -> models.Keluarga:
    try:
        with transaction.atomic():
            return models.Keluarga.objects.create(kantor=kantor, versi=0, **isi_keluarga(keluarga))  # type: ignore[no-any-return]
    except IntegrityError as galat:
        raise DuniaBerubah(_("Nomor KK %(nomor)s sudah dipakai.") % {"nomor": keluarga.nomor}) from galat


def _tulis_keanggotaan(kartu: list[tuple[models.Keluarga, Keluarga]], *, kantor: Kantor, kini: dt.datetime) -> None:
    """End what no longer holds on all cards first, then begin what is new.

    So the one-card rule holds at every moment.
    """
    tetap: dict[tuple[int, str], models.Keanggotaan] = {}
    for baris, k in kartu:
        menurut_nik = {a.orang.nik: a.shdk for a in k.anggota}
        for lama in models.Keanggotaan.objects.filter(keluarga=baris, sampai=None).select_related("penduduk"):
            if menurut_nik.get(lama.penduduk.nik) == lama.shdk:
                tetap[baris.pk, lama.penduduk.nik] = lama
            else:
                lama.sampai = kini
                lama.save(update_fields=["sampai"])
    for baris, k in kartu:
        for urut, anggota in enumerate(k.anggota, 1):
            _tulis_anggota(baris, anggota, urut, tetap.get((baris.pk, anggota.orang.nik)), kantor=kantor, kini=kini)


def _tulis_anggota(
    baris: models.Keluarga,
    anggota: Anggota,
    urut: int,
    lama: models.Keanggotaan | None,
    *,
    kantor: Kantor,
    kini: dt.datetime,
) -> None:
    penduduk = _tulis_penduduk(anggota.orang, kantor)
    if lama is None:
        try:
            with transaction.atomic():
                models.Keanggotaan.objects.create(
                    keluarga=baris, penduduk=penduduk, shdk=anggota.shdk, urut=urut, dari=kini
                )
        except IntegrityError as galat:  # the person is on a card that this computation did not read
            raise DuniaBerubah(_di_kartu_lain(anggota.orang)) from galat
    elif lama.urut != urut:
        lama.urut = urut
        lama.save(update_fields=["urut"])


def _di_kartu_lain(orang: Orang) -> str:
    """Where this person is now; the number only of a card of this office."""
    lain = keluarga_dari_nik(orang.nik)
    if lain is None:
        return _("%(nama)s masih tercatat di KK kantor lain.") % {"nama": orang.nama}
    return _("%(nama)s sekarang tercatat di KK %(nomor)s.") % {"nama": orang.nama, "nomor": lain.nomor}


def _tulis_penduduk(orang: Orang, kantor: Kantor) -> models.Penduduk:
    """The resident as given. Who comes from another office of this installation comes over with the same row.

    Whether that office still has the person on a card, the one membership per resident tells.
    """
    isi = isi_penduduk(orang) | {"kantor_id": kantor.kode}
    with lintas_kantor():
        ada: models.Penduduk | None = models.Penduduk.objects.filter(nik_indeks=isi["nik_indeks"]).first()
    if ada is None:
        return _penduduk_baru(orang, isi)
    if orang_dari_baris(ada) != orang or ada.kantor_id != kantor.kode:
        for medan, nilai in isi.items():
            setattr(ada, medan, nilai)
        ada.versi += 1
        ada.save()
    return ada


def _penduduk_baru(orang: Orang, isi: Mapping[str, Any]) -> models.Penduduk:
    try:
        with transaction.atomic():
            return models.Penduduk.objects.create(**isi)  # type: ignore[no-any-return]
    except IntegrityError as galat:  # somebody else wrote the same person a moment ago
        raise DuniaBerubah(_("%(nama)s baru saja dicatat orang lain.") % {"nama": orang.nama}) from galat


def _naikkan_versi(baris: models.Keluarga, keluarga: Keluarga) -> None:
    isi = isi_keluarga(keluarga) | {"versi": baris.versi + 1}
    if not models.Keluarga.objects.filter(pk=baris.pk, versi=baris.versi).update(**isi):
        raise DuniaBerubah(_("KK %(nomor)s baru saja diubah orang lain.") % {"nomor": keluarga.nomor})
    baris.versi += 1


def riwayat(
    baris: models.Keluarga,
    keluarga: Keluarga,
    *,
    sebab: str,
    kini: dt.datetime,
    pelaku: str,
    keluar: Iterable[Keluar] = (),
) -> models.RiwayatKeluarga:
    pergi = [o.kanonik() for o in keluar]
    return models.RiwayatKeluarga(
        keluarga=baris,
        versi=baris.versi,
        waktu=kini,
        sebab=sebab,
        pelaku=pelaku,
        isi=_json(keluarga.kanonik() | {"versi": baris.versi}),
        keluar=_json(pergi) if pergi else "",
        sidik=keluarga.sidik,
    )


def _json(isi: Any) -> str:
    return json.dumps(isi, ensure_ascii=False, sort_keys=True)
