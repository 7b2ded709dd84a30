"""Records about the register: who looked at whom, who decided about a double, what was taken in or out as a file."""

from django.db import models
from django.db.models import Q

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import MedanRahasia
from tertib.wilayah.models import Kantor


class Dilihat(models.Model):
    """Looked at: an official opened the full data of a resident (UU 27/2022 article 31: processing is recorded)."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    penduduk = models.ForeignKey("kependudukan.Penduduk", on_delete=models.PROTECT, related_name="dilihat")
    pengguna = models.PositiveBigIntegerField()
    nama = models.CharField(max_length=100)
    jabatan = models.CharField(max_length=80)
    pada = models.DateTimeField()

    objects = PengelolaKantor()

    class Meta:
        indexes = [models.Index(fields=["pengguna", "pada"], name="dilihat_per_petugas")]


class PutusanGanda(models.Model):
    """Decision about a double: a person said to be new is, or is not, this resident.

    `perihal` names the case, `orang` is the digest of what was said about the person when the decision was made.
    """

    ORANG_LAIN, ORANG_SAMA = "orang-lain", "orang-sama"

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    perihal = models.CharField(max_length=60)
    orang = models.CharField(max_length=64)
    calon = models.ForeignKey("kependudukan.Penduduk", on_delete=models.PROTECT, related_name="+")
    putusan = models.CharField(max_length=10)
    skor = models.PositiveSmallIntegerField()
    pelaku = models.CharField(max_length=100)
    pada = models.DateTimeField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "perihal", "orang", "calon"], name="ganda_diputus_sekali"),
            models.CheckConstraint(condition=Q(putusan__in=["orang-lain", "orang-sama"]), name="ganda_putusan"),
        ]


class Pertukaran(models.Model):
    """Exchange: residents taken in from a file or out into one, asked for by one official and let through by another.

    `baris` lines of `dari_baris` are done; `diterima` and `ditolak` count lines. The file lies encrypted.
    """

    MASUK, KELUAR = "masuk", "keluar"
    DIMINTA, BERJALAN, SELESAI, DITOLAK = "diminta", "berjalan", "selesai", "ditolak"

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    arah = models.CharField(max_length=6)
    bentuk = models.CharField(max_length=4)
    desa = models.CharField(max_length=13, blank=True, default="")
    alasan = MedanRahasia()
    keadaan = models.CharField(max_length=8, default="diminta")
    baris = models.PositiveIntegerField(default=0)
    dari_baris = models.PositiveIntegerField(default=0)
    diterima = models.PositiveIntegerField(default=0)
    ditolak = models.PositiveIntegerField(default=0)
    peminta = models.PositiveBigIntegerField()
    peminta_nama = models.CharField(max_length=200)
    diminta = models.DateTimeField()
    penyetuju_nama = models.CharField(max_length=200, blank=True, default="")
    disetujui = models.DateTimeField(null=True)
    selesai = models.DateTimeField(null=True)
    berkas_nama = models.CharField(max_length=64, blank=True, default="")
    berkas_kunci = models.BinaryField(default=b"")
    berkas_sidik = models.CharField(max_length=64, blank=True, default="")
    berkas_ukuran = models.PositiveBigIntegerField(default=0)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "tahun", "nomor"], name="pertukaran_nomor_tunggal"),
            models.CheckConstraint(condition=Q(arah__in=["masuk", "keluar"]), name="pertukaran_arah"),
        ]

    @property
    def sebutan(self) -> str:
        """The number as it is said and printed: "T-2026-7"."""
        return f"T-{self.tahun}-{self.nomor}"

    @property
    def kait(self) -> str:
        """What binds the file to this row."""
        return f"pertukaran:{self.kantor_id}:{self.tahun}:{self.nomor}"

    @property
    def berkas(self) -> Simpanan | None:
        """The file; None while there is none."""
        if not self.berkas_nama:
            return None
        return Simpanan(self.berkas_nama, bytes(self.berkas_kunci), self.berkas_sidik, self.berkas_ukuran)


class BarisTertolak(models.Model):
    """Refused line of an import: its number in the file, the column, and a sentence."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    pertukaran = models.ForeignKey(Pertukaran, on_delete=models.PROTECT, related_name="tertolak")
    nomor = models.PositiveIntegerField()
    kolom = models.CharField(max_length=40, blank=True, default="")
    kalimat = MedanRahasia()

    objects = PengelolaKantor()

    class Meta:
        indexes = [models.Index(fields=["pertukaran", "nomor"], name="tertolak_urut")]
