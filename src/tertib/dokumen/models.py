"""What is issued."""

from django.db import models
from django.db.models import F, Q

from tertib.dokumen.ktp.models import GerakKtp, Ktp
from tertib.dokumen.log.models import DaunLog, KunciKantor, TitikLog, UbinLog
from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor

__all__ = [
    "CapArsip",
    "Cara",
    "DaunLog",
    "Dokumen",
    "GerakKtp",
    "JalanBasah",
    "Ktp",
    "KunciKantor",
    "Status",
    "TandaTanganYatim",
    "TitikLog",
    "UbinLog",
]


class Status(models.TextChoices):
    """States of a document. Only TERBIT counts as genuine and current on the check page."""

    RENCANA = "rencana", "Direncanakan"
    BERTANDA = "bertanda", "Ditandatangani"
    TERBIT = "terbit", "Terbit"
    DIGANTIKAN = "digantikan", "Digantikan yang baru"
    BATAL = "batal", "Batal"


class Cara(models.TextChoices):
    """How a document is signed. Number, register line and check page are the same for all."""

    TTE = "tte", "Tanda tangan elektronik"
    BASAH = "basah", "Tanda tangan pena dan cap dinas"
    SIAK = "siak", "Dibuat dan ditandatangani di SIAK"


class Dokumen(models.Model):
    """Document: one thing a case issues, from the intent to sign it until a newer one supersedes it.

    `jenis` and `urut` say which of the case's things it is (`terbitan`); `pokok_indeks` what it is about, so that a newer
    one about the same supersedes it. A card that was closed is superseded by nothing, for the reason in `alasan_batal`.
    `nomor` counts without gap per office, kind and year from the moment of the intent; a void one keeps its number.
    Of one signed with a pen (`cara` basah) the file is what was printed for the pen: the signed paper is not in here.
    Of one made by SIAK the file came signed: it is the file before and after.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="dokumen")
    jenis = models.CharField(max_length=20)
    urut = models.PositiveSmallIntegerField(default=0)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.RENCANA)
    cara = models.CharField(max_length=8, choices=Cara.choices, default=Cara.TTE)
    pokok_indeks = models.CharField(max_length=64, db_index=True)
    data = MedanRahasia()
    sidik_data = models.CharField(max_length=64)
    tautan = MedanRahasia()
    tautan_indeks = models.CharField(max_length=64, unique=True)
    penandatangan = models.ForeignKey(Penugasan, on_delete=models.PROTECT)
    sidik_asli = models.CharField(max_length=64)
    nama_asli = models.CharField(max_length=64)
    kunci_asli = models.BinaryField()
    ukuran_asli = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64, default="", blank=True, db_index=True)
    nama = models.CharField(max_length=64, default="", blank=True)
    kunci = models.BinaryField(default=b"")
    ukuran = models.PositiveIntegerField(default=0)
    direncanakan = models.DateTimeField()
    dipegang_sampai = models.DateTimeField(null=True)
    ditandatangani = models.DateTimeField(null=True)
    dicap = models.DateTimeField(null=True)
    terbit = models.DateTimeField(null=True)
    diganti = models.DateTimeField(null=True)
    pengganti = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    alasan_batal = models.CharField(max_length=200, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "jenis", "tahun", "nomor"], name="dokumen_nomor_tunggal"),
            models.UniqueConstraint(
                fields=["permohonan", "jenis", "urut"],
                condition=Q(status__in=["rencana", "bertanda"]),
                name="dokumen_satu_dalam_penandatanganan",
            ),
            models.UniqueConstraint(
                fields=["permohonan", "jenis", "urut"],
                condition=Q(status__in=["terbit", "digantikan"]),
                name="dokumen_terbit_sekali_per_permohonan",
            ),
            models.UniqueConstraint(
                fields=["kantor", "jenis", "pokok_indeks"], condition=Q(status="terbit"), name="dokumen_satu_berlaku"
            ),
        ]

    @property
    def simpanan(self) -> Simpanan:
        """The signed file."""
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran)

    @property
    def simpanan_asli(self) -> Simpanan:
        """The file before signing: what the signature must cover."""
        return Simpanan(self.nama_asli, bytes(self.kunci_asli), self.sidik_asli, self.ukuran_asli)


class TandaTanganYatim(models.Model):
    """Orphan signature: it came when its intent was void, or had another by then. Kept as evidence, never published.

    Somebody must have looked at it: `diketahui_oleh` says who, and in `catatan` what they found.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="yatim")
    nama = models.CharField(max_length=64, unique=True)
    kunci = models.BinaryField()
    sidik = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField()
    datang = models.DateTimeField()
    diketahui = models.DateTimeField(null=True)
    diketahui_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    catatan = models.CharField(max_length=300, default="", blank=True)

    objects = PengelolaKantor()

    @property
    def simpanan(self) -> Simpanan:
        """The signed file nobody may be shown as a document."""
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran)


class CapArsip(models.Model):
    """Archive stamp: until when the newest time stamp of a signed file counts (B-LTA), and the file renewed with one more.

    The first row of a document tells of the file as issued and holds none; `sampai` is empty where that has no stamp.
    A renewed file begins with the issued one, byte for byte: what the log says of a document stays true of it.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="cap_arsip")
    dicatat = models.DateTimeField()
    sampai = models.DateTimeField(null=True)
    nama = models.CharField(max_length=64, default="", blank=True)
    kunci = models.BinaryField(default=b"")
    sidik = models.CharField(max_length=64, default="", blank=True, db_index=True)
    ukuran = models.PositiveIntegerField(default=0)

    objects = PengelolaKantor()

    @property
    def simpanan(self) -> Simpanan:
        """The renewed file."""
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran)


class JalanBasah(models.Model):
    """Wet path: the head of office decided that until `sampai` electronic cases may be signed with a pen, and why."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateTimeField()
    sampai = models.DateTimeField()
    alasan = models.CharField(max_length=300)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gt=F("mulai")), name="jalan_basah_berakhir_setelah_mulai")
        ]
