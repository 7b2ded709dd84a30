"""What signing many and keying into SIAK leave behind, and what is known of services and certificates."""

import json
from datetime import datetime

from django.db import models
from django.db.models import Q

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


class TandaTanganMassal(models.Model):
    """Batch: cases one signer chose to sign with one passphrase. The passphrase is never here.

    `giliran` names the run that works on it; whoever loses it stops. A run proves by `hidup_sampai` that it lives; a
    moment that has passed means that its process died. Whether a case is signed is asked of its document, not stored.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField()
    giliran = models.CharField(max_length=32, default="", blank=True)
    dimulai = models.DateTimeField(null=True)
    hidup_sampai = models.DateTimeField(null=True)
    diminta_berhenti = models.BooleanField(default=False)
    sebab = models.CharField(max_length=300, default="", blank=True)
    selesai = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["oleh"], condition=Q(selesai=None), name="tanda_tangan_massal_satu_terbuka")
        ]

    def berjalan(self, kini: datetime) -> bool:
        """Whether a living process works on it."""
        return self.selesai is None and self.hidup_sampai is not None and self.hidup_sampai > kini

    def mati(self, kini: datetime) -> bool:
        """Whether the process that worked on it is gone without a word."""
        return self.selesai is None and self.hidup_sampai is not None and self.hidup_sampai <= kini


class ButirMassal(models.Model):
    """Item of a batch: one case, the version at which it was chosen, and why it could not be signed ("" while it may)."""

    massal = models.ForeignKey(TandaTanganMassal, on_delete=models.CASCADE, related_name="butir")
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="+")
    versi = models.PositiveIntegerField()
    dilihat = models.BooleanField()
    sebab = models.CharField(max_length=300, default="", blank=True)

    objects = PengelolaKantor("massal__kantor")


class Tinjauan(models.Model):
    """Look: an official saw the difference of a case at this version."""

    permohonan = models.ForeignKey(Permohonan, on_delete=models.CASCADE, related_name="+")
    penugasan = models.ForeignKey(Penugasan, on_delete=models.CASCADE, related_name="+")
    versi = models.PositiveIntegerField()
    pada = models.DateTimeField()

    objects = PengelolaKantor("permohonan__kantor")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["permohonan", "penugasan", "versi"], name="tinjauan_sekali")]


class GangguanTTE(models.Model):
    """Outage: since when the signing service does not answer this office; `selesai` once it does again."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor"], condition=Q(selesai=None), name="gangguan_tte_satu_terbuka")
        ]


class SertifikatPenanda(models.Model):
    """Certificate of a signer, as last asked. `keadaan` is "" before the first answer; `sampai` None when unknown."""

    penugasan = models.OneToOneField(Penugasan, on_delete=models.CASCADE, related_name="+")
    keadaan = models.CharField(max_length=30, default="", blank=True)
    sampai = models.DateTimeField(null=True)
    diminta = models.DateTimeField()
    ditanya = models.DateTimeField(null=True)

    objects = PengelolaKantor("penugasan__kantor")


class KetikanNomor(models.Model):
    """Keyed number: the first of two blind entries of a number SIAK gave, and who made them.

    Once an equal second came the number itself is in `NomorDicadangkan` only; after a different one the row is gone.
    """

    permohonan = models.ForeignKey(Permohonan, on_delete=models.CASCADE, related_name="+")
    guna = models.CharField(max_length=120, unique=True)
    nomor = MedanRahasia()
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    dikuatkan_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+", null=True)

    objects = PengelolaKantor("permohonan__kantor")


class CentangSiak(models.Model):
    """Tick: one value of this very draft was keyed into SIAK."""

    permohonan = models.ForeignKey(Permohonan, on_delete=models.CASCADE, related_name="+")
    draf_sidik = models.CharField(max_length=64)
    kunci = models.CharField(max_length=40)
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    objects = PengelolaKantor("permohonan__kantor")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "draf_sidik", "kunci"], name="centang_siak_sekali")
        ]


class KirimanSiak(models.Model):
    """Document brought from SIAK, signed there, for one thing a case issues, until the case has them all.

    `beda` is where it differs from what was approved (JSON of `dokumen.siak.banding.Beda`, encrypted; "[]" when nowhere);
    it may go on once `diizinkan_oleh`, who did not bring it, gave a reason.
    """

    permohonan = models.ForeignKey(Permohonan, on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=20)
    urut = models.PositiveSmallIntegerField()
    draf_sidik = models.CharField(max_length=64)
    nama = models.CharField(max_length=64)
    kunci = models.BinaryField()
    sidik = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField()
    penandatangan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    beda = MedanRahasia()
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    diizinkan_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+", null=True)
    alasan = models.CharField(max_length=300, default="", blank=True)

    objects = PengelolaKantor("permohonan__kantor")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "jenis", "urut"], name="kiriman_siak_satu_per_dokumen")
        ]

    @property
    def simpanan(self) -> Simpanan:
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran)

    @property
    def perbedaan(self) -> list[dict[str, str]]:
        """The differing cells, as `Beda` has them."""
        isi: list[dict[str, str]] = json.loads(self.beda)
        return isi

    @property
    def boleh_jalan(self) -> bool:
        """Whether nothing stands against it any more."""
        return not self.perbedaan or self.diizinkan_oleh_id is not None
