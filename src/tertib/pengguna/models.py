"""People who sign in, and what they are assigned to."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.wilayah.models import Kantor, Wilayah


class PengelolaPengguna(BaseUserManager["Pengguna"]):
    """Accounts are known by e-mail, compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **lain: Any) -> "Pengguna":
        pengguna = self.model(email=self.normalize_email(email).lower(), **lain)
        pengguna.set_password(password)
        pengguna.save()
        return pengguna

    def get_by_natural_key(self, email: str | None) -> "Pengguna":
        return self.get(email__iexact=email)


class Pengguna(AbstractBaseUser):
    """User: one official, who may hold several assignments over time."""

    email = models.EmailField(unique=True)
    nama = models.CharField(max_length=100)
    nip = models.CharField(max_length=18, blank=True, default="")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    objects = PengelolaPengguna()

    def __str__(self) -> str:
        return self.nama


class Jabatan(models.TextChoices):
    """Position: what an assignment makes of a person; the words `jabatan` of a SOP."""

    OPERATOR = "operator", "Operator"
    LOKET = "loket", "Petugas loket"
    PETUGAS = "petugas", "Petugas Dukcapil"
    SUBKOORD = "subkoord", "Verifikator/ Sub Koord"
    KASI = "kasi", "Kepala Seksi"
    JFM = "jfm", "Jabatan Fungsional Ahli Muda"
    ADMINISTRATOR = "administrator", "Pejabat Administrator"
    KABID = "kabid", "Kepala Bidang"
    KADIS = "kadis", "Kepala Dinas"
    PEREKAM = "perekam", "Petugas perekaman"
    OPERATOR_NAGARI = "operator-nagari", "Operator nagari"
    PENGELOLA = "pengelola", "Pengelola sistem"
    PELAPOR = "pelapor", "Pelapor penduduk rentan"


PENENTU_SYARAT = (Jabatan.KADIS, Jabatan.KABID, Jabatan.ADMINISTRATOR, Jabatan.PENGELOLA)
"""Positions that answer for what an office asks of applicants."""


class Penugasan(models.Model):
    """Assignment: a person holds a position in an office (or one of its villages) from a day to a day."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="penugasan")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    jabatan = models.CharField(max_length=20, choices=Jabatan.choices)
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, null=True, blank=True)
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    mandat = models.CharField(max_length=120, blank=True, default="")

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")), name="penugasan_berakhir_setelah_mulai"
            )
        ]


class Lembaga(models.TextChoices):
    """Institution whose people may report residents without papers (SOP Kota Metro, step 1)."""

    KECAMATAN = "kecamatan", _("Kecamatan")
    KELURAHAN = "kelurahan", _("Kelurahan")
    PAMONG = "pamong", _("Pamong")
    SOSIAL = "pendamping-sosial", _("Pendamping sosial")
    DINSOS = "dinsos", _("Dinas Sosial")


class Pelapor(models.Model):
    """Reporter: somebody of a named institution whom the office lets report residents without papers.

    The assignment is the account; this is what the office knows of the person: the letter that sends them, their NIK,
    and how many reports a month pass without a second attest. `diakhiri` switches them off at once.
    """

    penugasan = models.OneToOneField(Penugasan, on_delete=models.PROTECT, related_name="pelapor")
    lembaga = models.CharField(max_length=20, choices=Lembaga.choices)
    nama_lembaga = models.CharField(max_length=100)
    surat = models.CharField(max_length=80)
    nik = MedanRahasia()
    kuota = models.PositiveSmallIntegerField()
    dicatat_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    dicatat = models.DateTimeField()
    diakhiri = models.DateTimeField(null=True)

    objects = PengelolaKantor("penugasan__kantor")

    def __str__(self) -> str:
        return f"{self.penugasan.pengguna.nama}, {self.nama_lembaga}"


class JenisMandat(models.TextChoices):
    """Kind of mandate (UU 30/2014 art. 14): the position is vacant, or its holder is away for a while."""

    PLT = "Plt.", "Pelaksana tugas (Plt.)"
    PLH = "Plh.", "Pelaksana harian (Plh.)"


class Mandat(models.Model):
    """Mandate: by this letter a person does the work of another's position, for these days and these documents.

    One official records it, another confirms it; only then does it become an assignment (`penugasan`).
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    jenis = models.CharField(max_length=4, choices=JenisMandat.choices)
    nomor = models.CharField(max_length=80)
    orang = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="mandat")
    menggantikan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    dokumen = models.JSONField(default=list)
    mulai = models.DateField()
    sampai = models.DateField()
    dicatat_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    dicatat = models.DateTimeField()
    dikuatkan_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    dikuatkan = models.DateTimeField(null=True)
    penugasan = models.OneToOneField(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    diakhiri = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gte=F("mulai")), name="mandat_berakhir_setelah_mulai"),
            models.CheckConstraint(
                condition=Q(dikuatkan_oleh=None) | ~Q(dikuatkan_oleh=F("dicatat_oleh")), name="mandat_dua_orang"
            ),
        ]
