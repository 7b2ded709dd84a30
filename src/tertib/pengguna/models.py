"""People who sign in, and what they are assigned to."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from tertib.inti.lingkup import PengelolaKantor
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
