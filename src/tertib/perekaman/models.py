"""Recording in the field: tablets, the day's visits, who was recorded with what, and who looked at it afterwards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


class Tablet(models.Model):
    """Tablet: a device the office enrolled, known by a secret it keeps; once locked out it is told to wipe itself."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nama = models.CharField(max_length=60)
    rahasia_sidik = models.CharField(max_length=64, unique=True)
    didaftarkan_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    didaftarkan = models.DateTimeField()
    sinkron = models.DateTimeField(null=True)
    dikunci = models.DateTimeField(null=True)
    dikunci_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    sebab_kunci = models.CharField(max_length=200, blank=True, default="")

    objects = PengelolaKantor()

    def __str__(self) -> str:
        return self.nama


class Perjalanan(models.Model):
    """Trip: one day of a recording officer, with a tablet and companions, along the visits planned."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    tanggal = models.DateField()
    perekam = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    tablet = models.ForeignKey(Tablet, on_delete=models.PROTECT, related_name="perjalanan")
    tim = models.CharField(max_length=200, blank=True, default="")
    dibuat_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tanggal", "tablet", "perekam"], name="perjalanan_sekali_sehari")
        ]


class JadwalKunjungan(models.Model):
    """Planned visit: a case whose people are to be recorded where they are, within a window of time."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    perjalanan = models.ForeignKey(Perjalanan, on_delete=models.CASCADE, related_name="jadwal")
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="jadwal_rekam")
    urut = models.PositiveSmallIntegerField()
    tempat = models.CharField(max_length=200)
    mulai = models.TimeField()
    sampai = models.TimeField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["perjalanan", "permohonan"], name="jadwal_sekali_seperjalanan"),
            models.CheckConstraint(condition=Q(sampai__gt=models.F("mulai")), name="jadwal_berakhir_setelah_mulai"),
        ]


class Keadaan(models.TextChoices):
    """State of a recording: its pieces are still coming, it counts, it waits for a person to decide, or it was dropped."""

    DATANG = "datang", _("Sedang dikirim")
    BERLAKU = "berlaku", _("Berlaku")
    DISISIHKAN = "disisihkan", _("Menunggu putusan")
    DIBUANG = "dibuang", _("Dibuang")


class Rekaman(models.Model):
    """Recording of one person for one case. `kode` is made where it was recorded, so that it can be sent twice.

    `sidik` is the digest of what was announced; `sebab` says why it does not count. At most one counts per person and case.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="rekaman")
    kode = models.UUIDField(unique=True)
    sidik = models.CharField(max_length=64)
    nik = MedanRahasia()
    nik_indeks = models.CharField(max_length=64, db_index=True)
    nama = models.CharField(max_length=100)
    tablet = models.ForeignKey(Tablet, on_delete=models.PROTECT, null=True, related_name="rekaman")
    perekam = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    direkam = models.DateTimeField()
    diterima = models.DateTimeField()
    keadaan = models.CharField(max_length=10, choices=Keadaan.choices, default=Keadaan.DATANG)
    sebab = models.CharField(max_length=40, blank=True, default="")
    diputus_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    diputus = models.DateTimeField(null=True)
    dihapus = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "nik_indeks"], condition=Q(keadaan="berlaku"), name="rekaman_satu_berlaku"
            )
        ]

    @property
    def kait(self) -> str:
        """What binds the files to this recording."""
        return f"rekaman:{self.kantor_id}:{self.kode}"


class Butir(models.Model):
    """Item of a recording: one part, taken (`sidik` announced, file once it came) or not there for a reason.

    `mutu` is 0-100. `rantai` is the device's chained hash, "" for what the browser took itself.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    rekaman = models.ForeignKey(Rekaman, on_delete=models.CASCADE, related_name="butir")
    urut = models.PositiveSmallIntegerField()
    bagian = models.CharField(max_length=20)
    sebab_tiada = models.CharField(max_length=20, blank=True, default="")
    mutu = models.PositiveSmallIntegerField(null=True)
    rantai = models.CharField(max_length=64, blank=True, default="")
    sidik = models.CharField(max_length=64, blank=True, default="")
    nama = models.CharField(max_length=64, blank=True, default="")
    kunci = models.BinaryField(default=b"")
    ukuran = models.PositiveIntegerField(default=0)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rekaman", "bagian"], name="butir_sekali_serekaman"),
            models.CheckConstraint(condition=Q(sidik="") ^ Q(sebab_tiada=""), name="butir_ada_atau_bersebab"),
        ]

    @property
    def berkas(self) -> Simpanan | None:
        """The encrypted file; None before it came, after it was erased, and for what was not taken."""
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran) if self.nama else None


class TilikRekaman(models.Model):
    """Look at a recording: who opened photo and signature, and why (UU 27/2022 art. 31: processing is recorded)."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    rekaman = models.ForeignKey(Rekaman, on_delete=models.PROTECT, related_name="tilik")
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    alasan = MedanRahasia()
    pada = models.DateTimeField()

    objects = PengelolaKantor()
