"""Numbers promised to one purpose: NIK, No. KK, the number of a letter of moving. Asked again, the same number.

They are taken from our own series, or, where the office keys its work into SIAK, from there (`catat_dari_siak`).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti import nomor as deret
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.models import indeks_nik, indeks_nomor_kk, indeks_surat
from tertib.kependudukan.perubahan.surat_pindah import nomor_surat
from tertib.kependudukan.rules.nik import awalan_nik, awalan_nomor_kk, dengan_seri
from tertib.wilayah.models import Kantor, Siak


class NomorDariSiak(Galat):
    """SIAK gives this number, and it has not been keyed in yet; `guna`, `jenis` and `pola` say which one."""

    kalimat = _("Nomor dari SIAK belum diketik.")

    def __init__(self, guna: str, pola: str) -> None:
        super().__init__()
        self.guna, self.pola = guna, pola


class NomorTerpakai(Galat):
    """Somebody or something has this number already."""

    kalimat = _("Nomor ini sudah dipakai. Periksa lagi di SIAK.")


class SeriHabis(Galat):
    """All 9,999 serials of this birth date and district are used."""

    kalimat = _("Nomor untuk tanggal dan kecamatan ini sudah habis. Hubungi Ditjen Dukcapil.")


@transaction.atomic
def cadangkan_nik(
    *, kantor: Kantor, desa: str, tanggal_lahir: dt.date, jenis_kelamin: str, guna: str, kini: dt.datetime
) -> str:
    """The NIK for one purpose (such as "KK-1606-26-000001/anak"): asked again with the same `guna`, the same NIK.

    `desa` is the village of first registration. Raises SeriHabis, NomorDariSiak.
    """
    awalan = awalan_nik(kecamatan=desa, tanggal_lahir=tanggal_lahir, jenis_kelamin=jenis_kelamin)
    nomor = partial(_nomor_bebas, "nik", awalan, models.Penduduk, indeks_nik)
    return _cadangkan(f"nik/{guna}", awalan, nomor, indeks_nik, kantor=kantor, kini=kini)


@transaction.atomic
def nomor_kk_baru(*, kantor: Kantor, desa: str, tanggal: dt.date, guna: str, kini: dt.datetime) -> str:
    """The No. KK for one purpose; `tanggal` is the date of recording in the office's zone. Raises as `cadangkan_nik`."""
    awalan = awalan_nomor_kk(kecamatan=desa, tanggal=tanggal)
    nomor = partial(_nomor_bebas, "kk", awalan, models.Keluarga, indeks_nomor_kk)
    return _cadangkan(f"kk/{guna}", awalan, nomor, indeks_nomor_kk, kantor=kantor, kini=kini)


@transaction.atomic
def nomor_surat_baru(*, kantor: Kantor, tanggal: dt.date, guna: str, kini: dt.datetime) -> str:
    """The number of a letter of moving for one purpose; 1..n per office and year, each kept with who asked for it."""

    def nomor() -> str:
        urut = deret.ambil(f"{kantor.kode}/surat-pindah/{tanggal.year}")
        return nomor_surat(kantor=kantor.kode, tanggal=tanggal, urut=urut)

    pola = nomor_surat(kantor=kantor.kode, tanggal=tanggal, urut=0)
    return _cadangkan(f"surat/{guna}", pola, nomor, indeks_surat, kantor=kantor, kini=kini)


@transaction.atomic
def catat_dari_siak(nomor: str, *, guna: str, kantor: Kantor, kini: dt.datetime) -> None:
    """Keep the number SIAK gave for the purpose a NomorDariSiak named; its form was checked. Raises NomorTerpakai."""
    indeks = _INDEKS[guna.partition("/")[0]](nomor)
    with lintas_kantor():
        if _terpakai(indeks):
            raise NomorTerpakai
        try:
            with transaction.atomic():
                models.NomorDicadangkan.objects.create(
                    guna=guna, kantor=kantor, nomor=nomor, nomor_indeks=indeks, dibuat=kini
                )
        except IntegrityError as galat:  # keyed for two cases in the same moment
            raise NomorTerpakai from galat


def _terpakai(indeks: str) -> bool:
    """Promised, held by a resident or a card, or on a letter; the indexes of the kinds never meet."""
    return any(
        model.objects.filter(**{medan: indeks}).exists()
        for model, medan in (
            (models.NomorDicadangkan, "nomor_indeks"),
            (models.Penduduk, "nik_indeks"),
            (models.Keluarga, "nomor_indeks"),
            (models.SuratPindah, "nomor_indeks"),
        )
    )


_INDEKS: Mapping[str, Callable[[str], str]] = {"nik": indeks_nik, "kk": indeks_nomor_kk, "surat": indeks_surat}


def _cadangkan(
    guna: str,
    pola: str,
    nomor_berikut: Callable[[], str],
    indeks: Callable[[str], str],
    *,
    kantor: Kantor,
    kini: dt.datetime,
) -> str:
    with lintas_kantor():
        if ada := models.NomorDicadangkan.objects.filter(guna=guna).first():
            return str(ada.nomor)
        if kantor.siak == Siak.MANUAL:
            raise NomorDariSiak(guna, pola)
        nomor = nomor_berikut()
        models.NomorDicadangkan.objects.create(
            guna=guna, kantor=kantor, nomor=nomor, nomor_indeks=indeks(nomor), dibuat=kini
        )
    return nomor


def _nomor_bebas(
    jenis: str, awalan: str, model: type[models.Penduduk | models.Keluarga], indeks: Callable[[str], str]
) -> str:
    """The next serial nobody has.

    The counter's row is held, so two callers never meet; imported numbers are stepped over.
    """
    medan = f"{'nik' if jenis == 'nik' else 'nomor'}_indeks"
    while (seri := deret.ambil(f"{jenis}/{awalan}")) <= 9999:
        nomor = dengan_seri(awalan, seri)
        if not model.objects.filter(**{medan: indeks(nomor)}).exists():
            return nomor
    raise SeriHabis
