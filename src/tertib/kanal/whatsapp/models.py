"""Messages people write to an office by WhatsApp."""

from django.db import models

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


class Keadaan(models.TextChoices):
    """What became of a message: `MENUNGGU` is a photo of which it is still open which case or requirement it serves."""

    BARU = "baru", "baru"
    MENUNGGU = "menunggu", "menunggu jawaban"
    SELESAI = "selesai", "selesai"


class PesanMasuk(models.Model):
    """Inbound message: one message of one person, kept once however often it is delivered.

    `media` is the service's id of a photo or file; `isi` is the text or the id of the answer chosen, long numbers blotted
    out. Neither stays longer than it is needed.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nomor_luar = models.CharField(max_length=120, unique=True)
    dari = MedanRahasia()
    dari_indeks = models.CharField(max_length=64)
    jenis = models.CharField(max_length=20)
    isi = MedanRahasia()
    media = models.CharField(max_length=120, default="", blank=True)
    ditulis = models.DateTimeField()
    diterima = models.DateTimeField()
    keadaan = models.CharField(max_length=10, choices=Keadaan.choices, default=Keadaan.BARU)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, null=True, related_name="+")
    hasil = models.CharField(max_length=20, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        indexes = [models.Index(fields=["kantor", "dari_indeks", "ditulis"], name="pesan_masuk_pengirim")]
