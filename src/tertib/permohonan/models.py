"""The case: the application, the papers handed in, what is missing, where it has been, and the chained history."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Pengguna
from tertib.permohonan.pelaporan.models import Pelaporan
from tertib.wilayah.models import Kantor

__all__ = [
    "ASLI_DILIHAT",
    "Berkas",
    "Jeda",
    "Kekurangan",
    "KepalaRantai",
    "KodeKonfirmasi",
    "Kunjungan",
    "Lembar",
    "Pelaporan",
    "PeriksaSyarat",
    "Permohonan",
    "Riwayat",
    "SopTerbit",
    "UbahanSyarat",
]

ASLI_DILIHAT = "asli-dilihat"


class SopTerbit(models.Model):
    """Published SOP: one version an office has adopted, whole and immutable; cases keep the one they began under."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    kode = models.CharField(max_length=60)
    versi = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    kanonik = models.TextField()
    layanan = models.CharField(max_length=40)
    aktif = models.BooleanField(default=False)
    diusulkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    diaktifkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    diaktifkan = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "sidik"], name="sop_sekali_per_kantor"),
            models.UniqueConstraint(fields=["kantor", "layanan"], condition=Q(aktif=True), name="sop_satu_aktif"),
        ]


class Permohonan(models.Model):
    """Case: one application, from the first answer to its end. `langkah` is its place in its own SOP version."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    sop = models.ForeignKey(SopTerbit, on_delete=models.PROTECT)
    nomor = models.CharField(max_length=24, null=True, unique=True)
    jenis = models.CharField(max_length=40)
    kanal = models.CharField(max_length=20, default="warga")
    bahasa = models.CharField(max_length=2, default="id")
    langkah = models.CharField(max_length=40)
    akhir = models.CharField(max_length=20, default="", blank=True)
    versi = models.PositiveIntegerField(default=1)

    pemohon_nama = models.CharField(max_length=100, default="", blank=True)
    pemohon_nik = MedanRahasia()
    pemohon_nik_indeks = models.CharField(max_length=64, default="", blank=True, db_index=True)
    nomor_kk = MedanRahasia()
    nomor_kk_indeks = models.CharField(max_length=64, default="", blank=True, db_index=True)
    desa = models.CharField(max_length=13, default="", blank=True)
    whatsapp = MedanRahasia()
    whatsapp_dikonfirmasi = models.DateTimeField(null=True)
    surel = MedanRahasia()
    surel_dikonfirmasi = models.DateTimeField(null=True)
    isian = MedanRahasia()
    draf = MedanRahasia()
    draf_sidik = models.CharField(max_length=64, default="", blank=True)

    tautan = MedanRahasia()
    tautan_indeks = models.CharField(max_length=64, unique=True)
    dibuat = models.DateTimeField()
    diajukan = models.DateTimeField(null=True)
    selesai = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        indexes = [models.Index(fields=["kantor", "akhir", "langkah"], name="permohonan_antre")]

    def __str__(self) -> str:
        return self.nomor or "belum bernomor"


class Kunjungan(models.Model):
    """Visit: one stay of a case at one step, with its two clocks (entered, taken, done). A return opens a new one."""

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="kunjungan")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    langkah = models.CharField(max_length=40)
    peran = models.CharField(max_length=40)
    ke = models.PositiveIntegerField()
    masuk = models.DateTimeField()
    diambil = models.DateTimeField(null=True)
    petugas = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    selesai = models.DateTimeField(null=True)
    putusan = models.CharField(max_length=60, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(selesai=None), name="kunjungan_satu_terbuka_per_permohonan"
            )
        ]
        indexes = [models.Index(fields=["kantor", "peran", "masuk"], name="kunjungan_kerja", condition=Q(selesai=None))]


class Jeda(models.Model):
    """Pause: the clock of one visit stands while it lasts; without a visit, the clocks of the whole office.

    `sebab` is a word of the SOP's `jam.berhenti`: a SOP that does not name it is not stopped by it. A pause begins when
    it is written down, never earlier, so a clock never runs back.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.PROTECT, null=True, related_name="jeda")
    sebab = models.CharField(max_length=20)
    catatan = models.CharField(max_length=200, default="", blank=True)
    mulai = models.DateTimeField()
    dibuka_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    selesai = models.DateTimeField(null=True)
    ditutup_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kunjungan"],
                condition=Q(selesai=None, kunjungan__isnull=False),
                name="jeda_satu_terbuka_per_kunjungan",
            ),
            models.UniqueConstraint(
                fields=["kantor"], condition=Q(selesai=None, kunjungan=None), name="jeda_satu_terbuka_per_kantor"
            ),
        ]
        indexes = [models.Index(fields=["kantor", "selesai"], name="jeda_menurut_akhir")]


class Berkas(models.Model):
    """Paper handed in for one requirement. A better one supersedes it (`diganti`); no row and no file is overwritten.

    Of `jenis` "asli-dilihat" there is no file: an official (`dilihat_oleh`) saw the original and says so. `formulir` is
    the code of a form signed on screen, "" for a paper from outside.
    """

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="berkas")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    syarat = models.CharField(max_length=60)
    nama_asli = models.CharField(max_length=200)
    jenis = models.CharField(max_length=40)
    ukuran = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    sidik_asal = models.CharField(max_length=64)
    nama = models.CharField(max_length=64)
    kunci = models.BinaryField()
    lembar = models.PositiveSmallIntegerField(default=1)
    formulir = models.CharField(max_length=8, default="", blank=True)
    dilihat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField()
    diganti = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "syarat"], condition=Q(diganti=None), name="berkas_satu_berlaku_per_syarat"
            )
        ]

    @property
    def asli_dilihat(self) -> bool:
        """Whether an official vouches for the original instead of a file."""
        return self.jenis == ASLI_DILIHAT

    @property
    def simpanan(self) -> Simpanan:
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran)


class Lembar(models.Model):
    """Sheet: one page of a paper as the desk sees it, a JPEG made by us; the citizen's own file is never shown raw."""

    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="gambar")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    no = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=64)
    kunci = models.BinaryField()
    sidik = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["berkas", "no"], name="lembar_sekali")]

    @property
    def simpanan(self) -> Simpanan:
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran)


class PeriksaSyarat(models.Model):
    """Checklist line: an official found one requirement in order, on the paper lying there at that time."""

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="ceklis")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    syarat = models.CharField(max_length=60)
    petugas = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    sidik_berkas = models.CharField(max_length=64, default="", blank=True)
    pada = models.DateTimeField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["permohonan", "syarat", "petugas"], name="ceklis_sekali")]


class Kekurangan(models.Model):
    """Deficiency: one thing found wrong, at `sasaran` ("syarat:akta-kelahiran", "isian:nama_anak", or "" in general)."""

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="kekurangan")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    sasaran = models.CharField(max_length=80, default="", blank=True)
    catatan = MedanRahasia()
    langkah = models.CharField(max_length=40)
    dibuat = models.DateTimeField()
    dipenuhi = models.DateTimeField(null=True)

    objects = PengelolaKantor()


class Riwayat(models.Model):
    """Event: one move of one case, chained to the event before it in the same office."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    urut = models.PositiveBigIntegerField()
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="riwayat")
    pada = models.DateTimeField()
    tindakan = models.CharField(max_length=40)
    dari = models.CharField(max_length=40, default="", blank=True)
    ke = models.CharField(max_length=40, default="", blank=True)
    putusan = models.CharField(max_length=60, default="", blank=True)
    kembali = models.BooleanField(default=False)
    peran = models.TextField(default="", blank=True)
    pelaku = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    pelaku_nama = models.CharField(max_length=100)
    alasan = MedanRahasia()
    alasan_sidik = models.CharField(max_length=64, default="", blank=True)
    sidik_data = models.CharField(max_length=64)
    sidik_sebelum = models.CharField(max_length=64, default="", blank=True)
    sidik = models.CharField(max_length=64)

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "urut"], name="riwayat_urut_tanpa_ganda")]


class KepalaRantai(models.Model):
    """Chain head: the number and digest of the last event of an office; its row lock orders the events."""

    kantor = models.OneToOneField(Kantor, on_delete=models.PROTECT, primary_key=True)
    urut = models.PositiveBigIntegerField(default=0)
    sidik = models.CharField(max_length=64, default="", blank=True)

    objects = PengelolaKantor()


class KodeKonfirmasi(models.Model):
    """Confirmation code: proves that a number or address belongs to the applicant; five tries, short life, keyed digest only."""

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="kode")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    tujuan_indeks = models.CharField(max_length=64, db_index=True)
    kode = MedanRahasia()
    dibuat = models.DateTimeField()
    percobaan = models.PositiveSmallIntegerField(default=0)
    dipakai = models.DateTimeField(null=True)

    objects = PengelolaKantor()


class Panggilan(models.Model):
    """Call: no message reaches the applicant of a case, so somebody has to phone; at most one is open per case.

    `dicoba` lists what was tried: [channel, class of failure, code] each. `gagal` counts calls nobody answered.
    """

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="panggilan")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    perihal = models.CharField(max_length=20)
    dicoba = models.JSONField(default=list, blank=True)
    dibuat = models.DateTimeField()
    gagal = models.PositiveSmallIntegerField(default=0)
    terakhir = models.DateTimeField(null=True)
    selesai = models.DateTimeField(null=True)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(selesai=None), name="panggilan_satu_terbuka_per_permohonan"
            )
        ]


class UbahanSyarat(models.Model):
    """Change of a requirement: how one requirement of one kind differs in this office from when it was put in force.

    Proposed by one official, put in force (`berlaku`) or turned down by another. Rows are only added: of one
    requirement the latest in force counts, and SEMULA is the national list again.
    """

    class Ubahan(models.TextChoices):
        """What the office does with the requirement."""

        TAMBAH = "tambah", _("Ditambah")
        OPSIONAL = "opsional", _("Boleh dikosongkan")
        HAPUS = "hapus", _("Tidak diminta")
        SEMULA = "semula", _("Seperti semula")

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    jenis = models.CharField(max_length=40)
    kunci = models.CharField(max_length=60)
    ubahan = models.CharField(max_length=10, choices=Ubahan.choices)
    nama = models.CharField(max_length=120)
    petunjuk = models.CharField(max_length=200, default="", blank=True)
    pasal = models.CharField(max_length=120, default="", blank=True)
    alasan = models.CharField(max_length=300)
    diusulkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    diusulkan = models.DateTimeField()
    berlaku = models.BooleanField(default=False)
    diputus_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    diputus = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kantor", "jenis", "kunci"], condition=Q(diputus=None), name="ubahan_syarat_satu_usulan"
            )
        ]
        indexes = [models.Index(fields=["kantor", "jenis", "diputus"], name="ubahan_syarat_berlaku")]

    def __str__(self) -> str:
        return self.nama
