"""Messages that leave the office."""

from django.db import models

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


class Pesan(models.Model):
    """Message: one notice to one receiver through one channel, as it was sent. `antrean` makes it unique per cause."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="pesan")
    antrean = models.BigIntegerField(unique=True)
    lewat = models.CharField(max_length=12)
    tujuan = MedanRahasia()
    judul = models.CharField(max_length=150)
    isi = MedanRahasia()
    lampiran = models.BigIntegerField(null=True)
    dibuat = models.DateTimeField()
    terkirim = models.DateTimeField(null=True)
    pengirim = models.CharField(max_length=20, default="", blank=True)

    objects = PengelolaKantor()
