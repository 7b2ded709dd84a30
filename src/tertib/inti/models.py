"""Tables of the kernel: counters without gaps, and the queue of things still to be done outside."""

from django.db import models
from django.db.models import Q


class Penghitung(models.Model):
    """Counter: the last number given in one series (such as "16.06/register/2026"). Never goes back."""

    deret = models.CharField(max_length=80, primary_key=True)
    terakhir = models.PositiveBigIntegerField(default=0)


class Antrean(models.Model):
    """Queue entry: something to do after the commit (send a message, run a system step), kept until it is done."""

    jenis = models.CharField(max_length=40)
    isi = models.JSONField(default=dict)
    kantor_id = models.CharField(max_length=5)
    dibuat = models.DateTimeField()
    siap = models.DateTimeField()
    dipinjam_sampai = models.DateTimeField(null=True)
    peminjam = models.CharField(max_length=60, default="")
    percobaan = models.PositiveSmallIntegerField(default=0)
    selesai = models.DateTimeField(null=True)
    menyerah = models.DateTimeField(null=True)
    galat = models.CharField(max_length=300, default="")

    class Meta:
        indexes = [
            models.Index(fields=["siap", "id"], name="antrean_siap", condition=Q(selesai=None, menyerah=None)),
        ]


class Laju(models.Model):
    """Rate: how often one thing was tried by one caller since `mulai`; the key is a keyed digest, never an address."""

    kunci = models.CharField(max_length=64, primary_key=True)
    mulai = models.DateTimeField()
    jumlah = models.PositiveIntegerField(default=0)


class SalahPin(models.Model):
    """Wrong PINs in a row under one key, and until when it rests; the key is a keyed digest, whether anybody has it or not."""

    kunci = models.CharField(max_length=64, primary_key=True)
    jumlah = models.PositiveSmallIntegerField(default=0)
    sampai = models.DateTimeField(null=True)
