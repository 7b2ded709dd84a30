"""Accounts of the identity app, the codes that prove contacts, the log of it all, and which captchas are used up."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.kependudukan.models import Penduduk
from tertib.pengguna.models import Pengguna
from tertib.wilayah.models import Kantor


class AkunIkd(models.Model):
    """IKD account: one resident's way in. In force while `aktif` is set; `pin` is a slow digest.

    `tautan_indeks` is the digest of the activation link, good until `tautan_sampai`. `sesi` counts how often all phones
    were signed out: what was signed in under an earlier number is out.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    penduduk = models.OneToOneField(Penduduk, on_delete=models.PROTECT, related_name="+")
    surel = MedanRahasia()
    ponsel = MedanRahasia()
    dikonfirmasi = models.DateTimeField(null=True)
    pin = models.CharField(max_length=128, default="", blank=True)
    aktif = models.DateTimeField(null=True)
    sesi = models.PositiveIntegerField(default=1)
    tautan_indeks = models.CharField(max_length=64, null=True, unique=True)
    tautan_sampai = models.DateTimeField(null=True)

    objects = PengelolaKantor()


class Kejadian(models.TextChoices):
    """What happened to an account."""

    SLIP = "slip", _("Slip aktivasi diberikan")
    AKTIF = "aktif", _("Diaktifkan")
    PIN_BARU = "pin-baru", _("PIN diganti")
    DIMATIKAN = "dimatikan", _("Dinonaktifkan")


class CatatanIkd(models.Model):
    """IKD log line: what happened to an account, when, and by which official (nobody: by its owner)."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    akun = models.ForeignKey(AkunIkd, on_delete=models.PROTECT, related_name="catatan")
    kejadian = models.CharField(max_length=10, choices=Kejadian.choices)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField()

    objects = PengelolaKantor()


class KodeIkd(models.Model):
    """IKD code: six digits sent by `lewat` (surel or whatsapp) to an account's owner.

    Without an account it is never sent and never right: it makes a NIK nobody has look like any other.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    akun = models.ForeignKey(AkunIkd, on_delete=models.CASCADE, null=True, related_name="+")
    lewat = models.CharField(max_length=12)
    bahasa = models.CharField(max_length=2, default="id")
    kode = MedanRahasia()
    dibuat = models.DateTimeField()
    percobaan = models.PositiveSmallIntegerField(default=0)
    dipakai = models.DateTimeField(null=True)

    objects = PengelolaKantor()


class SoalTerpakai(models.Model):
    """Used captcha: the digest of one that was answered, right or wrong, kept until it would have run out anyway."""

    sidik = models.CharField(max_length=64, primary_key=True)
    sampai = models.DateTimeField(db_index=True)
