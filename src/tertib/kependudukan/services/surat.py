"""Letters of moving: written once, used up once."""

import datetime as dt
import json

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.models import indeks_surat
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.services.kartu import DuniaBerubah
from tertib.wilayah.models import Kantor


class SuratSudahAda(Galat):
    """A letter with this number was issued or keyed in before."""

    kalimat = gettext_lazy("Surat pindah dengan nomor ini sudah tercatat. Cari dengan nomor itu dan NIK pemohon.")


def tulis_surat(
    surat: SuratPindah, *, kantor: Kantor, sebab: str, pelaku: str, kini: dt.datetime
) -> models.SuratPindah:
    """Keep a letter: issued by this office, or keyed in by it from a paper. Raises SuratSudahAda."""
    try:
        with transaction.atomic():
            baris: models.SuratPindah = models.SuratPindah.objects.create(
                kantor=kantor,
                nomor=surat.nomor,
                nomor_indeks=indeks_surat(surat.nomor),
                isi=json.dumps(surat.kanonik(), ensure_ascii=False, sort_keys=True),
                sebab=sebab,
                pelaku=pelaku[:80],
                dibuat=kini,
            )
    except IntegrityError as galat:
        raise SuratSudahAda from galat
    return baris


def catat_bacaan(surat: models.SuratPindah, *, kantor: Kantor, sebab: str, kini: dt.datetime) -> None:
    """Write down that an office drew this letter up into a case; the first time of each case."""
    models.BacaSurat.objects.get_or_create(surat=surat, kantor=kantor, sebab=sebab, defaults={"pada": kini})


def pakai_surat(nomor: str, *, untuk: str, kini: dt.datetime) -> None:
    """Use a letter up, by compare-and-set. One that nobody wrote down here has nothing to be used up. Raises DuniaBerubah."""
    with lintas_kantor():
        surat = models.SuratPindah.objects.filter(nomor_indeks=indeks_surat(nomor))
        terpakai = surat.filter(dipakai=None).update(dipakai=kini, dipakai_untuk=untuk)
        if not terpakai and surat.exists():
            raise DuniaBerubah(_("Surat pindah %(nomor)s sudah dipakai.") % {"nomor": nomor})
