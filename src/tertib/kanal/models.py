"""Messages that leave the office: what is said to whom, every attempt to say it, and how each channel is doing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Pengguna
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


class Pesan(models.Model):
    """Message: one notice to one receiver. `antrean` makes it unique per cause; `lewat` is the channel used last.

    `perihal` and `isian` (a JSON list) say the same as `isi`: a template of the channel and what fills it. `pilihan` are
    answers offered to the reader, (id, label) each; `menjawab` is the outside id of the message this one answers.
    `qr` is what a QR code says that goes along where the channel can show one.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="pesan", null=True)
    antrean = models.BigIntegerField(unique=True)
    perihal = models.CharField(max_length=20, default="", blank=True)
    bahasa = models.CharField(max_length=2, default="id")
    lewat = models.CharField(max_length=12)
    tujuan = MedanRahasia()
    judul = models.CharField(max_length=150)
    isi = MedanRahasia()
    isian = MedanRahasia()
    pilihan = models.JSONField(default=list, blank=True)
    menjawab = models.CharField(max_length=120, default="", blank=True, db_index=True)
    lampiran = models.BigIntegerField(null=True)
    qr = MedanRahasia()
    dibuat = models.DateTimeField()
    terkirim = models.DateTimeField(null=True)
    pengirim = models.CharField(max_length=20, default="", blank=True)
    menyerah = models.DateTimeField(null=True)

    objects = PengelolaKantor()


class Tahap(models.IntegerChoices):
    """How far one attempt has come; news may arrive in any order and more than once, but a stage only ever grows."""

    DIMULAI = 0, _("dimulai")
    DITERIMA = 1, _("diterima layanan")
    TERKIRIM = 2, _("terkirim")
    SAMPAI = 3, _("sampai")
    DIBACA = 4, _("dibaca")
    GAGAL = 9, _("gagal")


class Percobaan(models.Model):
    """Attempt: written before the message is handed over, so that one without an outcome is known to be unknown.

    `kunci` goes out with the message and comes back with news of it; `golongan` and `kode` class a failure.
    """

    pesan = models.ForeignKey(Pesan, on_delete=models.PROTECT, related_name="percobaan")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    lewat = models.CharField(max_length=12)
    kunci = models.CharField(max_length=40, unique=True)
    nomor_luar = models.CharField(max_length=120, default="", blank=True, db_index=True)
    mulai = models.DateTimeField()
    tahap = models.PositiveSmallIntegerField(choices=Tahap.choices, default=Tahap.DIMULAI)
    kabar = models.DateTimeField(null=True)
    golongan = models.CharField(max_length=12, default="", blank=True)
    kode = models.CharField(max_length=40, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pesan"], condition=Q(tahap=Tahap.DIMULAI), name="percobaan_satu_belum_jelas_per_pesan"
            )
        ]


class KeadaanKanal(models.Model):
    """Channel state: how one channel of one office is doing. While it rests nothing is tried; an alarm needs a person."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    lewat = models.CharField(max_length=12)
    gagal_beruntun = models.PositiveIntegerField(default=0)
    istirahat_sampai = models.DateTimeField(null=True)
    alarm = models.CharField(max_length=40, default="", blank=True)
    alarm_sejak = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "lewat"], name="keadaan_kanal_sekali")]


class PilihanKabar(models.Model):
    """Notice preference: how the owner of a proven number or address wants news, since when, said where (`asal`).

    `lewat` "halaman" means the status page only, "" whatever way the office takes. Rows are only added: the latest
    counts, the others show what was agreed to before.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    tujuan_indeks = models.CharField(max_length=64)
    lewat = models.CharField(max_length=12, default="", blank=True)
    bahasa = models.CharField(max_length=2, default="", blank=True)
    sejak = models.DateTimeField()
    asal = models.CharField(max_length=120, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        indexes = [models.Index(fields=["kantor", "tujuan_indeks"], name="pilihan_kabar_pemilik")]


class Kartu(models.TextChoices):
    """How an issued document reaches people through a channel that carries files."""

    LAMPIRAN = "lampiran", _("PDF ikut terkirim")
    TAUTAN = "tautan", _("Tautannya saja")


class AturanKanal(models.Model):
    """Channel rules of one office: which channels in which order, under what name, what goes along, when it is quiet.

    Each change is a new row with its author; the latest counts.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    urutan = models.JSONField(default=list, blank=True)
    pengirim = models.CharField(max_length=60, default="", blank=True)
    kartu = models.CharField(max_length=12, choices=Kartu.choices, default=Kartu.LAMPIRAN)
    tenang_mulai = models.TimeField(null=True)
    tenang_sampai = models.TimeField(null=True)
    sejak = models.DateTimeField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")

    objects = PengelolaKantor()
