"""Self-service kiosks of an office, and each print that one of them was asked for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tertib.inti.lingkup import PengelolaKantor
from tertib.pengguna.models import Penugasan
from tertib.wilayah.models import Kantor


class Anjungan(models.Model):
    """Kiosk: a machine an official enrolled. It proves itself by a secret of which only the digest is kept here.

    `pencetak` is the IPP address of its printer, "" when the browser of the machine prints. `kode_indeks` is the digest
    of the code that enrols the machine once, good until `kode_sampai`. `keadaan` is what the printer said of itself last.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nama = models.CharField(max_length=60)
    tempat = models.CharField(max_length=120)
    pencetak = models.CharField(max_length=200, default="", blank=True)
    kode_indeks = models.CharField(max_length=64, default="", blank=True, db_index=True)
    kode_sampai = models.DateTimeField(null=True)
    rahasia_indeks = models.CharField(max_length=64, default="", blank=True, db_index=True)
    dibuat = models.DateTimeField()
    dibuat_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    dipasang = models.DateTimeField(null=True)
    dimatikan = models.DateTimeField(null=True)
    dimatikan_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    terlihat = models.DateTimeField(null=True)
    keadaan = models.CharField(max_length=200, default="", blank=True)
    keadaan_pada = models.DateTimeField(null=True)
    lembar: int
    """How many prints came out of it; only on those from `pengambilan.semua_anjungan`."""

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "nama"], name="anjungan_nama_tunggal")]


class KeadaanCetak(models.TextChoices):
    """How a print ended. Only one that is going on or came out uses up the right to it."""

    MENCETAK = "mencetak", _("sedang dicetak")
    TERCETAK = "tercetak", _("tercetak")
    DIKEMBALIKAN = "kembali", _("dikembalikan")


class CetakanAnjungan(models.Model):
    """Print at a kiosk: written before the printer is asked, under the name (`kunci`) by which its job is found again.

    `dikirim` is when the printer was first asked, from when on only it knows; `pekerjaan` its own number of the job;
    `sebab` why the print was given back.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    slip = models.ForeignKey("buku.Slip", on_delete=models.PROTECT, related_name="cetakan")
    anjungan = models.ForeignKey(Anjungan, on_delete=models.PROTECT, related_name="cetakan")
    kunci = models.CharField(max_length=40, unique=True)
    keadaan = models.CharField(max_length=10, choices=KeadaanCetak.choices, default=KeadaanCetak.MENCETAK)
    pekerjaan = models.PositiveIntegerField(null=True)
    dikirim = models.DateTimeField(null=True)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True)
    sebab = models.CharField(max_length=60, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slip"], condition=~Q(keadaan=KeadaanCetak.DIKEMBALIKAN), name="cetakan_sekali_per_slip"
            )
        ]
