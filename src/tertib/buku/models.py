"""The books an office keeps."""

from django.db import models

from tertib.dokumen.models import Dokumen
from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


class BarisBuku(models.Model):
    """Line of a book: numbered 1..n per office, book and year; never changed, a voided one stays with its reason."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    buku = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    pada = models.DateTimeField()
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="baris_buku")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, null=True)
    uraian = MedanRahasia()
    batal = models.DateTimeField(null=True)
    alasan_batal = models.CharField(max_length=200, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "buku", "tahun", "nomor"], name="buku_nomor_tunggal")]


class Ekspor(models.Model):
    """Export: who took which lines of a book out of the office, why, how many, when; numbered 1..n per office and year."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    buku = models.CharField(max_length=20)
    bentuk = models.CharField(max_length=4)
    saringan = models.JSONField(default=dict)
    alasan = MedanRahasia()
    jumlah = models.PositiveIntegerField()
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "tahun", "nomor"], name="ekspor_nomor_tunggal")]
