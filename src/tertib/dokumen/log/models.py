"""The transparency log of an office: what became of each document, in an order that published checkpoints make final."""

from django.db import models
from django.db.models import Q

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.wilayah.models import Kantor


class KunciKantor(models.Model):
    """Office key: the Ed25519 pair with which an office signs statements and checkpoints.

    `publik` (64 hex) is published for ever, so that what it signed can be checked after it was replaced (`sampai`).
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    publik = models.CharField(max_length=64, unique=True)
    rahasia = MedanRahasia()
    mulai = models.DateTimeField()
    sampai = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor"], condition=Q(sampai=None), name="kunci_kantor_satu_berlaku")
        ]


class DaunLog(models.Model):
    """Leaf of the log: one event, as canonical JSON (`isi`), written with the change it tells of.

    `urut` (from 0) is given when the hour is sealed, so that publishing cards never waits for another case's turn.
    `garam` (hex) opens the commitment in `isi`; erasing it leaves the log whole and the leaf silent.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    urut = models.PositiveBigIntegerField(null=True)
    dokumen = models.ForeignKey("dokumen.Dokumen", on_delete=models.PROTECT, null=True, related_name="daun_log")
    isi = models.TextField()
    garam = models.CharField(max_length=32, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "urut"], name="daun_log_urut_tunggal"),
        ]
        indexes = [models.Index(fields=["kantor", "id"], condition=Q(urut=None), name="daun_log_belum_urut")]


class UbinLog(models.Model):
    """Tile of the log: the root over 256 leaves in a row, so that proofs need not hash the whole log again."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nomor = models.PositiveBigIntegerField()
    akar = models.CharField(max_length=64)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "nomor"], name="ubin_log_tunggal"),
        ]


class TitikLog(models.Model):
    """Checkpoint: size and root of the log at a moment, in a note (`catatan`) signed by the office."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    ukuran = models.PositiveBigIntegerField()
    pada = models.DateTimeField()
    catatan = models.TextField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "ukuran"], name="titik_log_tunggal"),
        ]
