"""Regions and offices."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models


class Wilayah(models.Model):
    """Region: one province, regency/city, district or village, by its Ministry of Home Affairs code (Kepmendagri)."""

    kode = models.CharField(max_length=13, primary_key=True)
    nama = models.CharField(max_length=100)
    tingkat = models.PositiveSmallIntegerField()
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="anak")
    berlaku = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.nama


class VersiWilayah(models.Model):
    """Version of the region list: which data set is loaded, one row."""

    versi = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.versi


class Siak(models.TextChoices):
    """How the work of an office reaches the national register (SIAK), which has no public way to write into it."""

    TERTANAM = "tertanam", "Tertib memberi nomor dan menyusun kartu"
    MANUAL = "manual", "Diketik ke SIAK; nomor dan kartunya dari sana"


class Kantor(models.Model):
    """Office: the Dinas Dukcapil of one regency or city; `kode` is that region's code, such as "16.06"."""

    kode = models.CharField(max_length=5, primary_key=True)
    slug = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=120)
    tempat = models.CharField(max_length=80)
    provinsi = models.CharField(max_length=80)
    ibu_kota = models.CharField(max_length=80)
    alamat = models.CharField(max_length=200, default="")
    telepon = models.CharField(max_length=30, default="")
    zona = models.CharField(max_length=40, default="Asia/Jakarta")
    buka = models.TimeField()
    tutup = models.TimeField()
    hari_kerja = models.CharField(max_length=7, default="12345")
    siak = models.CharField(max_length=10, choices=Siak.choices, default=Siak.TERTANAM)

    def __str__(self) -> str:
        return self.nama

    def setempat(self, waktu: datetime) -> datetime:
        """A moment on the office's own clock (WIB, WITA, WIT): its date and year are the legal ones."""
        return waktu.astimezone(ZoneInfo(self.zona))
