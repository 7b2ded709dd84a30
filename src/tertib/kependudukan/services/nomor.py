"""Numbers promised to one purpose: NIK, No. KK, the number of a letter of moving. Asked again, the same number."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti import nomor as deret
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.models import indeks_nik, indeks_nomor_kk, indeks_surat
from tertib.kependudukan.perubahan.surat_pindah import nomor_surat
from tertib.kependudukan.rules.nik import awalan_nik, awalan_nomor_kk, dengan_seri
from tertib.wilayah.models import Kantor


class SeriHabis(Galat):
    """All 9,999 serials of this birth date and district are used."""

    kalimat = _("Nomor untuk tanggal dan kecamatan ini sudah habis. Hubungi Ditjen Dukcapil.")


@transaction.atomic
def cadangkan_nik(
    *, kantor: Kantor, desa: str, tanggal_lahir: dt.date, jenis_kelamin: str, guna: str, kini: dt.datetime
) -> str:
    """The NIK for one purpose (such as "KK-1606-26-000001/anak"): asked again with the same `guna`, the same NIK.

    `desa` is the village of first registration. Raises SeriHabis.
    """
    awalan = awalan_nik(kecamatan=desa, tanggal_lahir=tanggal_lahir, jenis_kelamin=jenis_kelamin)
    nomor = partial(_nomor_bebas, "nik", awalan, models.Penduduk, indeks_nik)
    return _cadangkan(f"nik/{guna}", nomor, indeks_nik, kantor=kantor, kini=kini)


@transaction.atomic
def nomor_kk_baru(*, kantor: Kantor, desa: str, tanggal: dt.date, guna: str, kini: dt.datetime) -> str:
    """The No. KK for one purpose; `tanggal` is the date of recording in the office's zone. Raises SeriHabis."""
    awalan = awalan_nomor_kk(kecamatan=desa, tanggal=tanggal)
    nomor = partial(_nomor_bebas, "kk", awalan, models.Keluarga, indeks_nomor_kk)
    return _cadangkan(f"kk/{guna}", nomor, indeks_nomor_kk, kantor=kantor, kini=kini)


@transaction.atomic
def nomor_surat_baru(*, kantor: Kantor, tanggal: dt.date, guna: str, kini: dt.datetime) -> str:
    """The number of a letter of moving for one purpose; 1..n per office and year, each kept with who asked for it."""

    def nomor() -> str:
        urut = deret.ambil(f"{kantor.kode}/surat-pindah/{tanggal.year}")
        return nomor_surat(kantor=kantor.kode, tanggal=tanggal, urut=urut)

    return _cadangkan(f"surat/{guna}", nomor, indeks_surat, kantor=kantor, kini=kini)


def _cadangkan(
    guna: str, nomor_berikut: Callable[[], str], indeks: Callable[[str], str], *, kantor: Kantor, kini: dt.datetime
) -> str:
    with lintas_kantor():
        if ada := models.NomorDicadangkan.objects.filter(guna=guna).first():
            return str(ada.nomor)
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
