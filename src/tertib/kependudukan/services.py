"""Writing the register: reserve numbers, apply a computed change, take in existing cards.

Only `alur` and imports call these.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti import nomor as deret
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.cari.catat import catat, catat_kartu
from tertib.kependudukan.models import indeks_nik, indeks_nomor_kk
from tertib.kependudukan.queries import susun_keluarga
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.nik import awalan_nik, awalan_nomor_kk, dengan_seri
from tertib.kependudukan.susun import isi_keluarga, isi_penduduk, orang_dari_baris
from tertib.wilayah.models import Kantor

_SEKALI = 500


class DuniaBerubah(Galat):
    """The register changed since the computation: compute again on the present cards."""

    kalimat = _("Data keluarga ini berubah sejak permohonan dihitung. Buka lagi permohonan, lalu periksa ulang.")


class SeriHabis(Galat):
    """All 9,999 serials of this birth date and district are used."""

    kalimat = _("Nomor untuk tanggal dan kecamatan ini sudah habis. Hubungi Ditjen Dukcapil.")


class NikKosong(Galat):
    """A member without a NIK cannot enter the register."""

    kalimat = _("Ada anggota yang belum punya NIK. Cadangkan NIK sebelum menyimpan.")


@transaction.atomic
def cadangkan_nik(
    *, kantor: Kantor, desa: str, tanggal_lahir: dt.date, jenis_kelamin: str, guna: str, kini: dt.datetime
) -> str:
    """The NIK for one purpose (such as "KK-1606-26-000001/anak"): asked again with the same `guna`, the same NIK.

    `desa` is the village of first registration. Raises SeriHabis.
    """
    awalan = awalan_nik(kecamatan=desa, tanggal_lahir=tanggal_lahir, jenis_kelamin=jenis_kelamin)
    return _cadangkan("nik", awalan, kantor=kantor, guna=guna, kini=kini)


@transaction.atomic
def nomor_kk_baru(*, kantor: Kantor, desa: str, tanggal: dt.date, guna: str, kini: dt.datetime) -> str:
    """The No. KK for one purpose; `tanggal` is the date of recording in the office's zone. Raises SeriHabis."""
    awalan = awalan_nomor_kk(kecamatan=desa, tanggal=tanggal)
    return _cadangkan("kk", awalan, kantor=kantor, guna=guna, kini=kini)


def _cadangkan(jenis: str, awalan: str, *, kantor: Kantor, guna: str, kini: dt.datetime) -> str:
    kunci = f"{jenis}/{guna}"
    with lintas_kantor():
        if ada := models.NomorDicadangkan.objects.filter(guna=kunci).first():
            return str(ada.nomor)
        nomor = _nomor_bebas(jenis, awalan)
        indeks = indeks_nik(nomor) if jenis == "nik" else indeks_nomor_kk(nomor)
        models.NomorDicadangkan.objects.create(guna=kunci, kantor=kantor, nomor=nomor, nomor_indeks=indeks, dibuat=kini)
    return nomor


def _nomor_bebas(jenis: str, awalan: str) -> str:
    """The next serial nobody has.

    The counter's row is held, so two callers never meet; imported numbers are stepped over.
    """
    while (seri := deret.ambil(f"{jenis}/{awalan}")) <= 9999:
        nomor = dengan_seri(awalan, seri)
        if jenis == "nik":
            terpakai = models.Penduduk.objects.filter(nik_indeks=indeks_nik(nomor))
        else:
            terpakai = models.Keluarga.objects.filter(nomor_indeks=indeks_nomor_kk(nomor))
        if not terpakai.exists():
            return nomor
    raise SeriHabis


@transaction.atomic
def terapkan(
    *,
    sebelum_versi: Mapping[str, int],
    sesudah: Iterable[Keluarga],
    sebab: str,
    kini: dt.datetime,
    pelaku: str,
    kantor: Kantor | None = None,
    keluar: Iterable[Orang] = (),
) -> dict[str, int]:
    """Write cards as computed, all or nothing. Returns the version of each by number.

    `sebelum_versi` holds every card the computation read, by number, at the version it read; cards in `sesudah` that
    are not in it are new. What is new belongs to `kantor`, or to the office of the cards that were there. A card left
    without members is closed; one whose content is the same keeps its version and gets no history. `keluar` are people
    on no card any more, as they are kept (the dead, for instance). Locks the rows of those cards. Raises DuniaBerubah,
    NikKosong; the rules of `rules.keluarga` are the caller's to have checked.
    """
    baru = tuple(sesudah)
    if any(not a.orang.nik for k in baru for a in k.anggota):
        raise NikKosong
    baris = _kunci_kartu(sebelum_versi)
    pemilik = kantor or next((b.kantor for b in baris.values()), None)
    if pemilik is None:
        raise ValueError("kartu baru tanpa kantor")
    berubah = []
    for k in baru:
        if k.nomor not in baris:
            baris[k.nomor] = _kartu_baru(k, pemilik)
            berubah.append(k)
        elif k.sidik != susun_keluarga(baris[k.nomor]).sidik:
            berubah.append(k)
    _tulis_keanggotaan([(baris[k.nomor], k) for k in berubah], kantor=pemilik, kini=kini)
    for orang in keluar:
        _tulis_penduduk(orang, pemilik)
    for k in berubah:
        _naikkan_versi(baris[k.nomor], k)
        _catat(baris[k.nomor], k, sebab=sebab, kini=kini, pelaku=pelaku)
    catat_kartu([baris[k.nomor].pk for k in berubah])
    return {k.nomor: baris[k.nomor].versi for k in baru}


def _kunci_kartu(sebelum_versi: Mapping[str, int]) -> dict[str, models.Keluarga]:
    indeks = {indeks_nomor_kk(nomor): nomor for nomor in sebelum_versi}
    # in the order of the key, so that two changes of the same cards never wait for each other
    baris = models.Keluarga.objects.select_for_update().filter(nomor_indeks__in=indeks).order_by("pk")
    ada = {indeks[b.nomor_indeks]: b for b in baris}
    if any(nomor not in ada or ada[nomor].versi != versi for nomor, versi in sebelum_versi.items()):
        raise DuniaBerubah
    return ada


def _kartu_baru(keluarga: Keluarga, kantor: Kantor) -> models.Keluarga:
    try:
        with transaction.atomic():
            return models.Keluarga.objects.create(kantor=kantor, versi=0, **isi_keluarga(keluarga))  # type: ignore[no-any-return]
    except IntegrityError as galat:
        raise DuniaBerubah from galat


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
            raise DuniaBerubah from galat
    elif lama.urut != urut:
        lama.urut = urut
        lama.save(update_fields=["urut"])


def _tulis_penduduk(orang: Orang, kantor: Kantor) -> models.Penduduk:
    isi = isi_penduduk(orang)
    ada: models.Penduduk | None = models.Penduduk.objects.filter(nik_indeks=isi["nik_indeks"]).first()
    if ada is None:
        return models.Penduduk.objects.create(kantor=kantor, **isi)  # type: ignore[no-any-return]
    if orang_dari_baris(ada) != orang:
        for medan, nilai in isi.items():
            setattr(ada, medan, nilai)
        ada.versi += 1
        ada.save()
    return ada


def _naikkan_versi(baris: models.Keluarga, keluarga: Keluarga) -> None:
    isi = isi_keluarga(keluarga) | {"versi": baris.versi + 1}
    if not models.Keluarga.objects.filter(pk=baris.pk, versi=baris.versi).update(**isi):
        raise DuniaBerubah
    baris.versi += 1


def _riwayat(
    baris: models.Keluarga, keluarga: Keluarga, *, sebab: str, kini: dt.datetime, pelaku: str
) -> models.RiwayatKeluarga:
    isi = json.dumps(keluarga.kanonik() | {"versi": baris.versi}, ensure_ascii=False, sort_keys=True)
    return models.RiwayatKeluarga(
        keluarga=baris, versi=baris.versi, waktu=kini, sebab=sebab, pelaku=pelaku, isi=isi, sidik=keluarga.sidik
    )


def _catat(baris: models.Keluarga, keluarga: Keluarga, *, sebab: str, kini: dt.datetime, pelaku: str) -> None:
    _riwayat(baris, keluarga, sebab=sebab, kini=kini, pelaku=pelaku).save()


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
        _riwayat(baris, k, sebab=sebab, kini=kini, pelaku="") for baris, k in zip(kartu, potong, strict=True)
    )
    catat(zip(penduduk, (k.desa for k in potong for _anggota in k.anggota), strict=True))
